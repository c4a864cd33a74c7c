"""A page with those of its layers that are shown: PDFium draws no other, but reads the text of all."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf

from articles.reading.shapes import ReadingError, Source

from .damages import DAMAGES
from .hidden_layers import HiddenLayers
from .public_copy import shown_copy

# A document without either has no layers; the second may hide the first.
_MAY_HAVE_LAYERS = b"/OCProperties", b"/ObjStm"


def as_shown(source: Source, number: int) -> tuple[Source, int]:
    """The source and the page's number (from 1) as given; where a layer is switched off, the page
    alone without it, and 1.
    """
    if not any(mark in source.data for mark in _MAY_HAVE_LAYERS) or not _has_hidden(source):
        return source, number
    try:
        return replace(source, data=shown_copy(source, number)), 1
    except ReadingError:  # what it cannot write anew, PDFium may still read
        return source, number


def _has_hidden(source: Source) -> bool:
    try:
        with pikepdf.open(io.BytesIO(source.data)) as document:
            return HiddenLayers(document).are_there
    except DAMAGES:
        return False
