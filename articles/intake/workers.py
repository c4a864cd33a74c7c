"""Reading processes: each sheet of a PDF is read in one of them, within bounds of time and memory.

A PDF can hang, swell or crash whatever reads it. Here that costs the sheet, which is refused with the reason, and the
process, which is replaced; the import and the other sheets go on.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pebble import ProcessExpired, ProcessPool

from articles.intake.limits import MB
from articles.reading.process.entry_points import initialize, run_task
from articles.reading.process.task import PageFiles, SheetRead, SheetTask
from articles.reading.shapes import PageReading

TIMED_OUT = gettext_noop(
    "Reading this page took over %(seconds)s seconds, so it was given up. Export it again, simpler."
)
BROKE_DOWN = gettext_noop(
    "Reading this page broke down (exit code %(code)s), as it does with damaged PDFs and those that need more than "
    "%(most)s MB. It was given up. Export it again."
)
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SheetLimits:
    """Of one sheet: `seconds` and bytes of `memory`. `sheets`: read by one process, before a fresh one takes over."""

    seconds: float = 30
    memory: int = 1024 * MB
    sheets: int = 100


SHEET_LIMITS = SheetLimits()
ReadSheet = Callable[[SheetTask, int], SheetRead]  # a task and the bytes of memory that it may take


@dataclass(frozen=True)
class SheetOutcome:
    """What came of a sheet: the pages on it with their files, or `error`, in words.

    `sheets`: how many the PDF has, as far as that came to light. `is_broken`: the process that read it came to an end.
    """

    sheets: int = 0
    readings: tuple[PageReading, ...] = ()
    files: tuple[PageFiles, ...] = ()
    error: str = ""
    is_broken: bool = False


def cores() -> int:
    """How many this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


class ReaderPool:
    """At most `jobs` reading processes (0: one a core), in each of which `read` reads one sheet after the other.

    They start with the first sheet: whoever reads no PDF pays nothing.
    """

    def __init__(self, jobs: int = 0, bounds: SheetLimits = SHEET_LIMITS, read: ReadSheet = run_task) -> None:
        self.jobs = jobs or cores()
        self._bounds, self._read = bounds, read
        self._pool: ProcessPool | None = None

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, *_reason: object) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call] # the one method that pebble left untyped
            self._pool.join()

    def read(self, task: SheetTask) -> Future[SheetRead]:
        """Begin to read a sheet, or put it in the queue; `outcome` waits for it."""
        if self._pool is None:
            self._pool = self._started()
        try:
            return self._pool.schedule(self._read, args=[task, self._bounds.memory], timeout=self._bounds.seconds)
        except RuntimeError as error:  # the pool has given up: its processes do not even start
            failed: Future[SheetRead] = Future()
            failed.set_exception(BrokenProcessPool(str(error)))
            return failed

    def outcome(self, future: Future[SheetRead]) -> SheetOutcome:
        """What came of a sheet, waited for."""
        try:
            return _outcome(future.result())
        except TimeoutError:
            return SheetOutcome(error=self._said(TIMED_OUT), is_broken=True)
        except ProcessExpired as error:
            return SheetOutcome(error=self._said(BROKE_DOWN, error.exitcode), is_broken=True)
        except (BrokenProcessPool, CancelledError):
            return SheetOutcome(
                error=_(
                    "No process could be started to read this page. Is there memory left, and may processes be started?"
                )
            )

    def _said(self, message: str, code: int | None = None) -> str:
        return _(message) % {"seconds": f"{self._bounds.seconds:g}", "most": self._bounds.memory // MB, "code": code}

    def _started(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.jobs,
            max_tasks=self._bounds.sheets,
            initializer=initialize,
            initargs=[self._bounds.memory],
            # A fresh interpreter: a copy of this one would share its database connection.
            context=multiprocessing.get_context("spawn"),
        )


def _outcome(read: SheetRead) -> SheetOutcome:
    error = ""
    if read.mistake:
        log.error("Reading a sheet failed\n%s", read.mistake)
        error = internal_error(read.mistake.strip().rpartition("\n")[2].partition(":")[0].rpartition(".")[2])
    if read.refusal:
        error = _(read.refusal.message) % dict(read.refusal.arguments)
    return SheetOutcome(read.sheets, read.readings, read.files, error)


def internal_error(kind: str) -> str:
    """What is said where the program itself made a mistake, an exception of some `kind`."""
    return _("The program made a mistake with this file (%(kind)s). Nothing of it was imported; please report it.") % {
        "kind": kind
    }
