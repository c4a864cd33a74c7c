"""What goes into a reading process and what comes out of it: values that cross from one process
to another.

A task is a path; the answer holds values, and paths of the images, which are written into a
folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.reading.shapes import Doubt, PageReading

MB = 1024 * 1024


@dataclass(frozen=True)
class SheetLimits:
    """What reading a sheet may take. A dense page takes 1 s and 0.2 GB.

    `cpu_seconds` are of processor time: on a busy machine a page takes longer, but no more of
    that. `wall_seconds` by the clock end what hangs without working. `memory` is in bytes. A
    process is replaced by a fresh one after so many `sheets`, so that nothing that a sheet
    leaves behind adds up.
    """

    cpu_seconds: int = 30
    wall_seconds: float = 600
    memory: int = 1024 * MB
    sheets: int = 100


@dataclass(frozen=True)
class SheetTask:
    """Sheet `sheet` (from 1) of the file at `path`, called `name`: a PDF, or a text whose sheets
    are its pages.

    `images`: the folder for the images of a PDF's pages, "" for none.
    """

    path: str
    name: str
    sheet: int
    images: str = ""
    is_text: bool = False


@dataclass(frozen=True)
class StoredImage:
    """An image as a file; width and height in pixels."""

    path: str
    format: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True)
class PageFiles:
    """What a page looks like: its PDF for readers, itself from small to large, its photos by `StoryPicture.image`.

    `source` is the file that it was read from, which is the desk's alone. `source` and `pdf` are paths.
    """

    source: str = ""
    pdf: str = ""
    images: tuple[StoredImage, ...] = ()
    photos: Mapping[str, StoredImage] = field(default_factory=dict)


NO_FILES = PageFiles()


@dataclass(frozen=True)
class SheetRead:
    """What came of a task: the pages on the sheet with their files, or why there are none.

    `sheets`: how many the file has. `refusal`: what is wrong with it, in words to translate.
    `mistake`: the traceback of a mistake that the program made.
    """

    sheets: int = 0
    readings: tuple[PageReading, ...] = ()
    files: tuple[PageFiles, ...] = ()
    refusal: Doubt | None = None
    mistake: str = ""
