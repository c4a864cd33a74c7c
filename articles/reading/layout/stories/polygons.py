"""Where each story stands: polygons of few corners that do not overlap.

A story's region is the rectangle around its parts. Where other stories reach into it, what is theirs is cut out as far
as the edge: an L, a U, a T is left. The white between two stories is shared, up to a narrow margin.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from articles.reading.geometry import Box, common, grown, overlap_x, overlap_y, union

from .tuning import STORIES

Corner = tuple[float, float]
Polygon = tuple[Corner, ...]


def polygons_of(stories: Sequence[Sequence[Box]], page: Box) -> list[list[Polygon]]:
    """For the boxes of each story its polygons, in points; several only where another story parts it in two."""
    hulls = [union(boxes) for boxes in stories]
    wide = [_with_margin(n, stories, hulls, page) for n in range(len(stories))]
    found: list[list[Polygon]] = [[] for _ in stories]
    done: list[list[Box]] = [[] for _ in stories]
    for n in sorted(
        range(len(stories)), key=lambda n: hulls[n].area
    ):  # the smaller one stands in the larger one's notch
        notches = [
            notch
            for other in range(len(stories))
            if other != n and _meet(wide[n], wide[other])
            for notch in _notches(wide[n], stories[n], done[other] or stories[other])
        ]
        done[n] = _cells(wide[n], notches)
        found[n] = [_outline(part) for part in _connected(done[n]) if any(_holds(part, box) for box in stories[n])]
    return found


def _with_margin(n: int, stories: Sequence[Sequence[Box]], hulls: Sequence[Box], page: Box) -> Box:
    """The story's rectangle and half of the white around it, at most a narrow margin."""
    hull = hulls[n]
    most = min(STORIES.margin, STORIES.margin_share * min(hull.width, hull.height))
    left = right = above = below = most
    around = grown(hull, 2 * most)
    for other, boxes in enumerate(stories):
        if other == n or not _meet(around, hulls[other]):
            continue
        for box in boxes:
            if overlap_y(box, around) > 0:
                left = min(left, (hull.x0 - box.x1) / 2) if box.x1 <= hull.x0 else left
                right = min(right, (box.x0 - hull.x1) / 2) if box.x0 >= hull.x1 else right
            if overlap_x(box, around) > 0:
                above = min(above, (hull.y0 - box.y1) / 2) if box.y1 <= hull.y0 else above
                below = min(below, (box.y0 - hull.y1) / 2) if box.y0 >= hull.y1 else below
    return common(Box(hull.x0 - left, hull.y0 - above, hull.x1 + right, hull.y1 + below), page)


def _meet(a: Box, b: Box) -> bool:
    return overlap_x(a, b) > 0 and overlap_y(a, b) > 0


def _notches(whole: Box, own: Sequence[Box], others: Sequence[Box]) -> Iterator[Box]:
    """What of `whole` is another story's: one box where none of the story's own parts is hit, else each part's."""
    inside = [common(whole, box) for box in others if _meet(whole, box)]
    if not inside:
        return
    together = union(inside)
    for notch in [together] if not any(_meet(together, box) for box in own) else inside:
        yield _to_the_edges(notch, whole, own)


def _to_the_edges(notch: Box, whole: Box, own: Sequence[Box]) -> Box:
    """The notch as wide and high as it may grow: to the rectangle's edge, or half way to the story's next part."""
    x0, y0, x1, y1 = notch
    beside = [box for box in own if overlap_y(box, notch) > 0]
    left = max((box.x1 for box in beside if box.x1 <= x0), default=None)
    right = min((box.x0 for box in beside if box.x0 >= x1), default=None)
    x0 = whole.x0 if left is None else x0 - min((x0 - left) / 2, STORIES.margin)
    x1 = whole.x1 if right is None else x1 + min((right - x1) / 2, STORIES.margin)
    wide = Box(x0, y0, x1, y1)
    stacked = [box for box in own if overlap_x(box, wide) > 0]
    above = max((box.y1 for box in stacked if box.y1 <= y0), default=None)
    below = min((box.y0 for box in stacked if box.y0 >= y1), default=None)
    y0 = whole.y0 if above is None else y0 - min((y0 - above) / 2, STORIES.margin)
    y1 = whole.y1 if below is None else y1 + min((below - y1) / 2, STORIES.margin)
    return Box(x0, y0, x1, y1)


