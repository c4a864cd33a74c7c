"""The lines of upright text that is laid level: what stands on one axis, cut where a tier ends.

Upright lines are told before they are laid, so no line needs to be pieced together. But lines of
one axis follow each other down the page, tier below tier, often little more than an em apart.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence, Set

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box, clusters
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .column_cuts import cut_until_done
from .line_segment import LineSegment
from .tuning import LINES

_ONE_AXIS = 0.05  # points: characters of one axis have the same baseline but for rounding


def laid_segments(
    glyphs: Sequence[Glyph], doubled: Set[int], vertical_rules: Sequence[Box]
) -> list[LineSegment]:
    """`doubled`: the `order` of characters that are printed twice. Rules part tiers however close these stand."""
    if not glyphs:
        return []
    large = LINES.large_laid * statistics.median(g.size for g in glyphs)
    found = [
        LineSegment(tuple(part), any(g.order in doubled for g in part))
        for row in _rows(glyphs)
        for part in _cut(row, vertical_rules, is_large=row[0].size > large)
    ]
    lines = [segment for segment in found if not segment.is_blank]
    parts = _cut_behind_blanks(lines)
    return cut_until_done([_with_full_marks(part) for part in parts])


def _rows(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters of one axis and one size from left to right."""
    for row in clusters(glyphs, lambda g: g.baseline, _ONE_AXIS):
        for line in clusters(row, lambda g: g.size, _ONE_AXIS):
            yield sorted(line, key=lambda g: g.box.x0)


def _cut(
    row: Sequence[Glyph], rules: Sequence[Box], *, is_large: bool
) -> Iterator[list[Glyph]]:
    gaps = [_gap(left, right) for left, right in itertools.pairwise(row)]
    part = [row[0]]
    for at, (left, right) in enumerate(itertools.pairwise(row)):
        if _is_wide(gaps, at) or _is_ruled_off(left, right, rules, is_large):
            yield part
            part = []
        part.append(right)
    yield part


def _gap(left: Glyph, right: Glyph) -> float:
    """Ems of blank between two characters of a line."""
    return (right.box.x0 - left.box.x1) / left.size


def _is_wide(gaps: Sequence[float], at: int) -> bool:
    """Whether a blank is wider than any in a line, and no letter-spacing, which is even."""
    gap = gaps[at]
    if gap <= LINES.tier_gap:
        return False
    beside = (*gaps[max(0, at - 1) : at], *gaps[at + 1 : at + 2])
    return gap > LINES.widest_spacing or all(
        other * LINES.spacing_varies < gap for other in beside
    )


def _cut_behind_blanks(lines: Sequence[LineSegment]) -> Iterator[LineSegment]:
    """The lines, cut where another line begins behind a blank: behind marks that hang into the white
    between tiers, or where a second line has its blank, too.
    """
    begins = BoxIndex([_beginning(line.glyphs[0], 0, 0) for line in lines])
    wide = [(line, at) for line in lines for at in _wide_blanks(line)]
    blanks = BoxIndex([_beginning(line.glyphs[at], 0, 0) for line, at in wide])
    for line in lines:
        start = 0
        for at in _wide_blanks(line):
            left, right = line.glyphs[at - 1 : at + 1]
            place = _near(right)
            hangs = left.text in measure.CLOSING
            is_shared = hangs or len(blanks.touching(place)) > 1
            is_edge = is_shared and begins.touching(place)
            if is_edge or (hangs and _holds_edge(left, place, begins)):
                yield LineSegment(line.glyphs[start:at], line.doubled)
                start = at
        yield LineSegment(line.glyphs[start:], line.doubled)


def _holds_edge(mark: Glyph, place: Box, begins: BoxIndex) -> bool:
    """Whether lines begin inside the blank behind a mark: what stands behind it is set in from there."""
    blank = place._replace(x0=mark.box.x1 - LINES.least_gutter * mark.size)
    return len(begins.touching(blank)) >= LINES.gutter_lines


def _wide_blanks(line: LineSegment) -> list[int]:
    """Indexes of the characters that stand behind a blank as wide as that between tiers set close."""
    pairs = itertools.pairwise(line.glyphs)
    return [at for at, (a, b) in enumerate(pairs, 1) if _gap(a, b) > LINES.gutter]


def _near(glyph: Glyph) -> Box:
    """The places where a line may begin whose tier a character begins, too."""
    return _beginning(glyph, LINES.least_gutter * glyph.size, LINES.gutter_reach * glyph.size)


def _beginning(glyph: Glyph, across: float, down: float) -> Box:
    x, y = glyph.box.x0, glyph.baseline
    return Box(x - across, y - down, x + across, y + down)


def _with_full_marks(line: LineSegment) -> LineSegment:
    """The line, each mark between two characters as wide as what these leave to it.

    Its ink fills half of its em. As a blank the other half would show a gutter, where a few lines
    have a mark in one place.
    """
    glyphs = list(line.glyphs)
    for at in range(1, len(glyphs) - 1):
        left, mark, right = glyphs[at - 1 : at + 2]
        room = right.box.x0 - left.box.x1
        is_mark = mark.text in measure.CLOSING
        if is_mark and mark.box.x1 < right.box.x0 and room <= LINES.tier_gap * mark.size:
            glyphs[at] = mark._replace(box=mark.box._replace(x1=right.box.x0))
    return LineSegment(tuple(glyphs), line.doubled)


def _is_ruled_off(left: Glyph, right: Glyph, rules: Sequence[Box], is_large: bool) -> bool:
    if right.text in measure.CLOSING:
        return False  # a mark that hangs into the white where the rule stands
    hangs = left.text in measure.CLOSING
    x0 = left.box.x0 - left.size / 2 if hangs else left.box.middle_x
    x1 = right.box.middle_x
    meets = _crosses if is_large else _is_beside
    return any(x0 <= rule.middle_x <= x1 and meets(rule, left) for rule in rules)


def _is_beside(rule: Box, glyph: Glyph) -> bool:
    return _is_long(rule, glyph) and (
        rule.y0 - glyph.size < glyph.baseline < rule.y1 + glyph.size
    )


def _crosses(rule: Box, glyph: Glyph) -> bool:
    """Whether a rule runs through a headline's line: those between the tiers of its text end near it."""
    return _is_long(rule, glyph) and rule.y0 < glyph.box.middle_y < rule.y1


def _is_long(rule: Box, glyph: Glyph) -> bool:
    return rule.height > LINES.lowest_vertical_rule * glyph.size
