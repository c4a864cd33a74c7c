"""What may go wrong while a sheet is read. It runs in a reading process, in the place of `run_task`."""

import os
import signal

from articles.reading.process.entry_points import run_task
from articles.reading.process.task import SheetRead, SheetTask


def misbehave(task: SheetTask, most_memory: int) -> SheetRead:
    """Do what the sheet's name says."""
    if task.name.startswith("segfault"):
        os.kill(os.getpid(), signal.SIGSEGV)
    if task.name.startswith("exit"):
        os._exit(3)
    if task.name.startswith("hang"):
        while True:
            pass
    if task.name.startswith("swell"):
        return _swell(task, most_memory)
    return run_task(task, most_memory)


def _swell(task, most_memory):
    """Take all the memory there is, then read: what is left is too little for anything."""
    held = []
    try:
        while True:
            held.append(bytearray(2**20))
    except MemoryError:
        return run_task(SheetTask("/dev/zero", task.name, task.sheet), most_memory)


def crash_at_first_sheet(task: SheetTask, most_memory: int) -> SheetRead:
    name = "segfault" if task.sheet == 1 else task.name
    return misbehave(SheetTask(task.path, name, task.sheet), most_memory)


def stumble(task: SheetTask, most_memory: int) -> SheetRead:
    """Make a mistake of the program's own: there is no reading a folder."""
    return run_task(SheetTask("/", task.name, task.sheet), most_memory)
