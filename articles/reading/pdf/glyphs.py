"""The characters of a PDF page, as they are shown: what is hidden, off the page or made up by PDFium left out."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.geometry import Box
from articles.reading.language.measure import MISSING_TYPE
from articles.reading.shapes import ReadingError, gettext_noop
from articles.reading.sheet import Glyph, Style

from .clipping import is_clipped
from .direct import characters_of, matrix_of, text_objects_of
from .frame import CoordinateFrame
from .tuning import SHEET

TOO_MANY_CHARACTERS = gettext_noop(
    "A page holds %(count)s characters, at most %(most)s can be read. Is the whole issue on one page? Split it."
)
ASCENT, DESCENT = 0.88, 0.12  # of an em: where Chinese type stands on its baseline (OpenType's ideographic em box)
FIRST_HAN, LAST_HAN = 0x2E80, 0x9FFF
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|heavy|black|semibold|demi|hei\b|[-_]hei|heiti|simhei|黑", re.IGNORECASE)
_PRIVATE = "\ue000", "\uf8ff"
_LINE_END_HYPHEN = 2  # what PDFium gives for a hyphen that breaks a word
_UNSEEN = raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP
_box: Callable[[tuple[float, float, float, float]], Box] = partial(tuple.__new__, Box)  # half of what Box(…) costs
_glyph: Callable[[tuple[str, Box, float, float, int, float, int, int]], Glyph] = partial(tuple.__new__, Glyph)
_BLACK = 0, 0, 0, 255  # for a fill without colour
_NAME = 256  # bytes of a font's name that are looked at


@dataclass(frozen=True)
class Glyphs:
    """`unreadable`: how many characters stand as MISSING_TYPE among them."""

    glyphs: tuple[Glyph, ...]
    styles: tuple[Style, ...]
    unreadable: int


class _Run(NamedTuple):
    """What all characters of one text object have in common. `wide`: its em along the line, in points, which condensed
    type has narrower than its `size`. `font` is its address. `is_hidden`: its text is not painted.
    """

    baseline: float
    size: float
    wide: float
    turn: int
    light: float
    style: int
    font: int
    is_hidden: bool


def glyphs_of(page: pdfium.PdfPage, frame: CoordinateFrame) -> Glyphs:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > SHEET.most_characters:
            raise ReadingError(TOO_MANY_CHARACTERS, count=str(count), most=str(SHEET.most_characters))
        return _GlyphReader(text, frame).read(count)
    finally:
        text.close()


def _parted(found: list[tuple[Glyph, bool]]) -> list[tuple[Glyph, bool]]:
    """Characters that one glyph shows (ﬁ, ——) side by side in its box: PDFium gives each the whole of it.

    They follow each other in the stream and stand in the same place to the last digit: no shadow does both.
    """
    at = 0
    while at < len(found):
        glyph = found[at][0]
        end = at + 1
        while end < len(found) and found[end][0].box == glyph.box and found[end][0].order == glyph.order + end - at:
            end += 1
        if end - at > 1 and glyph.turn == 0:
            width = glyph.box.width / (end - at)
            for n in range(at, end):
                left = glyph.box.x0 + (n - at) * width
                found[n] = (found[n][0]._replace(box=glyph.box._replace(x0=left, x1=left + width)), found[n][1])
        at = end
    return found


def _middle_baseline(box: Box, size: float) -> float:
    """The baseline of type that stands in the middle of its box."""
    return (box.y0 + box.y1) / 2 + (ASCENT - DESCENT) / 2 * size


def _light(rgba: Sequence[int]) -> float:
    """Lightness of a fill, as the eye weighs its colours (ITU-R BT.601)."""
    red, green, blue, _ = rgba
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


class _GlyphReader:
    """Goes along PDFium's list of characters; asks once a text object what its characters share."""

    def __init__(self, text: pdfium.PdfTextPage, frame: CoordinateFrame) -> None:
        self.page = text
        self.text = text.raw
        self.frame = frame
        self.styles: dict[Style, int] = {}
        self.fonts: dict[tuple[int, int], int] = {}
        self.characters: dict[tuple[int, int], str] = {}
        self.unreadable = 0
        self.x, self.y = ctypes.c_double(), ctypes.c_double()

    def read(self, count: int) -> Glyphs:
        found = _parted(list(self._glyphs(count)))
        shown = [glyph for glyph, is_hidden in found if not is_hidden]
        if len(shown) < SHEET.scanned * len(found):  # a scan with the text laid unseen over it
            shown = [glyph for glyph, _ in found]
        self.unreadable = sum(glyph.text == MISSING_TYPE for glyph in shown)
        return Glyphs(tuple(shown), tuple(self.styles), self.unreadable)

    def _glyphs(self, count: int) -> Iterator[tuple[Glyph, bool]]:
        """The page's characters, and whether they are hidden. Goes round ten thousand times, so asks little."""
        all_of = characters_of(self.page, count)
        width, height = self.frame.size
        first = {address: index for index, address in enumerate(all_of.objects) if address}
        runs, characters = dict(zip(first, self._runs(first), strict=True)), self.characters
        boxes = self.frame.boxes(all_of.boxes)
        every = zip(all_of.objects, all_of.codes, all_of.has_box, boxes, strict=True)
        for index, (address, code, has_box, box) in enumerate(every):
            if not address or not has_box:  # no object: what PDFium made up
                continue
            run = runs[address]
            x0, y0, x1, y1 = box
            baseline, size, wide, turn, light, style, font, is_hidden = run
            if turn == 0:
                if (
                    y0 > baseline - 0.2 * size
                    or y1 < baseline - 0.5 * size
                    or (x1 - x0 < 0.95 * wide and FIRST_HAN <= code <= LAST_HAN)
                ):
                    (x0, _, x1, _), baseline = self._mended(index, run, Box(x0, y0, x1, y1))
                y0, y1 = baseline - ASCENT * size, baseline + DESCENT * size
            if size <= 0 or x1 < 0 or x0 > width or y1 < 0 or y0 > height:
                continue
            character = characters.get((font, code))
            if character is None:
                character = self._character(index, code, font)
            if character:
                place = _box((x0, y0, x1, y1))
                yield _glyph((character, place, baseline, size, turn, light, style, index)), is_hidden

    def _mended(self, index: int, run: _Run, box: Box) -> tuple[Box, float]:
        """Where a character stands whose box is not as a line's are, and its baseline.

        In upright writing (a font's vertical form) every character has a height of its own, and its box is right.
        Else PDFium has put a character for one that is only written otherwise (⾦ for 金): the box is the ink's, in a
        form not even moved to the form's place, which only the matrix knows.
        """
        raw.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        x, y = self.frame.point(self.x.value, self.y.value)
        left, top = self.frame.point(*matrix_of(self.page, index)[4:])
        middle = (box.x0 + box.x1) / 2
        if abs(middle - left) <= 0.3 * run.size and box.y1 > top + 0.5 * run.size:
            return box, _middle_baseline(box, run.size)
        if abs(y - run.baseline) <= 0.5 * run.size:
            return Box(x, y - run.size, x + run.wide, y), y
        return Box(left, top - run.size, left + run.wide, top), top

    def _character(self, index: int, code: int, font: int) -> str:
        """The character as a story keeps it; "" for what prints nothing."""
        self.characters[font, code] = found = self._named(index, code)
        return found

    def _named(self, index: int, code: int) -> str:
        if code == _LINE_END_HYPHEN:
            return "-"
        character = chr(code) if code < 0x110000 else ""
        if raw.FPDFText_HasUnicodeMapError(self.text, index) == 1 or _PRIVATE[0] <= character <= _PRIVATE[1]:
            return MISSING_TYPE
        if not character or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"):
            return ""
        return character

    def _runs(self, first: Mapping[int, int]) -> Iterator[_Run]:
        """For each text object, given with the index of a character of it."""
        asked = text_objects_of(self.page, first)
        point = self.frame.point
        types: dict[tuple[float, ...], tuple[float, float, int, float, int]] = {}
        for n, (index, (a, b, c, d, e, f)) in enumerate(zip(first.values(), asked.matrices, strict=True)):
            font, mode, fill = asked.fonts[n], asked.modes[n], asked.fills[n] if asked.has_fill[n] else _BLACK
            key = (a, b, c, d, asked.sizes[n], font, mode, *fill)
            known = types.get(key)
            if known is None:
                matrix = (a, b, c, d)
                types[key] = known = (*self._type(matrix, asked.sizes[n]), _light(fill), self._style(font, mode, index))
            is_hidden = mode in _UNSEEN or (asked.has_clip[n] and is_clipped(self._object(index)))
            yield _Run(point(e, f)[1], *known, font, is_hidden)

    def _type(self, matrix: tuple[float, float, float, float], points: float) -> tuple[float, float, int]:
        """How large type is and how wide its em, in points, and how its lines are turned."""
        a, b, c, d = matrix
        along = math.degrees(math.atan2(b, a))  # counter-clockwise, y upwards
        turn = round((self.frame.rotation - along) / 90) * 90 % 360
        return points * math.hypot(c, d), points * math.hypot(a, b), turn

    def _style(self, font: int, mode: int, index: int) -> int:
        known = self.fonts.get((font, mode))
        if known is None:
            self.fonts[font, mode] = known = self._style_of(raw.FPDFTextObj_GetFont(self._object(index)), mode)
        return known

    def _object(self, index: int) -> raw.FPDF_PAGEOBJECT:
        return raw.FPDFText_GetTextObject(self.text, index)

    def _style_of(self, font: raw.FPDF_FONT, mode: int) -> int:
        buffer = ctypes.create_string_buffer(_NAME)
        length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME)
        family = _SUBSET.sub("", buffer.value.decode("utf-8", "replace")) if length else ""
        is_bold = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or bool(_BOLD.search(family))
        style = Style(family, 700 if is_bold else max(0, raw.FPDFFont_GetWeight(font)) or 400)
        return self.styles.setdefault(style, len(self.styles))
