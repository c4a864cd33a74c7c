"""Where a piece of text stands: its column's top, its row of columns, the stack over it; columns beside a stack."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, overlap_x
from articles.reading.layout.lines.blocks import Block, box_of, starts_inside
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.tuning import REGIONS

from .tuning import COLUMNS


@dataclass(frozen=True)
class ColumnPlacement:
    """Where a piece of text stands: the top of its column with the picture over it, its band, the head over it."""

    top: float
    band: int
    head: int | None = None
    is_first: bool = False


def inner(box: Box, cast: ClassifiedBlocks) -> int:
    """The index of the smallest frame or tint around the middle of a box; -1 where there is none."""
    for at, frame in enumerate(cast.frames):
        if frame.x0 <= box.middle_x <= frame.x1 and frame.y0 <= box.middle_y <= frame.y1:
            return at
    return -1


def take_in_columns_beside(
    found: list[ColumnPlacement], texts: Sequence[Block], heads: Sequence[HeadlineBlock], cast: ClassifiedBlocks
) -> None:
    """A headline may stand in the middle of its columns, which begin beside it: the first column under it then begins
    inside a paragraph, or text without a headline begins to both sides.
    """
    for number, head in enumerate(heads):
        under = [at for at, place in enumerate(found) if place.head == number]
        first = next((at for at in under if found[at].is_first), None)
        if first is None or head.may_be_crosshead:
            continue
        row = [at for at, place in enumerate(found) if place.head is None and _is_beside(texts[at], head, cast)]
        left = [at for at in row if texts[at].column[1] <= texts[first].column[0] + 1]
        if len(row) <= len(left) and not starts_inside(texts[first]):
            continue
        begin = max(left, key=lambda at: texts[at].column[0], default=None)
        if begin is not None and not starts_inside(texts[begin]) and not _goes_up(begin, texts, cast):
            _give(found, (*row, *under), number, begin)


def _goes_up(at: int, texts: Sequence[Block], cast: ClassifiedBlocks) -> bool:
    """Whether other text stands right above a column."""
    box = box_of(texts[at])
    return any(
        0 <= box.y0 - text.box.y1 + cast.type.size <= 3 * cast.type.size and overlap_x(box_of(text), box) > 0
        for text in texts
        if text is not texts[at]
    )


def _give(found: list[ColumnPlacement], row: Sequence[int], head: int, first: int) -> None:
    """Put a row of columns under a headline."""
    for at in row:
        found[at] = ColumnPlacement(found[at].top, found[first].band, head, at == first)


def take_in_rows_beside(
    found: list[ColumnPlacement], texts: Sequence[Block], heads: Sequence[HeadlineBlock], cast: ClassifiedBlocks
) -> None:
    """An upright headline stands at one end of its row of columns, as high as they are: mostly at the left one."""
    for number, head in enumerate(heads):
        if not head.is_vertical:
            continue
        row = [at for at, place in enumerate(found) if place.head is None and _is_beside(texts[at], head, cast)]
        right = [at for at in row if texts[at].column[0] >= head.box.x1 - 1]
        at = right[0] if right else (row[0] if row else None)
        if at is None:
            continue
        band = [n for n, place in enumerate(found) if place.band == found[at].band and place.head is None]
        first = min(band, key=lambda n: texts[n].column[0])
        is_whole = bool(right) == (texts[first].column[0] >= head.box.x1 - 1)
        if is_whole and not starts_inside(texts[first]):
            _give(found, band, number, first)


def _is_beside(text: Block, head: HeadlineBlock, cast: ClassifiedBlocks) -> bool:
    """Whether a column begins at a headline's height, right beside it."""
    level = REGIONS.band_height * cast.type.size
    near = COLUMNS.band_gap * cast.type.size
    column = box_of(text)
    is_level = head.box.y0 - 2 * level <= text.box.y0 <= head.box.y0 + 2 * level
    return is_level and -1 <= -overlap_x(column, head.box) <= near and inner(column, cast) == inner(head.box, cast)
