"""The SHA-256 of photos' files, which is part of what is signed.

It is kept with the photo, with the name of the file that it was read from: a name always stands
for the same bytes (images/media.py), so a photo with another file has another name, however it
came to it. Reading one anew takes a hundred times as long as the row.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from django.core.files.storage import default_storage

from articles.models import Photo


def sha256_of(photo: Photo) -> str:
    """Of the stored file's bytes; "" where the file is gone."""
    return photo.bytes_sha256 if photo.bytes_of == photo.known_as else _read(photo)


def keep(photos: Iterable[Photo]) -> None:
    """Of those whose file has not been read under its name. Their articles are locked already."""
    new = {photo.pk: photo for photo in photos if photo.bytes_of != photo.known_as}
    for photo in new.values():
        digest = _read(photo)
        rows = Photo.everything.filter(pk=photo.pk, image=photo.image.name)
        rows.update(bytes_sha256=digest, bytes_of=photo.known_as if digest else "")


def _read(photo: Photo) -> str:
    try:
        with default_storage.open(photo.image.name) as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""
