"""A look at any stage of a reading: as marks on the page's picture, or as a list."""

from __future__ import annotations

from articles.reading.dump.text import read_dump
from articles.reading.layout.spreads import part, parts_of
from articles.reading.pdf import GlyphNames, as_shown, is_pdf, opened, read_sheet
from articles.reading.shapes import ReadingError, Source, gettext_noop

from . import dump_marks
from .drawing import draw_marks
from .marks import STAGES, Mark, PageMarks, Stage
from .sheet_marks import sheet_marks

__all__ = ["STAGES", "Mark", "PageMarks", "Stage", "draw_marks", "marks_on"]

NO_SUCH_STAGE = gettext_noop("A text dump has no stage “%(stage)s”, only: %(stages)s.")
NO_SUCH_PAGE = gettext_noop("The file has no page %(page)s: it has %(count)s.")


def marks_on(source: Source, number: int, stage: Stage) -> tuple[PageMarks, ...]:
    """What `stage` found on sheet `number` (from 1) of a PDF, which holds two pages in a
    spread, or on page `number` of a text dump. Raises ReadingError.
    """
    if is_pdf(source):
        return _marks_on_sheet(source, number, stage)
    if stage not in dump_marks.MARKS:
        raise ReadingError(NO_SUCH_STAGE, stage=stage, stages=", ".join(dump_marks.MARKS))
    pages = read_dump(source.data)
    if not 1 <= number <= len(pages):
        raise ReadingError(NO_SUCH_PAGE, page=str(number), count=str(len(pages)))
    return (PageMarks(tuple(dump_marks.MARKS[stage](pages[number - 1]))),)


def _marks_on_sheet(source: Source, number: int, stage: Stage) -> tuple[PageMarks, ...]:
    shown, place = as_shown(source, number)
    with opened(shown) as document:
        sheet = read_sheet(document, place, GlyphNames(shown, place))
    found = []
    for sequence, crop in enumerate(parts_of(sheet), number):
        page = part(sheet, crop)
        marks = sheet_marks(page, sequence, stage)
        found.append(PageMarks(marks, crop, page.width, page.height))
    return tuple(found)
