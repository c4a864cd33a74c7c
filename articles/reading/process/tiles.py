"""A page finer than its picture, in tiles, and pages bound into one PDF: in a process of its
own.

    python -m articles.reading.process.tiles tiles OUT WIDTH HEIGHT PDF
    python -m articles.reading.process.tiles bind OUT PDF...
    python -m articles.reading.process.tiles rewrite OUT PDF
    python -m articles.reading.process.tiles cover OUT POLYGONS IMAGE...

PDFium may hang, swell or crash on a PDF, and must not take the site along. The site
(images/on_demand.py) starts this, waits so long and no longer, and reads OUT: a folder of
tiles, or a PDF. `bind` takes PDFs that were written for readers already, `rewrite` one that may not have
been. WIDTH and HEIGHT are what the page should measure, in points. What is wrong
with a PDF is said on stderr; where the disk has no room it ends with NOT_NOW. `cover` paints
POLYGONS, in JSON and in fractions of the page, over each
IMAGE, which keeps its name.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw

from articles.reading.pdf.public_copy import bind_public_copies, public_copy
from articles.reading.pdf.rendering import in_bands, opened_page
from articles.reading.shapes import ReadingError, Source, gettext_noop

from .resources import NO_ROOM, limit_memory, limit_processor_time

DOTS = 400  # an inch: a screen in triple density shows the print twice as large
TILE = 1024  # pixels, across and down; those at the right and the foot are smaller
# Of WebP: as the page's picture, a little less, for its pixels are seen smaller
QUALITY, EFFORT = (60, 2)
# the tiles' size and the page's, in pixels; tiles are called ROW-COLUMN.webp, from 0
GRID = "grid.json"
FORMATS = ("JPEG", "WEBP", "PNG")  # that a page's images may have
COVER = "#d9d8d4"  # colour of what is painted over
EDGE = 3  # pixels beyond a zone's outline, which may cut through a character
COVERED_QUALITY = 75  # of JPEG and WebP
MOST_MEMORY = 2**30  # bytes; tiles of a broadsheet page took 0.2 GB
MOST_SECONDS = 10  # of processor time; a dense broadsheet page took 2.3
NOT_NOW = 3  # exit code: the PDF is not at fault
TOLERANCE = 2.0  # points by which a page's size may differ: rounding of its boxes
OTHER_SIZE = gettext_noop(
    "The PDF's page is not the page alone: it measures %(found)s points, not %(expected)s."
)


def cut(out: str, size: tuple[float, float], pdf: str) -> None:
    """The page as tiles in the folder `out`. Raises ReadingError, also where the PDF holds a whole spread."""
    with opened_page(_source(pdf), 1) as page:
        found = page.get_size()
        if any(abs(one - other) > TOLERANCE for one, other in zip(found, size, strict=True)):
            raise ReadingError(OTHER_SIZE, found=_measure(found), expected=_measure(size))
        width = height = 0
        for row, band in enumerate(in_bands(page, DOTS, TILE)):
            width, height = band.width, height + band.height
            _cut_band(band, row, Path(out))
    grid = {"width": width, "height": height, "tile": TILE}
    Path(out, GRID).write_text(json.dumps(grid), encoding="ascii")


def _cut_band(band: Image.Image, row: int, out: Path) -> None:
    for column, left in enumerate(range(0, band.width, TILE)):
        tile = band.crop((left, 0, min(left + TILE, band.width), band.height))
        tile.save(out / f"{row}-{column}.webp", "WEBP", quality=QUALITY, method=EFFORT)


def bind(out: str, pdfs: Sequence[str]) -> None:
    """The pages of `pdfs` as one PDF, with nothing else of them. Raises ReadingError."""
    with Path(out).open("wb") as file:
        bind_public_copies(map(_source, pdfs), file)


def rewrite(out: str, pdf: str) -> None:
    """The PDF for readers, with nothing that nobody sees. Raises ReadingError."""
    Path(out).write_bytes(public_copy([_source(pdf)]))


def cover(
    out: str, polygons: Sequence[Sequence[Sequence[float]]], images: Sequence[str]
) -> None:
    """Each of `images` with the `polygons` painted over, in the folder `out`."""
    for path in images:
        with Image.open(path, formats=FORMATS) as image:
            painted = image.convert("RGB")
            kind = image.format
        brush = ImageDraw.Draw(painted)
        for polygon in polygons:
            corners = [(x * painted.width, y * painted.height) for x, y in polygon]
            brush.polygon(corners, fill=COVER, outline=COVER, width=EDGE)
        painted.save(Path(out, Path(path).name), kind, quality=COVERED_QUALITY)


def _source(pdf: str) -> Source:
    return Source(Path(pdf).name, Path(pdf).read_bytes())


def _measure(size: tuple[float, float]) -> str:
    return f"{size[0]:.0f} × {size[1]:.0f}"


def main(arguments: Sequence[str]) -> int:
    limit_memory(MOST_MEMORY)
    limit_processor_time(MOST_SECONDS)
    task, out, *rest = arguments
    try:
        if task == "tiles":
            width, height, pdf = rest
            cut(out, (float(width), float(height)), pdf)
        elif task == "cover":
            polygons, *images = rest
            cover(out, json.loads(polygons), images)
        elif task == "rewrite":
            rewrite(out, *rest)
        else:
            bind(out, rest)
    except (ReadingError, MemoryError, OSError) as error:
        sys.stderr.write(f"{error or 'out of memory'}\n")
        return NOT_NOW if getattr(error, "errno", None) in NO_ROOM else 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
