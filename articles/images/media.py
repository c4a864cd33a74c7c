"""Files of printed pages in the media folder: photos, page images, page PDFs.

Content-addressed: a file's name is the SHA-256 of its bytes, so the same bytes are one file. A
file is written before the transaction that names it in a row, so what a row names always
exists. What a killed import leaves behind is named by no row and is removed by `sweep`.
"""

from __future__ import annotations

import hashlib
import io
import os
import re
import shutil
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any, BinaryIO

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from articles.models import ImportRecord, ImportTrace, Page, Photo, RowRevision
from articles.reading.process.task import PageFiles, StoredImage
from articles.web.refusals import RefusedError

PHOTOS, PAGES = "photos", "pages"  # folders in the media
WITHHELD = "withheld"  # the folder for those of them that readers may not see, see `file_names`
SUFFIXES = {"jpeg": ".jpg"}  # every other format's suffix is its name
# Seconds that an unnamed file stays: the import that wrote it may still be about to name it
GRACE = 24 * 3600
PART = ".part-"  # how a file is called while it is being written
_OURS = re.compile(
    rf"(?:{WITHHELD}/)?(?:{PHOTOS}|{PAGES})/[0-9a-f]{{2}}/(?:[0-9a-f]{{64}}\.[a-z]+|{re.escape(PART)}.+)"
)


@dataclass(frozen=True)
class PhotoFile:
    """A photo in the media: its name there, its size in pixels, the SHA-256 of its bytes."""

    name: str
    width: int
    height: int
    sha256: str


@dataclass(frozen=True)
class PageMedia:
    """A page's files by their names in the media.

    `images` are as Page.images holds them; `photos` are keyed by `StoryPicture.image`. `source`
    names the file as it came, among the desk's own.
    """

    source: str = ""
    pdf: str = ""
    images: tuple[dict[str, Any], ...] = ()
    photos: Mapping[str, PhotoFile] = field(default_factory=dict)


@dataclass(frozen=True)
class SweepResult:
    """How many files were removed, and how many bytes they had."""

    files: int = 0
    size: int = 0

    def __add__(self, other: SweepResult) -> SweepResult:
        return SweepResult(self.files + other.files, self.size + other.size)


def store(files: PageFiles) -> PageMedia:
    """Copy a page's files into the media. Raises RefusedError if they cannot be written."""
    try:
        return PageMedia(
            store_source(files.source),
            store_page_pdf(files.pdf) if files.pdf else "",
            tuple(_store_page_image(image) for image in files.images),
            {name: _store_photo(image) for name, image in files.photos.items()},
        )
    except OSError as error:
        raise RefusedError(
            _(
                "Its pictures cannot be stored (%(reason)s). Is there room in the media folder, and the right to write?"
            )
            % {"reason": error.strerror or str(error)}
        ) from error


def store_source(path: str) -> str:
    """Keep the file as it came, for the desk alone: outside of the media, which anybody may
    fetch. Returns its name.

    "" stays "". Raises OSError if it cannot be written.
    """
    if not path:
        return ""
    name = f"{_content_name(path)}.pdf"
    _store_at(Path(path), source_path(name))
    return name


def store_page_pdf(path: str) -> str:
    """Copy a page's PDF for readers into the media; returns its name there. Raises OSError."""
    return _store(path, f"{PAGES}/{_content_name(path)}.pdf")


def source_path(name: str) -> Path:
    """Where the desk's own file of this name lies."""
    return Path(settings.SOURCES_ROOT) / name


def sweep(grace: float = GRACE) -> SweepResult:
    """Remove files of printed pages that no row names and that are older than `grace` seconds.

    What editors uploaded has names of another form and is never touched.
    """
    named = set(_named_in_rows())
    unnamed = [path for name, path in _in_media() if name not in named]
    return remove_old_files([*unnamed, *_unnamed_sources()], grace)


def remove_old_files(paths: Iterable[Path], grace: float) -> SweepResult:
    """Remove those files that are older than `grace` seconds."""
    removed = SweepResult()
    for path in paths:
        with suppress(FileNotFoundError):  # another sweep was faster
            facts = path.stat()
            if facts.st_mtime <= time.time() - grace:
                path.unlink()
                removed += SweepResult(1, facts.st_size)
    return removed


