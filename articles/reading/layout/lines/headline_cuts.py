"""Headlines side by side are cut where the second one begins: over a column's edge, behind a blank
that is wider than the line's others.

In large type a gutter is hardly more than a space between words. A Chinese headline over two
columns may have a blank there, too, between its clauses: two headlines stand there only if
the second column begins a paragraph.
"""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.reading.language.latin import letters

from .block_tuning import BLOCKS
from .line_segment import LineSegment
from .tuning import LINES

Text = Sequence[LineSegment]  # segments of smaller type, from top to bottom


def cut_headlines(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments in their order, those in large type cut at the edges of columns of smaller type."""
    if not segments:
        return []
    usual = statistics.median(segment.size for segment in segments)
    small = sorted((s for s in segments if s.size < LINES.large_latin * usual), key=_baseline)
    begins = Counter(round(s.box.x0) for s in small)
    return [part for segment in segments for part in _cut(segment, small, begins, usual)]


def _baseline(segment: LineSegment) -> float:
    return segment.baseline


def _cut(
    segment: LineSegment, text: Text, begins: Counter[int], usual: float
) -> Iterator[LineSegment]:
    if segment.size < LINES.large_latin * usual:
        yield segment
        return
    is_latin = letters.is_latin_text(segment.text)
    places = _places(segment, begins) if is_latin else _chinese_places(segment, text, usual)
    start = 0
    for at in places:
        yield LineSegment(segment.glyphs[start:at], segment.doubled)
        start = at
    yield LineSegment(segment.glyphs[start:], segment.doubled)


def _chinese_places(segment: LineSegment, text: Text, usual: float) -> list[int]:
    """Indexes of the characters that begin another headline, where the column below begins a
    text. A space that is a character parts clauses.
    """
    glyphs = segment.glyphs
    if any(glyph.text.isspace() for glyph in glyphs):
        return []
    blanks = [b.box.x0 - a.box.x1 for a, b in itertools.pairwise(glyphs)]
    if not blanks:
        return []
    gutter = LINES.chinese_headline_gutter * segment.size
    least = statistics.median(blanks) + gutter
    wide = [
        at
        for at, blank in enumerate(blanks, 1)
        if blank > least or _is_set_closer(blanks, at, blank - gutter)
    ]
    return [at for at in wide if _begins_story(segment, at, text, usual)]


def _is_set_closer(blanks: Sequence[float], at: int, most: float) -> bool:
    """Whether all of one side of a character is set closer: the other side's headline is spread over its columns."""
    sides = (blanks[: at - 1], blanks[at:])
    return any(len(side) >= LINES.closer_blanks and max(side) < most for side in sides)


def _begins_story(segment: LineSegment, at: int, text: Text, usual: float) -> bool:
    """Whether a column begins below the blank before a character, with a paragraph's first line."""
    foot = segment.baseline + LINES.below_headline * usual
    first = bisect_right(text, segment.baseline, key=_baseline)
    below = text[first : bisect_right(text, foot, key=_baseline)]
    left = segment.glyphs[at - 1].box.x1 - LINES.edge_slack
    right = segment.glyphs[at].box.x0 + LINES.edge_slack
    edges = Counter(round(s.box.x0) for s in below if left <= s.box.x0 <= right)
    edge, lines = max(edges.items(), key=_count, default=(0, 0))
    if lines < LINES.gutter_lines:
        return False
    deepest = edge + BLOCKS.deepest_indent * usual
    row = next((s for s in below if edge - LINES.edge_slack <= s.box.x0 <= deepest), None)
    return row is not None and row.box.x0 - edge > BLOCKS.indent * usual


def _count(edge: tuple[int, int]) -> int:
    return edge[1]


def _places(segment: LineSegment, begins: Counter[int]) -> list[int]:
    """Indexes of the characters that begin another headline."""
    blanks = _blanks(segment)
    return [
        at
        for at, blank in blanks.items()
        if blank > LINES.headline_gutter * segment.size
        and _is_wider(blank, [other for place, other in blanks.items() if place != at])
        and _columns_at(segment.glyphs[at].box.x0, begins) >= LINES.column_lines
    ]


def _blanks(segment: LineSegment) -> dict[int, float]:
    """By the index of each word's first character the points of blank before it."""
    shown = [n for n, glyph in enumerate(segment.glyphs) if not glyph.text.isspace()]
    found = {}
    for left, right in itertools.pairwise(shown):
        blank = segment.glyphs[right].box.x0 - segment.glyphs[left].box.x1
        if right > left + 1 or blank > LINES.latin_space * segment.size:
            found[right] = blank
    return found


def _is_wider(blank: float, others: Sequence[float]) -> bool:
    return not others or blank > LINES.headline_blank * statistics.median(others)


def _columns_at(x: float, begins: Counter[int]) -> int:
    """How many lines of smaller type begin at a place."""
    slack = LINES.edge_slack
    return sum(begins[at] for at in range(round(x) - slack, round(x) + slack + 1))
