"""What a reading process does: a sheet of a PDF → its pages, and their images as files in a
folder; or a page of a text → what is on it.

The sheets of one file follow each other, so the file is kept until another one comes.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from articles.reading import read_page_of
from articles.reading.dump.page import read_page
from articles.reading.dump.text import DumpedPage, read_dump
from articles.reading.pdf.images import EncodedImage, render
from articles.reading.pdf.public_copy import public_copy
from articles.reading.pdf.scripts import count_checked
from articles.reading.shapes import (
    Leftover,
    PageReading,
    ReadingError,
    Source,
    gettext_noop,
)

from .task import NO_FILES, PageFiles, SheetRead, SheetTask, StoredImage

NOT_STORED = gettext_noop(
    "What was drawn of this page cannot be stored in the temporary folder %(folder)s: %(reason)s. "
    "Is there room in it, and the right to write? Then import the file again."
)


def count_sheets(task: SheetTask) -> int:
    """How many sheets the file has. Raises ReadingError for one that is none, or holds what is unwanted."""
    if task.is_text:
        return len(_dumped_pages(task.path, task.name))
    return _count(task.path, task.name)


def read_sheet_task(task: SheetTask, sheets: int) -> SheetRead:
    """The pages on a sheet of a file of so many. Raises ReadingError."""
    if task.is_text:
        page = _dumped_pages(task.path, task.name)[task.sheet - 1]
        return SheetRead(sheets, (read_page(page),), (NO_FILES,))
    return _read_pdf_sheet(task, sheets)


def _read_pdf_sheet(task: SheetTask, sheets: int) -> SheetRead:
    source = _source(task.path, task.name)
    readings = read_page_of(source, task.sheet)
    if not task.images:
        return SheetRead(sheets, readings, (NO_FILES,) * len(readings))
    try:
        data = public_copy([source], [task.sheet])
    except ReadingError as error:  # the page can be read; only its PDF is not for readers
        readings = tuple(_without_pdf(reading, error) for reading in readings)
        data = b""
    pdf = _stored_pdf(data, task) if data else ""
    return SheetRead(
        sheets, readings, tuple(_files(source, reading, pdf, task) for reading in readings)
    )


def _without_pdf(reading: PageReading, error: ReadingError) -> PageReading:
    """The reading, and why readers get no PDF of it."""
    return replace(reading, leftovers=(*reading.leftovers, Leftover("", error.message)))


@lru_cache(maxsize=1)
def _source(path: str, name: str) -> Source:
    return Source(name, Path(path).read_bytes())


@lru_cache(maxsize=1)
def _dumped_pages(path: str, name: str) -> tuple[DumpedPage, ...]:
    return read_dump(_source(path, name).data)


@lru_cache(maxsize=1)
def _count(path: str, name: str) -> int:
    return count_checked(_source(path, name))


def _files(source: Source, reading: PageReading, pdf: str, task: SheetTask) -> PageFiles:
    images = render(source, reading)
    return PageFiles(
        task.path,
        pdf,
        tuple(_stored(image, task) for image in images.page),
        {name: _stored(image, task) for name, image in images.photos.items()},
    )


def _stored(image: EncodedImage, task: SheetTask) -> StoredImage:
    digest = hashlib.sha256(image.data).hexdigest()
    path = _write(task, f"{digest}.{image.format}", image.data)
    return StoredImage(path, image.format, image.width, image.height, digest)


def _stored_pdf(data: bytes, task: SheetTask) -> str:
    return _write(task, f"{hashlib.sha256(data).hexdigest()}.pdf", data)


def _write(task: SheetTask, name: str, data: bytes) -> str:
    """The path of the new file in the task's folder. Raises ReadingError where the disk is full."""
    path = Path(task.images, name)
    try:
        path.write_bytes(data)
    except OSError as error:
        path.unlink(missing_ok=True)  # so that others have the room
        reason = error.strerror or str(error)
        raise ReadingError(NOT_STORED, folder=str(path.parents[2]), reason=reason) from error
    return str(path)


def forget_file() -> None:
    """Let go of the file that was read last."""
    _source.cache_clear()
    _dumped_pages.cache_clear()
