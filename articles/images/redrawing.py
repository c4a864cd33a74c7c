"""Photos from before uploads were drawn anew: what their files carry beside the picture is taken out of them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageSequence

from articles.images import media
from articles.images.renditions import BROWSER_FORMATS, IMAGE_ERRORS
from articles.images.uploads import drawn_anew
from articles.models import Clearance, Photo
from articles.reading.pdf.image_metadata import jpeg_without_metadata

# Parts of a file that its picture needs: segments of a JPEG with what they begin with (JFIF, a
# colour profile, Adobe's colour transform), chunks of a PNG and of a WebP.
_JPEG_SEGMENTS = {"APP0": b"JFIF\0", "APP2": b"ICC_PROFILE\0", "APP14": b"Adobe"}
_JPEG_END = b"\xff\xd9"  # a phone hangs a whole film behind it
_PNG_CHUNKS = {
    b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD", b"pHYs",
    b"acTL", b"fcTL", b"fdAT",
}  # fmt: skip
_WEBP_CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP", b"ANIM", b"ANMF"}
_GIF_END = b";"
_GIF_MOTION = b"NETSCAPE"  # the extension that says how often it moves


@dataclass(frozen=True)
class Redrawing:
    """What became of one photo: `name` in the media; `refusal`, why its file stays as it is, "" where it need not."""

    name: str
    is_new: bool = False
    refusal: str = ""


def redraw_photos() -> Iterator[Redrawing]:
    """All photos, one after another: who stops it loses nothing and can start it again.

    A file keeps its name and is replaced at once and whole. One that carries nothing but its
    picture is left alone, so a second run changes nothing.
    """
    for pk in list(Photo.everything.order_by("pk").values_list("pk", flat=True)):
        photo = Photo.everything.filter(pk=pk).first()
        if photo is not None:
            yield _redraw(photo)
    media.remove_old_files(_unfinished(), media.GRACE)


def _redraw(photo: Photo) -> Redrawing:
    signed = Clearance.objects.filter(signature__isnull=False, article__pictures__photo=photo)
    if signed.exists():  # its bytes are part of what was signed
        return Redrawing(photo.image.name, refusal=_("A story that is signed shows it."))
    path = Path(default_storage.path(photo.image.name))
    try:
        data = path.read_bytes()
        new = _without_metadata(photo, data)
        if new != data:
            media.write_atomically(new, path)
            Photo.everything.filter(pk=photo.pk).update(bytes_of="")  # other bytes, one name
        _note_size(photo, new)
    except IMAGE_ERRORS as error:
        return Redrawing(photo.image.name, refusal=str(error))
    return Redrawing(photo.image.name, is_new=new != data)


def _without_metadata(photo: Photo, data: bytes) -> bytes:
    """A photo out of a PDF keeps its pixels to the byte, as imports cut it out now; an upload is drawn anew."""
    if photo.sha256:
        return jpeg_without_metadata(data)
    return drawn_anew(io.BytesIO(data)) if carries_more_than_its_picture(data) else data


def carries_more_than_its_picture(data: bytes) -> bool:
    """Whether the file says anything that its picture does not need. Raises one of IMAGE_ERRORS."""
    with Image.open(io.BytesIO(data), formats=BROWSER_FORMATS) as image:
        image.load()
        if image.format == "JPEG":
            return not data.endswith(_JPEG_END) or _has_other_segments(image)
        if image.format == "PNG":
            return not _PNG_CHUNKS.issuperset(_png_chunks(data))
        if image.format == "WEBP":
            return not _WEBP_CHUNKS.issuperset(_webp_chunks(data))
        if image.format == "GIF":
            frames = ImageSequence.Iterator(image)
            return not data.endswith(_GIF_END) or any(_says_more(frame) for frame in frames)
    return True  # a JPEG that holds several pictures (MPO)


def _has_other_segments(image: Image.Image) -> bool:
    """Whether a JPEG has comments or application segments of other kinds."""
    segments = getattr(image, "applist", ())
    return any(
        name not in _JPEG_SEGMENTS or not data.startswith(_JPEG_SEGMENTS[name])
        for name, data in segments
    )


def _png_chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of its chunks, and what is there where one more would begin."""
    at = 8  # after the signature
    while at < len(data):
        yield data[at + 4 : at + 8]
        at += int.from_bytes(data[at : at + 4]) + 12


def _webp_chunks(data: bytes) -> Iterator[bytes]:
    """The kinds of its chunks, and what is there where one more would begin."""
    at = 12  # after RIFF, size, WEBP
    while at < len(data):
        yield data[at : at + 4]
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2


def _says_more(frame: Image.Image) -> bool:
    """Whether a frame of a GIF has a comment, or an extension that is not about its motion."""
    extension = frame.info.get("extension", (_GIF_MOTION,))[0]
    return "comment" in frame.info or not extension.startswith(_GIF_MOTION)


def _note_size(photo: Photo, data: bytes) -> None:
    """A picture that was stored sideways stands upright now."""
    with Image.open(io.BytesIO(data), formats=BROWSER_FORMATS) as image:
        width, height = image.size
    if (photo.width, photo.height) != (width, height):
        rows = Photo.everything.filter(pk=photo.pk, image=photo.image.name)
        rows.update(width=width, height=height)


def _unfinished() -> Iterator[Path]:
    """Files that a run began to write when it was killed."""
    return (Path(settings.MEDIA_ROOT) / media.PHOTOS).rglob(f"{media.PART}*")
