"""Paths → the files to import and their bytes. Whatever lies there, nothing hangs, leads out or fills the memory.

A file lies in a folder or in an archive (`archives`); of which kinds and sizes says `limits`. A new kind needs a line
there and a reading that understands it.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.intake import archives, files
from articles.intake.limits import ARCHIVE, LIMITS, MB, check_size, kind_of, printable
from articles.web.refusals import RefusedError

__all__ = ["LIMITS", "RefusedError", "SourceFile", "check_size", "copy", "find", "passed_over", "printable", "read"]


@dataclass(frozen=True)
class SourceFile:
    """A file to import, or with `error` something on the way that is refused. `name` is safe to print and to store.

    `passed_over`: a file of a kind that nobody reads, which merely lies in the folder. `path` says the names of the
    file and what is around it, for the date and page number in them; the bytes lie at `at` where that is elsewhere, as
    of an upload, and where they are entry `entry` of an archive.
    """

    path: Path
    name: str
    error: str = ""
    passed_over: bool = False
    at: Path | None = None
    entry: int | None = None

    @property
    def kind(self) -> str:
        """The ending of its name: .pdf."""
        return kind_of(self.path)

    @property
    def place(self) -> Path:
        """Where the bytes lie, or the archive that holds them."""
        return self.at or self.path


def find(paths: Iterable[str | Path]) -> list[SourceFile]:
    """The files that `paths` name, those of a folder or archive in natural order (2 before 10); what cannot be taken,
    with why.
    """
    return [file for file in _all(paths) if not file.passed_over]


def passed_over(paths: Iterable[str | Path]) -> list[str]:
    """The names of the files in folders and archives that `find` leaves out because they are of another kind."""
    return [file.name for file in _all(paths) if file.passed_over]


def uploaded(name: str, at: Path) -> list[SourceFile]:
    """The file that somebody sent and called `name`, its bytes lying at `at`; what is in it, of an archive."""
    path = Path(name)
    return [file for file in unpacked(SourceFile(path, printable(path.name), at=at)) if not file.passed_over]


def unpacked(file: SourceFile) -> list[SourceFile]:
    """The files in an archive, in natural order; any other file as it is."""
    if file.kind != ARCHIVE or file.error or file.passed_over:
        return [file]
    return list(_entries(file))


def read(file: SourceFile) -> bytes:
    """The file's bytes. Raises RefusedError where there are none to be had; never reads more than the limit."""
    with archives.LastOpenedArchive() as opened:
        return b"".join(_parts(file, opened))


def copy(file: SourceFile, into: BinaryIO, opened: archives.LastOpenedArchive) -> tuple[str, int]:
    """Write the file's bytes, a megabyte at a time; their SHA-256 and number. Raises RefusedError as `read` does."""
    digest, size = hashlib.sha256(), 0
    for part in _parts(file, opened):
        into.write(part)
        digest.update(part)
        size += len(part)
    return digest.hexdigest(), size


def size_of(file: SourceFile) -> int:
    """In bytes, of its archive where it is in one; 0 where that cannot be told."""
    try:
        return file.place.lstat().st_size
    except (OSError, ValueError):
        return 0


def _all(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    for path in paths:
        for file in _find(Path(path).absolute(), str(path)):
            yield from unpacked(file)


def _find(path: Path, given: str) -> Iterator[SourceFile]:
    if not given.strip():  # an unset variable in a script: "" would be the folder that it happens to run in
        yield SourceFile(path, f"“{given}”", _("The path is blank. Give a file or a folder; “.” is this folder."))
        return
    try:
        is_folder = stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        yield SourceFile(path, printable(given), files.cannot_read(error))
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
            taken = [SourceFile(folder, _name_in(folder, root), files.cannot_read(error))]
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


def _entries(file: SourceFile) -> Iterator[SourceFile]:
    """The files in an archive; the archive itself, with why, where they cannot be had."""
    try:
        found = sorted(
            archives.entries(file.place), key=lambda entry: [_natural(part) for part in entry.name.split("/")]
        )
    except RefusedError as refusal:
        yield SourceFile(file.path, file.name, str(refusal))
        return
    taken = [_entry(file, entry) for entry in found]
    yield from taken
    if all(entry.passed_over for entry in taken):
        yield SourceFile(file.path, file.name, _nothing_here())


def _entry(file: SourceFile, entry: archives.ArchiveEntry) -> SourceFile:
    path, name = file.path / entry.name.lstrip("/"), f"{file.name}/{printable(entry.name)}"
    is_other = not entry.error and kind_of(path) not in LIMITS
    return SourceFile(path, name, entry.error, is_other, file.place, entry.index)


def _parts(file: SourceFile, opened: archives.LastOpenedArchive) -> Iterator[bytes]:
    """The file's bytes, piece by piece, and never more than the limit."""
    if file.error:
        raise RefusedError(file.error)
    size = 0
    for part in _parts_of_file(file) if file.entry is None else opened.parts_of(file.place, file.entry):
        size += len(part)
        check_size(file.path.name, size)  # it may have grown since it was measured
        yield part


def _parts_of_file(file: SourceFile) -> Iterator[bytes]:
    with files.opened(file.place, file.path.name) as stream:
        while part := stream.read(MB):
            yield part


def _natural_entry(entry: archives.ArchiveEntry) -> list[tuple[tuple[int, int | str], ...]]:
    return [_natural(part) for part in entry.name.split("/")]


def _natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """Digits count as numbers, and stand before letters: 2.txt, 10.txt, A1.txt."""
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in re.split(r"([0-9]+)", name) if part)


def _name_in(path: Path, root: Path) -> str:
    return printable(path.relative_to(root.parent).as_posix())


def _nothing_here() -> str:
    return _("There is no file here that ends in %(endings)s.") % {"endings": ", ".join(LIMITS)}
