"""The picture of a printed page: its files in the sizes that screens ask for, and the units of zones over it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from django.core.files.storage import default_storage
from django.urls import reverse

from articles.models import Page

UNITS = 1000  # of a zone's coordinates across a page: a third of a millimetre in print
MARGIN = 8  # units around a story that is shown by itself
# pixels a unit: a broadsheet page's body type can be read at 1300 pixels of width
LEGIBLE = 1.3

Polygon = Sequence[Sequence[float]]  # [[x, y], ...] in fractions of the page, origin top left


@dataclass(frozen=True)
class PageImageFile:
    """One file of a page's picture; `width` and `height` in pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class ZoneBox:
    """A part of a page, in its units."""

    left: int
    top: int
    width: int
    height: int

    @property
    def legible(self) -> int:
        """How many pixels wide its type can be read."""
        return round(LEGIBLE * self.width)

    def __str__(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"


@dataclass(frozen=True)
class PageImage:
    """A page's picture. `sizes` in the modern format, small to large; `fallback` for browsers
    that do not know it.

    Zones lie over it in units of their own: UNITS across, `height` down.
    """

    sizes: tuple[PageImageFile, ...]
    fallback: PageImageFile

    @property
    def srcset(self) -> str:
        return ", ".join(f"{file.address} {file.width}w" for file in self.sizes)

    @property
    def thumbnail(self) -> PageImageFile:
        return self.sizes[0]

    @property
    def largest(self) -> PageImageFile:
        return self.sizes[-1]

    @property
    def readable(self) -> PageImageFile:
        """Fine enough to read a part of it on a desk's screen, without the bytes of the largest."""
        return self.sizes[-2:][0]

    @property
    def units(self) -> int:
        return UNITS

    @property
    def height(self) -> int:
        """Of the page, in its units."""
        return round(UNITS * self.fallback.height / self.fallback.width)

    @property
    def view_box(self) -> str:
        return f"0 0 {UNITS} {self.height}"

    def points(self, polygon: Polygon) -> str:
        """A polygon as SVG writes its points, in units."""
        return " ".join(f"{x * UNITS:.0f},{y * self.height:.0f}" for x, y in polygon)

    def box(self, polygons: Iterable[Polygon]) -> ZoneBox:
        """The bounding box of the polygons with MARGIN around it, cut at the page's edges."""
        corners = [corner for polygon in polygons for corner in polygon]
        xs, ys = zip(*corners, strict=True)
        left = max(0, round(min(xs) * UNITS) - MARGIN)
        top = max(0, round(min(ys) * self.height) - MARGIN)
        right = min(UNITS, round(max(xs) * UNITS) + MARGIN)
        bottom = min(self.height, round(max(ys) * self.height) + MARGIN)
        return ZoneBox(left, top, right - left, bottom - top)


def page_image_of(page: Page) -> PageImage | None:
    """None for a page that was read from text, and for one of which nothing may be seen.

    What may be seen is asked before (`page_covers.cover_pages`): of a page that nobody has asked
    about there is no picture. Of a page with something covered, the files' addresses are those of
    pictures with the cover burnt in.
    """
    if not page.images or page.cover is None or page.cover.whole:
        return None
    files = [_file(page, number) for number in range(len(page.images))]
    formats = [image["format"] for image in page.images]
    plain = [file for file, kind in zip(files, formats, strict=True) if kind == "jpeg"]
    modern = [file for file, kind in zip(files, formats, strict=True) if kind != "jpeg"]
    return PageImage(tuple(modern or plain), (plain or modern)[-1])


def cover_version(page: Page) -> str:
    """Differs for every cover and every picture of the page, so that its address may be cached for ever."""
    facts = [page.cover.polygons, [image["name"] for image in page.images]]
    return sha256(repr(facts).encode()).hexdigest()[:16]


def _file(page: Page, number: int) -> PageImageFile:
    image = page.images[number]
    if page.cover.polygons:
        arguments = [page.issue.key, page.sequence, cover_version(page), number]
        address = reverse("articles:covered_page", args=arguments)
    else:
        address = default_storage.url(image["name"])
    return PageImageFile(address, image["width"], image["height"])
