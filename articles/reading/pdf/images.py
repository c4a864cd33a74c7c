"""A page's pictures: the page itself in the sizes that screens need, and each of its photos.

Everything is encoded anew: no byte of a PDF's own images is passed on. The page is rendered
once and the smaller sizes are made from that: a page with large photos decodes them once, and
its type is a hair softer.

Why WebP: a dense broadsheet page of 1,600 pixels takes 0.12 s and 480 KiB (effort 4: 0.24 s,
469 KiB), as AVIF 0.69 s and 420 KiB (speed 10: 0.20 s, 491 KiB), as JPEG 719 KiB. Photos are
JPEG, which every program opens, for a third more bytes. All sizes of a page take under a second
and 200 MB of memory.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from PIL import Image

from articles.reading.geometry import Box, common
from articles.reading.shapes import PageReading, Source
from articles.story import Point

from .embedded import LONGEST, placed_images, whole_photo
from .rendering import WHOLE, at_resolution, opened_page

Format = Literal["webp", "jpeg"]

# an inch: body type of 9 points is 25 pixels high, and a photo that is cut out stands that fine
# in print
DOTS = 200
WIDEST = 3200  # pixels of the largest size: finer print is in the zoom's tiles
# Pixels: below the largest, for a desktop in double density, a phone, a list
WIDTHS = (1600, 960, 240)
# pixels wide, as JPEG: for old browsers, mails and whatever fetches a page's picture for a link
FALLBACK = 1600
CLEARLY = 1.15  # times the next smaller width from which on a size is worth its bytes
# Of 100: photos are looked at, pages are read
PAGE_QUALITY, PHOTO_QUALITY, FALLBACK_QUALITY = (65, 85, 70)
EFFORT = 2  # of WebP's 0 to 6: half the time of 4 for two hundredths more bytes


@dataclass(frozen=True)
class EncodedImage:
    """An encoded picture; sizes in pixels."""

    format: Format
    width: int
    height: int
    data: bytes = field(repr=False)


@dataclass(frozen=True)
class PageImages:
    """`page` from small to large, the JPEG behind the others; `photos` by `Picture.image`. Both empty for a dump."""

    page: tuple[EncodedImage, ...] = ()
    photos: Mapping[str, EncodedImage] = field(default_factory=dict)


def render(source: Source, reading: PageReading) -> PageImages:
    """The pictures of a page that was read from `source`. Raises ReadingError where the PDF
    cannot be opened.

    A spread's page is its part of the sheet. At most MOST_PIXELS are held at once, whatever the
    size of the page.
    """
    if not reading.sheet:
        return PageImages()
    with opened_page(source, reading.sheet) as page:
        part = Box(*reading.crop)
        sizes = _sizes(at_resolution(page, DOTS, part))
        images = placed_images(page)
        photos = {}
        for name, place in _places(reading):
            box = _within(part, place)
            photos[name] = _photo(
                whole_photo(page, images, box) or at_resolution(page, DOTS, box)
            )
        return PageImages(sizes, photos)


def _places(reading: PageReading) -> Iterator[tuple[str, Box]]:
    """The pictures that stand on this page, with their boxes in fractions of it; those off its edges are left out."""
    for picture in (
        picture for finding in reading.findings for picture in finding.story.pictures
    ):
        if (
            picture.image
            and picture.region
            and picture.region.page_sequence == reading.sequence
        ):
            box = common(_box(picture.region.polygon), WHOLE)
            if box.width > 0 and box.height > 0:
                yield picture.image, box


def _box(polygon: Sequence[Point]) -> Box:
    xs, ys = zip(*polygon, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _within(outer: Box, inner: Box) -> Box:
    """`inner`, in fractions of `outer`, in what `outer` is a fraction of."""
    left, top = outer.x0, outer.y0
    return Box(
        left + inner.x0 * outer.width,
        top + inner.y0 * outer.height,
        left + inner.x1 * outer.width,
        top + inner.y1 * outer.height,
    )


def _sizes(page: Image.Image) -> tuple[EncodedImage, ...]:
    """WebP from small to large, then one JPEG. Each size is made from the next larger one."""
    pages = [_fitted(page, min(page.width, WIDEST))]
    for width in WIDTHS:
        if width * CLEARLY <= pages[-1].width:
            pages.append(_fitted(pages[-1], width))
    fallback = next(page for page in pages if page.width <= FALLBACK * CLEARLY)
    found = [_encoded(page, "webp", PAGE_QUALITY) for page in reversed(pages)]
    return (*found, _encoded(fallback, "jpeg", FALLBACK_QUALITY))


def _photo(photo: Image.Image) -> EncodedImage:
    """As JPEG, which every program of editors and readers opens; its longer side at most LONGEST pixels."""
    fit = min(1.0, LONGEST / max(photo.size))
    return _encoded(_fitted(photo, max(1, round(photo.width * fit))), "jpeg", PHOTO_QUALITY)


def _fitted(image: Image.Image, width: int) -> Image.Image:
    if width == image.width:
        return image
    return image.resize(
        (width, max(1, round(image.height * width / image.width))), Image.Resampling.HAMMING
    )


def _encoded(image: Image.Image, kind: Format, quality: int) -> EncodedImage:
    data = io.BytesIO()
    options = {"method": EFFORT} if kind == "webp" else {"optimize": True}
    image.save(data, kind, quality=quality, **options)
    return EncodedImage(kind, image.width, image.height, data.getvalue())
