"""The files of printed pages in the media: photos, the pages' pictures, their PDFs.

Each is called by the SHA-256 of its bytes and written before the transaction that names it: what is named is always
there, and the same bytes are one file. What a run that was killed has left, named by nobody, is swept later.
"""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles.models import Page, Photo
from articles.reading.process.task import PageFiles, StoredImage
from articles.web.refusals import RefusedError

PHOTOS, PAGES = "photos", "pages"
ENDINGS = {"jpeg": ".jpg"}  # of the others, the format's own name
_OURS = re.compile(rf"(?:{PHOTOS}|{PAGES})/[0-9a-f]{{2}}/(?:[0-9a-f]{{64}}\.[a-z]+|{re.escape('.part-')}.+)")
GRACE = 24 * 3600  # seconds that a file stays though no row names it: its import may be about to


@dataclass(frozen=True)
class PhotoFile:
    """A photo's file: its name in the media, its size in pixels."""

    name: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True)
class PageMedia:
    """What a page brought, by its names in the media; `images` as Page keeps them, `photos` by `Picture.image`."""

    pdf: str = ""
    images: tuple[dict[str, Any], ...] = ()
    photos: Mapping[str, PhotoFile] = field(default_factory=dict)


@dataclass(frozen=True)
class SweepResult:
    """Files that no row named and that are gone now; their bytes together."""

    files: int = 0
    size: int = 0

    def __add__(self, other: SweepResult) -> SweepResult:
        return SweepResult(self.files + other.files, self.size + other.size)


def store(files: PageFiles) -> PageMedia:
    """Put a page's files into the media. Raises RefusedError where they cannot be written."""
    try:
        return PageMedia(
            _store(files.pdf, f"{PAGES}/{_sum_of(files.pdf)}.pdf") if files.pdf else "",
            tuple(_image(image) for image in files.images),
            {name: _shot(image) for name, image in files.photos.items()},
        )
    except OSError as error:
        raise RefusedError(
            _("Its pictures cannot be stored (%(reason)s). Is there room in the media folder, and the right to write?")
            % {"reason": error.strerror or str(error)}
        ) from error


def sweep(grace: float = GRACE) -> SweepResult:
    """Remove the files of printed pages that no row names, unless they were written less than `grace` seconds ago.

    What editors uploaded, which has other names, is never touched.
    """
    named = set(_named())
    return remove_old_files((path for name, path in _stored() if name not in named), grace)


def remove_old_files(paths: Iterable[Path], grace: float) -> SweepResult:
    """Remove files that are older than `grace` seconds."""
    swept = SweepResult()
    for path in paths:
        with suppress(FileNotFoundError):  # another sweep was faster
            facts = path.stat()
            if facts.st_mtime <= time.time() - grace:
                path.unlink()
                swept = SweepResult(swept.files + 1, swept.size + facts.st_size)
    return swept


def _named() -> Iterator[str]:
    yield from Photo.objects.values_list("image", flat=True).iterator()
    for pdf, images in Page.objects.values_list("pdf", "images").iterator():
        yield pdf
        yield from (image["name"] for image in images)


def _stored() -> Iterator[tuple[str, Path]]:
    root = Path(settings.MEDIA_ROOT)
    for folder in (PHOTOS, PAGES):
        for path in (root / folder).glob("[0-9a-f][0-9a-f]/*"):
            name = path.relative_to(root).as_posix()
            if _OURS.fullmatch(name) and path.is_file():
                yield name, path


def _image(image: StoredImage) -> dict[str, Any]:
    name = _store(image.path, _name(PAGES, image))
    return {"name": name, "format": image.format, "width": image.width, "height": image.height}


def _shot(image: StoredImage) -> PhotoFile:
    return PhotoFile(_store(image.path, _name(PHOTOS, image)), image.width, image.height, image.sha256)


def _name(folder: str, image: StoredImage) -> str:
    return f"{folder}/{image.sha256[:2]}/{image.sha256}{ENDINGS.get(image.format, f'.{image.format}')}"


def _sum_of(path: str) -> str:
    with Path(path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest[:2]}/{digest}"


def _store(source: str, name: str) -> str:
    """Copy `source` to `name` in the media, whole or not at all, also where the power fails; `name`."""
    place = Path(default_storage.path(name))
    with suppress(FileNotFoundError):
        if place.stat().st_size == Path(source).stat().st_size:
            os.utime(place)  # young again: nobody sweeps it before its row is written
            return name
    place.parent.mkdir(parents=True, exist_ok=True)
    with Path(source).open("rb") as data, NamedTemporaryFile(dir=place.parent, prefix=".part-", delete=False) as copy:
        try:
            shutil.copyfileobj(data, copy)
            copy.flush()
            os.fchmod(copy.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
            os.fsync(copy.fileno())
            Path(copy.name).replace(place)
            _sync(place.parent)
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise
    return name


def _sync(folder: Path) -> None:
    """A file's new name outlives a power cut only once its folder is on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
