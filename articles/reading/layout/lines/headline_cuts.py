"""Latin headlines side by side are cut where the second one begins: over a column's edge, behind
a blank that is wider than the line's others.

In large type a gutter is hardly more than a space between words.
"""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence

from articles.reading.language.latin import letters

from .line_segment import LineSegment
from .tuning import LINES


def cut_headlines(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments in their order, large Latin ones cut at the edges of columns of smaller type."""
    if not segments:
        return []
    usual = statistics.median(segment.size for segment in segments)
    begins = Counter(round(s.box.x0) for s in segments if s.size < LINES.large_latin * usual)
    return [part for segment in segments for part in _cut(segment, begins, usual)]


def _cut(segment: LineSegment, begins: Counter[int], usual: float) -> Iterator[LineSegment]:
    if segment.size < LINES.large_latin * usual or not letters.is_latin_text(segment.text):
        yield segment
        return
    start = 0
    for at in _places(segment, begins):
        yield LineSegment(segment.glyphs[start:at], segment.doubled)
        start = at
    yield LineSegment(segment.glyphs[start:], segment.doubled)


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
