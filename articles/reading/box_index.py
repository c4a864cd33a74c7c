"""Boxes by where they stand, so that what is near a place is found without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from .geometry import Box, overlap_x, overlap_y

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
        cells = self._cells
        near = {
            number for cell in _cells_of(asked, self.cell) for number in cells.get(cell, ())
        }
        return sorted(n for n in near if _touch(self.boxes[n], box))


def _cells_of(box: Box, cell: float) -> Iterator[tuple[int, int]]:
    columns = range(int(box.x0 // cell), int(box.x1 // cell) + 1)
    rows = range(int(box.y0 // cell), int(box.y1 // cell) + 1)
    return ((column, row) for row in rows for column in columns)


def _touch(a: Box, b: Box) -> bool:
    return overlap_x(a, b) >= 0 and overlap_y(a, b) >= 0
