"""Photos in the widths that pages ask for (srcset): made on the first request, kept beside the uploads."""

from __future__ import annotations

import io
from hashlib import sha256
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from articles.images import media
from articles.models import Photo

FOLDER = "sized"  # in the media
# Pixels: in a list; on a phone or in a column; in a column on a screen of double density
WIDTHS = (320, 800, 1600)
QUALITY = 78  # of WebP, 0 to 100
EFFORT = 4  # of WebP, 0 to 6: smaller files take longer
# What every browser shows. No other of Pillow's decoders may run: the one for EPS starts a program.
BROWSER_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# What Pillow raises for files that are cut off, damaged, no picture or too large for any memory.
IMAGE_ERRORS = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
ANIMATED = ".gif"  # has no renditions: they would not move


def widths_of(photo: Photo) -> list[int]:
    """The widths in pixels in which the photo is offered besides its own."""
    if photo.image.name.endswith(ANIMATED):
        return []
    return [width for width in WIDTHS if width < (photo.width or 0)]


def rendition_version(photo: Photo) -> str:
    """Differs for every file that the photo has had, so that an address with it may be cached for ever."""
    return _version(photo.image.name)


def rendition(photo: Photo, width: int) -> str:
    """Name in storage of the photo as WebP, `width` pixels wide. Raises one of IMAGE_ERRORS."""
    name = f"{FOLDER}/{width}/{_file_name(photo.image.name)}"
    if not default_storage.exists(name):
        stored_as = default_storage.save(name, ContentFile(_webp(photo, width)))
        if stored_as != name:  # another request was faster
            default_storage.delete(stored_as)
    return name


def sweep(grace: float = media.GRACE) -> media.SweepResult:
    """Remove renditions of photos that are gone or have another file now, if older than `grace` seconds."""
    current = {
        _file_name(photo.image.name) for photo in Photo.everything.only("image").iterator()
    }
    made = (Path(settings.MEDIA_ROOT) / FOLDER).glob("*/*.webp")
    outdated = (path for path in made if path.name not in current)
    return media.remove_old_files(outdated, grace)


def remove(name: str) -> None:
    """What was made of a photo's file while it had this name."""
    made = _file_name(name)
    for width in WIDTHS:
        (Path(settings.MEDIA_ROOT) / FOLDER / str(width) / made).unlink(missing_ok=True)


def _file_name(name: str) -> str:
    return f"{_version(name)}-{PurePath(name).stem}.webp"


def _version(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:10]


def _webp(photo: Photo, width: int) -> bytes:
    data = io.BytesIO()
    with photo.image.open("rb") as file, Image.open(file, formats=BROWSER_FORMATS) as image:
        # A JPEG is decoded at a fraction of its size, still twice ours
        image.draft("RGB", (2 * width, 2 * width))
        mode = "RGBA" if image.has_transparency_data else "RGB"
        upright = ImageOps.exif_transpose(image).convert(mode)
        upright.thumbnail((width, 4 * width), reducing_gap=2.0)
        upright.save(data, "WEBP", quality=QUALITY, method=EFFORT)
    return data.getvalue()
