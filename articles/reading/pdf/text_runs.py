"""What all characters of one text object have in common: size, direction, colour, font, and whether it is painted."""

from __future__ import annotations

import ctypes
import math
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.geometry import Box
from articles.reading.sheet import Style

from .clipping import is_clipped
from .colours import lightness
from .direct import Setting, text_objects_of
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


class TextType(NamedTuple):
    """How a text object is set; what a page's thousands of them are set in are a few types.

    `size` (the em) in points; `wide` is the em along the line, which condensed type has narrower.
    `turn`: the line's direction in degrees clockwise. `light`: the fill's lightness, 0 to 1.
    `style`: an index into the page's styles. `font`: its address. `is_hidden`: it is not painted.
    `slant`: how far its matrix leans type (false italics), as a share of the height, to the right;
    0 for upright type and an italic font.
    """

    size: float
    wide: float
    turn: int
    light: float
    style: int
    font: int
    is_hidden: bool
    slant: float


# A text object's baseline in points, its type, and whether it is hidden: not painted, or clipped away.
# A plain tuple, for a page has thousands of them.
TextRun = tuple[float, TextType, bool]


def upright_sides(box: Box, baseline: float, slant: float) -> tuple[float, float]:
    """Left and right edge that a slanted character has on its baseline.

    PDFium's box is around the slanted em, so that it reaches into the next characters and over
    the blank between words.
    """
    above = abs(slant) * (baseline - box.y0)
    below = abs(slant) * (box.y1 - baseline)
    return (box.x0 + below, box.x1 - above) if slant > 0 else (box.x0 + above, box.x1 - below)


# Share of its height by which type leans at least: less is what a scan's layer is turned by
_LEAST_SLANT = 0.01
# and by which it leans where it stands for italics: those lean by 0.2 to 0.35
_ITALIC = 0.1


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
        asked = text_objects_of(self.text, first)
        types = self._types(asked.settings, first.values())
        hidden = [kind.is_hidden for kind in types]
        if any(asked.has_clip):
            every = zip(hidden, asked.has_clip, first.values(), strict=True)
            hidden = [
                is_hidden or (has_clip and is_clipped(self._object(index)))
                for is_hidden, has_clip, index in every
            ]
        baselines = self.frame.heights(*asked.origins)
        return dict(zip(first, zip(baselines, types, hidden, strict=True), strict=True))

    def _types(
        self, settings: Sequence[tuple[Any, ...]], indexes: Iterable[int]
    ) -> list[TextType]:
        """The type of each object: what a type is, is told once of those set alike."""
        types: dict[tuple[Any, ...], TextType] = {}
        found = []
        for setting, index in zip(settings, indexes, strict=True):
            known = types.get(setting)
            if known is None:
                types[setting] = known = self._type(Setting(*setting), index)
            found.append(known)
        return found

    def _type(self, setting: Setting, index: int) -> TextType:
        """The type of the object that the character at an index is of."""
        a, b, c, d, points, font, mode, *fill, has_fill = setting
        red, green, blue, alpha = fill if has_fill else _BLACK
        size, wide, turn = self._size((a, b, c, d), points)
        slant = _slant((a, b, c, d))
        return TextType(
            size=size,
            wide=wide,
            turn=turn,
            light=self._lightness((red, green, blue), mode, index),
            style=self._style(font, mode, index, is_slanted=slant >= _ITALIC),
            font=font,
            is_hidden=mode in _UNSEEN or (not alpha and mode == raw.FPDF_TEXTRENDERMODE_FILL),
            slant=slant,
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
        light = lightness(*fill)
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
