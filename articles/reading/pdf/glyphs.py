"""The characters of a PDF page, as they are shown: what is hidden, off the page or made up by PDFium left out."""

from __future__ import annotations

import ctypes
import itertools
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Any

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.geometry import Box
from articles.reading.language.characters import MISSING_TYPE, ordinary
from articles.reading.language.legibility import garbled_share, legible_share, may_be_garbled
from articles.reading.shapes import ReadingError, gettext_noop
from articles.reading.sheet import Glyph, Style

from .direct import Characters, address_of, characters_of, has_map_error, matrix_of
from .frame import CoordinateFrame
from .glyph_names import GlyphNames
from .glyph_sequences import (
    in_page_script,
    parted,
    text_of_layer,
    whole,
    without_word_breaks,
)
from .text_runs import TextRun, TextRuns, font_name, upright_sides
from .tuning import SHEET

TOO_MANY_CHARACTERS = gettext_noop(
    "A page holds %(count)s characters, at most %(most)s can be read. Is the whole issue on one page? Split it."
)
UNREADABLE_LAYER = gettext_noop(
    "The text of this page cannot be read: the file does not say which characters %(count)s of its"
    " %(characters)s are. Export the page anew with its fonts' Unicode tables, or run OCR on it."
)
NOISE_LAYER = gettext_noop(
    "The text that an OCR program laid over this scan is noise: only %(share)s %% of its %(characters)s"
    " characters make words. Run OCR again with the language that the page is printed in, or export the page as text."
)
GARBLED_LAYER = gettext_noop(
    "The text of this page cannot be read: %(share)s %% of its %(characters)s characters are such as nobody prints, so"
    " its fonts' Unicode tables are wrong. Export the page anew with right ones, or run OCR on it."
)
# Of an em: where Chinese type stands on its baseline (OpenType's ideographic em box)
ASCENT, DESCENT = (0.88, 0.12)
FIRST_HAN, LAST_HAN = 0x2E80, 0x9FFF  # radicals, kana, Chinese characters: all are one em wide
# Unicode categories of what prints nothing
_NO_PRINT = ("Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp")
# What a font's table may say of a glyph that is drawn all the same: nothing, or that it is blank
_BLANK = frozenset({"", " ", "\u3000", "\xa0"})
# Ems that ink is high and wide at least. PDFium gives a blank glyph a box without height, or of an em.
_LEAST_INK = 0.05
_TO_THE_DIGIT = 0.01  # points
_LINE_END_HYPHEN = 2  # what PDFium gives for a hyphen that breaks a word
_LAST_CODE = 0x110000
# Ems above the baseline that the top of a character's box reaches at least, or it is not its line's box.
_LOWEST_TOP = 0.2
# Ems above the baseline that the bottom of a character's box reaches at most, or it is not its line's box.
_HIGHEST_BOTTOM = 0.5
# Times the run's em that a Chinese character's box is wide at least, or it is the box of the ink.
_NARROWEST_HAN = 0.95
_NEAR_MIDDLE = 0.3  # ems by which the middle of an upright character stands off the line's axis
_NEAR_BASELINE = 0.5  # ems by which a character's own origin may stand off the run's baseline

_Edges = tuple[float, float, float, float]  # x0, y0, x1, y1
_box: Callable[[_Edges], Box] = partial(tuple.__new__, Box)  # half of what Box(…) costs
_glyph: Callable[[tuple[str, Box, float, float, int, float, int, int]], Glyph] = partial(
    tuple.__new__, Glyph
)


@dataclass(frozen=True)
class Glyphs:
    """`unreadable`: how many characters stand as MISSING_TYPE. `is_ocr`: all lie unseen over a scan.

    `objects`: the address of the text object that each is of, by the glyphs' `order`.
    """

    glyphs: tuple[Glyph, ...]
    styles: tuple[Style, ...]
    unreadable: int
    is_ocr: bool = False
    objects: Sequence[int | None] = ()


def glyphs_of(
    page: pdfium.PdfPage, frame: CoordinateFrame, names: GlyphNames | None = None
) -> Glyphs:
    """The page's characters in the order of its stream.

    Raises ReadingError for a page of too many, and for one of which too few can be read.
    """
    text = page.get_textpage()
    try:
        count = text.count_chars()
        if count > SHEET.most_characters:
            raise ReadingError(
                TOO_MANY_CHARACTERS, count=str(count), most=str(SHEET.most_characters)
            )
        return _GlyphReader(text, frame, names).read(count)
    finally:
        text.close()


