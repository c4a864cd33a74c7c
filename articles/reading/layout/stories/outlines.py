"""Cells of a grid → the polygons around them.

The sides that two cells share cancel out; the others, end to end, are the outline (as in
contour tracing). Cells that hang together by their sides are one part.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from articles.reading.geometry import Box, union

Corner = tuple[float, float]
Polygon = tuple[Corner, ...]
Ways = Mapping[Corner, Sequence[Corner]]  # from each corner, where a side leads on to


def grid_cells(whole: Box, notches: Sequence[Box]) -> list[Box]:
    """A rectangle without its notches, as cells of the grid that their edges make."""
    if not notches:
        return [whole]
    xs = sorted({whole.x0, whole.x1, *(x for n in notches for x in (n.x0, n.x1))})
    ys = sorted({whole.y0, whole.y1, *(y for n in notches for y in (n.y0, n.y1))})
    columns = list(itertools.pairwise(xs))
    return [
        Box(x0, y0, x1, y1)
        for (y0, y1), covered in zip(
            itertools.pairwise(ys), _covered(notches, xs, ys), strict=True
        )
        for column, (x0, x1) in enumerate(columns)
        if not covered >> column & 1
    ]


def _covered(notches: Sequence[Box], xs: Sequence[float], ys: Sequence[float]) -> list[int]:
    """For each row of cells those that are in a notch, a bit a column: a whole row of a notch at
    once, as notches are many and wide. Their edges are all among those of the cells.
    """
    rows = [0] * (len(ys) - 1)
    for notch in notches:
        bits = (1 << bisect_left(xs, notch.x1)) - (1 << bisect_left(xs, notch.x0))
        for row in range(bisect_left(ys, notch.y0), bisect_left(ys, notch.y1)):
            rows[row] |= bits
    return rows


def outlined_parts(cells: Sequence[Box]) -> Iterator[tuple[list[Box], Polygon]]:
    """The cells that hang together, with their outline.

    No outline can follow a ring: it is cut through its hole into an upper and a lower part.
    """
    for part in _connected(cells):
        loops = _loops(part)
        if len(loops) == 1:
            yield part, loops[0]
            continue
        middle = _around(min(loops, key=_extent)).middle_y
        halves = list(_split(part, middle))
        yield from outlined_parts([cell for cell in halves if cell.middle_y < middle])
        yield from outlined_parts([cell for cell in halves if cell.middle_y > middle])


def _connected(cells: Sequence[Box]) -> Iterator[list[Box]]:
    """The cells in parts, each told by walking from cell to cell over the sides that two share."""
    at_side = _Sides(cells)
    left = dict.fromkeys(reversed(cells))
    while left:
        first = next(iter(left))
        del left[first]
        part = [first]
        for cell in part:  # grows as the list goes on
            for other in at_side.of(cell):
                if other in left:
                    del left[other]
                    part.append(other)
        yield part


class _Sides:
    """Cells by their sides, so that the neighbours of one are found without looking at all."""

    def __init__(self, cells: Iterable[Box]) -> None:
        cells = list(cells)
        self._lefts = {(c.x0, c.y0, c.y1): c for c in cells}
        self._rights = {(c.x1, c.y0, c.y1): c for c in cells}
        self._tops = {(c.y0, c.x0, c.x1): c for c in cells}
        self._feet = {(c.y1, c.x0, c.x1): c for c in cells}

    def of(self, cell: Box) -> list[Box]:
        """The cells to the right and left, below and above, that share a whole side."""
        x0, y0, x1, y1 = cell
        found = (
            self._lefts.get((x1, y0, y1)),
            self._rights.get((x0, y0, y1)),
            self._tops.get((y1, x0, x1)),
            self._feet.get((y0, x0, x1)),
        )
        return [other for other in found if other is not None]


def _split(cells: Iterable[Box], y: float) -> Iterator[Box]:
    for cell in cells:
        if cell.y0 < y < cell.y1:
            yield cell._replace(y1=y)
            yield cell._replace(y0=y)
        else:
            yield cell


def _extent(loop: Polygon) -> float:
    return _around(loop).area


def _around(loop: Polygon) -> Box:
    return union(Box(x, y, x, y) for x, y in loop)


def _loops(cells: Sequence[Box]) -> list[Polygon]:
    """The lines around the cells, clockwise (y downwards), without corners on straight lines."""
    ways = _ways(cells)
    loops = []
    while ways:
        loop, ways = _first_loop(ways)
        loops.append(_straightened(loop))
    return loops


def _ways(cells: Sequence[Box]) -> Ways:
    """The sides of the cells that no second cell shares, by where they start."""
    sides: set[tuple[Corner, Corner]] = set()
    for side in (side for cell in cells for side in _sides(cell)):
        if side[::-1] in sides:
            sides.remove(side[::-1])
        else:
            sides.add(side)
    ways: dict[Corner, list[Corner]] = {}
    for start, end in sorted(sides):
        ways.setdefault(start, []).append(end)
    return ways


def _sides(cell: Box) -> Iterator[tuple[Corner, Corner]]:
    x0, y0, x1, y1 = cell
    return itertools.pairwise(((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0)))


def _first_loop(ways: Ways) -> tuple[list[Corner], Ways]:
    """The loop from the first corner on, and the ways that are left."""
    left = dict(ways)
    at = next(iter(left))
    loop = [at]
    while at in left:
        ends = left.pop(at)
        after = _turn(loop, ends)
        others = [end for end in ends if end != after]
        if others:
            left[at] = others
        at = after
        loop.append(at)
    return loop[:-1], left


def _turn(loop: Sequence[Corner], ends: Sequence[Corner]) -> Corner:
    """The next corner; where two cells touch at a corner only, the one that turns back to the cell come from."""
    if len(ends) == 1 or len(loop) < 2:
        return ends[-1]
    (x0, y0), (x1, y1) = loop[-2], loop[-1]
    return max(ends, key=lambda end: (x1 - x0) * (end[1] - y1) - (y1 - y0) * (end[0] - x1))


def _straightened(loop: Sequence[Corner]) -> Polygon:
    around = zip((loop[-1], *loop[:-1]), loop, (*loop[1:], loop[0]), strict=True)
    return tuple(b for a, b, c in around if not _is_straight(a, b, c))


def _is_straight(a: Corner, b: Corner, c: Corner) -> bool:
    return a[0] == b[0] == c[0] or a[1] == b[1] == c[1]
