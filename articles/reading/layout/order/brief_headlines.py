"""Headlines of briefs below each other without a label, told from crossheads.

What begins a column under no headline cannot be a crosshead: it heads a brief.
What stands further down in the very same type (size, font, weight, place across
its column) does so, too: crossheads are set otherwise than their headline.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box, overlap_x, union
from articles.reading.layout.lines.blocks import box_of
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_placement import ColumnPlacement
from .column_tuning import COLUMNS
from .graph import OrderInput


def with_brief_headlines(
    given: OrderInput, placements: Sequence[ColumnPlacement]
) -> tuple[HeadlineBlock, ...]:
    """The page's headlines, those of briefs as no crossheads.

    `placements`: one for each text of the page.
    """
    found = _BriefHeadlines(given, placements).headlines()
    return tuple(
        replace(headline, may_be_crosshead=False) if number in found else headline
        for number, headline in enumerate(given.headlines)
    )


@dataclass(frozen=True)
class _SetHeadline:
    """A headline over its column, or over all that it heads."""

    headline: HeadlineBlock
    column: Box

    @property
    def box(self) -> Box:
        return self.headline.box

    def is_like(self, other: _SetHeadline) -> bool:
        """Whether two are of one type and in one place across their columns."""
        if not _are_of_one_type(self.headline, other.headline):
            return False
        left = (self.box.x0 - self.column.x0) - (other.box.x0 - other.column.x0)
        middle = (self.box.middle_x - self.column.middle_x) - (
            other.box.middle_x - other.column.middle_x
        )
        return min(abs(left), abs(middle)) <= COLUMNS.same_place * other.headline.size


def _are_of_one_type(one: HeadlineBlock, other: HeadlineBlock) -> bool:
    """Whether two headlines without kicker and deck are set in the same size and style."""
    if len(one.blocks) + len(other.blocks) > len(one.headline) + len(other.headline):
        return False
    is_of_style = one.headline[0].style == other.headline[0].style
    return is_of_style and abs(one.size - other.size) <= COLUMNS.same_type * other.size


@dataclass(frozen=True)
class _BriefHeadlines:
    given: OrderInput
    placements: Sequence[ColumnPlacement]

    def headlines(self) -> frozenset[int]:
        """The numbers of the headlines that are briefs'."""
        small = list(self._small())
        begun = [*self._headed(), *self._bare({at: head for at, _, head in small})]
        return frozenset(
            number
            for _, number, head in small
            if any(self._goes_on(first, columns, head) for first, columns in begun)
        )

    def _small(self) -> Iterator[tuple[int, int, _SetHeadline]]:
        """Each headline that may be a crosshead.

        Before it stand the index of the text below it, and its own.
        """
        em = self.given.page.em
        for number, headline in enumerate(self.given.headlines):
            if headline.may_be_crosshead:
                for at, column in enumerate(self._columns):
                    if _is_on(headline.box, column, em):
                        yield at, number, _SetHeadline(headline, column)

    @cached_property
    def _columns(self) -> list[Box]:
        return [box_of(text) for text in self.given.page.body]

    def _headed(self) -> Iterator[tuple[_SetHeadline, list[Box]]]:
        """Each headline over columns, with these."""
        under: defaultdict[int, list[Box]] = defaultdict(list)
        for column, placement in zip(self._columns, self.placements, strict=True):
            if placement.headline is not None:
                under[placement.headline].append(column)
        for number, columns in under.items():
            headline = self.given.headlines[number]
            own = max(columns, key=lambda column: overlap_x(column, headline.box))
            reaches_over = headline.box.width > own.width
            yield _SetHeadline(headline, union(columns) if reaches_over else own), columns

    def _bare(
        self, small: Mapping[int, _SetHeadline]
    ) -> Iterator[tuple[_SetHeadline, list[Box]]]:
        """Each small headline that begins a row of columns under none, with these."""
        for row in self._bare_rows():
            if row[0] in small and self._begins_columns(row, small):
                first, columns = small[row[0]], [self._columns[at] for at in row]
                briefs = [
                    head for head in small.values() if self._goes_on(first, columns, head)
                ]
                if len(briefs) >= COLUMNS.fewest_briefs:
                    yield first, columns

    def _bare_rows(self) -> list[list[int]]:
        """The rows of columns under no headline, as indexes of texts from left to right."""
        rows: defaultdict[int, list[int]] = defaultdict(list)
        for at, placement in enumerate(self.placements):
            rows[placement.row].append(at)
        return [
            sorted(row, key=lambda at: self._columns[at].x0)
            for row in rows.values()
            if all(self.placements[at].headline is None for at in row)
        ]

    def _begins_columns(self, row: Sequence[int], small: Mapping[int, _SetHeadline]) -> bool:
        """Whether no text stands close above.

        Less white will do where all columns of a row begin alike.
        """
        first = small[row[0]]
        is_row = len(row) > 1 and all(at in small and small[at].is_like(first) for at in row)
        reach = COLUMNS.column_gap if is_row else COLUMNS.free_above
        return not any(self._has_text_above(small[at], reach) for at in row if at in small)

    def _has_text_above(self, small: _SetHeadline, reach: float) -> bool:
        """Whether text of its column ends at most `reach` ems above."""
        em = self.given.page.em
        return any(
            -em <= small.box.y0 - text.box.y1 <= reach * em
            and overlap_x(column, small.column) > 0
            for text, column in zip(self.given.page.body, self._columns, strict=True)
        )

    def _goes_on(
        self, first: _SetHeadline, columns: Sequence[Box], small: _SetHeadline
    ) -> bool:
        """Whether a small headline is set as the first one is.

        It stands below that, or level with it in its row.
        """
        top = first.box.y0 - COLUMNS.level * self.given.page.em
        if small.box.y0 < top or not small.is_like(first):
            return False
        least = COLUMNS.same_column * small.column.width
        return any(
            overlap_x(column, small.column) > least
            and not self._is_parted(first, column, small)
            for column in columns
        )

    def _is_parted(self, first: _SetHeadline, column: Box, small: _SetHeadline) -> bool:
        """Whether a headline of another kind stands between the two."""
        return any(
            not headline.may_be_crosshead
            and first.box.y1 < headline.box.middle_y < small.box.y0
            and overlap_x(headline.box, column) > 0
            and not _are_of_one_type(headline, first.headline)
            for headline in self.given.headlines
        )


def _is_on(headline: Box, column: Box, em: float) -> bool:
    gap = column.y0 - headline.y1
    is_near = -COLUMNS.crosshead_dip * em <= gap <= COLUMNS.crosshead_gap * em
    return is_near and overlap_x(headline, column) > COLUMNS.crosshead_cover * headline.width
