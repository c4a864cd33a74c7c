"""Where each column of text begins, and which columns begin in one row.

A row is a run of columns from left to right whose tops are level, with nothing but
pictures between them: what newspapers set under one headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box, overlap_x, shared
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture

from .column_tuning import COLUMNS
from .labelled_columns import opens_section

Row = tuple[int, ...]  # indexes of texts, from left to right


@dataclass(frozen=True)
class ColumnPlacement:
    """Where a block of text stands among the page's columns.

    `top`: points; the top of the text, or of the picture or crosshead right above it.
    `row`: the number of its row of columns. `headline`: the index of the headline
    over it, None for none; `is_first`: the headline's text begins here.
    """

    top: float
    row: int
    headline: int | None = None
    is_first: bool = False


def column_tops(
    headlines: Sequence[HeadlineBlock],
    pictures: Sequence[PagePicture],
    page: ClassifiedBlocks,
) -> list[float]:
    """For each text of the page its column's top, in points."""
    on_page = [p for p in pictures if not _is_under_headline(p, headlines)]
    return [_top(text, headlines, on_page, page) for text in page.body]


def rows_of(
    tops: Sequence[float],
    headlines: Sequence[HeadlineBlock],
    pictures: Sequence[PagePicture],
    page: ClassifiedBlocks,
) -> list[Row]:
    """The page's texts in rows; a text whose column begins further up is a row of its own, and so is a brief."""
    every = BoxIndex([box_of(text) for text in page.body])
    columns = [
        _Column(
            at,
            text,
            top,
            text in page.briefs or _goes_up(at, text, top, every),
            opens_section(text, top, headlines, page),
        )
        for at, (text, top) in enumerate(zip(page.body, tops, strict=True))
    ]
    rows = [[column] for column in columns if column.goes_up]
    begin = [column for column in columns if not column.goes_up]
    found = _Surroundings(headlines, pictures, page)
    for column in sorted(begin, key=lambda c: (c.text.column[0], c.top)):
        row = _row_before(column, rows, found)
        if row is None:
            rows.append([column])
        else:
            row.append(column)
    return [tuple(column.at for column in row) for row in rows]


def _row_before(
    column: _Column,
    rows: Sequence[list[_Column]],
    found: _Surroundings,
) -> list[_Column] | None:
    """The row that a column goes on; of several the most level one."""
    fits = [row for row in rows if _goes_on_in(row[-1], column, found)]
    return min(fits, key=lambda row: abs(row[-1].top - column.top), default=None)


@dataclass(frozen=True)
class _Surroundings:
    """What stands over and between a page's columns."""

    headlines: Sequence[HeadlineBlock]
    pictures: Sequence[PagePicture]
    page: ClassifiedBlocks


@dataclass(frozen=True)
class _Column:
    """A text with its index, the top of its column in points, whether other text stands above
    that, and whether a label does that opens a section.
    """

    at: int
    text: Block
    top: float
    goes_up: bool
    opens_section: bool

    @property
    def has_picture(self) -> bool:
        return self.text.box.y0 - self.top > self.text.size


def _top(
    text: Block,
    headlines: Sequence[HeadlineBlock],
    pictures: Sequence[PagePicture],
    page: ClassifiedBlocks,
) -> float:
    """Up from the text: over a crosshead, then over picture after picture."""
    column = box_of(text)
    top = _crosshead_top(text, headlines, page)
    while (higher := _picture_top(column, top, pictures, page)) is not None:
        top = higher
    return top


