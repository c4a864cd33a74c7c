"""Doubts about the lines of a headline: kicker or headline."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.arrangement import Operation
from articles.reading.confidence import DIVISION, doubt
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.shapes import Doubt

from .doubt_places import DoubtPlaces
from .story_draft import StoryDraft
from .tuning import STORIES


def headline_doubts(draft: StoryDraft, places: DoubtPlaces) -> Iterator[Doubt]:
    if draft.headline is not None and not draft.headline.is_vertical:
        yield from _role_doubts(draft.headline, places)


def _role_doubts(headline: HeadlineBlock, places: DoubtPlaces) -> Iterator[Doubt]:
    """Lines above the headline that are nearly as large: they may be its first ones."""
    for kicker in headline.kicker:
        margin = 1 - kicker.size / headline.size
        if margin < STORIES.kicker_margin:
            mend = Operation("role", blocks=places.blocks_of(kicker), value="headline")
            yield places.of(doubt(DIVISION), kicker, max(0.0, margin), mend)
