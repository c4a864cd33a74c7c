"""Points of a page as fractions of it, which hold for its picture in any size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box
from articles.reading.page_layout import Corners, PagePart, PageSetting
from articles.story import Point, Region

from .outlines import Polygon

DIGITS = 4  # a ten-thousandth of a broadsheet is a thirtieth of a millimetre
# of what stories are written from again, so that zones come out the same to the last of theirs
KEPT_DIGITS = 7


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

    def kept(self, box: Box) -> Corners:
        """The box in fractions, which `place` takes back; type may reach over the page's edges."""
        ends = _exact(box.x0, self.width), _exact(box.x1, self.width)
        sides = _exact(box.y0, self.height), _exact(box.y1, self.height)
        if self.is_turned:
            return _rest(sides[1]), ends[0], _rest(sides[0]), ends[1]
        return ends[0], sides[0], ends[1], sides[1]

    def kept_column(self, column: tuple[float, float]) -> tuple[float, float]:
        """A column's edges, along its lines, in fractions."""
        return _exact(column[0], self.width), _exact(column[1], self.width)

    def place(self, corners: Corners) -> Box:
        """A kept box in points of this sheet again."""
        x0, y0, x1, y1 = corners
        (xa, ya), (xb, yb) = self.points(((x0, y0), (x1, y1)))
        return Box(min(xa, xb), min(ya, yb), max(xa, xb), max(ya, yb))

    def _corner(self, x: float, y: float) -> tuple[float, float]:
        across, down = _share(x, self.width), _share(y, self.height)
        return (_share(1 - down, 1.0), across) if self.is_turned else (across, down)


def _exact(place: float, whole: float) -> float:
    return round(place / whole, KEPT_DIGITS)


def _rest(share: float) -> float:
    return round(1 - share, KEPT_DIGITS)


def _share(place: float, whole: float) -> float:
    return round(max(0.0, min(1.0, place / whole)), DIGITS)


def scale_of(setting: PageSetting, part: int) -> PageScale:
    """The scale of one part of a printed page."""
    width, height = setting.size or (1.0, 1.0)
    if setting.parts[part].is_turned:
        return PageScale(setting.sequence, height, width, is_turned=True)
    return PageScale(setting.sequence, width, height)


def setting_of(scale: PageScale, part: PagePart) -> PageSetting:
    """The setting of a page as if it had no other part."""
    width, height = scale.width, scale.height
    size = (height, width) if scale.is_turned else (width, height)
    return PageSetting(scale.sequence, size, (part,))
