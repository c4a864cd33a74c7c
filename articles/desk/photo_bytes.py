"""The SHA-256 of photos' files, which is part of what is signed.

It is kept with the photo, with the name of the file that it was read from and with the file's size
and time (`bytes_stamp`): a file that was written over, under whatever name, has another stamp and
is read again. Reading one anew takes a hundred times as long as asking for its stamp. Who writes
a file's former time back, too, is found by `verify_signatures`, which reads all of them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from pathlib import Path

from django.core.files.storage import default_storage

from articles.models import Photo, Picture

_KEPT = ("image", "first_name", "bytes_of", "bytes_stamp")


def sha256_of(photo: Photo) -> str:
    """Of the stored file's bytes. Where the file is gone, as from a database without its media, what is kept."""
    return photo.bytes_sha256 if _is_kept(photo) else read(photo)


def keep(photos: Iterable[Photo]) -> None:
    """Of those whose file has not been read as it is. Their articles are locked already."""
    new = {photo.pk: photo for photo in photos if not _is_kept(photo)}
    for photo in new.values():
        # before it is read: what comes meanwhile is read again
        stamp = _stamp(str(photo.image.name))
        digest = read(photo)
        rows = Photo.everything.filter(pk=photo.pk, image=photo.image.name)
        rows.update(
            bytes_sha256=digest,
            bytes_of=photo.known_as if digest else "",
            bytes_stamp=stamp if digest else "",
        )


def written_over(pks: Iterable[int]) -> set[int]:
    """Those of these articles of whose photos a file is no longer the one that was read. One query."""
    uses = Picture.objects.filter(article__in=list(pks), photo__isnull=False).order_by()
    told = uses.values_list("article", *(f"photo__{name}" for name in _KEPT))
    return {article for article, *kept in told if not _says_as_kept(*kept)}


def read(photo: Photo) -> str:
    """Of the bytes as they are now; "" where the file is gone."""
    try:
        with default_storage.open(photo.image.name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _is_kept(photo: Photo) -> bool:
    kept = (photo.first_name, photo.bytes_of, photo.bytes_stamp)
    return _says_as_kept(str(photo.image.name), *kept)


def _says_as_kept(name: str, first_name: str, bytes_of: str, stamp: str) -> bool:
    """Of a photo's columns in the order of _KEPT."""
    return bytes_of == (first_name or name) and _stamp(name) in (stamp, "")


def _stamp(name: str) -> str:
    """The file's size in bytes and the time of its last change; "" where the file is gone. One look at each, for the
    lock of an issue waits for some hundred.
    """
    try:
        found = Path(default_storage.path(name)).stat()
        return f"{found.st_size} {found.st_mtime:.6f}"
    except OSError:
        return ""
