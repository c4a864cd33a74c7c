"""A page of a PDF as pixels: the whole of it, or a part; as it is shown, crop box and rotation applied."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import closing, contextmanager

import pypdfium2 as pdfium
from PIL import Image

from articles.reading.geometry import Box
from articles.reading.shapes import Source

from .document import opened, page_of

INCH = 72  # points
# of one image: a broadsheet page at 200 dots an inch has 13 million, three bytes each
MOST_PIXELS = 24_000_000
# pixels of a page that is drawn band by band: a broadsheet page at 400 dots has 53 million
MOST_IN_BANDS = 80_000_000
WHOLE = Box(0.0, 0.0, 1.0, 1.0)


@contextmanager
def opened_page(source: Source, number: int) -> Iterator[pdfium.PdfPage]:
    """Page `number` of the PDF, from 1. Raises ReadingError as `opened` and `page_of` do."""
    with opened(source) as document, closing(page_of(document, number)) as page:
        yield page


def at_width(page: pdfium.PdfPage, pixels: int, part: Box = WHOLE) -> Image.Image:
    """The `part` (fractions of the page as it is shown) about `pixels` wide, in RGB on white."""
    return _render(page, part, pixels / (part.width * page.get_width()))


def at_resolution(page: pdfium.PdfPage, dots: float, part: Box = WHOLE) -> Image.Image:
    """The `part` (fractions of the page as it is shown) at `dots` an inch, in RGB on white."""
    return _render(page, part, dots / INCH)


def in_bands(page: pdfium.PdfPage, dots: float, height: int) -> Iterator[Image.Image]:
    """The page at `dots` an inch, from top to bottom in bands `height` pixels high, the last
    one lower.

    Coarser where it would have more than MOST_IN_BANDS pixels. Only one band is held at a time.
    """
    width, depth = page.get_size()
    scale = min(dots / INCH, math.sqrt(MOST_IN_BANDS / (width * depth)))
    rows = math.ceil(depth * scale)
    for top in range(0, rows, height):
        below = max(0, rows - top - height)
        # PDFium's binding rounds up what is cut off: half a pixel less keeps it to whole pixels.
        yield _drawn(page, scale, (0.0, (below - 0.5) / scale, 0.0, (top - 0.5) / scale))


def raster_scale(page: pdfium.PdfPage, dots: float) -> float:
    """Pixels a point at `dots` an inch, fewer where the page would have more than MOST_PIXELS."""
    width, height = page.get_size()
    return min(dots / INCH, math.sqrt(MOST_PIXELS / (width * height)))


def pixels_of(page: pdfium.PdfPage, scale: float) -> tuple[int, int]:
    """Width and height of the page at so many pixels a point."""
    width, height = page.get_size()
    return math.ceil(width * scale), math.ceil(height * scale)


def on_ground(
    page: pdfium.PdfPage, scale: float, part: tuple[int, int, int, int], ground: int
) -> Image.Image:
    """A part of the page, given in pixels from its top left corner, in grey on a ground of that lightness (of 255)."""
    width, height = pixels_of(page, scale)
    left, top, right, foot = part
    # The binding rounds up what is cut off: half a pixel less keeps it to whole pixels.
    cut_off = tuple((side - 0.5) / scale for side in (left, height - foot, width - right, top))
    bitmap = page.render(
        scale=scale,
        crop=cut_off,
        grayscale=True,
        fill_color=(ground, ground, ground, 255),
        draw_annots=False,
        may_draw_forms=False,
    )
    with closing(bitmap):
        image: Image.Image = bitmap.to_pil()
        return image.copy()


def _render(page: pdfium.PdfPage, part: Box, scale: float) -> Image.Image:
    """Coarser than asked for where the pixels would be more than MOST_PIXELS."""
    width, height = page.get_size()
    most = math.sqrt(MOST_PIXELS / max(1.0, part.width * width * part.height * height))
    cut_off = (part.x0 * width, (1 - part.y1) * height, (1 - part.x1) * width, part.y0 * height)
    return _drawn(page, min(scale, most), cut_off)


def _drawn(
    page: pdfium.PdfPage, scale: float, cut_off: tuple[float, float, float, float]
) -> Image.Image:
    """The page less what is cut off at its left, bottom, right and top, in points."""
    # Notes that proofreaders stuck on the page, and forms, are not printed.
    bitmap = page.render(
        scale=scale, crop=cut_off, draw_annots=False, may_draw_forms=False, rev_byteorder=True
    )
    with closing(bitmap):
        image: Image.Image = bitmap.to_pil()
        return image.convert("RGB")  # a copy: the bitmap's own memory goes with it
