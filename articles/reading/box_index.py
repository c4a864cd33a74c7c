"""Boxes by where they stand, so that what is near a place is found without looking at all of them."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from articles.reading.cached_property import cached_property

from .geometry import Box

# A text column is a few of these cells wide; a page has a thousand of them.
_CELL = 48.0


@dataclass(frozen=True)
class BoxIndex:
    """A grid of square cells, each with the numbers of the boxes that reach into it.

    As a bucket grid in computational geometry: a question costs what lies in the cells asked
    about, and the page's size nothing. Answers are exact: no box is rounded. `cell`: its side in
    points, best about as long as the boxes.
    """

    boxes: Sequence[Box] = field(repr=False)
    cell: float = _CELL

    @cached_property
    def _cells(self) -> dict[tuple[int, int], list[int]]:
        cells: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for number, box in enumerate(self.boxes):
            if min(box.width, box.height) < 0:
                continue  # a box turned inside out touches nothing
            for cell in _cells_of(box, self.cell):
                cells[cell].append(number)
        return dict(cells)

    @cached_property
    def _around(self) -> Box | None:
        """Around all boxes; None where there are none."""
        if not self.boxes:
            return None
        x0s, y0s, x1s, y1s = zip(*self.boxes, strict=True)
        return Box(min(x0s), min(y0s), max(x1s), max(y1s))

    def touching(self, box: Box) -> list[int]:
        """Numbers of the boxes that meet a box or touch it, in their order."""
        around = self._around
        if around is None:
            return []
        asked = Box(
            max(box.x0, around.x0),
            max(box.y0, around.y0),
            min(box.x1, around.x1),
            min(box.y1, around.y1),
        )
        if asked.x0 > asked.x1 or asked.y0 > asked.y1:
            return []
        get = self._cells.get
        near: set[int] = set()
        near.update(*(get(cell, ()) for cell in _cells_of(asked, self.cell)))
        return sorted(_touching(box, near, self.boxes))


def _cells_of(box: Box, cell: float) -> Iterator[tuple[int, int]]:
    x0, y0, x1, y1 = box
    columns = range(int(x0 // cell), int(x1 // cell) + 1)
    rows = range(int(y0 // cell), int(y1 // cell) + 1)
    return itertools.product(columns, rows)


def _touching(box: Box, numbers: Iterable[int], boxes: Sequence[Box]) -> Iterator[int]:
    """Those of some boxes, by number, that meet a box or touch it. No box is taken apart twice: a page asks for ten
    thousand.
    """
    x0, y0, x1, y1 = box
    if x0 > x1 or y0 > y1:
        return
    for number in numbers:
        left, top, right, bottom = boxes[number]
        if left <= x1 and x0 <= right and top <= y1 and y0 <= bottom:
            yield number
