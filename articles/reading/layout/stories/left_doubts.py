"""What no story took and stands at one: that story may be missing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.confidence import (
    LEFT_BESIDE,
    LONE_HEADLINE,
    PICTURE_LEFT_BESIDE,
    SHOWN,
    doubt,
)
from articles.reading.geometry import Box, union, white_between
from articles.reading.language.measure import width
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.tuning import REGIONS
from articles.reading.shapes import Doubt

from .page_scale import PageScale
from .story_draft import Drafts
from .tuning import STORIES


@dataclass(frozen=True)
class UntakenPart:
    """A block, or a picture without words, that is in no story. In points.

    `is_headline`: of a story that the page has nothing else of, for which `is_far` of any other.
    """

    box: Box
    text: str = ""
    is_headline: bool = False
    is_far: bool = False


def is_large(headline: Block, em: float) -> bool:
    """Whether a headline without a text is set as a story's is, and is no price or name of an ad."""
    return (
        not headline.is_vertical
        and headline.size >= REGIONS.clear_size * em
        and width(headline.text) >= STORIES.lone_headline
    )


def left_beside(
    left: Sequence[UntakenPart], drafts: Drafts, em: float
) -> Mapping[int, Sequence[UntakenPart]]:
    """By the index of each draft what stands at it, nearer than at any other, and a headline also from afar;
    `em`: of the page's text.
    """
    boxes = [union(draft.boxes) for draft in drafts]
    found: defaultdict[int, list[UntakenPart]] = defaultdict(list)
    for part in left:
        white = {n: white_between(box, part.box) for n, box in enumerate(boxes)}
        nearest = min(white, key=lambda n: (white[n], boxes[n].area), default=None)
        if nearest is None:
            continue
        is_far = white[nearest] > STORIES.left_beside * em
        if part.is_headline or not is_far:
            found[nearest].append(replace(part, is_far=is_far))
    return found


def left_doubts(left: Sequence[UntakenPart], scale: PageScale) -> Iterator[Doubt]:
    for part in left:
        yield replace(_said(part), region=scale.fractions(part.box))


def _said(part: UntakenPart) -> Doubt:
    words = part.text[:SHOWN]
    if not words:
        return doubt(PICTURE_LEFT_BESIDE)
    return doubt(LONE_HEADLINE, words=words) if part.is_far else doubt(LEFT_BESIDE, words=words)
