"""Points of a page as fractions of it, which hold for its picture in any size."""

from __future__ import annotations

from dataclasses import dataclass

from articles.reading.geometry import Box
from articles.story import Region

from .outlines import Polygon

DIGITS = 4  # a ten-thousandth of a broadsheet is a thirtieth of a millimetre


@dataclass(frozen=True)
class PageScale:
    """A page's place in its source, from 1, and its size in points."""

    sequence: int
    width: float
    height: float

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)

    def rectangle(self, box: Box) -> Region:
        return Region.of_box(self.sequence, self.fractions(box))

    def region(self, polygon: Polygon) -> Region:
        corners = tuple((self._x(x), self._y(y)) for x, y in polygon)
        return Region(self.sequence, corners)

    def fractions(self, box: Box) -> tuple[float, float, float, float]:
        return self._x(box.x0), self._y(box.y0), self._x(box.x1), self._y(box.y1)

    def _x(self, x: float) -> float:
        return round(max(0.0, min(1.0, x / self.width)), DIGITS)

    def _y(self, y: float) -> float:
        return round(max(0.0, min(1.0, y / self.height)), DIGITS)
