"""A block: evenly spaced lines of one type below each other, as a compositor sets part of a column."""

from __future__ import annotations

import itertools
import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box, union
from articles.reading.language import measure
from articles.reading.language.credits import BULLETS as SIGNING_BULLETS
from articles.reading.language.latin import letters
from articles.reading.language.lines import joined
from articles.reading.language.words import bigrams

from .block_tuning import BLOCKS
from .printed_line import PrintedLine, median
from .verse import verse_orders

BULLETS = SIGNING_BULLETS + "※►▶❖◈"  # before a brief, or an item of a list


@dataclass(frozen=True)
class Block:
    """Lines from top to bottom. `column` is the left and right edge of the column that it stands in, in points."""

    lines: tuple[PrintedLine, ...]
    column: tuple[float, float] = (0.0, 0.0)

    @cached_property
    def box(self) -> Box:
        return union(line.box for line in self.lines)

    @cached_property
    def size(self) -> float:
        """The em of the block's type, in points: the median of its lines."""
        return median([line.size for line in self.lines])

    @cached_property
    def style(self) -> int:
        """The style that sets the most of it."""
        counts: Counter[int] = Counter()
        for line in self.lines:
            counts[line.style] += line.characters
        return counts.most_common(1)[0][0]

    @cached_property
    def text(self) -> str:
        return joined([line.as_text for line in self.lines])

    @cached_property
    def words(self) -> frozenset[str]:
        """The pairs of neighbouring characters of its text."""
        return bigrams(self.text)

    @cached_property
    def characters(self) -> int:
        return sum(line.characters for line in self.lines)

    @property
    def is_vertical(self) -> bool:
        return self.lines[0].is_vertical

    @property
    def is_upright(self) -> bool:
        """Set from left to right, as nearly all are."""
        return self.lines[0].is_upright

    @cached_property
    def pitch(self) -> float:
        """From baseline to baseline, in points; that of usual leading for a single line."""
        steps = leadings(self.lines)
        return statistics.median(steps) if steps else BLOCKS.usual_leading * self.size

    @cached_property
    def left(self) -> float:
        """The left edge of the block's column in points; its own where it has none."""
        return self.column[0] if self.column[1] else self.box.x0

    @cached_property
    def verse(self) -> frozenset[int]:
        """The orders of its lines that end where they like."""
        return verse_orders([(self.lines, self.left)])

    @cached_property
    def width(self) -> float:
        """The width of the block's column in points; its own where it has none."""
        return self.column[1] - self.column[0] if self.column[1] else self.box.width


def leadings(lines: Sequence[PrintedLine]) -> list[float]:
    """Points from each line's baseline to the next one's."""
    return [below.baseline - above.baseline for above, below in itertools.pairwise(lines)]


def reads_downwards(block: Block) -> bool:
    """Whether it reads from top to bottom: set so, or with one character a line."""
    if block.is_vertical:
        return True
    return len(block.lines) > 1 and all(line.characters == 1 for line in block.lines)


def starts_inside(block: Block) -> bool:
    """Whether the first line is no paragraph's first and no verse: it stands at the column's edge, without a bullet,
    or begins with a small letter.
    """
    first = block.lines[0]
    if letters.begins_lower(first.text):
        return True
    if first.text[0] in BULLETS or first.order in block.verse:
        return False
    return first.box.x0 - block.column[0] <= BLOCKS.indent * first.size


def starts_mid_text(block: Block) -> bool:
    """Whether a text cannot begin here: Latin papers set a story's first paragraph flush."""
    first = block.lines[0]
    if letters.is_latin_text(first.text):
        return letters.begins_lower(first.text)
    return starts_inside(block)


def ends_open(block: Block) -> bool:
    """Whether the last line is full and ends no sentence, as verse may: the text goes on elsewhere.

    Latin lines need not be full, as words are not broken everywhere.
    """
    last = block.lines[-1]
    may_go_on = is_full(block, last) or letters.is_latin_text(last.text)
    if last.order in block.verse:
        return False
    return may_go_on and not measure.ends_sentence(last.text)


def is_full(block: Block, line: PrintedLine) -> bool:
    """Whether a line reaches its column's right edge, but for what justifying could not fill."""
    return block.column[1] - line.box.x1 <= BLOCKS.full * line.size


def is_in_column(box: Box, text: Block, slack: float) -> bool:
    """Whether a box is no wider than a text's column and stands in it or in line with it; `slack` in points."""
    left, right = text.column
    return left - slack <= box.x0 and box.x1 <= right + slack


def box_of(text: Block) -> Box:
    """A text's box, as wide as its column."""
    return Box(text.column[0], text.box.y0, text.column[1], text.box.y1)
