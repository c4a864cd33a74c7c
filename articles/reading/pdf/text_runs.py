"""What all characters of one text object have in common: size, direction, colour, font, and whether it is painted."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.geometry import Box
from articles.reading.sheet import Style

from .clipping import is_clipped
from .colours import lightness
from .direct import text_objects_of
from .frame import CoordinateFrame

# The mark of a font of which only some characters are in the PDF
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(
    r"bold|heavy|black|semibold|demi|hei\b|[-_]hei|heiti|simhei|黑", re.IGNORECASE
)
_USUAL, _HEAVY = 400, 700  # weights of type as CSS counts them
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP
_BLACK = 0, 0, 0, 255  # of a fill without colour
_NAME = 256  # bytes of a font's name that are looked at


class TextRun(NamedTuple):
    """A text object's type. A tuple, not a dataclass: a page has thousands, taken apart for
    each character.

    `baseline` and `size` (the em) in points; `wide` is the em along the line, which condensed
    type has narrower. `turn`: the line's direction in degrees clockwise. `light`: the fill's
    lightness, 0 to 1. `style`: an index into the page's styles. `font`: its address.
    `is_hidden`: the text is not painted, or clipped away. `slant`: how far its matrix leans type
    (false italics), as a share of the height, to the right; 0 for upright type and an italic font.
    """

    baseline: float
    size: float
    wide: float
    turn: int
    light: float
    style: int
    font: int
    is_hidden: bool
    slant: float

    def upright_sides(self, box: Box) -> tuple[float, float]:
        """Left and right edge that a slanted character of the run has on its baseline.

        PDFium's box is around the slanted em, so that it reaches into the next characters and
        over the blank between words.
        """
        above = abs(self.slant) * (self.baseline - box.y0)
        below = abs(self.slant) * (box.y1 - self.baseline)
        if self.slant > 0:
            return box.x0 + below, box.x1 - above
        return box.x0 + above, box.x1 - below


# size, wide, turn, light, style, font, whether it is painted at all, slant
_Type = tuple[float, float, int, float, int, int, bool, float]
# a, b, c and d of its matrix, points, font, mode, red, green and blue of its fill, and whether that is clear
_Setting = tuple[float, float, float, float, float, int, int, int, int, int, bool]
# Share of its height by which type leans at least: less is what a scan's layer is turned by
_LEAST_SLANT = 0.01
# and by which it leans where it stands for italics: those lean by 0.2 to 0.35
_ITALIC = 0.1


# Half of what TextRun(…) costs
_run: Callable[[tuple[float, float, float, int, float, int, int, bool, float]], TextRun] = (
    partial(tuple.__new__, TextRun)
)


class TextRuns:
    """Asks PDFium for the text objects of a page, and only once for what many of them share; collects the styles."""

    def __init__(self, text: pdfium.PdfTextPage, frame: CoordinateFrame) -> None:
        self.text = text
        self.frame = frame
        self._styles: dict[Style, int] = {}
        self._fonts: dict[tuple[int, int, bool], int] = {}

    @property
    def styles(self) -> tuple[Style, ...]:
        return tuple(self._styles)

    def runs_of(self, first: Mapping[int, int]) -> dict[int, TextRun]:
        """Address → run, for text objects given with the index of a character of each."""
        return dict(zip(first, self._runs(first), strict=True))

    def _runs(self, first: Mapping[int, int]) -> Iterator[TextRun]:
        """Objects set alike share all but their place: what a type is, is told once."""
        asked = text_objects_of(self.text, first)
        types: dict[_Setting, _Type] = {}
        point = self.frame.point
        for index, (a, b, c, d, e, f), points, font, mode, fill, has_fill, has_clip in zip(
            first.values(), asked.matrices, asked.sizes, asked.fonts, asked.modes,
            asked.fills, asked.has_fill, asked.has_clip, strict=True,
        ):  # fmt: skip
            red, green, blue, alpha = fill if has_fill else _BLACK
            key = (a, b, c, d, points, font, mode, red, green, blue, not alpha)
            known = types.get(key)
            if known is None:
                types[key] = known = self._type(key, index)
            size, wide, turn, light, style, _, is_hidden, slant = known
            if has_clip and not is_hidden:
                is_hidden = is_clipped(self._object(index))
            baseline = point(e, f)[1]
            yield _run((baseline, size, wide, turn, light, style, font, is_hidden, slant))

    def _type(self, key: _Setting, index: int) -> _Type:
        """The type of the object that the character at an index is of."""
        a, b, c, d, points, font, mode, *fill, is_clear = key
        size, wide, turn = self._size((a, b, c, d), points)
        slant = _slant((a, b, c, d))
        return (
            size,
            wide,
            turn,
            self._lightness(fill, mode, index),
            self._style(font, mode, index, is_slanted=slant >= _ITALIC),
            font,
            mode in _UNSEEN or (is_clear and mode == raw.FPDF_TEXTRENDERMODE_FILL),
            slant,
        )

    def _size(
        self, matrix: tuple[float, float, float, float], points: float
    ) -> tuple[float, float, int]:
        """How large type is and how wide its em, in points, and how its lines are turned."""
        a, b, c, d = matrix
        along = math.degrees(math.atan2(b, a))  # counter-clockwise, y upwards
        turn = round((self.frame.rotation - along) / 90) * 90 % 360
        length = math.hypot(a, b)
        size = abs(a * d - b * c) / length if length else math.hypot(c, d)  # its slant left out
        return points * size, points * length, turn

    def _lightness(self, fill: Sequence[int], mode: int, index: int) -> float:
        """That of what is darker, the fill or the outline."""
        light = lightness(*fill[:3])
        if mode != raw.FPDF_TEXTRENDERMODE_FILL_STROKE:
            return light
        colour = [ctypes.c_uint() for _ in range(4)]
        raw.FPDFPageObj_GetStrokeColor(self._object(index), *colour)
        return min(light, lightness(*(part.value for part in colour[:3])))

    def _style(self, font: int, mode: int, index: int, *, is_slanted: bool) -> int:
        key = font, mode, is_slanted
        known = self._fonts.get(key)
        if known is None:
            plain = _style_of(raw.FPDFTextObj_GetFont(self._object(index)), mode)
            style = replace(plain, is_slanted=is_slanted)
            self._fonts[key] = known = self._styles.setdefault(style, len(self._styles))
        return known

    def _object(self, index: int) -> raw.FPDF_PAGEOBJECT:
        return raw.FPDFText_GetTextObject(self.text.raw, index)


def _slant(matrix: tuple[float, float, float, float]) -> float:
    """How far a matrix leans type along its line; 0 where that is mirrored."""
    a, b, c, d = matrix
    area = a * d - b * c
    slant = (a * c + b * d) / area if area > 0 else 0.0
    return slant if abs(slant) >= _LEAST_SLANT else 0.0


def _style_of(font: raw.FPDF_FONT, mode: int) -> Style:
    family = _SUBSET.sub("", font_name(font))
    is_bold = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or bool(_BOLD.search(family))
    return Style(family, _HEAVY if is_bold else max(0, raw.FPDFFont_GetWeight(font)) or _USUAL)


def font_name(font: raw.FPDF_FONT) -> str:
    """The font's name in the file, with the mark of a subset."""
    buffer = ctypes.create_string_buffer(_NAME)
    length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME)
    return buffer.value.decode("utf-8", "replace") if length else ""
