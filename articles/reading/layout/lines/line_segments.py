"""Characters → segments of lines.

1. characters on one baseline are a row                           segments_of
2. a row is cut at gutters, vertical rules and changes of type    _cut_row
3. a segment is cut where lines above and below begin             column_cuts.cut_at_columns
4. Latin headlines side by side are cut over columns' edges       headline_cuts
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

from articles.reading.geometry import Box
from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.sheet import Glyph

from .column_cuts import cut_until_done
from .glyph_rows import GlyphRow, GlyphRows
from .headline_cuts import cut_headlines
from .line_segment import LineSegment
from .tuning import LINES


def segments_of(
    page: GlyphRows,
    doubled: Set[int],
    vertical_rules: Sequence[Box],
) -> list[LineSegment]:
    """Upright characters as segments of lines; `doubled` as `dedupe_glyphs` gives it.

    `vertical_rules`, and the sides of boxes among them, part columns however close these stand.
    """
    segments = [
        LineSegment(part, bool(doubled) and any(g.order in doubled for g in part))
        for row in page.rows
        for part in _cut_row(row, vertical_rules)
    ]
    cut = cut_until_done([s for s in segments if not s.is_blank])
    return [s for s in cut_headlines(cut) if not s.is_blank]


def _cut_row(row: GlyphRow, vertical_rules: Sequence[Box]) -> Iterator[tuple[Glyph, ...]]:
    """A row of characters, cut at gutters, at vertical rules and where the type changes."""
    near = [rule for rule in vertical_rules if _is_at_height(rule, row.glyphs[0])]
    start = 0
    for at in _possible_cuts(row, near):
        left, right = row.glyphs[at], row.glyphs[at + 1]
        if (
            (row.gaps[at] > LINES.gutter and _is_gutter(row.gaps, at, left, right))
            or _is_other_type(left, right)
            or (near and _is_ruled_off(left, right, near))
        ):
            yield row.glyphs[start : at + 1]
            start = at + 1
    yield row.glyphs[start:]


def _possible_cuts(row: GlyphRow, vertical_rules: Sequence[Box]) -> Sequence[int]:
    """Indexes of the characters behind which a row may be cut: hardly any in a row of one type without rules."""
    if not row.is_one_type or vertical_rules:
        return range(len(row.glyphs) - 1)
    return [at for at, gap in enumerate(row.gaps) if gap > LINES.gutter]


def _is_at_height(rule: Box, glyph: Glyph) -> bool:
    return rule.y0 < glyph.baseline < rule.y1 + glyph.size


def _is_gutter(gaps: Sequence[float], at: int, left: Glyph, right: Glyph) -> bool:
    """Whether a wide blank, the one at an index, is no letter-spacing: those beside it are much smaller.

    Between Latin words one of them is enough: a word of one letter has blanks on both sides.
    """
    gap = gaps[at]
    if gap > LINES.widest_spacing:
        return True
    beside = (*gaps[max(0, at - 1) : at], *gaps[at + 1 : at + 2])
    smaller = [other * LINES.spacing_varies < gap for other in beside]
    return all(smaller) or (any(smaller) and _are_latin(left, right))


def _are_latin(left: Glyph, right: Glyph) -> bool:
    """Whether a Latin letter stands on both sides, or on one side a mark that words begin or end with."""
    last, first = left.text[-1], right.text[0]
    if not letters.is_letter(last):
        return last in letters.CLOSING and letters.is_letter(first)
    return letters.is_letter(first) or first in letters.OPENING


def _is_other_type(left: Glyph, right: Glyph) -> bool:
    """Whether size or ink change so much that a headline begins beside a text."""
    if left.size == right.size and left.light == right.light:
        return False  # nearly always: the costlier comparison is spared
    smaller, larger = sorted((left.size, right.size))
    is_other_ink = abs(left.light - right.light) > LINES.other_light
    return larger > LINES.other_size * smaller or is_other_ink


def _is_ruled_off(left: Glyph, right: Glyph, vertical_rules: Sequence[Box]) -> bool:
    x0, x1 = _ink(left), _ink(right)
    lowest = LINES.lowest_vertical_rule * left.size
    return any(x0 < rule.middle_x < x1 and rule.height > lowest for rule in vertical_rules)


def _ink(glyph: Glyph) -> float:
    """Where a character's ink is, across; a closing mark's is at its left, so it may hang over a rule's place."""
    return glyph.box.x0 if glyph.text in measure.CLOSING else glyph.box.middle_x
