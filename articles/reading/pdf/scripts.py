"""Whether a PDF holds JavaScript."""

from __future__ import annotations

import re

import pypdfium2 as pdfium

from articles.reading.shapes import ReadingError, Source, gettext_noop

from .document import opened

SCRIPTED = gettext_noop(
    "The PDF holds JavaScript. A printed page needs none, and readers are to download it: export it without."
)
# The name of an action, as PDFium writes names: without the escapes (/Java#53cript) that would hide it.
_SCRIPT = re.compile(rb"/JavaScript(?![A-Za-z0-9])")
_LONGEST = len(b"/JavaScript") + 1


def count_checked(source: Source) -> int:
    """How many pages the PDF has. Raises ReadingError as `opened`, and for a PDF with JavaScript anywhere in it."""
    with opened(source) as document:
        if _is_scripted(document):
            raise ReadingError(SCRIPTED)
        return len(document)


def _is_scripted(document: pdfium.PdfDocument) -> bool:
    """Whether there is JavaScript anywhere in the document.

    PDFium writes every object of the document anew, dictionaries in plain, and what it writes
    is looked through and thrown away: scripts in compressed objects are found too, and no
    second copy of the file is held.
    """
    found = _Searched()
    document.save(found)  # all that it asks of a file is write()
    return found.is_scripted


class _Searched:
    """A file that keeps nothing of what is written but whether a script was in it."""

    def __init__(self) -> None:
        self.is_scripted = False
        self._tail = b""

    def write(self, data: bytes) -> int:
        text = self._tail + bytes(data)
        self.is_scripted = self.is_scripted or _SCRIPT.search(text) is not None
        self._tail = text[-_LONGEST:]
        return len(data)
