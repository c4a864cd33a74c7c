"""Columns that do not begin right below their headline: beside it, or below its author's portrait.

1. columns to both sides of a headline that stands among them
2. the row beside an upright headline
3. the row below a headline and its author's name
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_x, overlap_y, union
from articles.reading.layout.lines.blocks import Block, box_of, starts_mid_text
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_placement import ColumnPlacement
from .column_tuning import COLUMNS

Placements = tuple[ColumnPlacement, ...]  # one for each text of the page


def with_columns_beside(
    placements: Placements,
    headlines: Sequence[HeadlineBlock],
    page: ClassifiedBlocks,
    signatures: Sequence[Block],
) -> Placements:
    """The placements, columns without a headline put under the one that they stand beside;
    `signatures` are bylines.
    """
    for number in range(len(headlines)):
        placements = _with_both_sides(placements, number, headlines, page)
    for number in range(len(headlines)):
        placements = _with_row_beside(placements, number, headlines, page)
    for number in range(len(headlines)):
        placements = _with_row_below_name(placements, number, headlines, page, signatures)
    return placements


def _with_both_sides(
    placements: Placements,
    number: int,
    headlines: Sequence[HeadlineBlock],
    page: ClassifiedBlocks,
) -> Placements:
    """The placements, the columns to both sides of a headline put under it with its own.

    A headline may stand in the middle of its columns, which begin beside it: the first
    column under it then begins inside a paragraph, or text without a headline begins to
    both sides.
    """
    headline = headlines[number]
    under = [at for at, place in enumerate(placements) if place.headline == number]
    first = next((at for at in under if placements[at].is_first), None)
    if first is None or headline.may_be_crosshead:
        return placements
    row = _uncovered_beside(placements, headline, page)
    begin = _begin_beside(row, first, page)
    if begin is None:
        return placements
    return _under_headline(placements, (*row, *under), number, begin)


def _begin_beside(row: Sequence[int], first: int, page: ClassifiedBlocks) -> int | None:
    """The column to the left of a headline in which its text begins; None where it begins below, in `first`."""
    texts = page.body
    edge = texts[first].column[0] + COLUMNS.rounding
    left = [at for at in row if texts[at].column[1] <= edge]
    is_on_both_sides = len(row) > len(left)
    if not left or not (is_on_both_sides or starts_mid_text(texts[first])):
        return None
    begin = max(left, key=lambda at: texts[at].column[0])
    is_middle = starts_mid_text(texts[begin]) or _has_text_above(texts[begin], page)
    return None if is_middle else begin


def _with_row_beside(
    placements: Placements,
    number: int,
    headlines: Sequence[HeadlineBlock],
    page: ClassifiedBlocks,
) -> Placements:
    """The placements, the row beside an upright headline put under it.

    An upright headline stands at one end of its row, as high as its columns: mostly the left
    end.
    """
    headline, texts = headlines[number], page.body
    if not headline.is_vertical:
        return placements
    beside = _uncovered_beside(placements, headline, page)
    edge = headline.box.x1 - COLUMNS.rounding
    right = [at for at in beside if texts[at].column[0] >= edge]
    if not beside:
        return placements
    own = placements[(right or beside)[0]].row
    row = [at for at, p in enumerate(placements) if p.row == own and p.headline is None]
    first = min(row, key=lambda at: texts[at].column[0])
    is_whole = bool(right) == (texts[first].column[0] >= edge)
    if not is_whole or starts_mid_text(texts[first]):
        return placements
    return _under_headline(placements, row, number, first)


def _with_row_below_name(
    placements: Placements,
    number: int,
    headlines: Sequence[HeadlineBlock],
    page: ClassifiedBlocks,
    signatures: Sequence[Block],
) -> Placements:
    """The placements, a row under the headline over none whose author is named between: a portrait beside
    the name takes the room of several lines.
    """
    headline, texts, em = headlines[number], page.body, page.em
    if headline.may_be_crosshead or any(place.headline == number for place in placements):
        return placements
    box, reach = headline.box, COLUMNS.headline_gap * em
    names = [
        name.box.y1
        for name in signatures
        if 0 <= name.box.y0 - box.y1 <= reach and overlap_x(name.box, box) > 0
    ]
    bare = [at for at, place in enumerate(placements) if place.headline is None]
    below = [
        at
        for at in bare
        if any(-em <= texts[at].box.y0 - foot <= reach for foot in names)
        and overlap_x(box_of(texts[at]), box) > 0
        and not starts_mid_text(texts[at])
        and not _has_text_above(texts[at], page)
    ]
    if not below:
        return placements
    first = min(below, key=lambda at: (texts[at].box.y0, texts[at].column[0]))
    row = [at for at in bare if placements[at].row == placements[first].row]
    own = [at for at in row if texts[at].column[0] >= texts[first].column[0]]
    return _under_headline(placements, own, number, first)


def _uncovered_beside(
    placements: Placements, headline: HeadlineBlock, page: ClassifiedBlocks
) -> list[int]:
    """Texts without a headline that begin right beside one."""
    return [
        at
        for at, place in enumerate(placements)
        if place.headline is None
        and (
            _is_beside(page.body[at], headline, page)
            or _is_in_corner(page.body[at], headline, page)
        )
    ]


def _is_in_corner(text: Block, headline: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    """Whether a column begins right beside the upright lines of a headline, right below its level ones."""
    level = [block.box for block in headline.blocks if not block.is_vertical]
    if not headline.is_vertical or not level:
        return False
    upright = union(b.box for b in headline.blocks if b.is_vertical)
    column, em = box_of(text), page.em
    below = text.box.y0 - max(box.y1 for box in level)
    beside = column.x0 - upright.x1
    is_near = -COLUMNS.rounding <= beside <= COLUMNS.gutter * em
    if not is_near or not -COLUMNS.headline_dip * em <= below <= COLUMNS.headline_gap * em:
        return False
    is_level = overlap_y(column, upright) > 0
    return is_level and share_a_frame(column, headline.box, page)


def _is_beside(text: Block, headline: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    """Whether a column begins at a headline's height, right beside it."""
    level = COLUMNS.beside_level * COLUMNS.level * page.em
    if not headline.box.y0 - level <= text.box.y0 <= headline.box.y0 + level:
        return False
    column = box_of(text)
    blank = -overlap_x(column, headline.box)
    if not -COLUMNS.rounding <= blank <= COLUMNS.gutter * page.em:
        return False
    return share_a_frame(column, headline.box, page)


def _has_text_above(text: Block, page: ClassifiedBlocks) -> bool:
    """Whether other text stands right above a column."""
    box, size = box_of(text), page.em
    return any(
        -COLUMNS.above_dip * size <= box.y0 - other.box.y1 <= COLUMNS.above_gap * size
        and overlap_x(box_of(other), box) > 0
        for other in page.body
        if other is not text
    )


def _under_headline(
    placements: Placements, row: Sequence[int], number: int, first: int
) -> Placements:
    """The placements, the texts of `row` put under a headline as one row that `first` begins."""
    return tuple(
        ColumnPlacement(place.top, placements[first].row, number, at == first)
        if at in row
        else place
        for at, place in enumerate(placements)
    )
