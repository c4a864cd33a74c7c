"""Uploaded pictures drawn anew: what readers get has the pixels of the upload and nothing else of it.

Cameras and programs write into a picture where and when it was taken, by whom, on which device,
and how it looked before it was cropped (EXIF, GPS, XMP, IPTC, comments, previews).
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any, BinaryIO

from PIL import Image, ImageCms, ImageOps, ImageSequence

from articles.images.renditions import BROWSER_FORMATS

# How each format is written. JPEG at this quality shows no second loss beside the first.
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90},
    "GIF": {"optimize": True},
}
# A phone's picture with its depth, or with the same in smaller: the first is the picture.
_SEVERAL_IN_A_JPEG = "MPO"
_DEFAULT_DURATION = 100  # milliseconds of a frame that does not say how long it is shown


def drawn_anew(file: BinaryIO) -> bytes:
    """The picture in its own format, upright and in sRGB, all its frames. Raises one of IMAGE_ERRORS."""
    data = io.BytesIO()
    with Image.open(file, formats=BROWSER_FORMATS) as image:
        kind = "JPEG" if image.format == _SEVERAL_IN_A_JPEG else str(image.format)
        options = _OPTIONS[kind] | (_motion(image) if kind != "JPEG" else {})
        first, *others = _frames(image) if kind != "JPEG" else [_pixels(image)]
    if others:
        options |= {"save_all": True, "append_images": others}
    first.save(data, kind, **options)
    return data.getvalue()


def scaled(data: bytes, most: int) -> bytes:
    """`data`, a picture that was drawn anew, no wider than `most` pixels. One that moves stays as it is."""
    with Image.open(io.BytesIO(data), formats=BROWSER_FORMATS) as image:
        kind = str(image.format)
        if image.width <= most or getattr(image, "n_frames", 1) > 1:
            return data
        height = max(1, round(image.height * most / image.width))
        narrow = image.resize((most, height), Image.Resampling.LANCZOS)
    written = io.BytesIO()
    narrow.save(written, kind, **_OPTIONS[kind])
    return written.getvalue()


def _motion(image: Image.Image) -> dict[str, Any]:
    """How fast and how often an animated picture moves."""
    if getattr(image, "n_frames", 1) == 1:
        return {}
    durations = []
    for frame in ImageSequence.Iterator(image):
        frame.load()  # a WebP knows it only then
        durations.append(int(frame.info.get("duration") or _DEFAULT_DURATION))
    image.seek(0)
    return {"duration": durations, "loop": image.info.get("loop", 1), "disposal": 2}


def _frames(image: Image.Image) -> Iterator[Image.Image]:
    for frame in ImageSequence.Iterator(image):
        yield _pixels(frame)


def _pixels(image: Image.Image) -> Image.Image:
    """A new picture of the same pixels: whatever else the old one carries stays behind."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    upright = ImageOps.exif_transpose(image)
    drawn = _in_srgb(upright, profile, mode) if profile else upright.convert(mode)
    new = Image.new(drawn.mode, drawn.size)
    new.paste(drawn)
    return new


def _in_srgb(image: Image.Image, profile: bytes, mode: str) -> Image.Image:
    """With the colours that its profile means; with those of its numbers where the profile is damaged."""
    if image.mode not in {"RGB", "RGBA", "CMYK", "L"}:
        return image.convert(mode)
    try:
        meant = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        srgb = ImageCms.createProfile("sRGB")
        found = ImageCms.profileToProfile(image, meant, srgb, outputMode=mode)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image.convert(mode)
    return found or image.convert(mode)