def _named_in_rows() -> Iterator[str]:
    yield from Photo.everything.values_list("image", flat=True).iterator()
    for values in RowRevision.objects.filter(kind="articles.photo").values_list(
        "values", flat=True
    ):
        yield values["image"]
        yield from values.get("files", {}).values()
    for pdf, images in Page.objects.values_list("pdf", "images").iterator():
        yield pdf
        yield from (image["name"] for image in images)
    for files in ImportTrace.objects.unseen().exclude(files=[]).values_list("files", flat=True):
        yield from files


def _in_media() -> Iterator[tuple[str, Path]]:
    """Every file that an import stored or began to store: its name in the media, its path."""
    root = Path(settings.MEDIA_ROOT)
    folders = [place / kind for place in (root, root / WITHHELD) for kind in (PHOTOS, PAGES)]
    for folder in folders:
        for path in folder.glob("[0-9a-f][0-9a-f]/*"):
            name = path.relative_to(root).as_posix()
            if _OURS.fullmatch(name) and path.is_file():
                yield name, path


def _unnamed_sources() -> Iterator[Path]:
    """The desk's own files that no import record names."""
    names = ImportRecord.objects.exclude(source="").values_list("source", flat=True)
    named = {source_path(name) for name in names.iterator()}
    files = Path(settings.SOURCES_ROOT).glob("[0-9a-f][0-9a-f]/*")
    return (path for path in files if path.is_file() and path not in named)


def _store_page_image(image: StoredImage) -> dict[str, Any]:
    name = _store(image.path, _name(PAGES, image))
    return {
        "name": name,
        "format": image.format,
        "width": image.width,
        "height": image.height,
    }


def _store_photo(image: StoredImage) -> PhotoFile:
    name = _store(image.path, _name(PHOTOS, image))
    return PhotoFile(name, image.width, image.height, image.sha256)


def _name(folder: str, image: StoredImage) -> str:
    suffix = SUFFIXES.get(image.format, f".{image.format}")
    return f"{folder}/{image.sha256[:2]}/{image.sha256}{suffix}"


def _content_name(path: str) -> str:
    """ab/abcdef…: the SHA-256 of the file, in a folder of its first two digits."""
    with Path(path).open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{digest[:2]}/{digest}"


def _store(source: str, name: str) -> str:
    """Copy `source` to `name` in the media unless it is there already; returns `name`."""
    _store_at(Path(source), Path(default_storage.path(name)))
    return name


def _store_at(source: Path, place: Path) -> None:
    if not _renew(place, source.stat().st_size):
        place.parent.mkdir(parents=True, exist_ok=True)
        _copy_atomically(source, place)


def _renew(place: Path, size: int) -> bool:
    """Whether the file is there, whole; then it counts as new, so that no sweep removes it before its row is saved."""
    with suppress(FileNotFoundError):
        if place.stat().st_size == size:
            os.utime(place)
            return True
    return False


def write_atomically(data: bytes, place: Path) -> None:
    """The whole file at `place`, which may be there already, or nothing changed. Raises OSError."""
    _copy(io.BytesIO(data), place)


def _copy_atomically(source: Path, place: Path) -> None:
    with source.open("rb") as data:
        _copy(data, place)


def _copy(data: BinaryIO, place: Path) -> None:
    """The whole file at `place` or none, even if the power fails: write, fsync, rename, fsync the folder."""
    with NamedTemporaryFile(dir=place.parent, prefix=PART, delete=False) as copy:
        try:
            shutil.copyfileobj(data, copy)
            copy.flush()
            os.fchmod(copy.fileno(), settings.FILE_UPLOAD_PERMISSIONS)
            os.fsync(copy.fileno())
            Path(copy.name).replace(place)
            sync_folder(place.parent)
        except BaseException:
            Path(copy.name).unlink(missing_ok=True)
            raise


def sync_folder(folder: Path) -> None:
    """Only then is the file's new name on the disk, too."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
