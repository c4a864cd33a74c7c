"""A folder for what a run unpacks and draws: gone at its end, and swept by the next run where that end was a kill."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # not a Unix: nobody can tell there whether a folder is still in use, so none is swept
    fcntl = None  # type: ignore[assignment]

PREFIX = "newsroom-import-"


@contextmanager
def opened() -> Iterator[Path]:
    """A new folder, locked for as long as this process lives, whatever ends it."""
    _sweep()
    folder, lock = _made()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def _made() -> tuple[Path, int]:
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with suppress(FileNotFoundError):  # another run swept it before it was locked
            lock = os.open(folder, os.O_RDONLY)
            if _taken(lock) and folder.exists():
                return folder, lock
            os.close(lock)


def _sweep() -> None:
    """Remove the folders that nobody holds any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # somebody else's, or gone a moment ago
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if fcntl is not None and os.fstat(lock).st_uid == os.geteuid() and _taken(lock):
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def _taken(lock: int) -> bool:
    """Whether the folder is this process's now, or there is no way to say so."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
