"""A page in → stories out, with confidence and doubts. Pure: no Django, no network, no model to download.

1. decode (UTF-8, GB18030, UTF-16) into printed lines, shadowed headlines undone      text, doubling
2. what is on every page and in no story, and what it says of the page                furniture, dates
3. captions with credits, bylines on lines of their own                               captions, bylines
4. the other lines as paragraphs and display lines, by column width and indent        wrap
5. paragraphs as bodies, by head and tail marks, width and words                      bodies
6. display lines as headline stacks, stacks to bodies, all at once                    stacks, grouping, assignment
7. crossheads set as text, pictures, sections                                         crossheads, pictures, sections
8. stories, how sure, and the doubts in words                                         stories, confidence

Nothing is lost: every character is in a story, in the furniture or in the leftovers.
"""

from __future__ import annotations

from .dump.page import read_page
from .dump.text import read_dump
from .pdf import count_pages, is_pdf
from .shapes import Doubt, Finding, Leftover, PageFacts, PageReading, ReadingError, Source
from .sheet_pages import read_all_sheets, read_sheet_pages

__all__ = [
    "Doubt",
    "Finding",
    "Leftover",
    "PageFacts",
    "PageReading",
    "ReadingError",
    "Source",
    "count_pages",
    "read_page_of",
    "read_pages",
]


def read_pages(source: Source) -> tuple[PageReading, ...]:
    """The pages of a source, a text dump or a PDF. Raises ReadingError where it is neither, saying what was found."""
    if is_pdf(source):
        return read_all_sheets(source)
    return tuple(read_page(page) for page in read_dump(source.data))


def read_page_of(source: Source, sheet: int) -> tuple[PageReading, ...]:
    """The pages on one sheet (from 1) of a PDF: two of a spread, else one. Raises ReadingError."""
    return read_sheet_pages(source, sheet)
