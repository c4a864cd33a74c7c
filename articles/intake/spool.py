"""A temporary folder for what an import copies, unpacks and draws. Its disk may be full.

It is removed when the import ends. Where that end was a kill, the next import sweeps it: a
folder that no living process holds locked belongs to no import that still runs.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.utils.translation import gettext as _

from articles.web.refusals import RefusedError

try:
    import fcntl
# Not a Unix: whether a folder is still in use cannot be found out there, so none is swept.
except ImportError:
    fcntl = None  # type: ignore[assignment]

PREFIX = "newsroom-import-"


@contextmanager
def opened() -> Iterator[Path]:
    """A new folder, removed at the end of the block and locked until then, or until the process ends.

    Raises RefusedError where none can be made.
    """
    try:
        _sweep()
        folder, lock = _create()
    except OSError as error:
        raise refusal(error) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(lock)


def refusal(error: OSError) -> RefusedError:
    """What to tell of an `error` in the temporary folder, such as a full disk."""
    reason = error.strerror or str(error)
    return RefusedError(
        _(
            "The temporary folder cannot be written (%(folder)s: %(reason)s). Is there room in it, and the right to "
            "write? Then import the file again."
        )
        % {"folder": tempfile.tempdir or os.environ.get("TMPDIR", ""), "reason": reason}
    )


def _create() -> tuple[Path, int]:
    """A new folder and the file descriptor that holds its lock."""
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX))
        with suppress(FileNotFoundError):  # another run swept it before it was locked
            lock = os.open(folder, os.O_RDONLY)
            if _try_lock(lock) and folder.exists():
                return folder, lock
            os.close(lock)


def _sweep() -> None:
    """Remove the folders of imports that were killed: this user's, which no process holds locked."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        with suppress(OSError):  # somebody else's, or gone a moment ago
            lock = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
            try:
                if (
                    fcntl is not None
                    and os.fstat(lock).st_uid == os.geteuid()
                    and _try_lock(lock)
                ):
                    shutil.rmtree(folder, ignore_errors=True)
            finally:
                os.close(lock)


def _try_lock(lock: int) -> bool:
    """Whether this process holds the folder's lock now; True where the system has no such locks."""
    if fcntl is None:
        return True
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
