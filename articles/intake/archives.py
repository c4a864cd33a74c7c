"""Reads .zip archives without unpacking them: the entries by name, and the bytes of each,
within limits.

Nothing is ever written under an entry's name. What an archive says of itself (sizes, names,
kinds) is used to refuse it, never to trust it: the bytes are counted as they come.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _

from articles.intake import files
from articles.intake.limits import ARCHIVE, LIMITS, MB, kind_of
from articles.web.refusals import RefusedError

MOST_ENTRIES = 10_000  # a year and a half of a daily paper of sixteen pages
# Bytes of the list of entries, which is held in memory: 400 an entry, names and all
LARGEST_LIST = 4 * MB
# Bytes: the end of central directory record (22) and its comment, APPNOTE.TXT 4.3.16
LONGEST_END = 2**16 + 22
# PDFs hardly shrink in an archive: four times the largest one that is taken
MOST_UNPACKED = 4096 * MB
# times that an entry may grow when it is unpacked; a page's text shrinks to a fifth
MOST_SHRUNK = 200
HARMLESS_SIZE = MB  # bytes unpacked, up to which an entry may have shrunk as much as it likes
ENCRYPTED = 0x1  # bits of an entry's flags
NAME_IS_UTF_8 = 0x800
# The methods whose bytes Python unpacks piece by piece; of others it would unpack a piece of any size at once.
BOUNDED_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
# What zipfile raises for archives that are not as they say.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    NotImplementedError,
    LookupError,
    ValueError,
)
# .DS_Store, __MACOSX/…; not ../
_PUT_THERE_BY_SYSTEMS = re.compile(r"(^|/)(\.(?!\./)|__MACOSX/)")


@dataclass(frozen=True)
class ArchiveEntry:
    """A file in an archive: `index` in its list, `name` with "/" between folders; `error`, in words, if refused."""

    index: int
    name: str
    error: str = ""


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """The archive, open for reading. Raises RefusedError for what is no archive, and for one over the limits."""
    with files.opened(path, f"archive{ARCHIVE}") as stream:
        try:
            archive = zipfile.ZipFile(_Bounded(stream))
        except RefusedError:
            raise
        except _DAMAGED as error:
            raise RefusedError(
                _("The archive is damaged or no .zip file. Pack it again.")
            ) from error
        with archive:
            _check_size(archive)
            yield archive


def entries(path: Path) -> list[ArchiveEntry]:
    """The files in the archive, in its own order, without what systems add. Raises RefusedError as `opened` does."""
    with opened(path) as archive:
        found = [
            ArchiveEntry(n, _name_of(info), _objection(info))
            for n, info in enumerate(archive.infolist())
        ]
    return [
        entry
        for entry in found
        if not entry.name.endswith("/") and not _PUT_THERE_BY_SYSTEMS.search(entry.name)
    ]


class LastOpenedArchive:
    """Keeps the archive open that was read last: opening it reads its whole list, and its
    entries follow each other.
    """

    def __init__(self) -> None:
        self._open = ExitStack()
        self._path: Path | None = None
        self._archive: zipfile.ZipFile | None = None

    def __enter__(self) -> LastOpenedArchive:
        return self

    def __exit__(self, *_reason: object) -> None:
        self.close()

    def close(self) -> None:
        self._path = self._archive = None
        self._open.close()

    def parts_of(self, path: Path, index: int) -> Iterator[bytes]:
        """The bytes of entry `index`, a megabyte at a time. Raises RefusedError where the archive is damaged."""
        try:
            archive = self._archive_at(path)
            with archive.open(archive.infolist()[index]) as stream:
                while part := stream.read(MB):
                    yield part
        except RefusedError:
            raise
        except (*_DAMAGED, OSError) as error:
            raise RefusedError(
                _("It is damaged in its archive. Pack the archive again.")
            ) from error

    def _archive_at(self, path: Path) -> zipfile.ZipFile:
        if self._archive is None or path != self._path:
            self.close()
            self._archive = self._open.enter_context(opened(path))
            self._path = path
        return self._archive


class _Bounded:
    """A stream that refuses to be read in too large a piece: zipfile reads the list of entries in one."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self.seek, self.tell, self.seekable = stream.seek, stream.tell, stream.seekable

    def read(self, size: int = -1) -> bytes:
        if size > LARGEST_LIST:
            raise _too_many()
        return self._stream.read(LONGEST_END if size < 0 else size)


def _check_size(archive: zipfile.ZipFile) -> None:
    """Raises RefusedError for too many entries, or too many bytes in all of them."""
    infos = archive.infolist()
    if len(infos) > MOST_ENTRIES:
        raise _too_many()
    if sum(info.file_size for info in infos) > MOST_UNPACKED:
        raise RefusedError(
            _("The archive unpacks to more than %(limit)d MB. Import parts of it.")
            % {"limit": MOST_UNPACKED // MB}
        )


def _too_many() -> RefusedError:
    return RefusedError(
        _(
            "The archive lists more files than the %(limit)d that are taken at once. Import parts of it."
        )
        % {"limit": MOST_ENTRIES}
    )


def _name_of(info: zipfile.ZipInfo) -> str:
    """The name as the packing system meant it: without the flag for UTF-8 its encoding has to be found out."""
    name = info.orig_filename
    if not info.flag_bits & NAME_IS_UTF_8:
        name = _decoded(name.encode("cp437"))  # what zipfile took it for
    return name.replace("\\", "/")


def _decoded(name: bytes) -> str:
    for encoding in ("utf-8", "gb18030"):
        try:
            return name.decode(encoding)
        except UnicodeDecodeError:
            continue
    return name.decode("cp437")


def _objection(info: zipfile.ZipInfo) -> str:
    """Why the entry is refused, "" where it is not."""
    name = _name_of(info)
    if _leads_out(name):
        return _("Its name leads out of the archive. Pack it again without such names.")
    if stat.S_IFMT(info.external_attr >> 16) not in {0, stat.S_IFREG, stat.S_IFDIR}:
        return _("A link or device in an archive is not followed. Pack the file itself.")
    if info.flag_bits & ENCRYPTED:
        return _("It is locked with a password. Pack it again without one.")
    if kind_of(name) == ARCHIVE:
        return _(
            "An archive within an archive is not opened. Unpack it and import what is in it."
        )
    if info.compress_type not in BOUNDED_METHODS:
        return _(
            "It is packed in a way that cannot be unpacked safely. Pack it again as a plain .zip."
        )
    return _size_objection(info, name)


def _leads_out(name: str) -> bool:
    """Whether a program that unpacks under this name would write outside its folder."""
    return (
        name.startswith("/")
        or "\0" in name
        or bool(re.match("[A-Za-z]:", name))
        or ".." in name.split("/")
    )


def _size_objection(info: zipfile.ZipInfo, name: str) -> str:
    """Why the entry is taken for a zip bomb or is over its kind's limit, "" where it is neither."""
    if info.file_size > HARMLESS_SIZE and info.file_size > MOST_SHRUNK * info.compress_size:
        return _(
            "It unpacks to %(times)d times its size: no page does. It was not unpacked."
        ) % {"times": info.file_size // max(1, info.compress_size)}
    limit = LIMITS.get(kind_of(name))
    if limit is not None and info.file_size > limit:
        return _("It unpacks to more than %(limit)d MB. Split it and try again.") % {
            "limit": limit // MB
        }
    return ""
