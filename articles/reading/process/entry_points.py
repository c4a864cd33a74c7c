"""What the import calls in a reading process: `initialize` once, then `run_task` for each
sheet.

A sheet is read in a process of its own, because whatever reads a stranger's file may hang,
swell or crash on it and must take nobody along. `intake/workers.py` starts such processes and
ends them. They load no Django: a reading process starts at once and stays small.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback

from articles.reading.shapes import Doubt, ReadingError, gettext_noop

from . import worker
from .resources import limit_memory, limit_processor_time
from .task import MB, SheetLimits, SheetRead, SheetTask

TOO_MUCH_MEMORY = gettext_noop(
    "Reading this page takes more than %(most)s MB of memory, so it was given up. Export the page again, simpler."
)


def initialize(limits: SheetLimits) -> None:
    """Make this a reading process: of limited memory, ended by SIGTERM, and by its parent's
    end.

    The pool loads this module to call it, and PDFium with it, before the first sheet's time
    runs.
    """
    # Also in the middle of a page, where no Python would see it
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    limit_memory(limits.memory)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def run_task(task: SheetTask, limits: SheetLimits) -> SheetRead:
    """Read the task's sheet; for sheet 0 only count the sheets. Raises nothing: it might not get across.

    Beyond the limit to its processor time the system ends the process.
    """
    limit_processor_time(limits.cpu_seconds)
    try:
        return _read(task, limits)
    except Exception:  # noqa: BLE001 - whatever it is, it is told and logged on the other side
        return SheetRead(mistake=traceback.format_exc())


def _read(task: SheetTask, limits: SheetLimits) -> SheetRead:
    sheets = 0
    try:
        sheets = worker.count_sheets(task)
        return worker.read_sheet_task(task, sheets) if task.sheet else SheetRead(sheets)
    except ReadingError as error:
        return SheetRead(sheets, refusal=Doubt(error.message, tuple(error.arguments.items())))
    except MemoryError:
        worker.forget_file()
        return SheetRead(
            sheets, refusal=Doubt(TOO_MUCH_MEMORY, (("most", str(limits.memory // MB)),))
        )


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
