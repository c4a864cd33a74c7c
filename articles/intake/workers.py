"""A pool of reading processes: each sheet of a PDF and each page of a text is read in one of
them, within limits of time and memory.

A file can make whatever reads it hang, crash or take all memory. Here that costs the sheet,
which is refused with the reason, and the process, which is replaced; the import and the other
sheets go on. Built on pebble, whose processes have a time limit for each task and may crash,
which those of concurrent.futures may not.

The limit that counts is one of processor time (RLIMIT_CPU), which a page needs on a busy
machine as on an idle one. Pebble's own, by the clock, is there for what hangs without working.
"""

from __future__ import annotations

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from pebble import ProcessExpired, ProcessPool

from articles.reading.process.entry_points import initialize, run_task
from articles.reading.process.task import MB, PageFiles, SheetLimits, SheetRead, SheetTask
from articles.reading.shapes import PageReading

CPU_TIMED_OUT = gettext_noop(
    "Reading this page took over %(seconds)s seconds of processor time, so it was given up. Is it one page? "
    "Export it again, simpler."
)
WALL_TIMED_OUT = gettext_noop(
    "Reading this page was not done within %(minutes)s minutes, so it was given up. The machine may be too busy: "
    "import it again later."
)
BROKE_DOWN = gettext_noop(
    "Reading this page broke down (exit code %(code)s), as it does with damaged PDFs and those that need more than "
    "%(most)s MB. It was given up. Export it again."
)
log = logging.getLogger(__name__)
SHEET_LIMITS = SheetLimits()
# What a process ends with that the system has ended for its processor time
OVER_CPU_TIME = -getattr(signal, "SIGXCPU", 0)
ReadSheet = Callable[[SheetTask, SheetLimits], SheetRead]


@dataclass(frozen=True)
class SheetOutcome:
    """The result of reading a sheet: the pages on it with their files, or `error`, in words.

    `sheets`: how many the file has, 0 where that did not come to light. `is_broken`: its process
    crashed or was ended.
    """

    sheets: int = 0
    readings: tuple[PageReading, ...] = ()
    files: tuple[PageFiles, ...] = ()
    error: str = ""
    is_broken: bool = False


def cores() -> int:
    """The number of processor cores that this process may use."""
    return (
        len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1
    )


class ReaderPool:
    """At most `jobs` reading processes (0: one a core), in each of which `read` reads one sheet
    after another.

    They start with the first sheet, so that an import of what came before starts none, and end
    with the `with` block.
    """

    def __init__(
        self, jobs: int = 0, limits: SheetLimits = SHEET_LIMITS, read: ReadSheet = run_task
    ) -> None:
        self.jobs = jobs or cores()
        self._limits, self._read = limits, read
        self._pool: ProcessPool | None = None

    def __enter__(self) -> ReaderPool:
        return self

    def __exit__(self, *_reason: object) -> None:
        if self._pool is not None:
            self._pool.stop()  # type: ignore[no-untyped-call] # the one method that pebble left untyped
            self._pool.join()

    def read(self, task: SheetTask) -> Future[SheetRead]:
        """Begin to read a sheet, or queue it; `outcome` waits for the result. Raises nothing: the outcome says it."""
        if self._pool is None:
            self._pool = self._start()
        try:
            return self._pool.schedule(
                self._read, args=[task, self._limits], timeout=self._limits.wall_seconds
            )
        except (RuntimeError, OSError) as error:  # its processes do not even start
            failed: Future[SheetRead] = Future()
            failed.set_exception(BrokenProcessPool(str(error)))
            return failed

    def outcome(
        self, future: Future[SheetRead], on_wait: Callable[[], None] = lambda: None
    ) -> SheetOutcome:
        """Wait for a sheet; its result, or in words why there is none. Raises what `on_wait` raises.

        That is called each second of the waiting.
        """
        while not wait([future], timeout=1).done:
            on_wait()
        try:
            return _outcome(future.result())
        except TimeoutError:
            return SheetOutcome(error=self._in_words(WALL_TIMED_OUT), is_broken=True)
        except ProcessExpired as error:
            code = error.exitcode
            message = CPU_TIMED_OUT if code == OVER_CPU_TIME else BROKE_DOWN
            return SheetOutcome(error=self._in_words(message, code), is_broken=True)
        except (BrokenProcessPool, CancelledError):
            return SheetOutcome(
                error=_(
                    "No process could be started to read this page. Is there memory left, and may processes be started?"
                )
            )

    def _in_words(self, message: str, code: int | None = None) -> str:
        return _(message) % {
            "seconds": self._limits.cpu_seconds,
            "minutes": f"{self._limits.wall_seconds / 60:.2g}",
            "most": self._limits.memory // MB,
            "code": code,
        }

    def _start(self) -> ProcessPool:
        return ProcessPool(
            max_workers=self.jobs,
            max_tasks=self._limits.sheets,
            initializer=initialize,
            initargs=[self._limits],
            # A fresh interpreter: a copy of this one would share its database connection.
            context=multiprocessing.get_context("spawn"),
        )


def _outcome(read: SheetRead) -> SheetOutcome:
    """The process's answer in words of the active language; a traceback of the program's own goes to the log."""
    error = ""
    if read.mistake:
        log.error("Reading a sheet failed\n%s", read.mistake)
        error = internal_error(_exception_name(read.mistake))
    if read.refusal:
        error = _(read.refusal.message) % dict(read.refusal.arguments)
    return SheetOutcome(read.sheets, read.readings, read.files, error)


def _exception_name(traceback: str) -> str:
    """ValueError, of a traceback whose last line is `ValueError: …` or `package.ValueError: …`."""
    last_line = traceback.strip().rpartition("\n")[2]
    return last_line.partition(":")[0].rpartition(".")[2]


def internal_error(kind: str) -> str:
    """What a report says of a mistake of the program's own, an exception of class `kind`."""
    return _(
        "The program made a mistake with this file (%(kind)s). Nothing of it was imported; please report it."
    ) % {"kind": kind}
