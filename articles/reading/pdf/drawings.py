"""What is drawn on a PDF page: pictures, thin rules, frames, tints, other shapes; inside form XObjects, too."""

from __future__ import annotations

import ctypes
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.geometry import Box, common
from articles.reading.shapes import ReadingError, gettext_noop
from articles.reading.sheet import Drawing

from .clipping import clip_of, points_of
from .colours import lightness
from .direct import kinds_of, objects_in, objects_on
from .frame import CoordinateFrame
from .tuning import SHEET

TOO_MANY_OBJECTS = gettext_noop(
    "A page is made of more than %(most)s parts. Export it again, with maps as pictures."
)
DEEPEST = 12  # form XObjects inside one another; real pages have two or three
# lightness of paint of which PDFium knows no colour: patterns and shadings, neither black nor white
_UNKNOWN = 0.5
# of a rectangle's shorter side (points, from 1 on) that its rounded corners may take up
_NEAR_SIDE = 0.15
_STROKE = 2  # segments of a straight line: its beginning and its end
_Matrix = tuple[float, float, float, float, float, float]
_TEXT = raw.FPDF_PAGEOBJ_TEXT
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True)
class _Painted:
    """A path's fill and stroke: lightness, None where it has none."""

    fill: float | None
    stroke: float | None


# Where an object is painted: its number on the page, then in the form that it is in, and so on.
Turn = tuple[int, ...]


@dataclass(frozen=True)
class Cover:
    """An area that may hide what is painted before it: all of its box, a part, or nothing."""

    box: Box
    turn: Turn
    handle: raw.FPDF_PAGEOBJECT


@dataclass(frozen=True)
class Painting:
    """What a page draws, in the order of painting; `texts`: when each text object is, by address."""

    drawings: tuple[Drawing, ...]
    covers: tuple[Cover, ...]
    texts: Mapping[int, Turn]


def painting_of(page: pdfium.PdfPage, frame: CoordinateFrame) -> Painting:
    """Raises ReadingError for a page of too many parts."""
    walker = _DrawingWalker(frame)
    drawings = tuple(walker.walk(page))
    return Painting(drawings, tuple(walker.covers), walker.texts)


class _DrawingWalker:
    """Goes down the tree of a page's objects; `seen` counts them."""

    def __init__(self, frame: CoordinateFrame) -> None:
        self.frame = frame
        self.seen = 0
        self.covers: list[Cover] = []
        self.texts: dict[int, Turn] = {}
        width, height = frame.size
        self.sheet = Box(0.0, 0.0, width, height)

    def walk(self, page: pdfium.PdfPage) -> Iterator[Drawing]:
        count = self._counted(raw.FPDFPage_CountObjects(page.raw))
        found = objects_on(page.raw, count)
        yield from self._all(self._drawn(found, ()), _PLAIN)

    def _drawn(
        self, found: Sequence[int], form: Turn
    ) -> list[tuple[raw.FPDF_PAGEOBJECT, int, Turn]]:
        """The objects of a page or form that are no text, with kind and turn; texts are noted."""
        drawn = []
        for number, (address, kind) in enumerate(zip(found, kinds_of(found), strict=True)):
            turn = (*form, number)
            if kind == _TEXT:
                self.texts[address] = turn
            else:
                drawn.append((ctypes.cast(address, raw.FPDF_PAGEOBJECT), kind, turn))
        return drawn

    def _all(
        self, drawn: Iterable[tuple[raw.FPDF_PAGEOBJECT, int, Turn]], matrix: _Matrix
    ) -> Iterator[Drawing]:
        """The drawings of objects; `matrix` leads from their space to the page's."""
        for one, kind, turn in drawn:
            if kind == raw.FPDF_PAGEOBJ_FORM and len(turn) <= DEEPEST:
                count = self._counted(raw.FPDFFormObj_CountObjects(one))
                inside = self._drawn(objects_in(one, count), turn)
                yield from self._all(inside, _times(_matrix_of(one), matrix))
            elif (box := self._box(one, matrix)) is not None:
                if _may_cover(one, kind, box):
                    self.covers.append(Cover(box, turn, one))
                yield from _drawing(one, kind, box)

    def _counted(self, count: int) -> int:
        """The count of objects in one place; all places together may hold so many."""
        self.seen += count
        if self.seen > SHEET.most_objects:
            raise ReadingError(TOO_MANY_OBJECTS, most=str(SHEET.most_objects))
        return count

    def _box(self, one: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> Box | None:
        """The object's box as far as the page and the object's own clip show it; None where nothing is seen."""
        corners = [ctypes.c_float() for _ in range(4)]
        if not raw.FPDFPageObj_GetBounds(one, *corners):
            return None
        left, bottom, right, top = (corner.value for corner in corners)
        shown = common(Box(left, bottom, right, top), clip_of(one))
        xs, ys = zip(
            *(_apply(matrix, x, y) for x in (shown.x0, shown.x1) for y in (shown.y0, shown.y1)),
            strict=True,
        )
        box = common(self.frame.box(min(xs), min(ys), max(xs), max(ys)), self.sheet)
        is_seen = min(shown.width, shown.height, box.width, box.height) >= 0
        return box if is_seen else None


def _drawing(one: raw.FPDF_PAGEOBJECT, kind: int, box: Box) -> Iterator[Drawing]:
    if kind == raw.FPDF_PAGEOBJ_IMAGE:
        yield Drawing("image", box)
    elif kind == raw.FPDF_PAGEOBJ_PATH:
        yield from _path(box, _painted(one), one)
    elif kind == raw.FPDF_PAGEOBJ_SHADING:
        yield Drawing("tint", box, _UNKNOWN)


def _may_cover(one: raw.FPDF_PAGEOBJECT, kind: int, box: Box) -> bool:
    """Whether it fills an area, or is a stroke that is as wide as one, and nothing shines through."""
    if min(box.width, box.height) <= SHEET.rule_width or raw.FPDFPageObj_HasTransparency(one):
        return False
    if kind != raw.FPDF_PAGEOBJ_PATH:
        return bool(kind != raw.FPDF_PAGEOBJ_FORM)
    return _is_filled(one) or bool(raw.FPDFPath_CountSegments(one) <= _STROKE)


def _is_filled(path: raw.FPDF_PAGEOBJECT) -> bool:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroked)
    return bool(mode.value)


