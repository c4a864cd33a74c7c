"""Files that were uploaded at the desk: kept until their import has ended, removed after.

They lie among the desk's own files, which the web server does not hand out, so that a worker on
another machine that shares the folder finds them. A folder is filled before the row that names it
is saved; one that no row names was left by a process that was killed.
"""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Protocol
from uuid import uuid4

from django.conf import settings
from django.utils.translation import gettext as _

from articles.images.media import GRACE
from articles.intake import sources
from articles.intake.limits import MB
from articles.intake.sources import SourceFile
from articles.models import ImportJob
from articles.web.refusals import RefusedError

FOLDER = "uploads"  # in SOURCES_ROOT


class Upload(Protocol):
    """A file as Django gives it to a form."""

    name: str
    file: BinaryIO


@dataclass(frozen=True)
class KeptUpload:
    """Uploaded files by their names; they lie in `folder` under their places, from 0."""

    folder: str
    names: tuple[str, ...]


def store(uploads: Sequence[Upload]) -> KeptUpload:
    """Keep the files. Raises RefusedError where there is no room."""
    kept = KeptUpload(uuid4().hex, tuple(upload.name for upload in uploads))
    try:
        _path(kept.folder).mkdir(parents=True)
        for number, upload in enumerate(uploads):
            _copy(upload, kept.folder, number)
    except OSError as error:
        remove(kept.folder)
        raise _no_room(error) from error
    return kept


def store_one(upload: Upload, name: str, kept: KeptUpload | None = None) -> KeptUpload:
    """Keep one file more of an upload whose files come one by one, or the first of a new one.

    `name` may have folders, which may tell the date. Raises RefusedError where there is no room,
    or where the others have been swept away meanwhile.
    """
    before = kept or KeptUpload(uuid4().hex, ())
    if kept is not None:
        require(kept)
    try:
        _path(before.folder).mkdir(parents=True, exist_ok=True)
        _copy(upload, before.folder, len(before.names))
    except OSError as error:
        raise _no_room(error) from error
    return KeptUpload(before.folder, (*before.names, name))


def require(kept: KeptUpload) -> None:
    """Raises RefusedError where the files have been swept away."""
    if not _path(kept.folder).is_dir():
        raise RefusedError(
            _("The files that had come are no longer kept. Begin with the whole folder again.")
        )


def _no_room(error: OSError) -> RefusedError:
    return RefusedError(
        _(
            "The server cannot keep the files (%(reason)s). Nothing was imported. Ask its administrator to make "
            "room, then upload them again."
        )
        % {"reason": error.strerror or str(error)}
    )


def _copy(upload: Upload, folder: str, number: int) -> None:
    upload.file.seek(0)
    with (_path(folder) / str(number)).open("wb") as copy:
        shutil.copyfileobj(upload.file, copy, MB)


def files_of(folder: str, names: Sequence[str]) -> list[SourceFile]:
    """The files to import of an upload, in the order of their names, archives unpacked."""
    kept = _path(folder)
    return [
        file
        for number, name in enumerate(names)
        for file in sources.uploaded(name, kept / str(number))
    ]


def remove(folder: str) -> None:
    """Remove the files. Where they are gone already, nothing is done."""
    shutil.rmtree(_path(folder), ignore_errors=True)


def sweep(grace: float = GRACE) -> int:
    """Remove the folders that no import needs any more and that are older than `grace` seconds; how many."""
    ended = (ImportJob.Status.DONE, ImportJob.Status.STOPPED)
    needed = set(ImportJob.objects.exclude(status__in=ended).values_list("folder", flat=True))
    unneeded = [folder for folder in _folders(grace) if folder.name not in needed]
    for folder in unneeded:
        shutil.rmtree(folder, ignore_errors=True)
    return len(unneeded)


def _folders(grace: float) -> Iterator[Path]:
    root = Path(settings.SOURCES_ROOT) / FOLDER
    if not root.is_dir():
        return
    for folder in root.iterdir():
        if folder.stat().st_mtime <= time.time() - grace:
            yield folder


def _path(folder: str) -> Path:
    return Path(settings.SOURCES_ROOT) / FOLDER / folder
