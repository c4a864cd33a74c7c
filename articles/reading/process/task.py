"""One sheet of a PDF read apart: in a process of its own, which may hang, swell or crash and takes nobody along.

`intake/workers.py` starts such processes and ends them. What goes in is a path; what comes out are values, and paths of
the images, which are written into a folder. It loads no Django: a reading process starts at once and stays small.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, field

from articles.reading.shapes import Doubt, PageReading, ReadingError, gettext_noop

try:
    import resource
except ImportError:  # not a Unix: no limit to memory there, only to time
    resource = None  # type: ignore[assignment]

TOO_MUCH_MEMORY = gettext_noop(
    "Reading this page takes more than %(most)s MB of memory, so it was given up. Export the page again, simpler."
)


@dataclass(frozen=True)
class SheetTask:
    """Sheet `sheet` (from 1) of the PDF at `path`, called `name`. `images`: the folder for its images, "" for none."""

    path: str
    name: str
    sheet: int
    images: str = ""


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
    """What a page looks like: its own PDF (a path), itself from small to large, its photos by `Picture.image`."""

    pdf: str = ""
    images: tuple[StoredImage, ...] = ()
    photos: Mapping[str, StoredImage] = field(default_factory=dict)


NO_FILES = PageFiles()


@dataclass(frozen=True)
class SheetRead:
    """What came of a task: the pages on the sheet with their files, or why there are none.

    `sheets`: how many the PDF has. `refusal`: what is wrong with it, in words to translate. `mistake`: the traceback
    of a mistake that the program made.
    """

    sheets: int = 0
    readings: tuple[PageReading, ...] = ()
    files: tuple[PageFiles, ...] = ()
    refusal: Doubt | None = None
    mistake: str = ""


def prepare(most_memory: int) -> None:
    """Make this a reading process: at most so many bytes, an end when it is asked for, and no life after its parent."""
    signal.signal(signal.SIGTERM, signal.SIG_DFL)  # also in the middle of a page, where no Python would see it
    limit(most_memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    from . import worker  # noqa: F401, PLC0415 - loads PDFium, before the first sheet's time runs


def limit(most_memory: int) -> None:
    """At most so many bytes for this process from now on, and no core dump; where the system knows of such limits."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_DATA, (most_memory, most_memory))


def read_apart(task: SheetTask, most_memory: int) -> SheetRead:
    """Read a sheet; sheet 0 is none, and only their number is told. Raises nothing: it might not get across."""
    try:
        return _read(task, most_memory)
    except Exception:  # noqa: BLE001 - whatever it is, it is told and logged on the other side
        return SheetRead(mistake=traceback.format_exc())


def _read(task: SheetTask, most_memory: int) -> SheetRead:
    from . import worker  # noqa: PLC0415 - as above: only reading processes need it

    sheets = 0
    try:
        sheets = worker.count(task)
        return worker.read(task, sheets) if task.sheet else SheetRead(sheets)
    except ReadingError as error:
        return SheetRead(sheets, refusal=Doubt(error.message, tuple(error.arguments.items())))
    except MemoryError:
        worker.forget()
        return SheetRead(sheets, refusal=Doubt(TOO_MUCH_MEMORY, (("most", str(most_memory // 2**20)),)))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
