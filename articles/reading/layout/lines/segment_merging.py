"""Segments on one baseline → whole lines, where only a blank in the line parts them and no column begins behind it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from articles.reading.language import byline_tails, bylines, letter_writers, measure
from articles.reading.language.credits import BULLETS
from articles.reading.language.latin import letters
from articles.reading.language.photo_credits import is_credit, led_credit

from .column_evidence import ColumnEvidence, by_row, columns_of
from .dated_lines import is_dated
from .glyph_rows import ink_gap
from .line_segment import LineSegment
from .tuning import LINES

_CREDIT_ENDS = frozenset("摄攝影图圖稿）)")
# Behind a photographer's name; no column is as narrow as one of these
_PHOTO_ROLES = frozenset(("摄", "摄影", "攝", "攝影", "撮影"))
_BULLETS = frozenset(BULLETS)
_OPENED, _CLOSED = ("（", "("), ("）", ")")
_NAME_CLOSED = re.compile("[^（(）)]+[）)]")


def merge_segments(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments row by row, those that are one line as one."""
    columns = columns_of(segments)
    merged = _MergedRows()
    for segment in sorted(segments, key=_left):
        left = merged.left_of(segment)
        if left is not None and _is_one_line(left, segment, columns):
            merged.replace(left, _joined(left, segment))
        else:
            merged.add(segment)
    return sorted(merged.segments(), key=by_row)


