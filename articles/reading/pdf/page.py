"""One page of a PDF → a Sheet."""

from __future__ import annotations

import pypdfium2 as pdfium

from articles.reading.sheet import Sheet

from .document import page_of
from .drawings import painting_of
from .frame import frame_of
from .glyph_names import GlyphNames
from .glyphs import glyphs_of
from .seen_type import seen_glyphs


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
        painting = painting_of(page, frame)
        return Sheet(
            *frame.size,
            seen_glyphs(page, frame, found, painting),
            found.styles,
            painting.drawings,
            found.unreadable,
            found.is_ocr,
        )
    finally:
        page.close()
