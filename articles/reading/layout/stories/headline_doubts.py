"""Doubts about the lines of a headline: kicker or headline, of this story or of the one beside it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.arrangement import IN_PRINTED_ORDER, Operation
from articles.reading.confidence import (
    DIVISION,
    KICKER_BESIDE,
    MISSING,
    NO_BODY,
    SHOWN,
    WEAK_OPENING,
    doubt,
)
from articles.reading.layout.lines.blocks import Block, is_in_column
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.quotation_marks import is_quotation
from articles.reading.layout.regions.tuning import REGIONS
from articles.reading.shapes import Doubt

from .doubt_places import QUOTED, DoubtPlaces
from .story_draft import StoryDraft
from .tuning import STORIES

_KICKER_AND_HEADLINE = 2


def headline_doubts(draft: StoryDraft, places: DoubtPlaces) -> Iterator[Doubt]:
    if draft.headline is not None:
        yield from _role_doubts(draft.headline, places)
    if draft.headline is not None and not draft.headline.is_vertical:
        yield from _owner_doubts(draft.headline, places)
        yield from _text_doubts(draft, places)
        yield from _quotation_doubts(draft, draft.headline, places)


def _role_doubts(headline: HeadlineBlock, places: DoubtPlaces) -> Iterator[Doubt]:
    """Lines above the headline that are nearly as large: they may be its first ones.

    Lines of it that are clearly smaller than another one may be its kicker or its deck.
    """
    largest = max(headline.headline, key=lambda block: block.size)
    first = headline.headline.index(largest)
    for at, line in enumerate(headline.headline):
        share = line.size / largest.size
        if share < STORIES.sure_line:
            role = "kicker" if at < first else "deck"
            mend = Operation("role", blocks=places.blocks_of(line), value=role)
            yield places.of(doubt(DIVISION), line, share - REGIONS.smaller_line, mend)
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


def _quotation_doubts(
    draft: StoryDraft, headline: HeadlineBlock, places: DoubtPlaces
) -> Iterator[Doubt]:
    """A headline that may be pulled out of the story above it, and the story below which another one has such a
    headline, in which it may go on.
    """
    drafts = [other for other in places.drafts if other is not draft]
    if _only_quotes(draft, drafts):
        for story in [other for other in drafts if _ends_above(other, headline)][:1]:
            said = doubt(WEAK_OPENING, headline=headline.text[:QUOTED])
            yield places.of(said, headline, proposal=_joined(story, draft, places))
    for other in drafts:
        quoting = other.headline
        if quoting and _ends_above(draft, quoting) and _only_quotes(other, [draft, *drafts]):
            words = {"before": draft.text[-1].text[-QUOTED:], "after": quoting.text[:QUOTED]}
            said = doubt(MISSING, **words)
            yield places.of(said, quoting, proposal=_joined(draft, other, places))


def _joined(above: StoryDraft, below: StoryDraft, places: DoubtPlaces) -> Operation | None:
    story, own = places.anchored(above.anchor), places.anchored(below.anchor)
    return Operation("join", story=story, at=own) if story and own else None


def _only_quotes(draft: StoryDraft, others: Sequence[StoryDraft]) -> bool:
    """Whether all that heads a story is a quotation in a type that no other headline has, with nobody's name."""
    head = draft.headline
    if head is None or head.is_vertical or not draft.has_text or not is_quotation(head.text):
        return False
    if head.kicker or head.deck or draft.bylines or draft.labels:
        return False
    heads = [other.headline for other in others if other.headline and other is not draft]
    return not any(_is_in_type_of(head, other) for other in heads)


def _ends_above(draft: StoryDraft, headline: HeadlineBlock) -> bool:
    return draft.headline is not headline and any(
        _ends_right_above(text, headline) for text in draft.text
    )


def _is_in_type_of(headline: HeadlineBlock, other: HeadlineBlock) -> bool:
    """Whether two are set in one type. A quotation says nothing of another one."""
    if is_quotation(other.text) or headline.headline[0].style != other.headline[0].style:
        return False
    return abs(headline.size - other.size) <= STORIES.same_headline_size * headline.size


def _ends_right_above(text: Block, headline: HeadlineBlock) -> bool:
    """Whether a text ends right above a headline no wider than its column."""
    gap = headline.box.y0 - text.box.y1
    is_near = -text.size <= gap <= STORIES.quotation_gap * text.size
    return is_near and is_in_column(headline.box, text, text.size)
