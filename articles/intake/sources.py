"""Paths → the bytes of the files to import. Whatever lies there, nothing hangs, follows a link out or fills the memory.

A new kind of file needs a line in LIMITS and a reading that understands it.
"""

from __future__ import annotations

import math
import os
import re
import stat
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.utils.translation import gettext as _

MB = 1024 * 1024
# The largest file taken, in bytes, by the ending of its name. A dumped page has 30 KB; 4 MB are a hundred pages.
LIMITS = {".txt": 4 * MB}
_WITHOUT_WAITING = getattr(os, "O_NONBLOCK", 0)  # a named pipe would wait for its writer for ever


class RefusedError(ValueError):
    """A file or an option that cannot be used. The message, in the user's language, says what is wrong, what helps."""


@dataclass(frozen=True)
class SourceFile:
    """A file to import, or with `error` something on the way that is refused. `name` is safe to print and to store.

    `passed_over`: a file of a kind that nobody reads, which merely lies in the folder.
    """

    path: Path
    name: str
    error: str = ""
    passed_over: bool = False


def find(paths: Iterable[str | Path]) -> list[SourceFile]:
    """The files that `paths` name, those of a folder in natural order (2 before 10); what cannot be taken, with why."""
    return [file for file in _all(paths) if not file.passed_over]


def passed_over(paths: Iterable[str | Path]) -> list[str]:
    """The names of the files in the folders that `find` leaves out because they are of another kind."""
    return [file.name for file in _all(paths) if file.passed_over]


def read(file: SourceFile) -> bytes:
    """The file's bytes. Raises RefusedError where there are none to be had; never reads more than the limit."""
    if file.error:
        raise RefusedError(file.error)
    try:
        return _bytes_of(file)
    except OSError as error:
        raise RefusedError(_cannot_read(error)) from error


def size_of(file: SourceFile) -> int:
    """In bytes; 0 where that cannot be told."""
    try:
        return file.path.lstat().st_size
    except (OSError, ValueError):
        return 0


def check_size(name: str, size: int) -> None:
    """Raises RefusedError for a file (of `size` bytes) that is of no known kind or larger than its kind may be."""
    limit = LIMITS.get(Path(name).suffix.lower())
    if limit is None:
        raise RefusedError(
            _("Expected a file that ends in %(endings)s. Dump the page's text into such a file and import that.")
            % {"endings": ", ".join(LIMITS)}
        )
    if size > limit:
        raise RefusedError(
            _("The file has %(size).1f MB; the limit is %(limit).0f MB. Is it one page's text? Split it and try again.")
            % {"size": math.ceil(10 * size / MB) / 10, "limit": limit / MB}  # rounded up: one byte more is 4.1, not 4.0
        )


def printable(text: str) -> str:
    """`text` with everything that a terminal obeys or cannot show (controls, bidi marks, broken bytes) as escapes."""
    return "".join(c if _is_plain(c) else f"\\u{ord(c):04x}" for c in text)


def _is_plain(character: str) -> bool:
    return character == " " or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _all(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    for path in paths:
        yield from _find(Path(path).absolute(), str(path))


def _find(path: Path, given: str) -> Iterator[SourceFile]:
    if not given.strip():  # an unset variable in a script: "" would be the folder that it happens to run in
        yield SourceFile(path, f"“{given}”", _("The path is blank. Give a file or a folder; “.” is this folder."))
        return
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield SourceFile(path, printable(given), _cannot_read(error))
        return
    if not is_folder:
        yield SourceFile(path, printable(path.name))
        return
    found = list(_walk(path.resolve()))
    yield from found
    if all(file.passed_over for file in found):
        yield SourceFile(path, printable(given), _nothing_here())


def _walk(root: Path) -> Iterator[SourceFile]:
    """The files of a folder, then those of the folders in it. Names with a dot in front are the system's own."""
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: _natural(entry.name))
            shown = [entry for entry in entries if not entry.name.startswith(".")]
            folders += [Path(entry.path) for entry in reversed(shown) if entry.is_dir(follow_symlinks=False)]
            taken = [file for entry in shown for file in _take(entry, root)]
        except OSError as error:
            taken = [SourceFile(folder, _name_in(folder, root), _cannot_read(error))]
        yield from taken


def _take(entry: os.DirEntry[str], root: Path) -> Iterator[SourceFile]:
    """What a folder's entry gives. The entry knows its kind, also where the file itself may not be looked at."""
    path = Path(entry.path)
    if entry.is_symlink():
        reason = _way_out(path, root)
        if reason:
            yield SourceFile(path, _name_in(path, root), reason)
    elif not entry.is_dir():
        yield SourceFile(path, _name_in(path, root), passed_over=path.suffix.lower() not in LIMITS)


def _way_out(link: Path, root: Path) -> str:
    """Why a link is refused; "" for one that stays in the folder: what it names is found in its own place."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a circle of links, before Python 3.13
        return _("The link leads nowhere. Remove it or mend it.")
    if target.is_relative_to(root):
        return ""
    return _("The link leads out of the folder and is not followed. Give the file itself, or copy it here.")


def _bytes_of(file: SourceFile) -> bytes:
    with open(file.path, "rb", opener=_opener) as stream:
        facts = os.fstat(stream.fileno())
        if not stat.S_ISREG(facts.st_mode):
            raise RefusedError(_("Not a file but a folder, pipe or device. Give a file that holds a page."))
        check_size(file.path.name, facts.st_size)
        data = stream.read(LIMITS[file.path.suffix.lower()] + 1)
    check_size(file.path.name, len(data))  # it may have grown since it was measured
    return data


def _opener(path: str, flags: int) -> int:
    return os.open(path, flags | _WITHOUT_WAITING)


def _natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """Digits count as numbers, and stand before letters: 2.txt, 10.txt, A1.txt."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"([0-9]+)", name) if part)


def _name_in(path: Path, root: Path) -> str:
    return printable(path.relative_to(root.parent).as_posix())


def _nothing_here() -> str:
    return _("The folder holds no file that ends in %(endings)s.") % {"endings": ", ".join(LIMITS)}


def _cannot_read(error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("There is no such file or folder. Check the path.")
    if isinstance(error, PermissionError):
        return _("No permission to read it. Ask for it, or copy the file to a place of your own.")
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _("It cannot be read (%(reason)s).") % {"reason": reason}
