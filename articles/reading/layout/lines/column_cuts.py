"""Segments are cut where the lines right above and below begin.

A mark that hangs past its column's edge fills a narrow gutter, so that no blank shows it. That
several lines above or below begin there does. Where all rows run across a gutter that is too
narrow to part them, their blanks stand at one place, below long runs without any.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.sheet import Glyph

from .block_tuning import BLOCKS
from .dated_lines import dates_among, is_date, is_dated
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
    baseline; those at one place, too, from top to bottom. `dates`: those that are a date alone.

    `inner`: the same of the characters inside segments that stand behind a narrow gutter, if it is one.
    """

    firsts: Mapping[int, Sequence[Glyph]]
    inner: Mapping[int, Sequence[Glyph]]
    segments: Sequence[LineSegment]
    baselines: Sequence[float]
    dates: Sequence[LineSegment]

    def beginning_at(self, glyph: Glyph) -> int:
        """How many lines above or below begin where the character stands; 0 for too few."""
        near = _count_at(self.firsts, glyph)
        behind = self.behind_gutter(glyph)
        if near >= LINES.gutter_lines or behind >= LINES.narrow_gutter_lines:
            return near + behind
        if near and measure.is_han(glyph.text):
            near += self.beginning_set_in(glyph)
        return near + behind if near >= LINES.gutter_lines else 0

    def beginning_set_in(self, glyph: Glyph) -> int:
        """How many lines above or below begin where a paragraph's first line would, if a column began with the
        character.
        """
        shift = LINES.paragraph_indent * glyph.size
        box = glyph.box._replace(x0=glyph.box.x0 + shift, x1=glyph.box.x1 + shift)
        return _count_at(self.firsts, glyph._replace(box=box))

    def behind_gutter(self, glyph: Glyph) -> int:
        """How many lines above or below have a blank there that may be a narrow gutter's."""
        return _count_at(self.inner, glyph) - (glyph in self.inner.get(round(glyph.box.x0), ()))

    def ending_before(self, glyph: Glyph) -> int:
        """How many lines above or below end right before the character."""
        reach = LINES.gutter_reach * glyph.size
        first = bisect_left(self.baselines, glyph.baseline - reach)
        last = bisect_right(self.baselines, glyph.baseline + reach)
        near = glyph.box.x0 - LINES.gutter * glyph.size
        return sum(near <= other.box.x1 <= glyph.box.x0 for other in self.segments[first:last])

    def crossing(self, glyph: Glyph, own: LineSegment) -> int:
        """How many lines above or below run across the place where the character stands, without a blank there."""
        reach = LINES.gutter_reach * glyph.size
        first = bisect_left(self.baselines, glyph.baseline - reach)
        last = bisect_right(self.baselines, glyph.baseline + reach)
        near = self.segments[first:last]
        across = sum(_runs_across(other, glyph) for other in near if other is not own)
        return across - self.behind_gutter(glyph)


def _near_by(segments: Sequence[LineSegment]) -> _SegmentIndex:
    firsts: defaultdict[int, list[Glyph]] = defaultdict(list)
    inner: defaultdict[int, list[Glyph]] = defaultdict(list)
    rows = sorted(segments, key=lambda s: s.baseline)
    for segment in rows:
        if not is_date(segment):
            firsts[round(segment.box.x0)].append(segment.glyphs[0])
        for glyph in _behind_narrow_gutters(segment):
            inner[round(glyph.box.x0)].append(glyph)
    return _SegmentIndex(firsts, inner, rows, [s.baseline for s in rows], dates_among(rows))


def _behind_narrow_gutters(segment: LineSegment) -> Iterator[Glyph]:
    """The characters behind the blanks of a line that may be gutters: a column's width without one stands before."""
    least, column = LINES.least_gutter, LINES.narrow_gutter_column
    glyphs = segment.glyphs
    start = glyphs[0].box.x0
    for at in segment.blanks:
        glyph = glyphs[at]
        x0 = glyph.box.x0
        if x0 - glyphs[at - 1].box.x1 > least * glyph.size:
            if x0 - start > column * glyph.size:
                yield glyph
            start = x0


def _count_at(places: Mapping[int, Sequence[Glyph]], glyph: Glyph) -> int:
    """How many lines near by begin in one place with a character, as told by `places`."""
    place, reach = round(glyph.box.x0), LINES.gutter_reach * glyph.size
    count = 0
    for x in range(place - LINES.edge_slack, place + LINES.edge_slack + 1):
        if found := places.get(x):
            first = bisect_left(found, glyph.baseline - reach, key=_baseline)
            last = bisect_right(found, glyph.baseline + reach, key=_baseline)
            count += sum(_begins_alike(other, glyph) for other in found[first:last])
    return count


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline


def _cut(segment: LineSegment, page: _SegmentIndex) -> Iterator[LineSegment]:
    glyphs = segment.glyphs
    start = 0
    for at in segment.blanks:
        may_begin = _may_begin(glyphs[at - 1], glyphs[at])
        if may_begin and _begins_column(segment, start, at, page):
            yield LineSegment(glyphs[start:at], segment.doubled)
            start = at
    yield LineSegment(glyphs[start:], segment.doubled) if start else segment


def _begins_column(segment: LineSegment, start: int, at: int, page: _SegmentIndex) -> bool:
    """Whether a column begins with the character at `at`; `start` is where the last one began."""
    first, right = segment.glyphs[start], segment.glyphs[at]
    if right.box.x0 - first.box.x0 < LINES.narrowest_column * right.size:
        return False  # a paragraph's indent is no gutter
    if page.dates and is_dated(LineSegment(segment.glyphs[start:at]), right.box, page.dates):
        return True
    beginning = page.beginning_at(right)
    if beginning > 0:
        return page.crossing(right, segment) < beginning
    return _begins_short_column(segment, right, page)


def _begins_short_column(segment: LineSegment, right: Glyph, page: _SegmentIndex) -> bool:
    """Whether lines near by end before a character or are set in from it.

    None runs across.
    """
    set_in = page.beginning_set_in(right)
    if not set_in or page.crossing(right, segment) > 0:
        return False
    if not measure.han_count(segment.text):
        return False  # only Chinese sets all paragraphs in alike
    told = max(set_in, page.ending_before(right))
    if told >= LINES.gutter_lines:
        return True
    behind = page.behind_gutter(right)
    return behind > 0 and set_in + told + behind > LINES.gutter_lines


def _may_begin(left: Glyph, right: Glyph) -> bool:
    """Whether there is a blank, or a mark that hangs in one. No line begins with a closing mark."""
    gap = right.box.x0 - left.box.x1
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
