"""Headings over briefs without headlines, told by how these are set.

Whatever it says, a heading of a few Latin words names no story where all that begins below it
begins alike: with words in bold, its place (ROME —) or a bullet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.layout.lines.blocks import box_of
from articles.reading.layout.regions.brief_columns import is_short_heading
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .brief_marks import BareList
from .column_placement import ColumnPlacement
from .column_tuning import COLUMNS
from .graph import OrderInput
from .labelled_lists import column_down


def with_lists_labelled(given: OrderInput, placements: Sequence[ColumnPlacement]) -> OrderInput:
    """The page, its headings over briefs as labels. `placements`: one for each text."""
    found = [
        headline
        for number, headline in enumerate(given.headlines)
        if _may_label(headline, given) and _heads_list(number, given, placements)
    ]
    if not found:
        return given
    blocks = [block for headline in found for block in headline.blocks]
    return replace(
        given,
        headlines=tuple(h for h in given.headlines if h not in found),
        page=replace(given.page, labels=(*given.page.labels, *blocks)),
    )


def _may_label(headline: HeadlineBlock, given: OrderInput) -> bool:
    """Whether it is a few words that no byline stands below."""
    block = headline.blocks[0]
    if len(headline.blocks) > 1 or not is_short_heading(block):
        return False
    reach = COLUMNS.headline_gap * given.page.em
    return not any(
        -given.page.em <= name.box.y0 - block.box.y1 <= reach
        and overlap_x(name.box, block.box) > 0
        for name in given.signatures
    )


def _heads_list(number: int, given: OrderInput, placements: Sequence[ColumnPlacement]) -> bool:
    bare = [n for n, place in enumerate(placements) if place.headline in (None, number)]
    tops = [n for n in bare if placements[n].headline == number]
    tops = tops or _right_below(given.headlines[number], bare, given, placements)
    tops.sort(key=lambda n: given.page.body[n].column[0])
    if not tops:
        return False
    briefs = BareList(given.page, [column_down(top, bare, given) for top in tops])
    return len(briefs.led_starts()) >= COLUMNS.led_briefs


def _right_below(
    headline: HeadlineBlock,
    bare: Sequence[int],
    given: OrderInput,
    placements: Sequence[ColumnPlacement],
) -> list[int]:
    """The column right below a heading that may be a crosshead, with those of its row to the right."""
    texts, box, em = given.page.body, headline.box, given.page.em
    below = [
        n
        for n in bare
        if -em <= texts[n].box.y0 - box.y1 <= COLUMNS.heading_gap * em
        and overlap_x(box_of(texts[n]), box) > 0
    ]
    first = min(below, key=lambda n: texts[n].column[0], default=None)
    if first is None:
        return []
    row, left = placements[first].row, texts[first].column[0]
    return [n for n in bare if placements[n].row == row and texts[n].column[0] >= left]
