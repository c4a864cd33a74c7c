"""A page in → stories out, with confidence and doubts. Pure: no Django, no network, no model to
download.

Two pipelines over one language. A text dump has lost where everything stood and is read by its
words and the widths of its lines; a PDF is read by where everything stands.

   a text dump (dump/page.py tells it)               a sheet of a PDF (layout/page.py tells it)
1. decode, cut into lines          text              characters, drawings → Sheet              pdf/
2. furniture, captions, bylines    elements          characters → lines → blocks               layout/lines
3. paragraphs by width and indent  paragraphs        what each block is by type and place      layout/regions
4. paragraphs → bodies             story_bodies      which text goes on where                  layout/order
5. headline stacks → bodies        headline_matching pictures, bylines, labels → stories       layout/stories
6. pictures → bodies, sections     pictures, sections

Both then make stories of what they found (crossheads, assembly), say how sure they are and what
an editor should look at (confidence), and why text is in no story (leftovers). What a line
means is known in one place: language/.

sheet_pages puts the PDF's side together, issue/ the stories that go on on another page, and
process/ reads a sheet in a process that may fail.

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
