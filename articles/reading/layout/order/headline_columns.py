"""Which headline covers which columns.

1. columns in rows, by their tops                      column_placement
2. the headlines right above a row, and which of its
   columns each one covers                             headline_spans
3. columns that stand beside their headline, or further
   below it                                            columns_beside

A headline may stand over its columns, at their left or right end, or in their middle. Where
pages do not set paragraphs in, nothing but place shows where a row of columns begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, overlap_x
from articles.reading.layout.lines.blocks import Block, box_of, starts_mid_text
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture, heads_any

from .column_placement import ColumnPlacement, Row, column_tops, rows_of
from .column_tuning import COLUMNS
from .columns_beside import Placements, with_columns_beside
from .headline_spans import headline_spans


def place_columns(
    headlines: Sequence[HeadlineBlock],
    pictures: Sequence[PagePicture],
    page: ClassifiedBlocks,
    signatures: Sequence[Block] = (),
) -> Placements:
    """A placement for each text of `page.body`; `pictures` are what text runs around, `signatures` bylines."""
    tops = column_tops(headlines, pictures, page)
    rows = rows_of(tops, headlines, pictures, page)
    covering = _Covering(headlines, pictures, page)
    placed = {
        at: ColumnPlacement(tops[at], number, headline, is_first)
        for number, row in enumerate(rows)
        for at, headline, is_first in covering.placed(row, tops)
    }
    placements = tuple(placed[at] for at in range(len(tops)))
    return with_columns_beside(placements, headlines, page, signatures)


@dataclass(frozen=True)
class _Covering:
    """The headlines of a page, over its texts and pictures."""

    headlines: Sequence[HeadlineBlock]
    pictures: Sequence[PagePicture]
    page: ClassifiedBlocks

    def placed(self, row: Row, tops: Sequence[float]) -> Iterable[tuple[int, int | None, bool]]:
        """Each text of the row, the index of its headline, and whether the headline's text begins there."""
        texts = self.page.body
        others = [text for at, text in enumerate(texts) if at not in row]
        top = min(tops[at] for at in row)
        columns = [texts[at] for at in row]
        beside = self._pictures_beside(columns, top)
        over = self._over_row(row, tops, others)
        if not any(_is_over_first(self.headlines[number], columns) for number in over):
            over = [*self._over_pictures(row, beside, others), *over]
        spans = headline_spans(columns, [self.headlines[h] for h in over], others, beside)
        covered = {
            at: (headline, at == row[first])
            for headline, (first, end) in zip(over, spans, strict=True)
            for at in row[first:end]
        }
        return [(at, *covered.get(at, (None, False))) for at in row]

    def _pictures_beside(self, row: Sequence[Block], top: float) -> list[Box]:
        """Pictures that begin level with the row and in one frame with it."""
        reach = COLUMNS.picture_level * COLUMNS.level * self.page.em
        return [
            picture.whole
            for picture in self.pictures
            if abs(picture.whole.y0 - top) <= reach
            and share_a_frame(picture.whole, box_of(row[0]), self.page)
        ]

    def _over_row(self, row: Row, tops: Sequence[float], others: Sequence[Block]) -> list[int]:
        """Headlines right above the row, from left to right."""
        em, heights = self.page.em, [tops[at] for at in row]
        highest = min(heights) - COLUMNS.headline_gap * em
        lowest = max(heights) + COLUMNS.headline_dip * em
        found = [
            number
            for number, headline in enumerate(self.headlines)
            if highest <= headline.box.y1 <= lowest
            and not heads_any(headline.box, self.pictures)
            and share_a_frame(headline.box, box_of(self.page.body[row[0]]), self.page)
            and self._is_over(headline, self._below(headline, row, tops), others)
        ]
        return sorted(found, key=lambda number: self.headlines[number].box.x0)

    def _over_pictures(
        self, row: Row, pictures: Sequence[Box], others: Sequence[Block]
    ) -> list[int]:
        """The headline right above a picture that stands right before the row, whose text
        begins beside the picture. A portrait may be set in from both sides of its column, which is
        as wide as the next one.
        """
        first = self.page.body[row[0]]
        begin, end = first.column
        gutter = COLUMNS.gutter * first.size
        left = begin - (end - begin) - gutter
        before = [
            box
            for box in pictures
            if box.x1 <= begin and (begin - box.x1 <= gutter or box.x0 >= left)
        ]
        if not before or starts_mid_text(first):
            return []
        picture = max(before, key=lambda box: box.x1)
        column = picture._replace(x0=min(picture.x0, left), x1=begin)
        found = [
            number
            for number, headline in enumerate(self.headlines)
            if share_a_frame(headline.box, picture, self.page)
            and headline.box.x0 >= column.x0 - COLUMNS.rounding
            and self._is_over(headline, column, others)
        ]
        return found if len(found) == 1 else []

    def _below(self, headline: HeadlineBlock, row: Row, tops: Sequence[float]) -> Box:
        """The row's width at the height where its columns under the headline begin: a neighbour's begin higher
        where that has no deck.
        """
        texts = self.page.body
        left, _, right, _ = headline.box
        columns = ((at, texts[at].column) for at in row)
        own = [at for at, (begin, end) in columns if begin < right and left < end]
        top = min(tops[at] for at in own or row)
        return Box(texts[row[0]].column[0], top, texts[row[-1]].column[1], top + 1)

    def _is_over(self, headline: HeadlineBlock, whole: Box, others: Sequence[Block]) -> bool:
        return (
            _stands_over(headline, whole, self.page)
            and not _is_ruled_off(headline.box, whole, self.page)
            and not self._is_parted(headline, whole.y0, others)
        )

    def _is_parted(self, headline: HeadlineBlock, top: float, others: Sequence[Block]) -> bool:
        """Whether other text or another headline stands between a headline and the row's top."""
        blocks = [text.box for text in others]
        blocks += [
            other.box
            for other in self.headlines
            if other is not headline and not other.may_be_crosshead
        ]
        low, high = headline.box.y1 - COLUMNS.rounding, top - COLUMNS.rounding
        between = [box for box in blocks if low <= box.y0 < high]  # hardly ever any
        return any(_is_in_the_way(box, headline.box) for box in between)


def _is_over_first(headline: HeadlineBlock, columns: Sequence[Block]) -> bool:
    """Whether a headline begins over the first of a row's columns, or before it."""
    return headline.box.x0 < columns[0].column[1]


def _stands_over(headline: HeadlineBlock, row: Box, page: ClassifiedBlocks) -> bool:
    if headline.is_vertical or headline.may_be_crosshead:
        return False
    gap, size = row.y0 - headline.box.y1, page.em
    if not -COLUMNS.headline_dip * size <= gap <= COLUMNS.headline_gap * size:
        return False
    least = COLUMNS.over_columns * headline.box.width
    return overlap_x(headline.box, row) >= least


def _is_ruled_off(headline: Box, row: Box, page: ClassifiedBlocks) -> bool:
    """Whether a rule as long as those between stories parts a headline from a row."""
    longest = COLUMNS.parting_rule * max(row.width, headline.width)
    low, high = headline.y1 - COLUMNS.rounding, row.y0 + COLUMNS.rounding
    return any(
        low <= rule.middle_y <= high
        and rule.width >= longest
        and overlap_x(rule, row) >= COLUMNS.parting_cover * row.width
        for rule in page.horizontal_rules
    )


def _is_in_the_way(box: Box, headline: Box) -> bool:
    return overlap_x(box, headline) > COLUMNS.in_the_way * min(box.width, headline.width)
