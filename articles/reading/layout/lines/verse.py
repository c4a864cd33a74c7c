"""Verse and other text whose line ends are its own: poems, rolls of names, results.

Prose fills its lines, all but a paragraph's last, which ends a sentence. Lines from one edge, or
around one middle, that end unevenly in the midst of a sentence are verse; so are lines of one
length that are as long as those of classical verse.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.reading.language import measure

from .block_tuning import BLOCKS
from .printed_line import PrintedLine
from .verse_tuning import VERSE

# Lines below each other, and the left edge of their column in points
ColumnLines = tuple[Sequence[PrintedLine], float]
_MARKS = "，。；！？：、…,;!?”"
_SENTENCE_INSIDE = re.compile("[。！？；](?![。！？；”’」』）…]*$)")
_CLASSICAL = frozenset((4, 5, 6, 7))  # characters of a line, or of its half, without its mark


@dataclass(frozen=True)
class _PlacedLine:
    """A line as it is set, in ems: its left edge from its column's, its middle from its text's, and what it leaves
    blank against the longest line of its text. `text`: the number of that.
    """

    text: int
    line: PrintedLine
    left: float
    middle: float
    blank: float


class _EvenLines:
    """Lines of one size behind each other from one edge, or around one middle."""

    def __init__(self) -> None:
        self.lines: list[_PlacedLine] = []
        self._left = self._middle = (math.inf, -math.inf)

    def takes(self, line: _PlacedLine) -> bool:
        """Whether a line goes on with it; it is taken in then."""
        if not measure.han_count(line.line.text) or not self._has_size_of(line.line):
            return False
        left, middle = _widened(self._left, line.left), _widened(self._middle, line.middle)
        if min(left[1] - left[0], middle[1] - middle[0]) > VERSE.same_edge:
            return False
        self._left, self._middle = left, middle
        self.lines.append(line)
        return True

    def _has_size_of(self, line: PrintedLine) -> bool:
        if not self.lines:
            return True
        size = self.lines[0].line.size
        return abs(size - line.size) <= BLOCKS.same_size * size


def _widened(span: tuple[float, float], to: float) -> tuple[float, float]:
    return min(span[0], to), max(span[1], to)


def verse_orders(texts: Sequence[ColumnLines]) -> frozenset[int]:
    """The orders of those lines of a story, text by text, that keep their ends."""
    found: set[int] = set()
    if not _may_hold_verse(texts):
        return frozenset()
    for run in _runs(texts):
        is_enough = _fills_texts(run, texts)
        if is_enough and (_is_ragged(run) or _is_classical(run)):
            found.update(placed.line.order for placed in run)
    return frozenset(found)


def _may_hold_verse(texts: Sequence[ColumnLines]) -> bool:
    """Whether a text has enough early ends, or lines of one length at its beginning: most are told by that."""
    return any(_may_be_verse(lines) for lines, _ in texts)


def _may_be_verse(lines: Sequence[PrintedLine]) -> bool:
    if len(lines) > 1 and len({line.characters for line in lines[: VERSE.lines]}) == 1:
        return True
    longest = max(line.box.width for line in lines)
    early = sum(
        longest - line.box.width > VERSE.rough * line.size
        and not measure.ends_sentence(line.text)
        for line in lines
    )
    return early >= VERSE.early_share * VERSE.of_blocks * len(lines)


def _runs(texts: Sequence[ColumnLines]) -> Iterator[list[_PlacedLine]]:
    """The lines, cut where they stand otherwise."""
    run = _EvenLines()
    for number, (lines, edge) in enumerate(texts):
        for line in _set_lines(number, lines, edge):
            if not run.takes(line):
                yield _without_opening(run.lines, line)
                run = _EvenLines()
                run.takes(line)
    yield run.lines


def _without_opening(run: list[_PlacedLine], after: _PlacedLine) -> list[_PlacedLine]:
    """The run without its last line, where that is the first one of a paragraph: it is set in, full, and goes on
    in the line behind it.
    """
    last = run[-1] if run else None
    if last is None or last.text != after.text or measure.ends_sentence(last.line.text):
        return run
    is_set_in = last.left - after.left > VERSE.same_edge
    return run[:-1] if is_set_in and last.blank <= VERSE.rough else run


def _set_lines(number: int, lines: Sequence[PrintedLine], edge: float) -> Iterator[_PlacedLine]:
    longest = max(line.box.width for line in lines)
    middle = (min(line.box.x0 for line in lines) + max(line.box.x1 for line in lines)) / 2
    for line in lines:
        box, em = line.box, line.size
        left, off = (box.x0 - edge) / em, (box.middle_x - middle) / em
        yield _PlacedLine(number, line, left, off, (longest - box.width) / em)


def _fills_texts(run: Sequence[_PlacedLine], texts: Sequence[ColumnLines]) -> bool:
    """Whether these are enough lines, and most of those of their texts: in prose beside a picture's outline they
    are not.
    """
    if len(run) < VERSE.lines:
        return False
    whole = sum(len(texts[number][0]) for number in {placed.text for placed in run})
    return len(run) >= VERSE.of_blocks * whole


def _is_ragged(run: Sequence[_PlacedLine]) -> bool:
    """Whether enough lines end early in the midst of a sentence, and not all at one place, as beside a picture.

    In hardly one of them a sentence ends before the line does, as sentences of prose do.
    """
    if sum(_ends_inside(placed.line.text) for placed in run) > VERSE.ends_inside * len(run):
        return False
    ends = [
        (above.blank, abs(above.blank - below.blank) > VERSE.same_end)
        for above, below in pairwise(run)
        if not measure.ends_sentence(above.line.text)
    ]
    early = [end for end in ends if end[0] > VERSE.early]
    rough = [end for end in ends if end[0] > VERSE.rough]
    is_early = len(early) >= max(VERSE.early_lines, VERSE.early_share * len(run))
    is_rough = len(rough) >= max(VERSE.rough_lines, VERSE.rough_share * len(run))
    if is_early and _are_uneven(early):
        return True
    return bool(early) and is_rough and _are_uneven(rough)


def _ends_inside(text: str) -> bool:
    return bool(_SENTENCE_INSIDE.search(text))


def _are_uneven(ends: Sequence[tuple[float, bool]]) -> bool:
    """Whether most of these ends are not as the next line's, or there are many places where they are."""
    if sum(is_uneven for _, is_uneven in ends) > len(ends) / 2:
        return True
    blanks = sorted(blank for blank, _ in ends)
    steps = sum(b - a > VERSE.same_end for a, b in pairwise(blanks))
    return steps + 1 >= VERSE.ends


def _is_classical(run: Sequence[_PlacedLine]) -> bool:
    """Whether all lines have as many characters as one of classical verse, or as two of them with a mark between
    and at the end.
    """
    texts = [measure.squeeze(placed.line.text) for placed in run]
    parts = [_parts(text) for text in texts]
    lengths = {len(part) for halves in parts for part in halves}
    if len(lengths) > 1 or not lengths <= _CLASSICAL or len({len(p) for p in parts}) > 1:
        return False
    return len(parts[0]) == 1 or all(text[-1] in _MARKS for text in texts)


def _parts(text: str) -> list[str]:
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text.split()
