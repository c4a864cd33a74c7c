"""One page of a PDF → a Sheet."""

from __future__ import annotations

import pypdfium2 as pdfium

from articles.reading.geometry import Box
from articles.reading.sheet import Sheet

from .covered_type import uncovered
from .document import page_of
from .drawings import painting_of
from .frame import frame_of
from .glyph_names import GlyphNames
from .glyphs import glyphs_of
from .paper_white import seen_on_paper


def read_sheet(
    document: pdfium.PdfDocument, number: int, names: GlyphNames | None = None
) -> Sheet:
    """The page's characters and drawings. Raises ReadingError for a page that is damaged or of no page's size.

    `names`: those of the file's glyphs, for characters of which PDFium knows nothing.
    """
    page = page_of(document, number)
    try:
        frame = frame_of(page)
        found = glyphs_of(page, frame, names)
        width, height = frame.size
        painting = painting_of(page, frame)
        glyphs = found.glyphs
        if not found.is_ocr:
            paper = Box(0.0, 0.0, width, height)
            glyphs = uncovered(page, found, painting)
            glyphs = seen_on_paper(glyphs, painting.drawings, paper)
        return Sheet(
            width,
            height,
            glyphs,
            found.styles,
            painting.drawings,
            found.unreadable,
            found.is_ocr,
        )
    finally:
        page.close()