def _crosshead_top(
    text: Block, headlines: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> float:
    top = text.box.y0
    for headline in headlines:
        if headline.may_be_crosshead and _is_crosshead_on(
            headline.box, box_of(text), top, page
        ):
            top = headline.box.y0
    return top


def _picture_top(
    column: Box, top: float, pictures: Sequence[PagePicture], page: ClassifiedBlocks
) -> float | None:
    """The top of the pictures right above a column; None where they are not as wide as it."""
    above = [p.whole for p in pictures if _stands_on(p.whole, column, top, page)]
    over = sum(overlap_x(box, column) for box in above)
    width = min(column.width, sum(box.width for box in above))
    if over <= COLUMNS.picture_cover * width:
        return None
    return min(box.y0 for box in above)


def _is_crosshead_on(box: Box, column: Box, top: float, page: ClassifiedBlocks) -> bool:
    gap, size = top - box.y1, page.em
    is_near = -COLUMNS.crosshead_dip * size <= gap <= COLUMNS.crosshead_gap * size
    return is_near and overlap_x(box, column) > COLUMNS.crosshead_cover * box.width


def _stands_on(picture: Box, column: Box, top: float, page: ClassifiedBlocks) -> bool:
    """Whether a picture stands right above a column whose top is known so far."""
    gap, size = top - picture.y1, page.em
    is_near = -COLUMNS.rounding - size <= gap <= COLUMNS.picture_gap * size
    if not is_near or overlap_x(picture, column) <= 0:
        return False
    goes_higher = picture.y0 < top - COLUMNS.rounding
    return goes_higher and not _is_ruled_off(picture, column, top, page)


def _is_ruled_off(picture: Box, column: Box, top: float, page: ClassifiedBlocks) -> bool:
    """Whether a rule parts a picture from the column below it: the story above is illustrated."""
    low, high = picture.y1 + COLUMNS.rounding, top + COLUMNS.rounding
    return any(
        low < rule.middle_y <= high
        and overlap_x(rule, column) > COLUMNS.ruled_cover * column.width
        for rule in page.horizontal_rules
    )


def _is_under_headline(picture: PagePicture, headlines: Sequence[HeadlineBlock]) -> bool:
    """Whether a headline is printed on a picture: its text begins below the two."""
    return any(
        shared(block.box, picture.box) > COLUMNS.printed_on_picture
        for headline in headlines
        for block in headline.headline
    )


def _goes_up(number: int, text: Block, top: float, columns: BoxIndex) -> bool:
    """Whether other text stands right above the top: the column begins further up.

    `columns`: the boxes of all texts, as wide as their columns; `number`: the text's own place
    among them.
    """
    column, size = box_of(text), text.size
    least = COLUMNS.same_column * column.width
    above = column._replace(y0=top - COLUMNS.column_gap * size, y1=top + size)
    return any(
        -size <= top - columns.boxes[n].y1 <= COLUMNS.column_gap * size
        and overlap_x(columns.boxes[n], column) > least
        for n in columns.touching(above)
        if n != number
    )


def _goes_on_in(
    last: _Column,
    column: _Column,
    found: _Surroundings,
) -> bool:
    """Whether a column is the next one of the row that `last` ends."""
    if last.goes_up or column.opens_section:
        return False
    em = found.page.em
    level = COLUMNS.level * em
    step = abs(last.top - column.top)
    if step > level * COLUMNS.picture_level:  # of most pairs
        return False
    if step > level and not (column.has_picture or last.has_picture):
        return False
    blank = _blank_between(last, column, found.pictures)
    widest = COLUMNS.ragged if _are_ragged(last, column, found) else COLUMNS.gutter
    if not -level <= blank <= widest * em:
        return False
    return share_a_frame(box_of(last.text), box_of(column.text), found.page)


def _are_ragged(left: _Column, right: _Column, found: _Surroundings) -> bool:
    """Whether two Latin columns, whose lines may all be short, stand under one headline that
    reaches over both.
    """
    if not letters.is_latin_text(left.text.text + right.text.text):
        return False
    reach = COLUMNS.headline_gap * found.page.em
    return any(
        headline.box.x0 <= left.text.box.x1
        and headline.box.x1 > right.text.column[0] + right.text.size
        and 0 <= left.top - headline.box.y1 <= reach
        for headline in found.headlines
    )


def _blank_between(left: _Column, right: _Column, pictures: Sequence[PagePicture]) -> float:
    """Points of width between two columns that no picture at their height fills."""
    x0, x1 = left.text.column[1], right.text.column[0]
    reach = COLUMNS.picture_in_row * right.text.size
    filled = [
        min(x1, p.box.x1) - max(x0, p.box.x0)
        for p in pictures
        if _is_within(p.box, x0, x1) and abs(p.whole.y0 - right.top) <= reach
    ]
    return x1 - x0 - sum(filled)


def _is_within(box: Box, x0: float, x1: float) -> bool:
    return box.x0 >= x0 - COLUMNS.rounding and box.x1 <= x1 + COLUMNS.rounding