def _cells(whole: Box, notches: Sequence[Box]) -> list[Box]:
    """The rectangle without its notches, as the cells of a grid."""
    if not notches:
        return [whole]
    xs = sorted({whole.x0, whole.x1, *(x for n in notches for x in (n.x0, n.x1))})
    ys = sorted({whole.y0, whole.y1, *(y for n in notches for y in (n.y0, n.y1))})
    cells = (Box(x0, y0, x1, y1) for y0, y1 in itertools.pairwise(ys) for x0, x1 in itertools.pairwise(xs))
    return [c for c in cells if not any(n.x0 < c.middle_x < n.x1 and n.y0 < c.middle_y < n.y1 for n in notches)]


def _connected(cells: Sequence[Box]) -> Iterator[list[Box]]:
    """Cells that hang together by their sides; a ring, which no outline can follow, as an upper and a lower part."""
    left = list(cells)
    while left:
        part = [left.pop()]
        for cell in part:
            near = [other for other in left if _side_by_side(cell, other)]
            part += near
            left = [other for other in left if other not in near]
        loops = _loops(part)
        if len(loops) > 1:
            hole = union(Box(x, y, x, y) for x, y in min(loops, key=_extent))
            yield from _connected([c for c in _split(part, hole.middle_y) if c.middle_y < hole.middle_y])
            yield from _connected([c for c in _split(part, hole.middle_y) if c.middle_y > hole.middle_y])
        else:
            yield part


def _split(cells: Iterable[Box], y: float) -> Iterator[Box]:
    for cell in cells:
        if cell.y0 < y < cell.y1:
            yield cell._replace(y1=y)
            yield cell._replace(y0=y)
        else:
            yield cell


def _extent(loop: Polygon) -> float:
    return union(Box(x, y, x, y) for x, y in loop).area


def _side_by_side(a: Box, b: Box) -> bool:
    level = a.y0 == b.y0 and a.y1 == b.y1 and (a.x1 == b.x0 or b.x1 == a.x0)
    stacked = a.x0 == b.x0 and a.x1 == b.x1 and (a.y1 == b.y0 or b.y1 == a.y0)
    return level or stacked


def _outline(cells: Sequence[Box]) -> Polygon:
    return max(_loops(cells), key=_extent)


def _loops(cells: Sequence[Box]) -> list[Polygon]:
    """The lines around the cells, clockwise (y downwards), without corners on straight lines."""
    sides: set[tuple[Corner, Corner]] = set()
    for x0, y0, x1, y1 in cells:
        corners = ((x0, y0), (x1, y0), (x1, y1), (x0, y1))
        for side in zip(corners, (*corners[1:], corners[0]), strict=True):
            if side[::-1] in sides:
                sides.remove(side[::-1])
            else:
                sides.add(side)
    starts: dict[Corner, list[Corner]] = {}
    for start, end in sorted(sides):
        starts.setdefault(start, []).append(end)
    loops = []
    while starts:
        at = next(iter(starts))
        loop = [at]
        while at in starts:
            at = _turning(loop, starts.pop(at), starts)
            loop.append(at)
        loops.append(_straightened(loop[:-1]))
    return loops


def _turning(loop: Sequence[Corner], ends: list[Corner], starts: dict[Corner, list[Corner]]) -> Corner:
    """The next corner; where two cells touch at a corner only, the one that turns back to the cell come from."""
    if len(ends) == 1 or len(loop) < 2:
        end = ends.pop()
    else:
        (x0, y0), (x1, y1) = loop[-2], loop[-1]
        end = max(ends, key=lambda e: (x1 - x0) * (e[1] - y1) - (y1 - y0) * (e[0] - x1))
        ends.remove(end)
    if ends:
        starts[loop[-1]] = ends
    return end


def _straightened(loop: Sequence[Corner]) -> Polygon:
    around = zip((loop[-1], *loop[:-1]), loop, (*loop[1:], loop[0]), strict=True)
    return tuple(b for a, b, c in around if not (a[0] == b[0] == c[0] or a[1] == b[1] == c[1]))


def _holds(cells: Sequence[Box], box: Box) -> bool:
    return any(c.x0 <= box.middle_x <= c.x1 and c.y0 <= box.middle_y <= c.y1 for c in cells) or any(
        _meet(c, box) for c in cells
    )
