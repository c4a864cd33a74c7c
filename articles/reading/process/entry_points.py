"""What the import calls in a reading process: `initialize` once, then `run_task` for each
sheet.

A sheet of a PDF is read in a process of its own, because PDFium may hang, swell or crash on it
and must take nobody along. `intake/workers.py` starts such processes and ends them. They load
no Django: a reading process starts at once and stays small.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback

from articles.reading.shapes import Doubt, ReadingError, gettext_noop

from . import worker
from .memory import limit_memory
from .task import SheetRead, SheetTask

TOO_MUCH_MEMORY = gettext_noop(
    "Reading this page takes more than %(most)s MB of memory, so it was given up. Export the page again, simpler."
)


def initialize(most_memory: int) -> None:
    """Make this a reading process: limited to `most_memory` bytes, ended by SIGTERM, and by its
    parent's end.

    The pool loads this module to call it, and PDFium with it, before the first sheet's time
    runs.
    """
    # Also in the middle of a page, where no Python would see it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(most_memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def run_task(task: SheetTask, most_memory: int) -> SheetRead:
    """Read the task's sheet; for sheet 0 only count the sheets. Raises nothing: it might not get across."""
    try:
        return _read(task, most_memory)
    except Exception:  # noqa: BLE001 - whatever it is, it is told and logged on the other side
        return SheetRead(mistake=traceback.format_exc())


def _read(task: SheetTask, most_memory: int) -> SheetRead:
    sheets = 0
    try:
        sheets = worker.count_sheets(task)
        return worker.read_sheet_task(task, sheets) if task.sheet else SheetRead(sheets)
    except ReadingError as error:
        return SheetRead(sheets, refusal=Doubt(error.message, tuple(error.arguments.items())))
    except MemoryError:
        worker.forget_file()
        return SheetRead(
            sheets, refusal=Doubt(TOO_MUCH_MEMORY, (("most", str(most_memory // 2**20)),))
        )


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
