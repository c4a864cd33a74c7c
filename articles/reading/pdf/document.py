"""Opening a PDF, or refusing it with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2 as pdfium
from pypdfium2 import raw

from articles.reading.shapes import MOST_PAGES, ReadingError, Source, gettext_noop

from .trim import cuts_off_an_edge
from .tuning import SHEET

NO_PDF = gettext_noop(
    "The file is no PDF: it does not begin as one. Export the page as a PDF again."
)
CUT_OFF = gettext_noop("The PDF is cut off: its end is missing. Copy or export it again.")
ENCRYPTED = gettext_noop(
    "The PDF is locked with a password. Save it without one and import that."
)
DAMAGED = gettext_noop("The PDF is damaged and cannot be opened. Export the page again.")
EMPTY = gettext_noop("The PDF holds no page. Export the page again.")
TOO_MANY = gettext_noop(
    "The file holds %(count)s pages, at most %(most)s can be read at once. Split it."
)
NO_SUCH_PAGE = gettext_noop("The PDF has no page %(page)s: it has %(count)s.")
BROKEN_PAGE = gettext_noop("Page %(page)s of the PDF is damaged. Export it again.")
TOO_LARGE = gettext_noop(
    "Page %(page)s of the PDF measures %(width)s × %(height)s mm; a newspaper's page has at most %(most)s mm. "
    "Is it exported at the right scale?"
)
TOO_SMALL = gettext_noop(
    "Page %(page)s of the PDF measures %(width)s × %(height)s mm: too small for any page."
)
# bytes; readers look for %PDF and %%EOF in so many (PDF 32000-1, annex H.3.4.1)
_HEADER_WITHIN = 1024
MM = 25.4 / 72  # millimetres in a point


@contextmanager
def opened(source: Source) -> Iterator[pdfium.PdfDocument]:
    """The document. Raises ReadingError for what is no PDF, cut off, locked, damaged, empty or too long."""
    if not is_pdf(source):
        raise ReadingError(NO_PDF)
    if b"%%EOF" not in source.data[-2 * _HEADER_WITHIN :]:
        raise ReadingError(CUT_OFF)
    try:
        document = pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        locked = error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)
        raise ReadingError(ENCRYPTED if locked else DAMAGED) from error
    try:
        _check_count(len(document))
        yield document
    finally:
        document.close()


def is_pdf(source: Source) -> bool:
    """Whether the file begins as a PDF, whatever it is called."""
    return b"%PDF-" in source.data[:_HEADER_WITHIN]


def count_pages(source: Source) -> int:
    """How many pages the PDF has. Raises ReadingError as `opened`."""
    with opened(source) as document:
        return len(document)


def page_of(document: pdfium.PdfDocument, number: int) -> pdfium.PdfPage:
    """The page, from 1. Raises ReadingError where there is none, it is damaged or of a size that no page has."""
    if not 1 <= number <= len(document):
        raise ReadingError(NO_SUCH_PAGE, page=str(number), count=str(len(document)))
    try:
        page = _trimmed(document, number - 1)
    except pdfium.PdfiumError as error:
        raise ReadingError(BROKEN_PAGE, page=str(number)) from error
    _check_size(page, number)
    return page


def _trimmed(document: pdfium.PdfDocument, index: int) -> pdfium.PdfPage:
    """The page as the printer cuts it: without the bleed, the marks and the names of colours around it."""
    page = document[index]
    trim = page.get_trimbox(fallback_ok=False)
    if trim is None or not cuts_off_an_edge(trim, page.get_bbox()):
        return page
    page.set_cropbox(*trim)
    page.close()
    return document[index]  # PDFium looks at the box when it loads a page


def _check_count(count: int) -> None:
    if not count:
        raise ReadingError(EMPTY)
    if count > MOST_PAGES:
        raise ReadingError(TOO_MANY, count=str(count), most=str(MOST_PAGES))


def _check_size(page: pdfium.PdfPage, number: int) -> None:
    width, height = page.get_size()
    said = {"page": str(number), "width": f"{width * MM:.0f}", "height": f"{height * MM:.0f}"}
    if max(width, height) > SHEET.largest:
        raise ReadingError(TOO_LARGE, **said, most=f"{SHEET.largest * MM:.0f}")
    if min(width, height) < SHEET.smallest:
        raise ReadingError(TOO_SMALL, **said)
