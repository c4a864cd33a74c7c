"""Opens files that may be anything: never waits for a pipe, reads no device and no file over its kind's limit."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.intake.limits import check_size
from articles.web.refusals import RefusedError

# A named pipe would wait for its writer for ever
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)


@contextmanager
def opened(path: Path, name: str) -> Iterator[BinaryIO]:
    """Opens the file for reading; the ending of `name` tells its kind.

    Raises RefusedError for what is no regular file or too large, and for errors of the system
    in the `with` block.
    """
    try:
        with open(path, "rb", opener=_opener) as stream:
            facts = os.fstat(stream.fileno())
            if not stat.S_ISREG(facts.st_mode):
                raise RefusedError(
                    _("Not a file but a folder, pipe or device. Give a file that holds a page.")
                )
            check_size(name, facts.st_size)
            yield stream
    except OSError as error:
        raise RefusedError(cannot_read(error)) from error


def cannot_read(error: OSError | ValueError) -> str:
    """The system's reason in words that say what to do."""
    if isinstance(error, FileNotFoundError):
        return _("There is no such file or folder. Check the path.")
    if isinstance(error, PermissionError):
        return _(
            "No permission to read it. Ask for it, or copy the file to a place of your own."
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _("It cannot be read (%(reason)s).") % {"reason": reason}


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _WITHOUT_WAITING)
