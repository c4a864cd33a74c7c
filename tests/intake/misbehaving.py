"""What may go wrong while a sheet is read. It runs in a reading process, in the place of `run_task`."""

import os
import signal
import time
from dataclasses import replace

from articles.reading.process.entry_points import run_task
from articles.reading.process.resources import limit_processor_time
from articles.reading.process.task import SheetLimits, SheetRead, SheetTask


def misbehave(task: SheetTask, limits: SheetLimits) -> SheetRead:
    """Do what the sheet's name says, then read it, where that is still possible."""
    HELD.clear()
    limit_processor_time(limits.cpu_seconds)
    ways = (way for name, way in WAYS.items() if task.name.startswith(name))
    for way in ways:
        task = way(task, limits) or task
    return run_task(task, limits)


def _segfault(_task, _limits):
    os.kill(os.getpid(), signal.SIGSEGV)


def _exit(_task, _limits):
    os._exit(3)


def _hang(_task, _limits):
    while True:
        pass


def _wait(_task, _limits):
    """For ever, and without working."""
    signal.pause()


def _be_slow(_task, limits):
    """As on a machine that is busy with something else."""
    time.sleep(limits.cpu_seconds + 0.5)


def _work(_task, limits):
    """For half of the time that there is."""
    until = time.process_time() + limits.cpu_seconds / 2
    while time.process_time() < until:
        pass


def _swell(task, _limits):
    """Take all the memory there is, then read: what is left is too little for anything."""
    try:
        while True:
            HELD.append(bytearray(2**20))
    except MemoryError:
        return replace(task, path="/dev/zero")


HELD: list[bytearray] = []
WAYS = {
    "segfault": _segfault,
    "exit": _exit,
    "hang": _hang,
    "wait": _wait,
    "slow": _be_slow,
    "work": _work,
    "swell": _swell,
}


def crash_at_first_sheet(task: SheetTask, limits: SheetLimits) -> SheetRead:
    name = "segfault" if task.sheet == 1 else task.name
    return misbehave(replace(task, name=name), limits)


def stumble(task: SheetTask, limits: SheetLimits) -> SheetRead:
    """Make a mistake of the program's own: there is no reading a folder."""
    return run_task(replace(task, path="/"), limits)
