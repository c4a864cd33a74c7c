"""Marks on the picture of their page, as a PNG: what one mends a wrong reading with."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PIL import Image, ImageDraw, ImageFont

from articles.reading.geometry import Box
from articles.reading.pdf.rendering import at_resolution, opened_page
from articles.reading.shapes import Source
from articles.story import Point

from .marks import Mark, PageMarks

Colour = tuple[int, int, int]

DOTS = 110  # an inch: body type can be read, and a broadsheet page fits a screen's height twice
_POINTS = 72  # an inch
_FADED = 0.45  # of the page's ink that stays under the marks
_FILL = 46  # of 255: what is marked can be read through it
_LINE, _ARROW = 2, 3  # pixels
_LABEL = 15  # pixels high
_ARROW_HEAD = 11  # pixels
# Told apart on white and by colour-blind eyes: Okabe and Ito, Color Universal Design, 2008, darkened for lines.
_COLOURS: tuple[Colour, ...] = (
    (0, 90, 160),
    (190, 80, 0),
    (0, 125, 90),
    (170, 70, 130),
    (160, 120, 0),
    (40, 140, 200),
    (120, 60, 30),
    (90, 90, 90),
)


def draw_marks(source: Source, number: int, pages: Sequence[PageMarks]) -> Image.Image:
    """Sheet `number` (from 1) of a PDF with the marks of its pages. Raises ReadingError as `opened_page`."""
    with opened_page(source, number) as page:
        picture = at_resolution(page, DOTS)
        scale = picture.width / page.get_width()
    faded = Image.blend(Image.new("RGB", picture.size, "white"), picture, _FADED)
    colours = _Colours()
    for one in pages:
        left, top = one.crop.x0 * picture.width, one.crop.y0 * picture.height
        faded = _Canvas(faded, scale, (left, top), colours).drawn(one.marks)
    return faded


class _Colours:
    """A colour for each kind, or for each group of marks, in the order in which they come."""

    def __init__(self) -> None:
        self._given: dict[str | int, Colour] = {}

    def of(self, mark: Mark) -> Colour:
        key = mark.kind if mark.group is None else mark.group
        return self._given.setdefault(key, _COLOURS[len(self._given) % len(_COLOURS)])


class _Canvas:
    """A page that is drawn on. `corner`: its top left on the sheet's picture, in pixels; `scale`: pixels a point."""

    def __init__(
        self, picture: Image.Image, scale: float, corner: Point, colours: _Colours
    ) -> None:
        self._picture = picture
        self._scale = scale
        self._corner = corner
        self._colours = colours
        self._font = ImageFont.load_default(_LABEL)

    def drawn(self, marks: Sequence[Mark]) -> Image.Image:
        layer = Image.new("RGBA", self._picture.size, (0, 0, 0, 0))
        pen = ImageDraw.Draw(layer)
        for mark in marks:
            self._outline(pen, mark)
        for mark in marks:
            self._arrow(pen, mark, marks)
        for mark in marks:
            self._label(pen, mark)
        return Image.alpha_composite(self._picture.convert("RGBA"), layer).convert("RGB")

    def _outline(self, pen: ImageDraw.ImageDraw, mark: Mark) -> None:
        colour = self._colours.of(mark)
        outlines = mark.outlines or ((_corners(mark.box),) if mark.box else ())
        for outline in outlines:
            points = [self._pixels(point) for point in outline]
            pen.polygon(points, fill=(*colour, _FILL))
            pen.line([*points, points[0]], fill=(*colour, 255), width=_LINE)

    def _arrow(self, pen: ImageDraw.ImageDraw, mark: Mark, marks: Sequence[Mark]) -> None:
        """From the foot of what is read before to the head of the mark."""
        before = marks[mark.after].box if mark.after is not None else None
        if before is None or mark.box is None:
            return
        start = self._pixels((before.middle_x, before.y1))
        end = self._pixels((mark.box.middle_x, mark.box.y0))
        colour = (*self._colours.of(mark), 255)
        pen.line([start, end], fill=colour, width=_ARROW)
        pen.polygon(_arrow_head(start, end), fill=colour)

    def _label(self, pen: ImageDraw.ImageDraw, mark: Mark) -> None:
        if not mark.label or mark.box is None:
            return
        x, y = self._pixels((mark.box.x0, mark.box.y0))
        place = pen.textbbox((x + 2, y), mark.label, font=self._font)
        plate = (place[0] - 2, place[1] - 1, place[2] + 2, place[3] + 1)
        pen.rectangle(plate, fill=(*self._colours.of(mark), 235))
        pen.text((x + 2, y), mark.label, fill="white", font=self._font)

    def _pixels(self, point: Point) -> Point:
        x, y = point
        return x * self._scale + self._corner[0], y * self._scale + self._corner[1]


def _corners(box: Box) -> tuple[Point, ...]:
    return (box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)


def _arrow_head(start: Point, end: Point) -> list[Point]:
    """A triangle whose tip is `end`."""
    angle = math.atan2(end[1] - start[1], end[0] - start[0])
    spread = math.radians(25)
    sides = (angle + math.pi - spread, angle + math.pi + spread)
    return [end, *(_beside(end, side) for side in sides)]


def _beside(point: Point, angle: float) -> Point:
    return point[0] + _ARROW_HEAD * math.cos(angle), point[1] + _ARROW_HEAD * math.sin(angle)
