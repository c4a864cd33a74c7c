"""Charts and tables: in a box of their own, of connected drawings, between rules, or without any."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, contains
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .charts import charts_of
from .figure import Figure, figure_in
from .open_tables import open_tables_of
from .picture_tuning import PICTURES
from .tables import tables_of


def figures_of(sheet: Sheet, blocks: Sequence[Block], plates: Sequence[Box]) -> list[Figure]:
    """Each once, the wider one where one stands in another. `plates`: frames and tints of the
    page.

    A box with a photo in it is left to the stories: its short words are a headline and a
    caption.
    """
    images = [d.box for d in sheet.drawings if d.kind == "image"]
    boxed = [figure_in(plate, blocks) for plate in plates]
    found = [figure for figure in boxed if figure is not None]
    found += charts_of(sheet, blocks)
    found += tables_of(sheet, blocks, plates)
    found += open_tables_of(blocks)
    bars = [d.box for d in sheet.drawings if d.kind == "tint"]
    found = [_without_bar_below(figure, blocks, bars) for figure in found]
    free = [figure for figure in found if not _holds_image(figure, images)]
    return [figure for figure in free if not any(_is_part(figure, other) for other in free)]


def _without_bar_below(figure: Figure, blocks: Sequence[Block], bars: Sequence[Box]) -> Figure:
    """The figure without a section's name on a bar right under it, which heads what is below."""
    lowest = max(figure.blocks, key=lambda n: blocks[n].box.y1, default=None)
    if lowest is None or len(figure.blocks) < PICTURES.table_cells:
        return figure
    name, rest = blocks[lowest], figure.blocks - {lowest}
    foot = max(blocks[n].box.y1 for n in rest)
    is_below = name.box.y0 >= foot and not any(map(str.isdigit, name.text))
    on = [bar for bar in bars if contains(bar, name.box, name.size / 2) and bar.y0 >= foot]
    if not is_below or not on:
        return figure
    return Figure(figure.box._replace(y1=max(foot, min(bar.y0 for bar in on))), rest)


def _holds_image(figure: Figure, images: Sequence[Box]) -> bool:
    return any(contains(figure.box, image, PICTURES.image_slack) for image in images)


def _is_part(figure: Figure, other: Figure) -> bool:
    """Whether all of a figure's words are another's, which is larger."""
    return figure.blocks <= other.blocks and figure.box.area < other.box.area
