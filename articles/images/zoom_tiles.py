"""A printed page in tiles finer than its page image, for readers who zoom in. Made on demand, see `on_demand`."""

from __future__ import annotations

import json
from dataclasses import dataclass

from django.core.files.storage import default_storage

from articles.images import on_demand
from articles.models import Page
from articles.reading.process.tiles import GRID


@dataclass(frozen=True)
class Tiles:
    """A page in tiles, named `ROW-COLUMN.webp` (from 0) below the URL `address`; sizes in pixels."""

    address: str
    width: int
    height: int
    tile: int


def page_tiles(page: Page) -> Tiles:
    """The tiles of a page that has a PDF. Raises BusyError, CannotBeMadeError."""
    job = on_demand.RenderJob(
        on_demand.PAGES,
        "tiles",
        pdfs=(page.pdf.name,),
        arguments=(str(page.width), str(page.height)),
    )
    grid = (on_demand.made(job) / GRID).read_text(encoding="ascii")
    return Tiles(default_storage.url(f"{job.folder}/"), **json.loads(grid))
