"""Columns that stand side by side in a dump, as pdftotext -layout writes them, cut apart and put below each other.

1. A line's texts with wide blanks between them are segments; their places are cells, half an em each.
2. Segments below each other, in one place, are a column.
3. Columns are read in the order of an XY-cut (G. Nagy and S. Seth, Hierarchical representation of
   optically scanned documents, ICPR 1984): apart from left to right where each part begins with a
   headline of its own, else in bands from top to foot, else from left to right.

Extractors round places to cells, each in its own way; where that lost the columns, line_order.py
tells, and the page is refused.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import dataclass, replace

from articles.reading.cached_property import cached_property
from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.language.lines import INDENT
from articles.reading.shapes import ReadingError

from .line_order import ACROSS, known_breaks
from .tuning import ORDER, SIDE_COLUMNS

_IDEOGRAPHIC = "\u3000"


@dataclass(frozen=True)
class _Segment:
    """A text in a line: the line's number, its first cell and the one behind its last."""

    text: str
    line: int
    left: int
    right: int


@dataclass(frozen=True)
class _SideColumn:
    """Segments below each other, from the top."""

    segments: tuple[_Segment, ...]

    @cached_property
    def left(self) -> int:
        return min(segment.left for segment in self.segments)

    @cached_property
    def right(self) -> int:
        return max(segment.right for segment in self.segments)

    @property
    def top(self) -> int:
        return self.segments[0].line

    @property
    def foot(self) -> int:
        return self.segments[-1].line + 1

    @property
    def is_headline(self) -> bool:
        """Whether it is a line or two that no sentence ends, as headlines and labels are."""
        is_short = len(self.segments) <= SIDE_COLUMNS.headline_lines
        return is_short and not measure.ends_sentence(self.segments[-1].text)

    @property
    def is_headed(self) -> bool:
        """Whether a blank line parts a headline from what is below it."""
        lines = self.segments[: SIDE_COLUMNS.headline_lines + 1]
        parted = (a for a, b in itertools.pairwise(lines) if b.line - a.line > 1)
        last = next(parted, None)
        if last is None or measure.ends_sentence(last.text):
            return False
        return not letters.begins_lower(lines[0].text)

    @property
    def is_latin(self) -> bool:
        return all(letters.is_latin_text(segment.text) for segment in self.segments)

    def lines(self) -> Iterator[str]:
        """Its lines with the blanks that set them in, and a blank one where lines are left out."""
        last = self.top
        for segment in self.segments:
            if self.is_latin and segment.line - last > 1:
                yield ""
            last = segment.line
            cells = segment.left - self.left
            blank = 0 if cells < SIDE_COLUMNS.indent else max(int(INDENT), cells // 2)
            yield _IDEOGRAPHIC * blank + segment.text


def cut_columns(raw_lines: Sequence[str], page: int) -> list[str]:
    """The lines of a page, its columns below each other; the lines themselves where none stand side by side.

    Raises ReadingError where columns that follow each other do not run on: they were cut wrongly then.
    """
    first = [_segments(text, number, frozenset()) for number, text in enumerate(raw_lines)]
    edges = _edges(first)
    rows = [_segments(text, number, edges) for number, text in enumerate(raw_lines)]
    printed = [row for row in rows if row]
    wide = sum(_is_side_by_side(row) for row in printed)
    if wide < max(SIDE_COLUMNS.fewest_lines, SIDE_COLUMNS.lines * len(printed)):
        return list(raw_lines)
    columns = _in_order(_columns(rows))
    if not _run_on(columns):
        raise ReadingError(ACROSS, page=str(page))
    return list(_below_each_other(columns))


def _below_each_other(columns: Sequence[_SideColumn]) -> Iterator[str]:
    """The lines of all columns; a Latin headline keeps more blank above it than below, as it stood."""
    for above, column in zip([None, *columns[:-1]], columns, strict=True):
        yield from [""] * _blank_lines(above, column)
        yield from column.lines()


def _blank_lines(above: _SideColumn | None, column: _SideColumn) -> int:
    if above is None or not column.is_latin:
        return 0
    if column.is_headline or column.is_headed:
        return 2
    is_right_below = 0 < column.top - above.foot <= SIDE_COLUMNS.apart
    return int(above.is_headline and is_right_below)


def _run_on(columns: Sequence[_SideColumn]) -> bool:
    """Whether columns that break off go on in the next one, or too few do to say."""
    texts = [segment.text for column in columns for segment in column.segments]
    ends = [(a.segments[-1].text, b.segments[0].text) for a, b in itertools.pairwise(columns)]
    breaks, known = known_breaks(ends, texts, ORDER.shortest_line)
    return breaks < SIDE_COLUMNS.fewest_breaks or known >= SIDE_COLUMNS.known * breaks


def _is_side_by_side(row: Sequence[_Segment]) -> bool:
    long = [s for s in row if s.right - s.left >= SIDE_COLUMNS.shortest_text]
    return len(long) > 1


# --- segments


_WORD = re.compile(r"\S+")


def _edges(rows: Sequence[Sequence[_Segment]]) -> frozenset[int]:
    """The cells at which texts begin in many lines: what begins there is a column's, however narrow the blank."""
    begin = Counter(segment.left for row in rows for segment in row)
    least = max(SIDE_COLUMNS.fewest_lines, SIDE_COLUMNS.edge * sum(map(bool, rows)))
    return frozenset(cell for cell, times in begin.items() if cell and times >= least)


def _segments(raw: str, number: int, edges: Set[int]) -> list[_Segment]:
    """The texts of a line that wide blanks part, or a narrow one before the edge of a column."""
    raw = raw.expandtabs(SIDE_COLUMNS.tab)
    found: list[_Segment] = []
    cell = at = 0
    for word in _WORD.finditer(raw):
        cell += _cells(raw[at : word.start()])
        right = cell + _cells(word[0])
        is_narrow = bool(found) and cell - found[-1].right < SIDE_COLUMNS.blank
        if is_narrow and cell not in edges:
            blank = raw[at : word.start()]
            found[-1] = replace(found[-1], text=found[-1].text + blank + word[0], right=right)
        else:
            found.append(_Segment(word[0], number, cell, right))
        cell, at = right, word.end()
    return found


def _cells(text: str) -> int:
    return int(2 * measure.width(text))


# --- columns


def _columns(rows: Sequence[Sequence[_Segment]]) -> list[_SideColumn]:
    """Segments below each other, column by column."""
    done: list[_SideColumn] = []
    growing: list[_SideColumn] = []
    for number, row in enumerate(rows):
        near, far = _by_distance(growing, number)
        longer, ended = _with_row(near, row)
        done += [*far, *ended]
        growing = longer
    return done + growing


def _by_distance(
    growing: Sequence[_SideColumn], line: int
) -> tuple[list[_SideColumn], list[_SideColumn]]:
    """The columns that may go on in a line, and those that end too far above it."""
    least = line - SIDE_COLUMNS.apart + 1
    near = [column for column in growing if column.foot >= least]
    return near, [column for column in growing if column.foot < least]


def _with_row(
    growing: Sequence[_SideColumn], row: Sequence[_Segment]
) -> tuple[list[_SideColumn], list[_SideColumn]]:
    """The columns with the segments of one more line, and those that ended above it."""
    left, ended = list(growing), []
    longer = []
    for segment in row:
        under = [column for column in left if _overlap(column, segment) > 0]
        above = under[0] if len(under) == 1 and _goes_on(under[0], segment) else None
        left = [column for column in left if column not in under]
        ended += [column for column in under if column is not above]
        longer.append(_SideColumn((*(above.segments if above else ()), segment)))
    return [*left, *longer], ended


def _overlap(column: _SideColumn, segment: _Segment) -> int:
    return min(column.right, segment.right) - max(column.left, segment.left)


def _goes_on(column: _SideColumn, segment: _Segment) -> bool:
    """Whether a segment is the next line of a column: it begins where the column does, or is set in."""
    off = segment.left - column.left
    return -SIDE_COLUMNS.rounding - 2 * INDENT <= off <= SIDE_COLUMNS.set_in


# --- their order


def _in_order(columns: Sequence[_SideColumn]) -> list[_SideColumn]:
    """The columns as they are read, part after part."""
    parts = _parts(columns)
    if len(parts) < 2:
        return sorted(columns, key=lambda column: (column.top, column.left))
    return list(itertools.chain.from_iterable(map(_in_order, parts)))


def _parts(columns: Sequence[_SideColumn]) -> list[list[_SideColumn]]:
    """The columns in the parts that are read one after the other; one part where nothing parts them."""
    across = _parted(columns, lambda column: (column.left, column.right))
    headed = _headed(across)
    if len(headed) > 1:
        return headed
    down = _parted(columns, lambda column: (column.top, column.foot))
    return down if len(down) > 1 else across


def _parted(
    columns: Sequence[_SideColumn], extent: Callable[[_SideColumn], tuple[int, int]]
) -> list[list[_SideColumn]]:
    """The columns in parts with a gap between them, by where each begins and ends."""
    parts: list[list[_SideColumn]] = []
    reached = 0
    for column in sorted(columns, key=extent):
        begin, end = extent(column)
        if parts and begin < reached:
            parts[-1].append(column)
        else:
            parts.append([column])
        reached = max(reached, end)
    return parts


def _headed(parts: Sequence[list[_SideColumn]]) -> list[list[_SideColumn]]:
    """The parts from left to right, those that begin with no headline put to the one before."""
    found: list[list[_SideColumn]] = []
    for part in parts:
        top = min(part, key=lambda column: column.top)
        is_headed = top.is_headline and len(part) > 1
        if not found or is_headed:
            found.append(list(part))
        else:
            found[-1] += part
    return found
