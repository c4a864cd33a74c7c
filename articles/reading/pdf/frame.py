"""A PDF page's own coordinates → the page as it is shown: crop box and rotation applied, origin top left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium

from articles.reading.geometry import Box


@dataclass(frozen=True)
class CoordinateFrame:
    """The visible box in the page's own points (origin bottom left, y upwards), and the page's
    rotation.

    The rotation is in degrees clockwise: 0, 90, 180 or 270.
    """

    left: float
    bottom: float
    right: float
    top: float
    rotation: int

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        width, height = self.right - self.left, self.top - self.bottom
        return (height, width) if self.rotation in (90, 270) else (width, height)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """A point of the page's own as it is shown."""
        if self.rotation == 90:
            return y - self.bottom, x - self.left
        if self.rotation == 180:
            return self.right - x, y - self.bottom
        if self.rotation == 270:
            return self.top - y, self.right - x
        return x - self.left, self.top - y

    def boxes(self, edges: Sequence[Sequence[float]]) -> Sequence[Sequence[float]]:
        """Many boxes, given as all lefts, tops, rights and bottoms, as all x0, y0, x1 and y1."""
        lefts, tops, rights, bottoms = edges
        if self.rotation == 0:
            x, y = self.left, self.top
            return (
                [left - x for left in lefts],
                [y - top for top in tops],
                [right - x for right in rights],
                [y - bottom for bottom in bottoms],
            )
        boxes = list(map(self.box, lefts, bottoms, rights, tops))
        return [[box[side] for box in boxes] for side in range(4)]

    def heights(self, xs: Sequence[float], ys: Sequence[float]) -> Sequence[float]:
        """How far below the page's top many points are."""
        if self.rotation == 0:
            return [self.top - y for y in ys]
        return [self.point(x, y)[1] for x, y in zip(xs, ys, strict=True)]

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """A box of the page's own as it is shown."""
        (xa, ya), (xb, yb) = self.point(left, bottom), self.point(right, top)
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))


def frame_of(page: pdfium.PdfPage) -> CoordinateFrame:
    left, bottom, right, top = page.get_bbox()
    return CoordinateFrame(left, bottom, right, top, page.get_rotation())
