"""The characters of a PDF page, as they are shown: what is hidden, off the page or made up by PDFium left out."""

from __future__ import annotations

import ctypes
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.geometry import Box
from articles.reading.measure import MISSING_TYPE
from articles.reading.shapes import ReadingError, gettext_noop
from articles.reading.sheet import Glyph, Style
from articles.reading.tuning import TUNING

from .clipping import is_clipped
from .frame import Frame

TOO_MANY_CHARACTERS = gettext_noop(
    "A page holds %(count)s characters, at most %(most)s can be read. Is the whole issue on one page? Split it."
)
ASCENT, DESCENT = 0.88, 0.12  # of an em: where Chinese type stands on its baseline (OpenType's ideographic em box)
FIRST_HAN, LAST_HAN = 0x2E80, 0x9FFF
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BOLD = re.compile(r"bold|heavy|black|semibold|demi|hei\b|[-_]hei|heiti|simhei|黑", re.IGNORECASE)
_PRIVATE = "\ue000", "\uf8ff"
_LINE_END_HYPHEN = 2  # what PDFium gives for a hyphen that breaks a word
_NAME = 256  # bytes of a font's name that are looked at


@dataclass(frozen=True)
class Glyphs:
    """`unreadable`: how many characters stand as MISSING_TYPE among them."""

    glyphs: tuple[Glyph, ...]
    styles: tuple[Style, ...]
    unreadable: int


@dataclass(frozen=True)
class _Run:
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


def glyphs_of(page: pdfium.PdfPage, frame: Frame) -> Glyphs:
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > TUNING.sheet.most_characters:
            raise ReadingError(TOO_MANY_CHARACTERS, count=str(count), most=str(TUNING.sheet.most_characters))
        return _Reader(text, frame).read(count)
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


def _is_changed(code: int, box: Box, run: _Run) -> bool:
    """Whether PDFium has put a character for one that is only written otherwise (⾦ for 金): their boxes are the ink's
    alone, and inside a form not even moved to the form's place.
    """
    off_line = not box.y0 + 0.2 * run.size <= run.baseline <= box.y1 + 0.5 * run.size
    return off_line or (FIRST_HAN <= code <= LAST_HAN and box.x1 - box.x0 < 0.95 * run.wide)


# FPDFText_GetTextObject with an address instead of a pointer, which costs ctypes an object for each character
_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(raw.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)


class _Reader:
    """Goes along PDFium's list of characters; asks once a text object what its characters share."""

    def __init__(self, text: pdfium.PdfTextPage, frame: Frame) -> None:
        self.text = text.raw
        self.frame = frame
        self.runs: dict[int, _Run] = {}
        self.styles: dict[Style, int] = {}
        self.fonts: dict[tuple[int, int], int] = {}
        self.characters: dict[tuple[int, int], str] = {}
        self.unreadable = 0
        self.matrix = raw.FS_MATRIX()
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.rect = raw.FS_RECTF()
        self.rgba = [ctypes.c_uint() for _ in range(4)]

    def read(self, count: int) -> Glyphs:
        found = _parted(list(self._glyphs(count)))
        shown = [glyph for glyph, is_hidden in found if not is_hidden]
        if len(shown) < TUNING.sheet.scanned * len(found):  # a scan with the text laid unseen over it
            shown = [glyph for glyph, _ in found]
        self.unreadable = sum(glyph.text == MISSING_TYPE for glyph in shown)
        return Glyphs(tuple(shown), tuple(self.styles), self.unreadable)

    def _glyphs(self, count: int) -> Iterator[tuple[Glyph, bool]]:
        text, rect = self.text, self.rect
        handle = ctypes.cast(text, ctypes.c_void_p)
        width, height = self.frame.size
        for index in range(count):
            address = _object_at(handle, index)  # none for what PDFium made up: spaces, line ends
            if not address or not raw.FPDFText_GetLooseCharBox(text, index, rect):
                continue
            code = raw.FPDFText_GetUnicode(text, index)
            run = self.runs.get(address) or self._begin(address, index)
            box = self.frame.box(rect.left, rect.bottom, rect.right, rect.top)
            baseline = run.baseline
            if run.turn == 0:
                if _is_changed(code, box, run):
                    box, baseline = self._mended(index, run, box)
                box = Box(box.x0, baseline - ASCENT * run.size, box.x1, baseline + DESCENT * run.size)
            if run.size <= 0 or box.x1 < 0 or box.x0 > width or box.y1 < 0 or box.y0 > height:
                continue
            known = self.characters.get((run.font, code))
            character = self._character(index, code, run.font) if known is None else known
            if character:
                glyph = Glyph(character, box, baseline, run.size, run.turn, run.light, run.style, index)
                yield glyph, run.is_hidden

    def _mended(self, index: int, run: _Run, box: Box) -> tuple[Box, float]:
        """Where a character stands whose box is not as a line's are, and its baseline.

        In upright writing (a font's vertical form) every character has a height of its own, and its box is right. In a
        form, what stands for another character is left where the form's own coordinates put it: only the matrix knows
        better. Elsewhere only the box's width is the ink's.
        """
        matrix = self.matrix
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        raw.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        x, y = self.frame.point(self.x.value, self.y.value)
        left, top = self.frame.point(matrix.e, matrix.f)
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

    def _begin(self, address: int, index: int) -> _Run:
        run = self._run(raw.FPDFText_GetTextObject(self.text, index), index)
        self.runs[address] = run
        return run

    def _run(self, pointer: ctypes._Pointer[raw.fpdf_pageobject_t__], index: int) -> _Run:
        matrix = self.matrix
        raw.FPDFText_GetMatrix(self.text, index, matrix)
        mode = raw.FPDFTextObj_GetTextRenderMode(pointer)
        font = raw.FPDFTextObj_GetFont(pointer)
        points = raw.FPDFText_GetFontSize(self.text, index)
        along = math.degrees(math.atan2(matrix.b, matrix.a))  # counter-clockwise, y upwards
        turn = round((self.frame.rotation - along) / 90) * 90 % 360
        return _Run(
            baseline=self.frame.point(matrix.e, matrix.f)[1],
            size=points * math.hypot(matrix.c, matrix.d),
            wide=points * math.hypot(matrix.a, matrix.b),
            turn=turn,
            light=self._light(index),
            style=self._style(font, mode),
            font=ctypes.addressof(font.contents),
            is_hidden=mode in (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP) or is_clipped(pointer),
        )

    def _light(self, index: int) -> float:
        """Lightness of the fill, as the eye weighs its colours (ITU-R BT.601)."""
        if not raw.FPDFText_GetFillColor(self.text, index, *self.rgba):
            return 0.0
        red, green, blue, _ = (value.value for value in self.rgba)
        return (0.299 * red + 0.587 * green + 0.114 * blue) / 255

    def _style(self, font: raw.FPDF_FONT, mode: int) -> int:
        known = ctypes.addressof(font.contents), mode
        if known not in self.fonts:
            self.fonts[known] = self._style_of(font, mode)
        return self.fonts[known]

    def _style_of(self, font: raw.FPDF_FONT, mode: int) -> int:
        buffer = ctypes.create_string_buffer(_NAME)
        length = raw.FPDFFont_GetBaseFontName(font, buffer, _NAME)
        family = _SUBSET.sub("", buffer.value.decode("utf-8", "replace")) if length else ""
        is_bold = mode == raw.FPDF_TEXTRENDERMODE_FILL_STROKE or bool(_BOLD.search(family))
        style = Style(family, 700 if is_bold else max(0, raw.FPDFFont_GetWeight(font)) or 400)
        return self.styles.setdefault(style, len(self.styles))
