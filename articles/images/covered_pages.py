"""A page's picture with what may not be seen painted over, in all its sizes. Made on demand, see `on_demand`."""

from __future__ import annotations

import json
from pathlib import Path

from articles.images import on_demand
from articles.models import Page

PATIENCE = (
    3  # seconds that a picture waits while another is made: it stands in a page that is read
)


def covered_image(page: Page, number: int) -> Path:
    """The file of the page's picture `number` with `page.cover` burnt in.

    Raises BusyError, CannotBeMadeError.
    """
    job = on_demand.RenderJob(
        on_demand.COVERED,
        "cover",
        pdfs=tuple(image["name"] for image in page.images),
        arguments=(json.dumps(page.cover.polygons),),
    )
    folder = on_demand.made(job, patience=PATIENCE)
    return folder / Path(page.images[number]["name"]).name
