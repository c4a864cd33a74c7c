"""Sections' labels to their stories: to the one that begins under or beside it, a common one to all briefs below."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y, union
from articles.reading.language.labels import label_score
from articles.reading.layout.lines.blocks import Block, reads_downwards
from articles.reading.layout.order.frames import share_a_frame
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.tuning import REGIONS

from .attachments import StoryDraft
from .tuning import STORIES


def assign_labels(holdings: Sequence[StoryDraft], labels: Sequence[Block], cast: ClassifiedBlocks) -> list[Block]:
    """Each label to the story whose stack stands under or beside it; a common one to the briefs below it."""
    left = []
    for label in labels:
        scores = {n: score for n, h in enumerate(holdings) if (score := _under_label(label, h, cast)) is not None}
        if not scores:
            left.append(label)
            continue
        best = min(scores, key=lambda n: scores[n])
        holdings[best].labels.append(label)
        for brief in _briefs_below(label, holdings[best], holdings, cast):
            brief.labels.append(label)
    return left


def _under_label(label: Block, holding: StoryDraft, cast: ClassifiedBlocks) -> float | None:
    """How far a story is from a label: one stands above the story's beginning, at an edge or in the middle of it."""
    rule, size = STORIES, cast.type.size
    head = holding.chain.headline
    top = head.box if head else holding.text[0].box
    span = union(holding.boxes)
    down = max(0.0, top.y0 - label.box.y1)
    across = max(0.0, span.x0 - label.box.x1) + rule.label_behind * max(0.0, label.box.x0 - span.x1)
    if reads_downwards(label) and label.box.x1 <= top.x0 + size and share_a_frame(label.box, top, cast):
        return max(0.0, top.x0 - label.box.x1) + rule.label_apart * top.y0
    if label.box.y0 > top.y0 + 2 * size or down > REGIONS.label_gap * size or across > rule.label_reach * size:
        return None
    box = label.box
    apart = min(abs(box.x0 - span.x0), abs(box.x1 - span.x1), abs(box.middle_x - span.middle_x))
    other = REGIONS.label_gap * size * (not share_a_frame(box, top, cast))
    return down + across + rule.label_apart * apart + other


def _briefs_below(
    label: Block, first: StoryDraft, holdings: Sequence[StoryDraft], cast: ClassifiedBlocks
) -> list[StoryDraft]:
    """The other stories under a common label: headless ones that hang together with the first, below it or in the next
    columns of the same box; under words that name sections also a stack of small ones in one column.
    """
    names = label_score(label.text, is_told=False) >= REGIONS.known_label
    if first.chain.headline is not None and not (names and _is_small(first, cast)):
        return []
    found = [first]
    top = union(first.boxes).y0
    rest = [h for h in holdings if h is not first and not h.labels and (h.chain.headline is None or _is_small(h, cast))]
    for brief in found:
        box = union(brief.boxes)
        near = [
            h
            for h in rest
            if _is_next(box, union(h.boxes), top, cast)
            and (
                (h.chain.headline is None and first.chain.headline is None)
                or (names and _in_one_column(box, union(h.boxes), cast))
            )
        ]
        found += near
        rest = [h for h in rest if h not in near]
    return found[1:]


def _is_small(holding: StoryDraft, cast: ClassifiedBlocks) -> bool:
    """A brief by its headline: hardly larger than the text, over one column."""
    head = holding.chain.headline
    columns = {round(text.column[0] / cast.type.size) for text in holding.text}
    return head is not None and head.size <= STORIES.largest_brief * cast.type.size and len(columns) <= 1


def _in_one_column(box: Box, other: Box, cast: ClassifiedBlocks) -> bool:
    return abs(box.x0 - other.x0) <= cast.type.size and abs(box.x1 - other.x1) <= 2 * cast.type.size


def _is_next(box: Box, other: Box, top: float, cast: ClassifiedBlocks) -> bool:
    near = REGIONS.label_gap * cast.type.size
    touches = -overlap_x(box, other) <= near and -overlap_y(box, other) <= near
    return touches and other.y0 >= top - cast.type.size and share_a_frame(box, other, cast)
