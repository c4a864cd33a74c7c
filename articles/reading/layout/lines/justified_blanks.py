"""Segments of one Latin line that justifying drew apart → one segment.

A narrow column with few words in a line has blanks as wide as any gutter. A gutter goes on in
the lines above and below; a blank between words is crossed by most of them.
"""

from __future__ import annotations

import statistics
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, overlap_y
from articles.reading.language.latin import letters
from articles.reading.language.latin.initials import may_be_cap

from .block_tuning import BLOCKS
from .line_segment import LineSegment
from .script_tuning import SCRIPTS
from .tuning import LINES


def join_over_blanks(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments row by row, over and over while anything is joined: each whole line shows what others are."""
    found = sorted(segments, key=_by_row)
    for _ in range(LINES.blank_passes):
        joined = _joined_once(found)
        if len(joined) == len(found):
            break
        found = joined
    return found


def _by_row(segment: LineSegment) -> tuple[int, float]:
    return round(segment.baseline), segment.box.x0


def _joined_once(segments: Sequence[LineSegment]) -> list[LineSegment]:
    baselines = [segment.baseline for segment in segments]
    page = _Rows(segments, baselines, _boxes_without_caps(segments))
    joined: list[LineSegment] = []
    for segment in segments:
        if joined and _is_one_line(joined[-1], segment, page):
            last = joined[-1]
            both = last.glyphs + segment.glyphs
            joined[-1] = LineSegment(both, last.doubled or segment.doubled)
        else:
            joined.append(segment)
    return joined


def _boxes_without_caps(segments: Sequence[LineSegment]) -> list[Box]:
    """The segments' boxes; those beside a drop cap as if none stood there."""
    if not segments:
        return []
    least = SCRIPTS.cap_size * statistics.median(s.size for s in segments)
    caps = [s for s in segments if s.size >= least and may_be_cap(s.text)]
    return [_box_without_cap(segment, caps) for segment in segments]


def _box_without_cap(segment: LineSegment, caps: Sequence[LineSegment]) -> Box:
    for cap in caps:
        gap = (segment.box.x0 - cap.box.x1) / segment.size
        is_near = -SCRIPTS.cap_overlap <= gap <= SCRIPTS.cap_gap
        is_smaller = segment.size * SCRIPTS.cap_size <= cap.size
        covered = overlap_y(segment.box, cap.box) / segment.box.height
        if is_near and is_smaller and covered > SCRIPTS.cap_beside:
            return segment.box._replace(x0=cap.box.x0)
    return segment.box


@dataclass(frozen=True)
class _Rows:
    """All segments of a page from top to bottom, their baselines, and their boxes as if there were no drop caps."""

    segments: Sequence[LineSegment]
    baselines: Sequence[float]
    boxes: Sequence[Box]

    def near(self, segment: LineSegment) -> list[Box]:
        """Lines of its type in the rows above and below."""
        reach = LINES.gutter_reach * segment.size
        low = bisect_left(self.baselines, segment.baseline - reach)
        high = bisect_right(self.baselines, segment.baseline + reach)
        return [
            box
            for other, box in zip(self.segments[low:high], self.boxes[low:high], strict=True)
            if abs(other.baseline - segment.baseline) > LINES.other_row
            and abs(other.size - segment.size) <= BLOCKS.same_size * segment.size
        ]


def _is_one_line(left: LineSegment, right: LineSegment, page: _Rows) -> bool:
    """Whether more lines above and below cross the blank between than begin behind it.

    Two lines may begin with words of one width: a word is no column, so as many will do.
    """
    if not _may_be_words(left, right):
        return False
    near = page.near(right)
    crossing = sum(_crosses(box, left, right) for box in near)
    slack = LINES.edge_slack
    beginning = sum(abs(box.x0 - right.box.x0) <= slack for box in near)
    is_word = left.box.width < LINES.narrowest_column * left.size
    return crossing > beginning or (is_word and crossing == beginning > 0)


def _may_be_words(left: LineSegment, right: LineSegment) -> bool:
    """Whether both are Latin, of one size and ink, on one baseline, with a blank of a line's width at most."""
    last, first = left.glyphs[-1], right.glyphs[0]
    size = max(left.size, right.size)
    blank = (right.box.x0 - left.box.x1) / size
    return (
        0 < blank <= LINES.justified_line
        and abs(last.baseline - first.baseline) <= LINES.shifted * size
        and abs(left.size - right.size) <= BLOCKS.same_size * size
        and abs(last.light - first.light) <= LINES.other_light
        and letters.is_latin_text(left.text + right.text)
    )


def _crosses(box: Box, left: LineSegment, right: LineSegment) -> bool:
    """Whether a line runs on over a blank, and is as wide as what is to both sides of it."""
    slack = BLOCKS.deepest_indent * right.size
    far = min(right.box.x0 + slack / 2, right.box.x1 - LINES.column_slack)
    if box.x0 > left.box.x0 + slack or box.x1 < far:
        return False
    return (
        left.box.x0 >= box.x0 - slack
        and right.box.x1 <= box.x1 + LINES.justified_line * right.size
    )
