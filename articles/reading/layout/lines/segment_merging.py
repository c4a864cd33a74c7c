"""Pieces on one baseline → whole lines, where only a blank in the line parts them and no column begins behind it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.reading.language.photo_credits import behind_caption

from .line_segments import LineSegment
from .tuning import LINES

_CREDIT_ENDS = frozenset("摄影图稿）)")
_NEAR = (-1, 0, 1)  # points: where two pieces begin at one place


@dataclass(frozen=True)
class _Columns:
    """Where columns may stand. `begins`: where many lines begin; `edges`: left and right of many lines, with their
    baselines; `rows`: the baselines of all pieces that begin at one place.
    """

    begins: frozenset[int]
    edges: Mapping[tuple[int, int], Sequence[float]]
    rows: Mapping[int, Sequence[float]]

    def around(self, left: LineSegment, right: LineSegment) -> list[int]:
        """The left edges of the columns that hold both pieces, and the line right above or below them."""
        reach, base = LINES.widest_leading * right.size, right.glyphs[0].baseline
        return [
            x0
            for (x0, x1), lines in self.edges.items()
            if x0 - 1 <= left.box.x0 and right.box.x1 <= x1 + 1 and any(abs(y - base) <= reach for y in lines)
        ]

    def begin_between(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether a column begins in the blank between two pieces, and no paragraph of the column that holds both."""
        at = round(right.box.x0)
        blank = self.begins & {*range(round(left.box.x1), at + 1), at}
        found = [x for x in blank if self._near(x, right, LINES.gutter_reach)]
        deepest = LINES.deepest_indent * right.size
        around = self.around(left, right)
        is_begin = any(not any(0 < x - x0 <= deepest for x0 in around) for x in found)
        return is_begin or (not around and self._stands_in_row(right))

    def _stands_in_row(self, piece: LineSegment) -> bool:
        """Whether other lines right above or below begin where the piece does: a short column."""
        return self._near(round(piece.box.x0), piece, LINES.short_column) >= LINES.gutter_lines

    def _near(self, x: int, piece: LineSegment, reach: float) -> int:
        """How many other lines begin at a place, at most `reach` ems above or below the piece."""
        base = piece.glyphs[0].baseline
        lines = (y for d in _NEAR for y in self.rows.get(x + d, ()))
        return sum(1 < abs(y - base) <= reach * piece.size for y in lines)


def rejoined(pieces: Sequence[LineSegment]) -> list[LineSegment]:
    columns = _columns_of(pieces)
    found: list[LineSegment] = []
    for piece in sorted(pieces, key=lambda p: (round(p.glyphs[0].baseline), p.box.x0)):
        last = found[-1] if found else None
        if last and _is_one_line(last, piece, columns):
            found[-1] = LineSegment(last.glyphs + piece.glyphs, last.doubled or piece.doubled)
        else:
            found.append(piece)
    return found


def _columns_of(pieces: Sequence[LineSegment]) -> _Columns:
    least = LINES.column_lines
    rows: defaultdict[int, list[float]] = defaultdict(list)
    edges: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for piece in pieces:
        rows[round(piece.box.x0)].append(piece.glyphs[0].baseline)
        edges[round(piece.box.x0), round(piece.box.x1)].append(piece.glyphs[0].baseline)
    return _Columns(
        begins=frozenset(x for x in rows if sum(len(rows.get(x + d, ())) for d in _NEAR) >= least),
        edges={edge: lines for edge, lines in edges.items() if len(lines) >= least},
        rows=rows,
    )


def _is_one_line(left: LineSegment, right: LineSegment, columns: _Columns) -> bool:
    rule = LINES
    size, shorter = max(left.size, right.size), min(len(left.glyphs), len(right.glyphs))
    blank = (right.box.x0 - left.box.x1) / size
    if not _is_one_type(left, right) or shorter > rule.longest_credit or not -0.5 <= blank <= rule.justified_blank:
        return False
    if _is_credit(right) and left.glyphs[-1].style == right.glyphs[-1].style:
        return True
    is_near = blank <= rule.widest_blank and shorter <= rule.lone_piece
    return (is_near or bool(columns.around(left, right))) and not columns.begin_between(left, right)


def _is_one_type(left: LineSegment, right: LineSegment) -> bool:
    """Whether two pieces stand on one baseline, of one size and ink."""
    rule = LINES
    last, first = left.glyphs[-1], right.glyphs[0]
    size = max(left.size, right.size)
    return (
        abs(last.baseline - first.baseline) <= rule.shifted * size
        and size <= rule.other_size * min(left.size, right.size)
        and abs(last.light - first.light) <= rule.other_light
    )


def _is_credit(piece: LineSegment) -> bool:
    """Whether a caption's credit stands here, set off from it."""
    if piece.glyphs[-1].text not in _CREDIT_ENDS:
        return False
    found = behind_caption("".join(glyph.text for glyph in piece.glyphs))
    return found is not None and not found[1]
