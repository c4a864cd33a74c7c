"""Characters → pieces of lines: what stands on one baseline with no column's gutter between.

1. what is printed twice for a shadow or an outline counts once         undoubled
2. characters on one baseline that stand close are a piece              pieces_of
3. pieces are cut where lines above and below begin                     cut_at_columns
"""

from __future__ import annotations

import itertools
import statistics
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.reading.geometry import Box, clusters, union
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .tuning import LINES


@dataclass(frozen=True)
class LineSegment:
    """Characters on one baseline, from left to right."""

    glyphs: tuple[Glyph, ...]
    doubled: bool = False

    @cached_property
    def box(self) -> Box:
        shown = [g.box for g in self.glyphs if not g.text.isspace()] or [g.box for g in self.glyphs]
        return union(shown)

    @cached_property
    def size(self) -> float:
        return statistics.median(g.size for g in self.glyphs)

    @cached_property
    def is_blank(self) -> bool:
        return all(g.text.isspace() for g in self.glyphs)


def dedupe_glyphs(glyphs: Sequence[Glyph]) -> tuple[list[Glyph], set[int]]:
    """The characters, each once, and the `order` of those that stand there twice: a shadow's or an outline's.

    The darker of the two stays: a shadow is paler than what throws it.
    """
    same: defaultdict[str, list[Glyph]] = defaultdict(list)
    for glyph in glyphs:
        same[glyph.text].append(glyph)
    dropped: set[int] = set()
    doubled: set[int] = set()
    for group in same.values():
        group.sort(key=_left)
        kept: list[Glyph] = []
        for glyph in group:
            twin = _twin(glyph, kept)
            if twin is None:
                kept.append(glyph)
                continue
            pale, dark = sorted((kept[twin], glyph), key=lambda g: -g.light)
            kept[twin] = dark
            dropped.add(pale.order)
            doubled |= {pale.order, dark.order}
    return [glyph for glyph in glyphs if glyph.order not in dropped], doubled


def _left(glyph: Glyph) -> float:
    return glyph.box.x0


def _twin(glyph: Glyph, kept: Sequence[Glyph]) -> int | None:
    """Which of the characters before it, all the same one, stands in the same place."""
    reach = LINES.shadow * glyph.size
    for at in range(len(kept) - 1, -1, -1):
        if kept[at].box.x0 < glyph.box.x0 - reach:
            return None
        if _is_twin(kept[at], glyph, reach):
            return at
    return None


def _is_twin(one: Glyph, other: Glyph, reach: float) -> bool:
    return (
        abs(one.box.x0 - other.box.x0) <= reach
        and abs(one.baseline - other.baseline) <= reach
        and abs(one.size - other.size) <= 0.1 * one.size
        and one.turn == other.turn
        and not one.text.isspace()
    )


def segments_of(glyphs: Sequence[Glyph], doubled: set[int], walls: Sequence[Box]) -> list[LineSegment]:
    """Upright characters as pieces of lines. `walls`: upright rules and the sides of boxes, which part columns however
    close.
    """
    found: list[LineSegment] = []
    for row in clusters(glyphs, lambda g: g.baseline, LINES.same_baseline):
        row.sort(key=lambda g: g.box.x0)
        found += (
            LineSegment(tuple(part), any(g.order in doubled for g in part)) for part in _parted(row, walls) if part
        )
    found = [piece for piece in found if not piece.is_blank]
    while len(cut := cut_at_columns(found)) > len(found):  # what is cut tells where the next lines begin
        found = cut
    return cut


def cut_at_columns(pieces: Sequence[LineSegment]) -> list[LineSegment]:
    """Pieces cut where the lines right above or below begin: a mark that hangs past its column fills the gutter."""
    begins: dict[int, list[Glyph]] = {}
    for piece in pieces:
        begins.setdefault(round(piece.box.x0), []).append(piece.glyphs[0])
    rows = sorted(pieces, key=lambda p: p.glyphs[0].baseline)
    lines = [p.glyphs[0].baseline for p in rows]
    found: list[LineSegment] = []
    for piece in pieces:
        start = 0
        for at in range(1, len(piece.glyphs)):
            right = piece.glyphs[at]
            if not _may_begin(piece.glyphs[at - 1], right):
                continue
            before = right.box.x0 - piece.glyphs[start].box.x0
            if before < LINES.narrowest_column * right.size:
                continue  # a paragraph's indent is no gutter
            if starts := _starts_near(right, begins):
                reach = LINES.gutter_reach * right.size
                near = rows[bisect_left(lines, right.baseline - reach) : bisect_right(lines, right.baseline + reach)]
                if sum(_runs_across(p, right) for p in near if p is not piece) < starts:
                    found.append(LineSegment(piece.glyphs[start:at], piece.doubled))
                    start = at
        found.append(LineSegment(piece.glyphs[start:], piece.doubled) if start else piece)
    return [piece for piece in found if not piece.is_blank]


def _may_begin(left: Glyph, right: Glyph) -> bool:
    return left.text in measure.CLOSING or right.box.x0 - left.box.x1 > LINES.least_gutter * right.size


def _starts_near(glyph: Glyph, begins: dict[int, list[Glyph]]) -> int:
    """How many lines above or below begin where the character stands; 0 for too few."""
    rule = LINES
    place, reach = round(glyph.box.x0), rule.gutter_reach * glyph.size
    near = sum(
        abs(other.baseline - glyph.baseline) <= reach
        and abs(other.size - glyph.size) <= rule.same_size * glyph.size
        and (other.style == glyph.style or other.text.isascii() or glyph.text.isascii())
        for x in (place - 1, place, place + 1)
        for other in begins.get(x, ())
    )
    return near if near >= rule.gutter_lines else 0


def _runs_across(piece: LineSegment, glyph: Glyph) -> bool:
    return piece.box.x0 < glyph.box.x0 - glyph.size and piece.box.x1 > glyph.box.x0 + 0.5 * glyph.size


def _parted(row: Sequence[Glyph], walls: Sequence[Box]) -> Iterable[list[Glyph]]:
    """A row of characters, cut at gutters, walls (from left to right) and where the type changes."""
    gaps = [(right.box.x0 - left.box.x1) / max(left.size, right.size) for left, right in itertools.pairwise(row)]
    near = [wall for wall in walls if wall.y0 < row[0].baseline < wall.y1 + row[0].size]
    part = [row[0]]
    for at, gap in enumerate(gaps):
        left, right = row[at], row[at + 1]
        if _is_gutter(gap, gaps, at) or _other_type(left, right) or (near and _is_walled(left, right, near)):
            yield part
            part = []
        part.append(right)
    yield part


def _is_gutter(gap: float, gaps: Sequence[float], at: int) -> bool:
    """A blank of `gap` ems that is no letter-spacing: the blanks beside it are much smaller."""
    rule = LINES
    if gap <= rule.gutter:
        return False
    beside = (*gaps[max(0, at - 1) : at], *gaps[at + 1 : at + 2])
    return gap > rule.widest_spacing or all(other * rule.spacing_varies < gap for other in beside)


def _other_type(left: Glyph, right: Glyph) -> bool:
    rule = LINES
    if left.size == right.size and left.light == right.light:
        return False
    return (
        max(left.size, right.size) > rule.other_size * min(left.size, right.size)
        or abs(left.light - right.light) > rule.other_light
    )


def _is_walled(left: Glyph, right: Glyph, walls: Sequence[Box]) -> bool:
    x0, x1 = left.box.middle_x, right.box.middle_x
    return any(x0 < wall.middle_x < x1 and wall.height > LINES.wall * left.size for wall in walls)
