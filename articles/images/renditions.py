"""Photos in the widths that pages ask for: made when first asked for, kept beside the uploads."""

import io
from hashlib import sha256
from pathlib import Path, PurePath

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageOps

from articles.images import media
from articles.models import Photo

FOLDER = "sized"
WIDTHS = (320, 800, 1600)  # pixels: a list; a phone, or a column; a column in double density
QUALITY = 78
# What every browser shows. No other of Pillow's decoders may run: the one for EPS starts a program.
BROWSER_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
# What Pillow raises for files that are cut off, damaged, no picture or too large for any memory.
IMAGE_ERRORS = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)
MOVING = ".gif"  # a smaller one would stand still


def widths_of(photo: Photo) -> list[int]:
    """The widths in which the photo is offered besides its own."""
    if photo.image.name.endswith(MOVING):
        return []
    return [width for width in WIDTHS if width < (photo.width or 0)]


def rendition_version(photo: Photo) -> str:
    """Another one for another file: addresses with it may be kept for ever."""
    return sha256(photo.image.name.encode()).hexdigest()[:10]


def rendition(photo: Photo, width: int) -> str:
    """The name in storage of the photo, `width` pixels wide, as WebP. Raises BROKEN."""
    name = f"{FOLDER}/{width}/{_file_of(photo)}"
    if not default_storage.exists(name):
        kept = default_storage.save(name, ContentFile(_webp(photo, width)))
        if kept != name:  # somebody else was faster
            default_storage.delete(kept)
    return name


def sweep(grace: float = media.GRACE) -> media.SweepResult:
    """Remove what was made of photos that are gone, or have another file now."""
    wanted = {_file_of(photo) for photo in Photo.objects.only("image").iterator()}
    made = (Path(settings.MEDIA_ROOT) / FOLDER).glob("*/*.webp")
    return media.remove_old_files((path for path in made if path.name not in wanted), grace)


def _file_of(photo: Photo) -> str:
    return f"{rendition_version(photo)}-{PurePath(photo.image.name).stem}.webp"


def _webp(photo: Photo, width: int) -> bytes:
    data = io.BytesIO()
    with photo.image.open("rb") as file, Image.open(file, formats=BROWSER_FORMATS) as image:
        image.draft("RGB", (2 * width, 2 * width))
        upright = ImageOps.exif_transpose(image).convert("RGBA" if image.has_transparency_data else "RGB")
        upright.thumbnail((width, 4 * width), reducing_gap=2.0)
        upright.save(data, "WEBP", quality=QUALITY, method=4)
    return data.getvalue()
