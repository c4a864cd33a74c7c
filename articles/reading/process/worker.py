"""What a reading process does: a sheet of a PDF → its pages, and their images as files in a
folder.

The sheets of one file follow each other, so the file is kept until another one comes.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from articles.reading import read_page_of
from articles.reading.pdf.images import EncodedImage, render
from articles.reading.pdf.public_copy import public_copy
from articles.reading.pdf.scripts import count_checked
from articles.reading.shapes import Leftover, PageReading, ReadingError, Source

from .task import NO_FILES, PageFiles, SheetRead, SheetTask, StoredImage


def count_sheets(task: SheetTask) -> int:
    """How many sheets the PDF has. Raises ReadingError for one that is none, or holds what is unwanted."""
    return _count(task.path, task.name)


def read_sheet_task(task: SheetTask, sheets: int) -> SheetRead:
    """The pages on a sheet of a PDF of so many. Raises ReadingError."""
    source = _source(task.path, task.name)
    readings = read_page_of(source, task.sheet)
    if not task.images:
        return SheetRead(sheets, readings, (NO_FILES,) * len(readings))
    try:
        pdf = _stored_pdf(public_copy([source], [task.sheet]), task)
    except ReadingError as error:  # the page can be read; only its PDF is not for readers
        readings = tuple(_without_pdf(reading, error) for reading in readings)
        pdf = ""
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
    path = Path(task.images, f"{digest}.{image.format}")
    path.write_bytes(image.data)
    return StoredImage(str(path), image.format, image.width, image.height, digest)


def _stored_pdf(data: bytes, task: SheetTask) -> str:
    path = Path(task.images, f"{hashlib.sha256(data).hexdigest()}.pdf")
    path.write_bytes(data)
    return str(path)


def forget_file() -> None:
    """Let go of the file that was read last."""
    _source.cache_clear()
