"""Doubts about the lines of a headline: kicker or headline, of this story or of the one beside it."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.arrangement import IN_PRINTED_ORDER, Operation
from articles.reading.confidence import DIVISION, KICKER_BESIDE, NO_BODY, SHOWN, doubt
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.shapes import Doubt

from .doubt_places import DoubtPlaces
from .story_draft import StoryDraft
from .tuning import STORIES

_KICKER_AND_HEADLINE = 2


def headline_doubts(draft: StoryDraft, places: DoubtPlaces) -> Iterator[Doubt]:
    if draft.headline is not None and not draft.headline.is_vertical:
        yield from _role_doubts(draft.headline, places)
        yield from _owner_doubts(draft.headline, places)
        yield from _text_doubts(draft, places)


def _role_doubts(headline: HeadlineBlock, places: DoubtPlaces) -> Iterator[Doubt]:
    """Lines above the headline that are nearly as large: they may be its first ones."""
    for kicker in headline.kicker:
        margin = 1 - kicker.size / headline.size
        if margin < STORIES.kicker_margin:
            mend = Operation("role", blocks=places.blocks_of(kicker), value="headline")
            yield places.of(doubt(DIVISION), kicker, max(0.0, margin), mend)


def _owner_doubts(headline: HeadlineBlock, places: DoubtPlaces) -> Iterator[Doubt]:
    """A small headline and one beside it, whose kicker it may be.

    All of its story is then the other's.
    """
    if headline.unsure_kicker:
        words, large = headline.unsure_kicker
        said = doubt(KICKER_BESIDE, words=words, headline=large)
        yield places.of(said, headline, proposal=_as_one_story(headline, places))


def _as_one_story(headline: HeadlineBlock, places: DoubtPlaces) -> Operation | None:
    """Puts the story under a kicker into that of the headline.

    None where one of the two is not found.
    """
    pair = [
        (draft.headline.size, story)
        for story, draft in enumerate(places.drafts, 1)
        if draft.headline and draft.headline.unsure_kicker == headline.unsure_kicker
    ]
    if len(pair) != _KICKER_AND_HEADLINE:
        return None
    (_little, kicker), (_large, story) = sorted(pair)
    blocks = tuple(block.number for block in places.gathered.of(kicker))
    return Operation("move", blocks, story, IN_PRINTED_ORDER)


def _text_doubts(draft: StoryDraft, places: DoubtPlaces) -> Iterator[Doubt]:
    """A headline with nothing but a picture that nothing is said of: its text may stand elsewhere, or be cut off."""
    is_told = draft.has_text or any(picture.words for picture in draft.pictures)
    if draft.headline is not None and not is_told:
        words = "".join(block.text for block in draft.headline.headline)[:SHOWN]
        yield places.of(doubt(NO_BODY, words=words), draft.headline)