class _GlyphReader:
    """Goes along PDFium's list of characters; asks once a text object what its characters share."""

    def __init__(
        self, text: pdfium.PdfTextPage, frame: CoordinateFrame, names: GlyphNames | None
    ) -> None:
        self.page = text
        self.names = names
        self.text = text.raw
        self.address = address_of(text)
        self.frame = frame
        self.runs = TextRuns(text, frame)
        self.x, self.y = ctypes.c_double(), ctypes.c_double()
        self.right, self.top = ctypes.c_double(), ctypes.c_double()

    def read(self, count: int) -> Glyphs:
        asked = whole(characters_of(self.page, count))
        first = {address: index for index, address in enumerate(asked.objects) if address}
        runs: Mapping[Any, TextRun] = self.runs.runs_of(first)
        found = list(parted(self._glyphs(asked, runs)))
        hidden = {address for address, (_, _, is_hidden) in runs.items() if is_hidden}
        shown = [g for g in found if asked.objects[g.order] not in hidden] if hidden else found
        is_ocr = len(shown) < SHEET.scanned * len(found)
        if is_ocr:  # a scan with the text laid unseen over it
            shown = list(without_word_breaks(found))
        shown = in_page_script(shown, asked.codes)
        unreadable = [glyph.text for glyph in shown].count(MISSING_TYPE)
        if unreadable > SHEET.unreadable * len(shown):
            raise ReadingError(
                UNREADABLE_LAYER, count=str(unreadable), characters=str(len(shown))
            )
        if len(shown) >= SHEET.judged_layer:
            (_check_legible if is_ocr else _check_tables)(shown)
        return Glyphs(tuple(shown), self.runs.styles, unreadable, is_ocr, asked.objects)

    def _glyphs(self, asked: Characters, runs: Mapping[Any, TextRun]) -> list[Glyph]:
        """The page's characters, hidden ones among them. Goes round ten thousand times, so asks little."""
        width, height = self.frame.size
        characters: dict[tuple[int, int], str] = {}  # by font and code
        found = []
        edges = self.frame.boxes(asked.edges)
        every = zip(itertools.count(), asked.objects, asked.codes, *edges)
        for index, address, code, left, top, right, foot in itertools.compress(
            every, asked.are_printed
        ):
            run = runs[address]
            baseline, (size, wide, turn, light, style, font, _, slant), _ = run
            if (
                turn
                or slant
                or top > baseline - _LOWEST_TOP * size
                or foot < baseline - _HIGHEST_BOTTOM * size
                or (right - left < _NARROWEST_HAN * wide and FIRST_HAN <= code <= LAST_HAN)
            ):
                box = Box(left, top, right, foot)
                (x0, y0, x1, y1), baseline = self._place(index, code, run, box)
            else:
                x0, x1 = left, right
                y0, y1 = baseline - ASCENT * size, baseline + DESCENT * size
            if size <= 0 or x1 < 0 or x0 > width or y1 < 0 or y0 > height:
                continue
            character = characters.get((font, code), "")
            if character in _BLANK:
                character = self._looked_up(index, code, run, characters)
            if character:
                place = _box((x0, y0, x1, y1))
                found.append(
                    _glyph((character, place, baseline, size, turn, light, style, index))
                )
        return found

    def _looked_up(
        self, index: int, code: int, run: TextRun, characters: dict[tuple[int, int], str]
    ) -> str:
        """The character, which `characters` then knows; of what a font calls blank, whether it is."""
        _, kind, is_hidden = run
        known = characters.get((kind.font, code))
        if known is None:
            known = characters[kind.font, code] = self._character(index, code, is_hidden)
        is_looked_at = known in _BLANK and not (kind.turn or is_hidden)
        return MISSING_TYPE if is_looked_at and self._has_ink(index, kind.size) else known

    def _place(self, index: int, code: int, run: TextRun, box: Box) -> tuple[_Edges, float]:
        """The character's box, ascent and descent high where its line is level, and its baseline."""
        x0, y0, x1, y1 = box
        baseline, kind, _ = run
        size, wide = kind.size, kind.wide
        if kind.turn:
            return box, baseline
        if kind.slant:
            x0, x1 = upright_sides(box, baseline, kind.slant)
        if (
            y0 > baseline - _LOWEST_TOP * size
            or y1 < baseline - _HIGHEST_BOTTOM * size
            or (x1 - x0 < _NARROWEST_HAN * wide and FIRST_HAN <= code <= LAST_HAN)
        ):
            (x0, _, x1, _), baseline = self._mended(index, run, Box(x0, y0, x1, y1))
        return (x0, baseline - ASCENT * size, x1, baseline + DESCENT * size), baseline

    def _mended(self, index: int, run: TextRun, box: Box) -> tuple[Box, float]:
        """Where a character stands whose box is not as a line's are, and its baseline.

        In upright writing (a font's vertical form) every character has a height of its own, and
        its box is right. Else PDFium has put a character for one that is only written otherwise
        (⾦ for 金): the box is the ink's, in a form not even moved to the form's place, which
        only the matrix knows.
        """
        raw.FPDFText_GetCharOrigin(self.text, index, self.x, self.y)
        x, y = self.frame.point(self.x.value, self.y.value)
        left, top = self.frame.point(*matrix_of(self.address, index)[4:])
        baseline, (size, wide, *_), _ = run
        if abs(box.middle_x - left) <= _NEAR_MIDDLE * size and box.y1 > top + 0.5 * size:
            return box, _middle_baseline(box, size)
        if abs(y - baseline) <= _NEAR_BASELINE * size:
            return Box(x, y - size, x + wide, y), y
        return Box(left, top - size, left + wide, top), top

    def _character(self, index: int, code: int, is_hidden: bool) -> str:
        """The character as a story keeps it; "" for what prints nothing.

        Where a font has no table, PDFium takes its codes for characters. So they are in the
        layer that an OCR program lays unseen over a scan; in a font that draws glyphs the codes
        are the glyphs' numbers.
        """
        has_no_table = has_map_error(self.address, index)
        if has_no_table and self.names and (named := self._named(index, code, self.names)):
            return named
        if code == _LINE_END_HYPHEN:
            return "-"
        character, is_printed = _form_of(code)
        if has_no_table and not (is_hidden and is_printed):
            return MISSING_TYPE
        return character if is_printed or character in _BLANK else ""

    def _named(self, index: int, code: int, names: GlyphNames) -> str:
        """What the glyph's name in its font says of it; PDFium gives the code of a glyph that it does not know."""
        font = raw.FPDFTextObj_GetFont(raw.FPDFText_GetTextObject(self.text, index))
        return ordinary(names.text(font_name(font), code))

    def _has_ink(self, index: int, size: float) -> bool:
        """Whether a glyph shows something that its font's table calls blank."""
        raw.FPDFText_GetCharBox(self.text, index, self.x, self.right, self.y, self.top)
        sides = abs(self.top.value - self.y.value), abs(self.right.value - self.x.value)
        return min(sides) > _LEAST_INK * size and abs(max(sides) - size) > _TO_THE_DIGIT


