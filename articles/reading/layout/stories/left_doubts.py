"""What no story took and stands at one: that story may be missing it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.confidence import LEFT_BESIDE, PICTURE_LEFT_BESIDE, SHOWN, doubt
from articles.reading.geometry import Box, union, white_between
from articles.reading.shapes import Doubt

from .page_scale import PageScale
from .story_draft import Drafts
from .tuning import STORIES


@dataclass(frozen=True)
class UntakenPart:
    """A block, or a picture without words, that is in no story. In points."""

    box: Box
    text: str = ""


def left_beside(
    left: Sequence[UntakenPart], drafts: Drafts, em: float
) -> Mapping[int, Sequence[UntakenPart]]:
    """By the index of each draft what stands at it, nearer than at any other; `em`: of the page's text."""
    boxes = [union(draft.boxes) for draft in drafts]
    found: defaultdict[int, list[UntakenPart]] = defaultdict(list)
    for part in left:
        white = {n: white_between(box, part.box) for n, box in enumerate(boxes)}
        nearest = min(white, key=lambda n: (white[n], boxes[n].area), default=None)
        if nearest is not None and white[nearest] <= STORIES.left_beside * em:
            found[nearest].append(part)
    return found


def left_doubts(left: Sequence[UntakenPart], scale: PageScale) -> Iterator[Doubt]:
    for part in left:
        words = part.text[:SHOWN]
        said = doubt(LEFT_BESIDE, words=words) if words else doubt(PICTURE_LEFT_BESIDE)
        yield replace(said, region=scale.fractions(part.box))
