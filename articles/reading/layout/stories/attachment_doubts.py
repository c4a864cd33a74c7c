"""Doubts whose a picture, a byline or a label is: where another story's claim is nearly as good."""

from __future__ import annotations

from collections.abc import Iterator

from articles.reading.arrangement import Operation
from articles.reading.confidence import (
    BYLINE,
    BYLINE_BESIDE,
    LABEL,
    LABEL_BESIDE,
    PICTURE,
    PICTURE_BESIDE,
    PICTURE_BESIDE_WITHOUT_CAPTION,
    PICTURE_WITHOUT_CAPTION,
    SHOWN,
    doubt,
)
from articles.reading.shapes import Doubt

from .doubt_places import DoubtPlaces
from .story_draft import StoryDraft, WeakAttachment
from .tuning import STORIES

# Of the story that has it, and of the one that may have it instead
_MESSAGES = {
    "picture": (PICTURE, PICTURE_BESIDE),
    "byline": (BYLINE, BYLINE_BESIDE),
    "label": (LABEL, LABEL_BESIDE),
}
_WITHOUT_CAPTION = (PICTURE_WITHOUT_CAPTION, PICTURE_BESIDE_WITHOUT_CAPTION)


def attachment_doubts(draft: StoryDraft, story: int, places: DoubtPlaces) -> Iterator[Doubt]:
    """`story`: the draft's number. Both stories propose the same: that the other one has it."""
    for weak in draft.weak:
        if weak.margin < _least(weak):
            other = places.anchored(weak.rival)
            yield places.of(
                _doubt(weak, is_own=True), weak.part, weak.margin, _moved(weak, other, places)
            )
    for claim in draft.claims:
        if claim.margin < _least_claimed(claim):
            yield places.of(
                _doubt(claim, is_own=False),
                claim.part,
                claim.margin,
                _moved(claim, story, places),
            )


def _moved(weak: WeakAttachment, story: int, places: DoubtPlaces) -> Operation | None:
    """A label may stand over both stories: to move it would settle nothing."""
    if weak.kind == "label":
        return None
    return places.moved([weak.part], story) if story else None


def _least(weak: WeakAttachment) -> float:
    """The margin from which nobody doubts whose it is."""
    if weak.kind == "byline":
        return STORIES.byline_margin
    if weak.kind == "label":
        return STORIES.label_margin
    return STORIES.picture_margin if weak.text else STORIES.bare_picture_margin


def _least_claimed(weak: WeakAttachment) -> float:
    least = _least(weak)
    return min(least, STORIES.claimed_picture) if weak.kind == "picture" else least


def _doubt(weak: WeakAttachment, *, is_own: bool) -> Doubt:
    messages = _MESSAGES[weak.kind] if weak.text else _WITHOUT_CAPTION
    message = messages[0] if is_own else messages[1]
    return doubt(message, words=weak.text[:SHOWN]) if weak.text else doubt(message)
