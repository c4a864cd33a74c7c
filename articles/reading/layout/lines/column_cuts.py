"""Segments are cut where the lines right above and below begin.

A mark that hangs past its column's edge fills a narrow gutter, so that no blank shows it. That
several lines above or below begin there does.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.sheet import Glyph

from .block_tuning import BLOCKS
from .line_segment import LineSegment
from .tuning import LINES

_CLOSING_MARKS = measure.SQUEEZABLE - measure.OPENING


def cut_until_done(segments: list[LineSegment]) -> list[LineSegment]:
    """Cuts again as long as anything is cut: each cut shows the lines above and below where a column begins."""
    cut = cut_at_columns(segments)
    while len(cut) > len(segments):
        segments = cut
        cut = cut_at_columns(segments)
    return cut


def cut_at_columns(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments, in their order, cut wherever more lines near by begin than run across."""
    page = _near_by(segments)
    cut = [part for segment in segments for part in _cut(segment, page)]
    return [segment for segment in cut if not segment.is_blank]


@dataclass(frozen=True)
class _SegmentIndex:
    """A page's segments: their first characters by where they begin (in whole points), and all by
    baseline; those at one place, too, from top to bottom.
    """

    firsts: Mapping[int, Sequence[Glyph]]
    segments: Sequence[LineSegment]
    baselines: Sequence[float]

    def beginning_at(self, glyph: Glyph) -> int:
        """How many lines above or below begin where the character stands; 0 for too few."""
        place = round(glyph.box.x0)
        near = sum(
            _begins_alike(first, glyph)
            for x in range(place - LINES.edge_slack, place + LINES.edge_slack + 1)
            for first in self._firsts_near(x, glyph)
        )
        return near if near >= LINES.gutter_lines else 0

    def _firsts_near(self, x: int, glyph: Glyph) -> Sequence[Glyph]:
        firsts = self.firsts.get(x, ())
        reach = LINES.gutter_reach * glyph.size
        first = bisect_left(firsts, glyph.baseline - reach, key=_baseline)
        last = bisect_right(firsts, glyph.baseline + reach, key=_baseline)
        return firsts[first:last]

    def crossing(self, glyph: Glyph, own: LineSegment) -> int:
        """How many lines above or below run across the place where the character stands."""
        reach = LINES.gutter_reach * glyph.size
        first = bisect_left(self.baselines, glyph.baseline - reach)
        last = bisect_right(self.baselines, glyph.baseline + reach)
        near = self.segments[first:last]
        return sum(_runs_across(other, glyph) for other in near if other is not own)


def _near_by(segments: Sequence[LineSegment]) -> _SegmentIndex:
    firsts: defaultdict[int, list[Glyph]] = defaultdict(list)
    rows = sorted(segments, key=lambda s: s.baseline)
    for segment in rows:
        firsts[round(segment.box.x0)].append(segment.glyphs[0])
    return _SegmentIndex(firsts, rows, [s.baseline for s in rows])


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline


def _cut(segment: LineSegment, page: _SegmentIndex) -> Iterator[LineSegment]:
    glyphs = segment.glyphs
    start = 0
    for at, (left, right) in enumerate(itertools.pairwise(glyphs), 1):
        if _may_begin(left, right) and _begins_column(segment, start, at, page):
            yield LineSegment(glyphs[start:at], segment.doubled)
            start = at
    yield LineSegment(glyphs[start:], segment.doubled) if start else segment


def _begins_column(segment: LineSegment, start: int, at: int, page: _SegmentIndex) -> bool:
    """Whether a column begins with the character at `at`; `start` is where the last one began."""
    first, right = segment.glyphs[start], segment.glyphs[at]
    if right.box.x0 - first.box.x0 < LINES.narrowest_column * right.size:
        return False  # a paragraph's indent is no gutter
    beginning = page.beginning_at(right)
    return beginning > 0 and page.crossing(right, segment) < beginning


def _may_begin(left: Glyph, right: Glyph) -> bool:
    """Whether there is a blank, or a mark that hangs in one. No line begins with a closing mark."""
    gap = right.box.x0 - left.box.x1
    if gap <= LINES.least_gutter * right.size and left.text not in measure.CLOSING:
        return False  # nearly always, and this is asked of every character
    if right.text in _CLOSING_MARKS:
        return False
    if letters.is_letter(right.text[0]) and letters.is_latin(left.text[-1]):
        return gap > LINES.latin_gutter * right.size
    return left.text in measure.CLOSING or gap > LINES.least_gutter * right.size


def _begins_alike(first: Glyph, glyph: Glyph) -> bool:
    """Whether a line near by that begins in the same place is set as the character is."""
    if abs(first.baseline - glyph.baseline) > LINES.gutter_reach * glyph.size:
        return False
    if abs(first.size - glyph.size) > BLOCKS.same_size * glyph.size:
        return False
    # Latin letters and digits come from another font than the text around them
    return first.style == glyph.style or first.text.isascii() or glyph.text.isascii()


def _runs_across(segment: LineSegment, glyph: Glyph) -> bool:
    """Whether a line near by runs across a place in type of the character's size: headlines run across columns."""
    if abs(segment.size - glyph.size) > BLOCKS.same_size * glyph.size:
        return False
    before = glyph.box.x0 - LINES.crosses_before * glyph.size
    behind = glyph.box.x0 + LINES.crosses_behind * glyph.size
    return segment.box.x0 < before and segment.box.x1 > behind