def _check_legible(layer: Sequence[Glyph]) -> None:
    """Raises ReadingError where an OCR program's text is noise."""
    share = legible_share(text_of_layer(layer))
    if share < SHEET.legible:
        raise ReadingError(NOISE_LAYER, characters=str(len(layer)), share=f"{100 * share:.0f}")


def _check_tables(shown: Sequence[Glyph]) -> None:
    """Raises ReadingError where the fonts' tables name letters of other scripts for the printed ones."""
    text = "".join([glyph.text for glyph in shown])
    plain = len(text.encode("ascii", "ignore"))
    share = _latin_in_cells(shown) if 2 * plain > len(text) else 0.0
    if share <= SHEET.latin_cells:
        share = 0.0
    if not share and may_be_garbled(text, SHEET.garbled):
        share = garbled_share(text_of_layer(shown))
    if share > SHEET.garbled:
        raise ReadingError(
            GARBLED_LAYER, characters=str(len(shown)), share=f"{100 * share:.0f}"
        )


def _latin_in_cells(shown: Sequence[Glyph]) -> float:
    """The share of Latin characters as wide as Chinese ones are, which these are then.

    Figures in full-width cells are none.
    """
    least = SHEET.latin_cell
    wide = [g.text for g in shown if g.box.width > least * g.size]
    told = [t for t in wide if t.isascii() and not t.isdigit()]
    return len(told) / len(shown)


@lru_cache(maxsize=2**14)  # about as many as a language has
def _form_of(code: int) -> tuple[str, bool]:
    """A character's ordinary form, "" for what is none, and whether it prints anything."""
    character = ordinary(chr(code)) if code < _LAST_CODE else ""
    return character, bool(character) and unicodedata.category(character) not in _NO_PRINT


def _middle_baseline(box: Box, size: float) -> float:
    """The baseline of type that stands in the middle of its box."""
    return box.middle_y + (ASCENT - DESCENT) / 2 * size
