"""A sheet of a PDF → the pages that are printed on it: one, or two in a spread."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from .geometry import Box
from .issue.numbering import renumbered
from .layout.page import read_sheet_layout
from .layout.spreads import part, parts_of
from .leftovers import NO_TEXT
from .pdf import GlyphNames, as_shown, count_pages, opened, read_sheet
from .shapes import Leftover, PageReading, Source
from .sheet import Sheet


def read_sheet_pages(source: Source, number: int) -> tuple[PageReading, ...]:
    """The pages on sheet `number` (from 1), each with its part of the sheet; a page without
    text has no stories.

    Raises ReadingError.
    """
    with _without_collector():
        return _read_sheet_pages(source, number)


def _read_sheet_pages(source: Source, number: int) -> tuple[PageReading, ...]:
    shown, place = as_shown(source, number)
    with opened(shown) as document:
        sheet = read_sheet(document, place, GlyphNames(shown, place))
    return tuple(_page(sheet, crop, number, n) for n, crop in enumerate(parts_of(sheet)))


def read_all_sheets(source: Source) -> tuple[PageReading, ...]:
    """The pages on all sheets of a PDF, with a `sequence` that counts them through. Raises ReadingError."""
    found = [
        reading
        for number in range(1, count_pages(source) + 1)
        for reading in read_sheet_pages(source, number)
    ]
    return tuple(renumbered(reading, n) for n, reading in enumerate(found, 1))


@contextmanager
def _without_collector() -> Iterator[None]:
    """Without Python's search for circles of objects that nobody holds any more.

    A page is some hundred thousand small tuples, of which none is in a circle. The search goes
    through them dozens of times, which is a sixth of the time that a page takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _page(sheet: Sheet, crop: Box, number: int, place: int) -> PageReading:
    reading = read_sheet_layout(part(sheet, crop), number + place)
    if not sheet.glyphs:
        reading = replace(reading, leftovers=(Leftover("", NO_TEXT),))
    return replace(reading, sheet=number, crop=(crop.x0, crop.y0, crop.x1, crop.y1))
