"""Characters → segments of lines.

1. characters on one baseline are a row                           segments_of
2. a row is cut at gutters, vertical rules and changes of type    _cut_row
3. a segment is cut where lines above and below begin             column_cuts.cut_at_columns
4. Latin headlines side by side are cut over columns' edges       headline_cuts
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set

from articles.reading.geometry import Box, clusters
from articles.reading.language.latin import letters
from articles.reading.sheet import Glyph

from .column_cuts import cut_at_columns
from .glyph_rows import ink_left
from .headline_cuts import cut_headlines
from .line_segment import LineSegment
from .tuning import LINES


def segments_of(
    glyphs: Sequence[Glyph],
    doubled: Set[int],
    vertical_rules: Sequence[Box],
) -> list[LineSegment]:
    """Upright characters as segments of lines; `doubled` as `dedupe_glyphs` gives it.

    `vertical_rules`, and the sides of boxes among them, part columns however close these stand.
    """
    rows = clusters(glyphs, _baseline, LINES.same_baseline)
    segments = [
        LineSegment(tuple(part), any(g.order in doubled for g in part))
        for row in rows
        for part in _cut_row(sorted(row, key=ink_left), vertical_rules)
    ]
    cut = _cut_until_done([s for s in segments if not s.is_blank])
    return [s for s in cut_headlines(cut) if not s.is_blank]


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline


def _cut_until_done(segments: list[LineSegment]) -> list[LineSegment]:
    """Cuts again as long as anything is cut: each cut shows the lines above and below where a column begins."""
    cut = cut_at_columns(segments)
    while len(cut) > len(segments):
        segments = cut
        cut = cut_at_columns(segments)
    return cut


def _cut_row(row: Sequence[Glyph], vertical_rules: Sequence[Box]) -> Iterator[list[Glyph]]:
    """A row of characters, cut at gutters, at vertical rules and where the type changes."""
    gaps = [_gap(left, right) for left, right in itertools.pairwise(row)]
    near = [rule for rule in vertical_rules if _is_at_height(rule, row[0])]
    part = [row[0]]
    for at, (left, right) in enumerate(itertools.pairwise(row)):
        if (
            _is_gutter(gaps, at, are_words=gaps[at] > LINES.gutter and _are_latin(left, right))
            or _is_other_type(left, right)
            or _is_ruled_off(left, right, near)
        ):
            yield part
            part = []
        part.append(right)
    yield part


def _gap(left: Glyph, right: Glyph) -> float:
    """Ems of blank between two characters, in the larger one's size."""
    return (right.box.x0 - left.box.x1) / max(left.size, right.size)


def _is_at_height(rule: Box, glyph: Glyph) -> bool:
    return rule.y0 < glyph.baseline < rule.y1 + glyph.size


def _is_gutter(gaps: Sequence[float], at: int, *, are_words: bool) -> bool:
    """Whether the blank at an index is no letter-spacing: those right before and behind it are much smaller.

    Between Latin words one of them is enough: a word of one letter has blanks on both sides.
    """
    gap = gaps[at]
    if gap <= LINES.gutter:
        return False
    if gap > LINES.widest_spacing:
        return True
    beside = (*gaps[max(0, at - 1) : at], *gaps[at + 1 : at + 2])
    smaller = [other * LINES.spacing_varies < gap for other in beside]
    return all(smaller) or (are_words and any(smaller))


def _are_latin(left: Glyph, right: Glyph) -> bool:
    return letters.is_letter(left.text[-1]) and letters.is_letter(right.text[0])


def _is_other_type(left: Glyph, right: Glyph) -> bool:
    """Whether size or ink change so much that a headline begins beside a text."""
    if left.size == right.size and left.light == right.light:
        return False  # nearly always: the costlier comparison is spared
    smaller, larger = sorted((left.size, right.size))
    is_other_ink = abs(left.light - right.light) > LINES.other_light
    return larger > LINES.other_size * smaller or is_other_ink


def _is_ruled_off(left: Glyph, right: Glyph, vertical_rules: Sequence[Box]) -> bool:
    if not vertical_rules:
        return False  # beside most rows, and this is asked of every character
    x0, x1 = left.box.middle_x, right.box.middle_x
    lowest = LINES.lowest_vertical_rule * left.size
    return any(x0 < rule.middle_x < x1 and rule.height > lowest for rule in vertical_rules)
