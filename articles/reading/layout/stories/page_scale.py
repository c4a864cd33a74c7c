"""Points of a page as fractions of it, which hold for its picture in any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box
from articles.story import Point, Region

from .outlines import Polygon

DIGITS = 4  # a ten-thousandth of a broadsheet is a thirtieth of a millimetre


@dataclass(frozen=True)
class PageScale:
    """A page's place in its source, from 1, and its size in points.

    `is_turned`: the points are those of a sheet that shows upright text laid level: its left is
    the page's top, its top the page's right side.
    """

    sequence: int
    width: float
    height: float
    is_turned: bool = False

    @property
    def box(self) -> Box:
        return Box(0.0, 0.0, self.width, self.height)

    def rectangle(self, box: Box) -> Region:
        return Region.of_box(self.sequence, self.fractions(box))

    def region(self, polygon: Polygon) -> Region:
        return Region(self.sequence, tuple(self._corner(x, y) for x, y in polygon))

    def fractions(self, box: Box) -> tuple[float, float, float, float]:
        (xa, ya), (xb, yb) = self._corner(box.x0, box.y0), self._corner(box.x1, box.y1)
        return min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb)

    def points(self, polygon: Sequence[Point]) -> tuple[Point, ...]:
        """Fractions of the page in points of this sheet again."""
        if self.is_turned:
            return tuple((y * self.width, (1 - x) * self.height) for x, y in polygon)
        return tuple((x * self.width, y * self.height) for x, y in polygon)

    def _corner(self, x: float, y: float) -> tuple[float, float]:
        across, down = _share(x, self.width), _share(y, self.height)
        return (_share(1 - down, 1.0), across) if self.is_turned else (across, down)


def _share(place: float, whole: float) -> float:
    return round(max(0.0, min(1.0, place / whole)), DIGITS)
