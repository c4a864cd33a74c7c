"""Paths → the files to import, and their bytes.

Whatever lies there, nothing waits for ever, follows a link out of the folder or fills the
memory. A file lies in a folder or in an archive (`archives`); `limits` says of which kinds and
sizes. A new kind needs a line there and a reading that understands it.
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.intake import archives, files
from articles.intake.limits import ARCHIVE, LIMITS, MB, check_size, kind_of, printable
from articles.intake.placements import Placements
from articles.web.refusals import RefusedError

__all__ = [
    "LIMITS",
    "RefusedError",
    "SourceFile",
    "check_size",
    "copy",
    "find",
    "passed_over",
    "printable",
]


@dataclass(frozen=True)
class SourceFile:
    """A file to import, or something on the way to one that is refused: then `error` says why,
    in words.

    `path` gives the names of the file and of what is around it, for the date and page number in
    them; `name` is safe to print and to store. `passed_over`: a file of another kind, which
    merely lies in the folder. `stored_at`: where the bytes are, if not at `path`, as those of
    an upload; `entry`: which entry of that archive they are. `placements`: where an editor has
    put its pages.
    """

    path: Path
    name: str
    error: str = ""
    passed_over: bool = False
    stored_at: Path | None = None
    entry: int | None = None
    placements: Placements = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """The ending of its name in small letters, such as ".pdf"."""
        return kind_of(self.path)

    @property
    def location(self) -> Path:
        """The file that holds the bytes, or the archive that they are in."""
        return self.stored_at or self.path


def find(paths: Iterable[str | Path]) -> list[SourceFile]:
    """The files that `paths` name; those of a folder or archive in natural order, 2 before 10.

    Raises nothing: what cannot be imported is among them, with its `error`.
    """
    return [file for file in _all(paths) if not file.passed_over]


def passed_over(paths: Iterable[str | Path]) -> list[str]:
    """The names of the files in folders and archives that `find` leaves out because they are of another kind."""
    return [file.name for file in _all(paths) if file.passed_over]


def uploaded(name: str, stored_at: Path) -> list[SourceFile]:
    """The file that somebody uploaded as `name`, its bytes stored at `stored_at`; of an archive, the files in it."""
    path = Path(name)
    file = SourceFile(path, printable(path.name), stored_at=stored_at)
    return [each for each in unpacked(file) if not each.passed_over]


def unpacked(file: SourceFile) -> list[SourceFile]:
    """The files in an archive, in natural order; any other file as it is."""
    if file.kind != ARCHIVE or file.error or file.passed_over:
        return [file]
    return list(_entries(file))


def copy(
    file: SourceFile, into: BinaryIO, opened: archives.LastOpenedArchive
) -> tuple[str, int]:
    """Copy the file, a megabyte at a time; its SHA-256 and size in bytes.

    Raises RefusedError where it cannot be read or is more than the limit of its kind, and
    OSError where `into` cannot be written.
    """
    digest, size = hashlib.sha256(), 0
    for part in _parts(file, opened):
        into.write(part)
        digest.update(part)
        size += len(part)
    return digest.hexdigest(), size


def size_of(file: SourceFile) -> int:
    """The file's size in bytes, that of its archive where it is in one; 0 where the system does not say."""
    try:
        return file.location.lstat().st_size
    except (OSError, ValueError):
        return 0


def _all(paths: Iterable[str | Path]) -> Iterator[SourceFile]:
    for path in paths:
        for file in _at_path(Path(path).absolute(), str(path)):
            yield from unpacked(file)