def merge_names(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """Lines that are known, in their order, each with a report's names that stand behind its blank."""
    columns = columns_of(segments)
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


def _joined(left: LineSegment, right: LineSegment) -> LineSegment:
    return LineSegment(left.glyphs + right.glyphs, left.doubled or right.doubled)


def _is_one_line(left: LineSegment, right: LineSegment, columns: ColumnEvidence) -> bool:
    """Whether the blank between two segments of a row is inside a line.

    A credit may stand at the far end of its caption's line, a report's names at that of its
    last one. Anything else must be near, or in a column that is known to hold both, and no
    column may begin behind the blank.
    """
    blank = (right.box.x0 - left.box.x1) / max(left.size, right.size)
    if not _is_one_type(left, right) or _is_printed_over(left, right):
        return False
    if _are_credits(left, right) or is_dated(left, right.box, columns.dates):
        return False
    if _is_surely_one(left, right, blank, columns):
        return True
    shorter = min(len(left.glyphs), len(right.glyphs))
    if shorter > LINES.longest_credit or blank > LINES.justified_blank:
        return False
    is_outside = blank >= LINES.outside_blank and _is_outside(left, right, columns)
    if _is_credit(right) and left.glyphs[-1].style == right.glyphs[-1].style:
        return not (is_outside and columns.is_outside(left, right))
    is_near = (
        blank <= LINES.widest_blank
        and (shorter <= LINES.longest_lone_segment or _go_on_with_names(left, right))
        and not _is_latin_column(left, right, columns)
        and not is_outside
    )
    is_held = is_near or bool(columns.around(left, right))
    return is_held and not columns.begin_between(left, right)


def _is_surely_one(
    left: LineSegment, right: LineSegment, blank: float, columns: ColumnEvidence
) -> bool:
    """Whether names, a spread word, or a photographer's 摄 go on behind `blank` ems, whatever columns are near.

    A bullet opens a line: what stands behind it may stand where paragraphs begin.
    """
    is_signed = _are_names(right) or _is_name_behind(left, right)
    if blank <= LINES.widest_blank:
        is_signed = is_signed or _go_on_with_names(left, right)
    if is_signed and columns.is_bridged(left, right):
        return True
    if blank <= LINES.roll_blank and _are_in_roll(left, right, columns):
        return True
    if blank <= LINES.widest_blank and (left.text in _BULLETS or _is_role_of(left, right)):
        return True
    if blank <= LINES.widest_blank and columns.are_spread_word(left, right):
        return True
    return right.text in _PHOTO_ROLES and blank <= LINES.role_blank


def _is_outside(left: LineSegment, right: LineSegment, columns: ColumnEvidence) -> bool:
    """Whether the right segment is the last line of a text behind the column of the left one.

    It ends a sentence, as the names of a byline that run over the column's edge do not, or closes
    a report's names where lines of other rows begin.
    """
    is_open = left.text.count(_OPENED[0]) > left.text.count(_CLOSED[0])
    if is_open and any(mark in right.text for mark in _CLOSED):
        return False
    ends = measure.ends_sentence(right.text) or _is_photographer(right)
    if not columns.is_outside(left, right):
        return ends and columns.are_of_page_columns(left, right)
    if ends:
        return True
    return right.text.endswith(_CLOSED) and columns.begins_at(right)


def _is_printed_over(left: LineSegment, right: LineSegment) -> bool:
    return ink_gap(left.glyphs[-1], right.glyphs[0]) < -LINES.overlapping


def _is_latin_column(left: LineSegment, right: LineSegment, columns: ColumnEvidence) -> bool:
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
    if text.startswith(_OPENED):
        closed = text.rstrip("）)") + "）"  # the next name may stand behind a blank
        return closed[:-1] != text or byline_tails.names_alone(closed) is not None
    if text.startswith(byline_tails.OPENED):
        return byline_tails.names_alone(text) is not None
    return byline_tails.bare_signature(text) is not None


def _is_name_behind(left: LineSegment, right: LineSegment) -> bool:
    """Whether a name without brackets, perhaps a photographer's, stands behind a report's last sentence."""
    if not measure.ends_sentence(left.text):
        return False
    return letter_writers.lone_name(right.text) is not None or _is_credit(right)


def _are_in_roll(left: LineSegment, right: LineSegment, columns: ColumnEvidence) -> bool:
    """Whether names follow each other in a row, as in a list that stands among the lines of a text."""
    if measure.han_count(left.text) < len(left.text) or not letter_writers.lone_name(
        right.text
    ):
        return False
    before = (left.text[-2:], left.text[-3:])
    is_list = any(map(letter_writers.lone_name, before))
    return is_list and columns.is_bridged(left, right, LINES.roll_rows)


def _is_role_of(left: LineSegment, right: LineSegment) -> bool:
    """Whether a role that still has no name is followed by one: 本报记者 何田, over several columns."""
    if not bylines.awaits_name(left.text):
        return False
    return bylines.own_line(f"{left.text} {right.text}") is not None


def _go_on_with_names(left: LineSegment, right: LineSegment) -> bool:
    """Whether names in brackets go on and end behind a blank, perhaps those of the line above.

    （记者 林小满|周禾）“路平了; 讯员|周禾）“路平了
    """
    closed = _NAME_CLOSED.match(right.text)
    text = left.text
    opened = max(map(text.rfind, _OPENED))
    if not closed or opened < max(map(text.rfind, _CLOSED)):
        return False
    is_broken = text.isalpha() and len(text) <= LINES.longest_lone_segment
    if opened < 0 and not is_broken:
        return False
    begun = text[opened:] if opened >= 0 else "（记者"
    return byline_tails.names_alone(f"{begun} {closed[0]}") is not None


def _are_credits(left: LineSegment, right: LineSegment) -> bool:
    """Whether both are a credit, of two pictures side by side."""
    return left.text not in _PHOTO_ROLES and _is_credit(left) and _is_credit(right)


def _is_photographer(segment: LineSegment) -> bool:
    """Whether a credit stands alone here, as above the picture at the top of the next column."""
    text = segment.text
    return _is_credit(segment) or led_credit(text) is not None


def _is_credit(segment: LineSegment) -> bool:
    """Whether a caption's credit stands here, set off from it."""
    if segment.glyphs[-1].text not in _CREDIT_ENDS:
        return False
    return is_credit(segment.text)
