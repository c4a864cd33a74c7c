"""Which of a page's text is seen: not under what is painted later, not white on white, not
drawn unseen. What nobody sees is neither read nor handed on to readers.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box
from articles.reading.shapes import ReadingError, Source
from articles.reading.sheet import Glyph

from .covered_type import uncovered
from .document import opened, page_of
from .drawings import Painting, painting_of
from .frame import CoordinateFrame, frame_of
from .glyphs import Glyphs, glyphs_of
from .paper_white import seen_on_paper

_INVISIBLE = raw.FPDF_TEXTRENDERMODE_INVISIBLE


@dataclass(frozen=True)
class UnseenTexts:
    """Of the texts that a page's own content shows, forms apart: how many they are, and which
    nobody sees, by their place among them.
    """

    count: int = 0
    places: frozenset[int] = frozenset()


def seen_glyphs(
    page: pdfium.PdfPage, frame: CoordinateFrame, found: Glyphs, painting: Painting
) -> tuple[Glyph, ...]:
    """The glyphs without those that nobody sees; of an OCR layer, all."""
    if found.is_ocr:
        return found.glyphs
    width, height = frame.size
    glyphs = uncovered(page, found, painting)
    return seen_on_paper(glyphs, painting.drawings, Box(0.0, 0.0, width, height))


def unseen_texts(source: Source, number: int) -> UnseenTexts:
    """Those of a page, from 1; of one that cannot be read none is known."""
    try:
        with opened(source) as document:
            page = page_of(document, number)
            try:
                frame = frame_of(page)
                return _unseen(page, frame, glyphs_of(page, frame), painting_of(page, frame))
            finally:
                page.close()
    except ReadingError:
        return UnseenTexts()


def _unseen(
    page: pdfium.PdfPage, frame: CoordinateFrame, found: Glyphs, painting: Painting
) -> UnseenTexts:
    if found.is_ocr:  # a scan's text is there to be searched and copied
        return UnseenTexts()
    own = sorted((turn, address) for address, turn in painting.texts.items() if len(turn) == 1)
    seen = {found.objects[glyph.order] for glyph in seen_glyphs(page, frame, found, painting)}
    known = {found.objects[glyph.order] for glyph in found.glyphs}
    pictures = BoxIndex([one.box for one in painting.drawings if one.kind == "image"])
    unseen = frozenset(
        place
        for place, (_, address) in enumerate(own)
        if address not in seen and (address in known or _is_note(address, frame, pictures))
    )
    return UnseenTexts(len(own), unseen)


def _is_note(address: int, frame: CoordinateFrame, pictures: BoxIndex) -> bool:
    """Whether a text is drawn unseen, and not over a picture, whose own words it may be."""
    text = ctypes.cast(address, raw.FPDF_PAGEOBJECT)
    if raw.FPDFTextObj_GetTextRenderMode(text) != _INVISIBLE:
        return False
    corners = [ctypes.c_float() for _ in range(4)]
    has_box = raw.FPDFPageObj_GetBounds(text, *corners)
    return not has_box or not pictures.touching(frame.box(*(one.value for one in corners)))
