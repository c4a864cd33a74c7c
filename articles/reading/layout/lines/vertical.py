"""Vertical headlines: characters that stand upright below each other, in one line or several
from right to left.

On the page they are short rows like any other. They are recognised by their blanks: that to the
next character below is no larger than that to the next one in the row.
"""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import union
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .justified_blanks import join_over_blanks
from .line_segment import LineSegment
from .line_text import unspaced
from .printed_line import PrintedLine, line_of
from .segment_merging import merge_segments
from .vertical_tuning import VERTICAL


def level_and_vertical_lines(segments: Sequence[LineSegment]) -> Iterator[PrintedLine]:
    """The segments as lines; those that make up vertical ones taken out of their rows."""
    columns = _columns(segments)
    taken = {glyph.order for column in columns for glyph in column}
    level = [s for s in segments if s.glyphs[0].order not in taken]
    yield from map(line_of, merge_segments(join_over_blanks(level)))
    yield from map(_vertical_line, columns)


def _columns(segments: Sequence[LineSegment]) -> list[list[Glyph]]:
    """Characters below each other, from top to bottom, that could be no part of rows."""
    rows = [_as_one(s) for s in segments if len(s.glyphs) <= VERTICAL.vertical_lines]
    glyphs = sorted((g for row in rows for g in row.glyphs), key=lambda g: g.baseline)
    below = _pairs_below(_Scattered(glyphs, _least_blanks(rows), _display_size(glyphs)))
    tops = sorted(set(range(len(glyphs))) - set(below.values()))
    columns = [[glyphs[at] for at in _downwards(top, below)] for top in tops]
    return [column for column in columns if _is_vertical_line(column)]


def _as_one(segment: LineSegment) -> LineSegment:
    """Digits that stand level in a vertical line (纵中横), which fill one place there, as one character."""
    text = segment.text
    is_number = len(text) > 1 and text.isascii() and text.isalnum()
    if not is_number or segment.box.width > VERTICAL.level_digits * segment.size:
        return segment
    number = segment.glyphs[0]._replace(text=text, box=segment.box)
    return LineSegment((number,), segment.doubled)


def _least_blanks(rows: Sequence[LineSegment]) -> dict[int, float]:
    """For each character (by order) the least blank to a neighbour in its row, in ems; none where it is alone."""
    found: dict[int, float] = {}
    for row in rows:
        for left, right in itertools.pairwise(row.glyphs):
            gap = (right.box.x0 - left.box.x1) / left.size
            for glyph in (left, right):
                found[glyph.order] = min(gap, found.get(glyph.order, gap))
    return found


def _display_size(glyphs: Sequence[Glyph]) -> float:
    if not glyphs:
        return 0.0
    return VERTICAL.vertical_display * statistics.median(g.size for g in glyphs)


def _downwards(top: int, below: Mapping[int, int]) -> list[int]:
    """Indexes of a character and of all below it."""
    column = [top]
    while column[-1] in below:
        column.append(below[column[-1]])
    return column


def _is_vertical_line(column: Sequence[Glyph]) -> bool:
    if len(column) < VERTICAL.vertical_characters:
        return False
    wide = [g.text for g in column if measure.character_width(g.text[-1]) == 1.0]
    letters = sum(text.isalpha() for text in wide)
    return letters >= VERTICAL.vertical_letters and len(wide) >= VERTICAL.vertical_wide * len(
        column
    )


@dataclass(frozen=True)
class _Scattered:
    """Characters that stand alone or in short rows, from top to bottom.

    `blanks`: what `_least_blanks` gives. `display_size`: points from which they are display
    type.
    """

    glyphs: Sequence[Glyph]
    blanks: Mapping[int, float]
    display_size: float

    def right_below(self, at: int, taken: set[int]) -> int | None:
        """Index of the first free character that stands right below the one at an index."""
        glyph = self.glyphs[at]
        for other in range(at + 1, len(self.glyphs)):
            step = (self.glyphs[other].baseline - glyph.baseline) / glyph.size
            if step > VERTICAL.vertical_step:
                return None  # and all behind it are further down
            if other not in taken and self.is_pair(glyph, self.glyphs[other]):
                return other
        return None

    def is_pair(self, above: Glyph, below: Glyph) -> bool:
        shift = abs(below.box.middle_x - above.box.middle_x)
        if shift > VERTICAL.vertical_shift * above.size:
            return False
        if abs(below.size - above.size) > VERTICAL.vertical_size * above.size:
            return False
        step = (below.baseline - above.baseline) / above.size
        return VERTICAL.least_step <= step <= self.longest_step(above, below)

    def longest_step(self, above: Glyph, below: Glyph) -> float:
        """Ems down to the next character of a vertical line: no more blank than to the sides, and some slack."""
        is_display = above.size >= self.display_size
        slack = VERTICAL.display_slack if is_display else VERTICAL.vertical_slack
        alone = VERTICAL.vertical_step
        beside = min(self.blanks.get(g.order, alone) for g in (above, below))
        return VERTICAL.solid_step + slack + max(beside, 0.0)


def _pairs_below(scattered: _Scattered) -> dict[int, int]:
    """Index of a character → index of the one right below it."""
    below: dict[int, int] = {}
    taken: set[int] = set()
    for at in range(len(scattered.glyphs)):
        other = scattered.right_below(at, taken)
        if other is not None:
            below[at] = other
            taken.add(other)
    return below


def _vertical_line(glyphs: Sequence[Glyph]) -> PrintedLine:
    line = line_of(LineSegment(tuple(glyphs)))
    box = union(g.box for g in glyphs)
    return replace(line, text=unspaced(_text_down(glyphs)), box=box, is_vertical=True)


def _text_down(glyphs: Sequence[Glyph]) -> str:
    """The characters from top to bottom, with a space where more than the usual white is between two."""
    shown = [g for g in glyphs if not g.text.isspace()]
    if not shown:
        return ""
    gaps = [
        (below.box.y0 - above.box.y1) / above.size for above, below in itertools.pairwise(shown)
    ]
    usual = statistics.median(gaps) if gaps else 0.0
    text = shown[0].text
    for glyph, gap in zip(shown[1:], gaps, strict=True):
        is_space = gap > usual + VERTICAL.vertical_space
        text += f" {glyph.text}" if is_space else glyph.text
    return text
