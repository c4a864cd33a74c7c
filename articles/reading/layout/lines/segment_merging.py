"""Segments on one baseline → whole lines, where only a blank in the line parts them and no column begins behind it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import overlap_x
from articles.reading.language import bylines, measure
from articles.reading.language.latin import letters
from articles.reading.language.photo_credits import is_credit

from .block_tuning import BLOCKS
from .glyph_rows import ink_gap
from .line_segment import LineSegment
from .tuning import LINES

_CREDIT_ENDS = frozenset("摄攝影图圖稿）)")
# Behind a photographer's name; no column is as narrow as one of these
_PHOTO_ROLES = frozenset(("摄", "摄影", "攝", "攝影", "撮影"))
_OPENED, _CLOSED = ("（", "("), ("）", ")")


def merge_segments(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments row by row, those that are one line as one."""
    columns = _columns_of(segments)
    merged = _MergedRows()
    for segment in sorted(segments, key=_left):
        left = merged.left_of(segment)
        if left is not None and _is_one_line(left, segment, columns):
            merged.replace(left, _joined(left, segment))
        else:
            merged.add(segment)
    return sorted(merged.segments(), key=_by_row)


def merge_names(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """Lines that are known, in their order, each with a report's names that stand behind its blank."""
    columns = _columns_of(segments)
    merged = _MergedRows()
    names = [segment for segment in segments if _are_names(segment)]
    for segment in segments:
        if segment not in names:
            merged.add(segment)
    grown: dict[LineSegment, LineSegment] = {}
    for name in names:
        left = merged.left_of(name)
        if left and left.box.x1 <= name.box.x0 and columns.is_bridged(left, name):
            grown[left] = _joined(left, name)
        else:
            grown[name] = name
    return [grown.get(s, s) for s in segments if s not in names or s in grown]


class _MergedRows:
    """Segments as they grow from left to right. They are kept by their baselines in whole
    points, so that only those near a baseline are looked at.
    """

    def __init__(self) -> None:
        self._by_baseline: defaultdict[int, list[LineSegment]] = defaultdict(list)

    def add(self, segment: LineSegment) -> None:
        self._by_baseline[round(segment.baseline)].append(segment)

    def replace(self, old: LineSegment, new: LineSegment) -> None:
        self._by_baseline[round(old.baseline)].remove(old)
        self.add(new)

    def segments(self) -> Iterator[LineSegment]:
        for found in self._by_baseline.values():
            yield from found

    def left_of(self, segment: LineSegment) -> LineSegment | None:
        """The nearest segment to the left on the same baseline, or one that another font shifts it by."""
        reach = LINES.shifted * segment.size
        near = range(round(segment.baseline - reach), round(segment.baseline + reach) + 1)
        beside = (
            other
            for at in near
            for other in self._by_baseline.get(at, ())
            if abs(other.baseline - segment.baseline) <= reach
        )
        return max(beside, key=_right, default=None)


def _left(segment: LineSegment) -> float:
    return segment.box.x0


def _right(segment: LineSegment) -> float:
    return segment.box.x1


def _by_row(segment: LineSegment) -> tuple[float, float]:
    return segment.baseline, segment.box.x0


def _joined(left: LineSegment, right: LineSegment) -> LineSegment:
    return LineSegment(left.glyphs + right.glyphs, left.doubled or right.doubled)


def _is_any_near(baselines: Sequence[float], baseline: float, reach: float) -> bool:
    """Whether one of these, from top to bottom, stands within a reach of another."""
    at = bisect_left(baselines, baseline - reach)
    return at < len(baselines) and baselines[at] <= baseline + reach


@dataclass(frozen=True)
class _ColumnEvidence:
    """Where columns may stand, in whole points.

    `begins`: where many lines begin. `edges`: left and right of many lines, with their
    baselines. `rows`: the baselines of all segments that begin at one place. `segments`: all,
    from top to bottom.
    """

    begins: frozenset[int]
    edges: Mapping[tuple[int, int], Sequence[float]]
    rows: Mapping[int, Sequence[float]]
    segments: Sequence[LineSegment]

    @cached_property
    def _baselines(self) -> Sequence[float]:
        return [segment.baseline for segment in self.segments]

    def is_bridged(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether the line right above or below, of the same type, runs across the blank between two segments."""
        reach = BLOCKS.widest_leading * right.size
        first = bisect_left(self._baselines, right.baseline - reach)
        last = bisect_right(self._baselines, right.baseline + reach)
        return any(_bridges(other, left, right) for other in self.segments[first:last])

    def around(self, left: LineSegment, right: LineSegment) -> list[int]:
        """The left edges of the columns that hold both segments, and the line right above or below them."""
        reach = BLOCKS.widest_leading * right.size
        slack = LINES.column_slack
        return [
            x0
            for (x0, x1), baselines in self.edges.items()
            if x0 - slack <= left.box.x0
            if right.box.x1 <= x1 + slack
            if _is_any_near(baselines, right.baseline, reach)
        ]

    def is_outside(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether a column holds the left segment and ends before the right one."""
        held = self.around(left, left)
        return bool(held) and not self.around(left, right)

    def begins_at(self, segment: LineSegment) -> bool:
        """Whether many lines, near by or not, begin where the segment does."""
        place = round(segment.box.x0)
        near = range(place - LINES.edge_slack, place + LINES.edge_slack + 1)
        return not self.begins.isdisjoint(near)

    def begin_between(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether a column begins in the blank between two segments.

        Where many lines begin inside a column that holds both, that is its paragraphs' indent.
        """
        around = self.around(left, right)
        if not around and self._stands_in_row(right):
            return True
        deepest = BLOCKS.deepest_indent * right.size
        return any(
            not any(0 < x - x0 <= deepest for x0 in around)
            for x in self._begins_in_blank(left, right)
        )

    def are_spread_word(self, left: LineSegment, right: LineSegment) -> bool:
        """Whether two Chinese characters that stand alone are a word, as a label is set (短 波)."""
        are_characters = all(
            len(segment.glyphs) == 1 and measure.is_han(segment.text)
            for segment in (left, right)
        )
        return are_characters and not self._is_repeated(left) and not self._is_repeated(right)

    def _is_repeated(self, segment: LineSegment) -> bool:
        """Whether another segment of its size stands right above or below, as in a list or in vertical lines."""
        reach = BLOCKS.widest_leading * segment.size
        first = bisect_left(self._baselines, segment.baseline - reach)
        last = bisect_right(self._baselines, segment.baseline + reach)
        return any(
            abs(other.size - segment.size) <= BLOCKS.same_size * segment.size
            and abs(other.baseline - segment.baseline) > LINES.other_row
            and overlap_x(other.box, segment.box) > 0
            for other in self.segments[first:last]
        )

    def _begins_in_blank(self, left: LineSegment, right: LineSegment) -> Iterator[int]:
        at = round(right.box.x0)
        blank = {*range(round(left.box.x1), at), at}
        for x in self.begins & blank:
            if self._lines_near(x, right, LINES.gutter_reach):
                yield x

    def _stands_in_row(self, segment: LineSegment) -> bool:
        """Whether other lines right above or below begin where the segment does: a short column."""
        near = self._lines_near(round(segment.box.x0), segment, LINES.short_column)
        return near >= LINES.gutter_lines

    def _lines_near(self, x: int, segment: LineSegment, reach: float) -> int:
        """How many other lines begin at a place, at most `reach` ems above or below the segment."""
        far = reach * segment.size
        away = [abs(y - segment.baseline) for y in _at(self.rows, x)]
        return sum(LINES.other_row < distance <= far for distance in away)


def _columns_of(segments: Sequence[LineSegment]) -> _ColumnEvidence:
    rows: defaultdict[int, list[float]] = defaultdict(list)
    edges: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
    for segment in segments:
        x0, x1 = round(segment.box.x0), round(segment.box.x1)
        rows[x0].append(segment.baseline)
        edges[x0, x1].append(segment.baseline)
    least = LINES.column_lines
    return _ColumnEvidence(
        begins=frozenset(x for x in rows if len(list(_at(rows, x))) >= least),
        edges={edge: sorted(found) for edge, found in edges.items() if len(found) >= least},
        rows=rows,
        segments=sorted(segments, key=_by_row),
    )


def _bridges(line: LineSegment, left: LineSegment, right: LineSegment) -> bool:
    """Whether a line is of a segment's size, begins where it does or before, and ends behind the next one's start."""
    if abs(line.baseline - right.baseline) < BLOCKS.least_leading * right.size:
        return False
    if abs(line.size - left.size) > BLOCKS.same_size * left.size:
        return False
    edge = left.box.x0 + BLOCKS.deepest_indent * left.size
    return line.box.x0 <= edge and line.box.x1 >= right.box.x0 + LINES.bridged * right.size


def _at(rows: Mapping[int, Sequence[float]], x: int) -> Iterable[float]:
    """The baselines of what begins at a place, give or take what two segments of one column differ by."""
    for near in range(x - LINES.edge_slack, x + LINES.edge_slack + 1):
        yield from rows.get(near, ())


def _is_one_line(left: LineSegment, right: LineSegment, columns: _ColumnEvidence) -> bool:
    """Whether the blank between two segments of a row is inside a line.

    A credit may stand at the far end of its caption's line, a report's names at that of its
    last one. Anything else must be near, or in a column that is known to hold both, and no
    column may begin behind the blank.
    """
    blank = (right.box.x0 - left.box.x1) / max(left.size, right.size)
    if not _is_one_type(left, right) or _is_printed_over(left, right):
        return False
    if left.text not in _PHOTO_ROLES and _is_credit(left) and _is_credit(right):
        return False  # of two pictures side by side
    if _is_surely_one(left, right, blank, columns):
        return True
    shorter = min(len(left.glyphs), len(right.glyphs))
    if shorter > LINES.longest_credit or blank > LINES.justified_blank:
        return False
    if _is_credit(right) and left.glyphs[-1].style == right.glyphs[-1].style:
        return True
    is_near = (
        blank <= LINES.widest_blank
        and shorter <= LINES.longest_lone_segment
        and not _is_latin_column(left, right, columns)
        and not (blank >= LINES.outside_blank and _is_outside(left, right, columns))
    )
    is_held = is_near or bool(columns.around(left, right))
    return is_held and not columns.begin_between(left, right)


def _is_surely_one(
    left: LineSegment, right: LineSegment, blank: float, columns: _ColumnEvidence
) -> bool:
    """Whether names, a spread word, or a photographer's 摄 go on behind `blank` ems, whatever columns are near."""
    is_signed = _are_names(right) or _is_name_behind(left, right)
    if is_signed and columns.is_bridged(left, right):
        return True
    if blank <= LINES.widest_blank and _is_role_of(left, right):
        return True
    if blank <= LINES.widest_blank and columns.are_spread_word(left, right):
        return True
    return right.text in _PHOTO_ROLES and blank <= LINES.role_blank


def _is_outside(left: LineSegment, right: LineSegment, columns: _ColumnEvidence) -> bool:
    """Whether the right segment is the last line of a text behind the column of the left one.

    It ends a sentence, as the names of a byline that run over the column's edge do not, or closes
    a report's names where lines of other rows begin.
    """
    is_open = left.text.count(_OPENED[0]) > left.text.count(_CLOSED[0])
    if is_open or not columns.is_outside(left, right):
        return False
    if measure.ends_sentence(right.text):
        return True
    return right.text.endswith(_CLOSED) and columns.begins_at(right)


def _is_printed_over(left: LineSegment, right: LineSegment) -> bool:
    return ink_gap(left.glyphs[-1], right.glyphs[0]) < -LINES.overlapping


def _is_latin_column(left: LineSegment, right: LineSegment, columns: _ColumnEvidence) -> bool:
    """Whether one of them stands in a column of Latin text, where justified_blanks has decided."""
    if not letters.is_latin_text(left.text + right.text):
        return False
    return bool(columns.around(left, left) or columns.around(right, right))


def _is_one_type(left: LineSegment, right: LineSegment) -> bool:
    """Whether two segments stand on one baseline, of one size and ink."""
    last, first = left.glyphs[-1], right.glyphs[0]
    smaller, larger = sorted((left.size, right.size))
    return (
        abs(last.baseline - first.baseline) <= LINES.shifted * larger
        and larger <= LINES.other_size * smaller
        and abs(last.light - first.light) <= LINES.other_light
    )


def _are_names(segment: LineSegment) -> bool:
    """Whether a report's names stand here, set in brackets to the right behind its last words, or its source."""
    text = segment.text
    if len(text) > LINES.longest_signature:
        return False
    is_bracketed = text.startswith(_OPENED) and text.endswith(_CLOSED)
    return is_bracketed or bylines.bare_signature(text) is not None


def _is_name_behind(left: LineSegment, right: LineSegment) -> bool:
    """Whether a name without brackets stands behind a report's last sentence."""
    return measure.ends_sentence(left.text) and bylines.lone_name(right.text) is not None


def _is_role_of(left: LineSegment, right: LineSegment) -> bool:
    """Whether a role that still has no name is followed by one: 本报记者 何田, over several columns."""
    if not bylines.awaits_name(left.text):
        return False
    return bylines.own_line(f"{left.text} {right.text}") is not None


def _is_credit(segment: LineSegment) -> bool:
    """Whether a caption's credit stands here, set off from it."""
    if segment.glyphs[-1].text not in _CREDIT_ENDS:
        return False
    return is_credit(segment.text)
