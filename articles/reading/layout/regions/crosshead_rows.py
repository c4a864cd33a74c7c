"""Crossheads in a row: each at the top of a column of its own, right below a headline over all of them.

A deck that is as small stands in one line over several columns, or in one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.reading.geometry import Box, overlap_x, union
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import Block, box_of, is_in_column

from .classified_blocks import ClassifiedBlocks
from .tuning import REGIONS


@dataclass(frozen=True)
class _Top:
    """A crosshead, and the column that begins right below it."""

    block: Block
    column: Box


def crossheads_in_a_row(
    blocks: Sequence[Block], display: Sequence[Block], page: ClassifiedBlocks
) -> list[Block]:
    """Those of `blocks` that stand level with others of their type, each right on a column, below one headline."""
    tops = [top for block in blocks if (top := _top_at(block, page)) is not None]
    return [top.block for top in tops if _is_in_a_row(top, tops, display, page)]


def tops_of_inner_columns(
    blocks: Sequence[Block], display: Sequence[Block], page: ClassifiedBlocks
) -> list[Block]:
    """Those of `blocks` that stand on a column where one to its left, below the same headline, begins with text.

    No deck stands so: it is above all columns of its headline that begin level. Nor does an author's name.
    """
    white = REGIONS.inner_white * page.em
    tops = [top for block in blocks if (top := _top_at(block, page, white)) is not None]
    return [top.block for top in tops if _is_inner(top, display, page)]


def _is_inner(top: _Top, display: Sequence[Block], page: ClassifiedBlocks) -> bool:
    em = page.em
    over = [h.box for h in display if _is_right_above(h, top.block, REGIONS.head_gap * em)]
    left = [
        box_of(text)
        for text in page.body
        if _begins_level(text, top.block, em) and text.box.x1 <= top.block.box.x0
    ]
    return any(
        min(overlap_x(head, top.column), overlap_x(head, column)) > em
        for head in over
        for column in left
    )


def _top_at(block: Block, page: ClassifiedBlocks, white: float = 0.0) -> _Top | None:
    """A block no larger than a crosshead that stands right on a column, or at most `white` points above it."""
    if block.is_vertical or block.size > REGIONS.largest_crosshead * page.em:
        return None
    if len(block.lines) > REGIONS.crosshead_lines:
        return None
    columns = (
        _Top(block, box_of(text))
        for text in page.body
        if is_in_column(block.box, text, page.em)
        and _is_near(text.box.y0 - block.box.y1, page.em, white)
        and not letters.is_latin_text(text.text)  # there each heads a letter (letters.py)
    )
    return next(columns, None)


def _is_near(gap: float, em: float, white: float) -> bool:
    return is_close(gap, em) or 0 <= gap <= white


def _is_in_a_row(
    top: _Top, tops: Sequence[_Top], display: Sequence[Block], page: ClassifiedBlocks
) -> bool:
    """Whether one headline stands over a crosshead's column, another one that begins with such a crosshead, and
    what is between and beside them.
    """
    row = [other.column for other in tops if _are_alike(top.block, other.block, page.em)]
    if not row:
        return False
    level = [box_of(text) for text in page.body if _begins_level(text, top.block, page.em)]
    columns = [top.column, *row, *level]
    over = [h for h in display if _is_right_above(h, top.block, REGIONS.head_gap * page.em)]
    return any(
        _is_inside(top.column, span)
        and any(_is_inside(column, span) for column in row)
        and _have_one_headline(one, other, over, page.em)
        for one, other in combinations(columns, 2)
        for span in [union((one, other))]
    )


def _are_alike(one: Block, other: Block, em: float) -> bool:
    """Whether two blocks of one type begin level in two columns."""
    sizes = sorted((one.size, other.size))
    return (
        one.style == other.style
        and sizes[0] >= REGIONS.same_headline * sizes[1]
        and _begins_level(other, one, em)
    )


def _begins_level(other: Block, block: Block, em: float) -> bool:
    off = abs(other.box.y0 - block.box.y0)
    return off <= REGIONS.crosshead_top * em and overlap_x(other.box, block.box) < 0


def _is_inside(column: Box, span: Box) -> bool:
    return span.x0 <= column.x0 and column.x1 <= span.x1


def _have_one_headline(one: Box, other: Box, above: Sequence[Block], em: float) -> bool:
    """Whether a headline reaches over two columns, or stands in the middle above the two and what is between them.

    Of two headlines, one above each, each has a deck.
    """
    span = union((one, other))
    over = [headline.box for headline in above if overlap_x(headline.box, span) > 0]
    if len(over) != 1:
        return False
    reaches_over_both = min(overlap_x(over[0], one), overlap_x(over[0], other)) > em
    return reaches_over_both or abs(over[0].middle_x - span.middle_x) <= em


def _is_right_above(headline: Block, block: Block, reach: float) -> bool:
    """Whether clearly larger type stands above the height of a block, at most `reach` points away."""
    if block.size > REGIONS.beside_size * headline.size or headline.is_vertical:
        return False
    return -block.size <= block.box.y0 - headline.box.y1 <= reach


def is_headline_over(headline: Block, block: Block) -> bool:
    """Whether a block is clearly larger type right above another one."""
    if headline.is_vertical or block.size > REGIONS.crosshead_size * headline.size:
        return False
    is_above = -block.size <= block.box.y0 - headline.box.y1 <= headline.size
    return is_above and overlap_x(headline.box, block.box) > 0


def is_close(gap: float, em: float) -> bool:
    """Whether a gap in points is no more than a crosshead has above and below it."""
    return -REGIONS.crosshead_overlap * em <= gap <= REGIONS.crosshead_white * em
