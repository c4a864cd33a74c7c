"""Parts of a page's PDF finer than its picture, and pages bound into one PDF, in a process of their own.

    python -m articles.reading.closer part PDF WIDTH HEIGHT X0 Y0 X1 Y1 OUT
    python -m articles.reading.closer bind OUT PDF...

PDFium may hang, swell or crash on a PDF, and must not take the site along. The site starts this, waits so long and no
longer, and reads OUT. WIDTH and HEIGHT: what the page should measure, in points; the box in fractions of it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from .apart import limit
from .geometry import Box
from .pdf.rendering import at_resolution, opened_page
from .pdf.single import bound
from .shapes import ReadingError, Source, gettext_noop

DOTS = 400  # an inch: a screen in triple density shows the print twice as large
QUALITY, EFFORT = 60, 2  # of WebP: as the page's picture, a little less, for its pixels are seen four times smaller
MOST_MEMORY = 512 * 2**20  # bytes
OTHER_SIZE = gettext_noop("The PDF's page is not the page alone: it measures %(found)s points, not %(expected)s.")
TOLERANCE = 2.0  # points


def part(pdf: str, size: tuple[float, float], box: Box, out: str) -> None:
    """The `box` of the page as WebP. Raises ReadingError, also where the page is only half of a spread."""
    with opened_page(Source(Path(pdf).name, Path(pdf).read_bytes()), 1) as page:
        found = page.get_size()
        if any(abs(one - other) > TOLERANCE for one, other in zip(found, size, strict=True)):
            raise ReadingError(OTHER_SIZE, found=str(found), expected=str(size))
        at_resolution(page, DOTS, box).save(out, "WEBP", quality=QUALITY, method=EFFORT)


def bind(out: str, pdfs: Sequence[str]) -> None:
    """The pages of `pdfs` as one PDF. Raises ReadingError."""
    with Path(out).open("wb") as file:
        bound((Source(Path(pdf).name, Path(pdf).read_bytes()) for pdf in pdfs), file)


def main(arguments: Sequence[str]) -> int:
    limit(MOST_MEMORY)
    task, *rest = arguments
    try:
        if task == "part":
            pdf, width, height, *box, out = rest
            part(pdf, (float(width), float(height)), Box(*map(float, box)), out)
        else:
            bind(rest[0], rest[1:])
    except (ReadingError, MemoryError) as error:
        sys.stderr.write(f"{error or 'out of memory'}\n")
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