def _path(box: Box, painted: _Painted, path: raw.FPDF_PAGEOBJECT) -> Iterator[Drawing]:
    """What a path draws: a rule where it is thin, a tint and a frame where it is a rectangle, else a shape."""
    light = painted.fill if painted.fill is not None else painted.stroke
    if light is None:
        return
    if min(box.width, box.height) <= SHEET.rule_width:
        if max(box.width, box.height) >= SHEET.shortest_rule:
            yield Drawing("rule", box, light)
    elif _is_rectangle(path):
        yield from _rectangle(box, painted)
    else:
        yield Drawing("shape", box, light, raw.FPDFPath_CountSegments(path))


def _rectangle(box: Box, painted: _Painted) -> Iterator[Drawing]:
    if painted.fill is not None:
        yield Drawing("tint", box, painted.fill)
    if painted.stroke is not None:
        yield Drawing("frame", box, painted.stroke)


def _painted(path: raw.FPDF_PAGEOBJECT) -> _Painted:
    mode, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(path, mode, stroked)
    return _Painted(
        _light(path, raw.FPDFPageObj_GetFillColor) if mode.value else None,
        _light(path, raw.FPDFPageObj_GetStrokeColor) if stroked.value else None,
    )


def _light(path: raw.FPDF_PAGEOBJECT, ask: Callable[..., int]) -> float | None:
    """Lightness of what PDFium says of a fill or stroke; None for paint that lets all shine through."""
    rgba = [ctypes.c_uint() for _ in range(4)]
    if not ask(path, *rgba):
        return _UNKNOWN
    red, green, blue, alpha = (value.value for value in rgba)
    return lightness(red, green, blue) if alpha else None


def _is_rectangle(path: raw.FPDF_PAGEOBJECT) -> bool:
    """Whether a path has four corners and straight sides along the page's; rounded corners count, too."""
    count = raw.FPDFPath_CountSegments(path)
    if not 4 <= count <= SHEET.rectangle_segments:
        return False
    points = list(points_of(raw.FPDFPath_GetPathSegment(path, index) for index in range(count)))
    xs, ys = zip(*points, strict=True)
    reach = _NEAR_SIDE * max(1.0, min(max(xs) - min(xs), max(ys) - min(ys)))
    return all(_is_at_end(x, xs, reach) or _is_at_end(y, ys, reach) for x, y in points)


def _is_at_end(value: float, values: Sequence[float], reach: float) -> bool:
    """Whether a value is near the least or the greatest of `values`."""
    return min(abs(value - min(values)), abs(value - max(values))) <= reach


def _matrix_of(one: raw.FPDF_PAGEOBJECT) -> _Matrix:
    found = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(one, found)
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(first: _Matrix, then: _Matrix) -> _Matrix:
    """The matrix that does what `first` does and then what `then` does."""
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        a * g + b * i,
        a * h + b * j,
        c * g + d * i,
        c * h + d * j,
        e * g + f * i + k,
        e * h + f * j + m,
    )


def _apply(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
