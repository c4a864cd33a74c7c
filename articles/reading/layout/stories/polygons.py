"""Where each story stands: polygons of few corners that do not overlap.

A story's region is the rectangle around its parts. Where other stories reach into it, what is
theirs is cut out as far as the edge: an L, a U, a T is left. The white between two stories is
shared, up to a narrow margin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from articles.reading.geometry import Box, common, grown, overlap_x, overlap_y, union

from .outlines import Polygon, grid_cells, outlined_parts
from .tuning import STORIES

Span = tuple[float, float]  # from left to right, or from top to bottom


def polygons_of(stories: Sequence[Sequence[Box]], page: Box) -> list[list[Polygon]]:
    """For the boxes of each story its polygons, in points; several only where another story
    parts it in two.

    From the smallest to the largest: the smaller story stands in a notch of the larger one.
    """
    hulls = [union(boxes) for boxes in stories]
    wholes = [common(_with_margin(n, stories, hulls), page) for n in range(len(stories))]
    cells: dict[int, list[Box]] = {}
    for n in sorted(range(len(stories)), key=lambda n: hulls[n].area):
        rivals = [
            cells.get(other) or boxes
            for other, boxes in enumerate(stories)
            if other != n and _meet(wholes[n], wholes[other])
        ]
        notches = [
            notch for rival in rivals for notch in _notches(wholes[n], stories[n], rival)
        ]
        cells[n] = grid_cells(wholes[n], notches)
    return [_outlines(cells[n], boxes) for n, boxes in enumerate(stories)]


def _outlines(cells: Sequence[Box], boxes: Sequence[Box]) -> list[Polygon]:
    """The outlines of the parts that hold something of the story."""
    return [
        outline
        for part, outline in outlined_parts(cells)
        if any(_holds(part, box) for box in boxes)
    ]


def _holds(cells: Sequence[Box], box: Box) -> bool:
    return any(_has_middle(cell, box) or _meet(cell, box) for cell in cells)


def _has_middle(cell: Box, box: Box) -> bool:
    is_across = cell.x0 <= box.middle_x <= cell.x1
    return is_across and cell.y0 <= box.middle_y <= cell.y1


def _with_margin(n: int, stories: Sequence[Sequence[Box]], hulls: Sequence[Box]) -> Box:
    """A story's rectangle and half of the white around it, at most a narrow margin."""
    hull = hulls[n]
    most = min(STORIES.margin, STORIES.margin_share * min(hull.width, hull.height))
    around = grown(hull, 2 * most)  # white between two stories is half the other's
    near = [
        box
        for other, boxes in enumerate(stories)
        if other != n and _meet(around, hulls[other])
        for box in boxes
    ]
    beside = [box for box in near if overlap_y(box, around) > 0]
    stacked = [box for box in near if overlap_x(box, around) > 0]
    return Box(
        hull.x0 - _half_of_white((hull.x0 - box.x1 for box in beside), most),
        hull.y0 - _half_of_white((hull.y0 - box.y1 for box in stacked), most),
        hull.x1 + _half_of_white((box.x0 - hull.x1 for box in beside), most),
        hull.y1 + _half_of_white((box.y0 - hull.y1 for box in stacked), most),
    )


def _half_of_white(gaps: Iterable[float], most: float) -> float:
    """Half of the narrowest gap, at most `most`; boxes that overlap leave none."""
    return min([most, *(gap / 2 for gap in gaps if gap >= 0)])


def _meet(a: Box, b: Box) -> bool:
    return overlap_x(a, b) > 0 and overlap_y(a, b) > 0


def _notches(whole: Box, own: Sequence[Box], others: Sequence[Box]) -> Iterator[Box]:
    """What of `whole` is another story's: one box where none of the story's own parts is hit, else each part's."""
    inside = [common(whole, box) for box in others if _meet(whole, box)]
    if not inside:
        return
    together = union(inside)
    is_free = not any(_meet(together, box) for box in own)
    for notch in [together] if is_free else inside:
        yield _to_the_edges(notch, whole, own)


def _to_the_edges(notch: Box, whole: Box, own: Sequence[Box]) -> Box:
    """The notch as wide, then as high, as it may grow."""
    beside = [(box.x0, box.x1) for box in own if overlap_y(box, notch) > 0]
    x0, x1 = _grown_span((notch.x0, notch.x1), (whole.x0, whole.x1), beside)
    wide = Box(x0, notch.y0, x1, notch.y1)
    stacked = [(box.y0, box.y1) for box in own if overlap_x(box, wide) > 0]
    y0, y1 = _grown_span((notch.y0, notch.y1), (whole.y0, whole.y1), stacked)
    return Box(x0, y0, x1, y1)


def _grown_span(span: Span, whole: Span, parts: Sequence[Span]) -> Span:
    """A notch's span up to the rectangle's edge, or half way to the story's next part, at most a margin."""
    start, end = span
    before = [part_end for _, part_end in parts if part_end <= start]
    after = [part_start for part_start, _ in parts if part_start >= end]
    low = start - min((start - max(before)) / 2, STORIES.margin) if before else whole[0]
    high = end + min((min(after) - end) / 2, STORIES.margin) if after else whole[1]
    return low, high
