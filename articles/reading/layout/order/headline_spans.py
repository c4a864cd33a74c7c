"""Which columns of one row each of the headlines over it covers.

Each headline takes consecutive columns, from left to right, none or several; the cheapest
division is found by dynamic programming over (headline, first free column), as in
optimal segmentation (Bellman 1961). A headline is set in the middle of its columns, or at
their left or right edge, and never reaches beyond them: that tells where each one's end. Where two divisions
fit, a column is that headline's whose words it has. A picture
that fills a column from its top down is one of the columns that it is set over.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from articles.reading.geometry import Box, overlap_x
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import Block, box_of, starts_mid_text
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_tuning import COLUMNS

Span = tuple[int, int]  # the first column and the one after the last, as in a slice


def headline_spans(
    row: Sequence[Block],
    headlines: Sequence[HeadlineBlock],
    others: Sequence[Block],
    pictures: Sequence[Box] = (),
) -> list[Span]:
    """For each headline, from left to right, its columns of the row.

    `others`: the page's text that stands in no column of the row. `pictures`: those that begin
    level with it.
    """
    if not headlines:
        return []
    options = _Options.of(row, headlines, others, pictures)
    columns = len(row)
    alone = COLUMNS.uncovered_alone if len(headlines) == 1 else 1.0
    uncovered = COLUMNS.uncovered * alone

    @cache
    def best(headline: int, start: int) -> tuple[float, tuple[Span, ...]]:
        """The least cost of the headlines from this one on, over the columns from `start` on."""
        if headline == len(headlines):
            return uncovered * (columns - start), ()
        found = []
        for first, end in _spans_from(start, columns):
            rest, spans = best(headline + 1, end)
            skipped = uncovered * (first - start)
            own = options.cost(headline, first, end)
            found.append((skipped + own + rest, ((first, end), *spans)))
        rest, spans = best(headline + 1, start)
        found.append((COLUMNS.no_columns + rest, ((start, start), *spans)))
        return min(found)

    return list(best(0, 0)[1])


def _spans_from(start: int, columns: int) -> list[Span]:
    return [
        (first, end) for first in range(start, columns) for end in range(first + 1, columns + 1)
    ]


@dataclass(frozen=True)
class _Options:
    """What tells how well a headline fits columns; `below`: what is printed under each headline.

    `edges`: of each column, its left and its right one. `outer`: the same with the pictures
    that stand beside it. `others_words`: for each headline and column, the share of another
    headline's words that the column has beyond its own, where that tells.
    """

    headlines: tuple[Box, ...]
    edges: tuple[tuple[float, float], ...]
    outer: tuple[tuple[float, float], ...]
    begins_inside: tuple[bool, ...]
    below: tuple[tuple[Box, ...], ...]
    usual_width: float
    others_words: tuple[tuple[float, ...], ...]

    @classmethod
    def of(
        cls,
        row: Sequence[Block],
        headlines: Sequence[HeadlineBlock],
        others: Sequence[Block],
        pictures: Sequence[Box],
    ) -> _Options:
        boxes = tuple(headline.box for headline in headlines)
        edges = tuple(text.column for text in row)
        every = (*others, *row)
        return cls(
            headlines=boxes,
            edges=edges,
            outer=_with_pictures(edges, pictures, COLUMNS.gutter * row[0].size),
            begins_inside=tuple(starts_mid_text(text) for text in row),
            below=tuple(_printed_below(box, row[0].box.y0, every) for box in boxes),
            usual_width=sum(right - left for left, right in edges) / len(edges),
            others_words=_others_words(row, headlines),
        )

    def cost(self, headline: int, first: int, end: int) -> float:
        """Cost of the headline over these columns, in widths of a column.

        It reaches beyond them, stands off their middle and edges, begins inside a paragraph, or
        they speak of another headline's matter.
        """
        lefts = {self.edges[first][0], self.outer[first][0]}
        rights = {self.edges[end - 1][1], self.outer[end - 1][1]}
        off = min(self._off(headline, left, right) for left in lefts for right in rights)
        is_wrong_start = self.begins_inside[first] and not all(self.begins_inside)
        inside = COLUMNS.begins_inside * is_wrong_start
        words = COLUMNS.others_words * sum(self.others_words[headline][first:end])
        edge = COLUMNS.inner_edge * self._begins_at_inner_edge(headline, first, end)
        return off / self.usual_width + inside + words + edge

    def _begins_at_inner_edge(self, headline: int, first: int, end: int) -> bool:
        """Whether a headline begins right where one of its columns does that is not the first one."""
        left = self.headlines[headline].x0
        inner = (self.outer[at][0] for at in range(first + 1, end))
        return any(abs(left - edge) <= COLUMNS.rounding for edge in inner)

    def _off(self, headline: int, left: float, right: float) -> float:
        """Points by which a headline stands off the middle and the edges of its place, or reaches beyond it."""
        box = self.headlines[headline]
        outside = max(0.0, left - box.x0) + max(0.0, box.x1 - right)
        if outside and self._is_blank_beyond(headline, left, right):
            outside *= COLUMNS.beyond_blank
        flush = COLUMNS.flush * self.usual_width
        off = min(
            abs(box.middle_x - (left + right) / 2),
            abs(box.x0 - left) + flush,
            abs(box.x1 - right) + flush,
        )
        return COLUMNS.beyond * outside + off

    def _is_blank_beyond(self, headline: int, left: float, right: float) -> bool:
        """Whether nothing is printed below the parts of a headline that reach beyond its columns."""
        x0, y0, x1, y1 = self.headlines[headline]
        beyond = [Box(x0, y0, left, y1), Box(right, y0, x1, y1)]
        parts = [part for part in beyond if part.width > 0]
        return not any(
            overlap_x(printed, part) > COLUMNS.rounding
            for part in parts
            for printed in self.below[headline]
        )


def _others_words(
    row: Sequence[Block], headlines: Sequence[HeadlineBlock]
) -> tuple[tuple[float, ...], ...]:
    if len(headlines) == 1 or letters.is_latin_text(row[0].text):
        return ((0.0,) * len(row),) * len(headlines)
    held = [[_share(headline.words, text.words) for text in row] for headline in headlines]
    most = [max(shares) for shares in zip(*held, strict=True)]
    return tuple(
        tuple(
            excess if (excess := best - own) >= COLUMNS.telling_words else 0.0
            for best, own in zip(most, shares, strict=True)
        )
        for shares in held
    )


def _share(words: frozenset[str], text: frozenset[str]) -> float:
    return len(words & text) / max(COLUMNS.fewest_words, len(words))


def _with_pictures(
    edges: Sequence[tuple[float, float]], pictures: Sequence[Box], gutter: float
) -> tuple[tuple[float, float], ...]:
    """Each column's edges, moved out over pictures no further off than a gutter, but over no other column."""
    lefts = [-math.inf, *(right for _, right in edges[:-1])]
    rights = [*(left for left, _ in edges[1:]), math.inf]
    from_right = sorted(pictures, key=lambda box: -box.x1)
    return tuple(
        (
            _moved_left(left, least, from_right, gutter),
            _moved_right(right, most, sorted(pictures), gutter),
        )
        for (left, right), least, most in zip(edges, lefts, rights, strict=True)
    )


def _moved_left(edge: float, least: float, pictures: Sequence[Box], gutter: float) -> float:
    for picture in pictures:
        if edge - picture.x1 <= gutter and least <= picture.x0 < edge:
            edge = picture.x0
    return edge


def _moved_right(edge: float, most: float, pictures: Sequence[Box], gutter: float) -> float:
    for picture in pictures:
        if picture.x0 - edge <= gutter and edge < picture.x1 <= most:
            edge = picture.x1
    return edge


def _printed_below(headline: Box, top: float, texts: Sequence[Block]) -> tuple[Box, ...]:
    """Text under a headline and to its right, from the row's top as far down as tells."""
    lowest = top + COLUMNS.blank_depth * headline.width
    return tuple(
        box_of(text)
        for text in texts
        if top - text.size <= text.box.y0 <= lowest and text.column[1] > headline.x0
    )
