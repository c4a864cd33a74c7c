"""Where a page's columns may stand, told from the segments of its lines: what begins and ends at one place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import overlap_x
from articles.reading.language import measure

from .block_tuning import BLOCKS
from .dated_lines import dates_among
from .line_segment import LineSegment
from .tuning import LINES


@dataclass(frozen=True)
class ColumnEvidence:
    """Where columns may stand, in whole points.

    `begins`: where many lines begin. `edges`: left and right of many lines, with their
    baselines. `rows`: the baselines of all segments that begin at one place. `segments`: all,
    from top to bottom. `ends`: how many lines end at a place. `dates`: those that are a date
    alone.
    """

    begins: frozenset[int]
    edges: Mapping[tuple[int, int], Sequence[float]]
    rows: Mapping[int, Sequence[float]]
    segments: Sequence[LineSegment]
    ends: Mapping[int, int]
    dates: Sequence[LineSegment]

    @cached_property
    def _baselines(self) -> Sequence[float]:
        return [segment.baseline for segment in self.segments]

    def is_bridged(self, left: LineSegment, right: LineSegment, rows: int = 1) -> bool:
        """Whether a line above or below, of the same type, `rows` away at most, runs across the blank between two
        segments.
        """
        reach = rows * BLOCKS.widest_leading * right.size
        first = bisect_left(self._baselines, right.baseline - reach)
        last = bisect_right(self._baselines, right.baseline + reach)
        return any(_bridges(other, left, right) for other in self.segments[first:last])

    def around(self, left: LineSegment, right: LineSegment) -> list[int]:
        """The left edges of the columns that hold both segments, and the line right above or below them."""
        reach = BLOCKS.widest_leading * right.size
        slack = LINES.column_slack
        return [
            x0
            for (x0, x1), baselines in self.edges.items()
            if x0 - slack <= left.box.x0
            if right.box.x1 <= x1 + slack
            if _is_any_near(baselines, right.baseline, reach)
        ]

    def is_outside(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether a column holds the left segment and ends before the right one."""
        held = self.around(left, left)
        return bool(held) and not self.around(left, right)

    def are_of_page_columns(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether columns of the page, near by or not, end where the left segment does and begin, with a paragraph's
        indent or without, where the right one does; and no line near by runs across.
        """
        slack = range(-LINES.edge_slack, LINES.edge_slack + 1)
        ending = sum(self.ends[round(left.box.x1) + off] for off in slack)
        at, indent = round(right.box.x0), round(LINES.paragraph_indent * right.size)
        beginning = sum(len(list(_at(self.rows, x))) for x in (at, at + indent))
        least = LINES.page_column_lines
        return ending >= least and beginning >= least and not self.is_bridged(left, right)

    def begins_at(self, segment: LineSegment) -> bool:
        """Whether many lines, near by or not, begin where the segment does."""
        place = round(segment.box.x0)
        near = range(place - LINES.edge_slack, place + LINES.edge_slack + 1)
        return not self.begins.isdisjoint(near)

    def begin_between(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether a column begins in the blank between two segments.

        Where many lines begin inside a column that holds both, that is its paragraphs' indent.
        """
        around = self.around(left, right)
        if not around and self._stands_in_row(left, right):
            return True
        deepest = BLOCKS.deepest_indent * right.size
        return any(
            not any(0 < x - x0 <= deepest for x0 in around)
            for x in self._begins_in_blank(left, right)
        )

    def are_spread_word(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether two Chinese characters that stand alone are a word, as a label is set (短 波)."""
        are_characters = all(
            len(segment.glyphs) == 1 and measure.is_han(segment.text)
            for segment in (left, right)
        )
        return are_characters and not self._is_repeated(left) and not self._is_repeated(right)

    def _is_repeated(self, segment: LineSegment) -> bool:
        """Whether another segment of its size stands right above or below, as in a list or in vertical lines."""
        reach = BLOCKS.widest_leading * segment.size
        first = bisect_left(self._baselines, segment.baseline - reach)
        last = bisect_right(self._baselines, segment.baseline + reach)
        return any(
            abs(other.size - segment.size) <= BLOCKS.same_size * segment.size
            and abs(other.baseline - segment.baseline) > LINES.other_row
            and overlap_x(other.box, segment.box) > 0
            for other in self.segments[first:last]
        )

    def _begins_in_blank(self, left: LineSegment, right: LineSegment) -> Iterator[int]:
        at = round(right.box.x0)
        blank = {*range(round(left.box.x1), at), at}
        for x in self.begins & blank:
            if self._lines_near(x, right, LINES.gutter_reach):
                yield x

    def _stands_in_row(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether other lines right above or below begin where the right segment does, or set in from there: a short
        column. With one of these, one that ends where the left segment does will do.
        """
        near = self._lines_near(round(right.box.x0), right, LINES.short_column)
        if not measure.han_count(right.text):
            return near >= LINES.gutter_lines
        set_in = right.box.x0 + LINES.paragraph_indent * right.size
        near += self._lines_near(round(set_in), right, LINES.short_column)
        return near + (near > 0 and self._ends_in_row(left)) >= LINES.gutter_lines

    def _ends_in_row(self, segment: LineSegment) -> bool:
        """Whether the line right above or below ends where a segment does, give or take what a mark at its end is
        squeezed or hangs out by.
        """
        reach = BLOCKS.widest_leading * segment.size
        is_marked = not segment.text[-1].isalnum()
        slack = max(LINES.edge_slack, LINES.squeezed_mark * segment.size * is_marked)
        first = bisect_left(self._baselines, segment.baseline - reach)
        last = bisect_right(self._baselines, segment.baseline + reach)
        return any(
            abs(other.box.x1 - segment.box.x1) <= slack
            and abs(other.baseline - segment.baseline) > LINES.other_row
            for other in self.segments[first:last]
        )

    def _lines_near(self, x: int, segment: LineSegment, reach: float) -> int:
        """How many other lines begin at a place, at most `reach` ems above or below the segment."""
        far = reach * segment.size
        away = [abs(y - segment.baseline) for y in _at(self.rows, x)]
        return sum(LINES.other_row < distance <= far for distance in away)


def columns_of(segments: Sequence[LineSegment]) -> ColumnEvidence:
    rows: defaultdict[int, list[float]] = defaultdict(list)
    edges: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for segment in segments:
        x0, x1 = round(segment.box.x0), round(segment.box.x1)
        rows[x0].append(segment.baseline)
        edges[x0, x1].append(segment.baseline)
    least = LINES.column_lines
    return ColumnEvidence(
        begins=frozenset(x for x in rows if len(list(_at(rows, x))) >= least),
        edges={edge: sorted(found) for edge, found in edges.items() if len(found) >= least},
        rows=rows,
        segments=sorted(segments, key=by_row),
        ends=Counter(round(segment.box.x1) for segment in segments),
        dates=dates_among(segments),
    )


def _bridges(line: LineSegment, left: LineSegment, right: LineSegment) -> bool:
    """Whether a line is of a segment's size, begins where it does or before, and ends behind the next one's start."""
    if abs(line.baseline - right.baseline) < BLOCKS.least_leading * right.size:
        return False
    if abs(line.size - left.size) > BLOCKS.same_size * left.size:
        return False
    edge = left.box.x0 + BLOCKS.deepest_indent * left.size
    return line.box.x0 <= edge and line.box.x1 >= right.box.x0 + LINES.bridged * right.size


def _at(rows: Mapping[int, Sequence[float]], x: int) -> Iterable[float]:
    """The baselines of what begins at a place, give or take what two segments of one column differ by."""
    for near in range(x - LINES.edge_slack, x + LINES.edge_slack + 1):
        yield from rows.get(near, ())


def by_row(segment: LineSegment) -> tuple[float, float]:
    return segment.baseline, segment.box.x0


def _is_any_near(baselines: Sequence[float], baseline: float, reach: float) -> bool:
    """Whether one of these, from top to bottom, stands within a reach of another."""
    at = bisect_left(baselines, baseline - reach)
    return at < len(baselines) and baselines[at] <= baseline + reach
