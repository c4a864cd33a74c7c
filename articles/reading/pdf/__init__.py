"""PDF pages, read with PDFium: the only room that knows the PDF library.

PDFium is not thread-safe: read side by side in processes.
"""

from .document import count_pages, is_pdf, opened
from .glyph_names import GlyphNames
from .page import read_sheet
from .shown_layers import as_shown

__all__ = ["GlyphNames", "as_shown", "count_pages", "is_pdf", "opened", "read_sheet"]