def _at_path(path: Path, given: str) -> Iterator[SourceFile]:
    """The file, or the files in the folder, at `path`, which the user wrote as `given`."""
    # An unset variable in a script: "" would be the folder that it happens to run in
    if not given.strip():
        yield SourceFile(
            path,
            f"“{given}”",
            _("The path is blank. Give a file or a folder; “.” is this folder."),
        )
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
    """The files of a folder, then those of the folders in it; not those with a dot in front,
    which systems put there.

    Without recursion: folders may be nested deeper than Python's stack.
    """
    folders = [root]
    while folders:
        folder = folders.pop()
        try:
            entries = _visible_entries(folder)
            folders += reversed(_subfolders(entries))  # the last one in is the next one out
            taken = [file for entry in entries for file in _from_entry(entry, root)]
        except OSError as error:
            taken = [SourceFile(folder, _name_in(folder, root), files.cannot_read(error))]
        yield from taken


def _visible_entries(folder: Path) -> list[os.DirEntry[str]]:
    """In natural order, without names with a dot in front. Raises OSError."""
    entries = sorted(os.scandir(folder), key=lambda entry: _natural(entry.name))
    return [entry for entry in entries if not entry.name.startswith(".")]


def _subfolders(entries: Iterable[os.DirEntry[str]]) -> list[Path]:
    return [Path(entry.path) for entry in entries if entry.is_dir(follow_symlinks=False)]


def _from_entry(entry: os.DirEntry[str], root: Path) -> Iterator[SourceFile]:
    """The file of a folder's entry; none of a folder, nor of a link that stays inside.

    The entry is asked what it is: it knows even where the file itself may not be looked at.
    """
    path = Path(entry.path)
    if entry.is_symlink():
        reason = _link_refusal(path, root)
        if reason:
            yield SourceFile(path, _name_in(path, root), reason)
    elif not entry.is_dir():
        yield SourceFile(
            path, _name_in(path, root), passed_over=path.suffix.lower() not in LIMITS
        )


def _link_refusal(link: Path, root: Path) -> str:
    """Why a link is refused; "" for one that stays inside `root`: what it leads to is found in its own place."""
    try:
        target = link.resolve(strict=True)
    except (OSError, RuntimeError):  # RuntimeError: a circle of links, before Python 3.13
        return _("The link leads nowhere. Remove it or mend it.")
    if target.is_relative_to(root):
        return ""
    return _(
        "The link leads out of the folder and is not followed. Give the file itself, or copy it here."
    )


def _entries(file: SourceFile) -> Iterator[SourceFile]:
    """The files in an archive, in natural order; where they cannot be read, the archive itself with its `error`."""
    try:
        found = sorted(archives.entries(file.location), key=_natural_entry)
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
    return SourceFile(path, name, entry.error, is_other, file.location, entry.index)


def _parts(file: SourceFile, opened: archives.LastOpenedArchive) -> Iterator[bytes]:
    """The file's bytes, a megabyte at a time. Raises RefusedError as `copy` does."""
    if file.error:
        raise RefusedError(file.error)
    parts = (
        _parts_of_file(file)
        if file.entry is None
        else opened.parts_of(file.location, file.entry)
    )
    size = 0
    for part in parts:
        size += len(part)
        check_size(file.path.name, size)  # it may have grown since it was measured
        yield part


def _parts_of_file(file: SourceFile) -> Iterator[bytes]:
    with files.opened(file.location, file.path.name) as stream:
        while part := stream.read(MB):
            yield part


def _natural_entry(entry: archives.ArchiveEntry) -> list[tuple[tuple[int, int | str], ...]]:
    return [_natural(part) for part in entry.name.split("/")]


def _natural(name: str) -> tuple[tuple[int, int | str], ...]:
    """A sort key that takes digits as numbers and puts them before letters: 2.txt, 10.txt, A1.txt."""
    parts = [part for part in re.split(r"([0-9]+)", name) if part]
    return tuple((0, int(part)) if part.isdecimal() else (1, part) for part in parts)


def _name_in(path: Path, root: Path) -> str:
    """The path from the folder on, safe to print: 2023-11-08/page-3.txt."""
    return printable(path.relative_to(root.parent).as_posix())


def _nothing_here() -> str:
    return _("There is no file here that ends in %(endings)s.") % {"endings": ", ".join(LIMITS)}
