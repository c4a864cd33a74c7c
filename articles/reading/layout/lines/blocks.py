"""Lines → blocks: lines of one type below each other at a steady pace, as a compositor sets a piece of a column."""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.reading.geometry import Box, overlap_x, union
from articles.reading.language import bylines, measure
from articles.reading.language.lines import joined
from articles.reading.sheet import Drawing

from .lines import PrintedLine
from .tuning import LINES

_NAMES_END = re.compile(r"[^（(。，；：！？]{1,16}[）)]")
_NAMES_LINES = 3  # at most, of names in brackets at a report's end


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
        return statistics.median(line.size for line in self.lines)

    @cached_property
    def style(self) -> int:
        """The style that sets the most of it."""
        counts: Counter[int] = Counter()
        for line in self.lines:
            counts[line.style] += line.characters
        return counts.most_common(1)[0][0]

    @cached_property
    def text(self) -> str:
        return joined([line.as_text() for line in self.lines])

    @cached_property
    def characters(self) -> int:
        return sum(line.characters for line in self.lines)

    @property
    def is_vertical(self) -> bool:
        return self.lines[0].is_vertical

    @cached_property
    def pitch(self) -> float:
        """From baseline to baseline, in points; that of usual leading for a single line."""
        steps = [b.baseline - a.baseline for a, b in zip(self.lines, self.lines[1:], strict=False)]
        return statistics.median(steps) if steps else LINES.usual_leading * self.size

    @cached_property
    def width(self) -> float:
        """Of its column, in points."""
        return self.column[1] - self.column[0] if self.column[1] else self.box.width


def blocks_of(lines: Sequence[PrintedLine], drawings: Sequence[Drawing]) -> list[Block]:
    """Every line in one block, blocks from top to bottom."""
    rules = [d.box for d in drawings if d.kind == "rule" and d.box.width > d.box.height]
    upright = sorted((line for line in lines if not line.is_vertical and not line.turn), key=lambda x: x.box.y0)
    found = [Block((line,)) for line in lines if line.is_vertical or line.turn]
    for chain in _chains(upright, rules):
        found += [Block(tuple(part)) for part in _even(chain)]
    return sorted(found, key=lambda b: (b.box.y0, b.box.x0))


def _chains(lines: Sequence[PrintedLine], rules: Sequence[Box]) -> Iterable[list[PrintedLine]]:
    """Each line on the nearest one above it that it follows."""
    ends: list[list[PrintedLine]] = []
    done: list[list[PrintedLine]] = []
    for line in lines:
        reach = LINES.widest_leading * line.size
        open_ends: list[list[PrintedLine]] = []
        for chain in ends:
            (open_ends if line.baseline - chain[-1].baseline <= 3 * reach else done).append(chain)
        ends = open_ends
        above = [chain for chain in ends if _is_step(chain[-1], line) and _follows(chain, line, rules)]
        if above:
            min(above, key=lambda c: (line.baseline - c[-1].baseline, abs(line.box.x0 - c[-1].box.x0))).append(line)
        else:
            ends.append([line])
    return [*done, *ends]


def _is_step(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line stands below the other one as the next line of a text would."""
    return 0.6 * line.size < line.baseline - above.baseline <= LINES.widest_leading * line.size


def _follows(chain: Sequence[PrintedLine], line: PrintedLine, rules: Sequence[Box]) -> bool:
    rule = LINES
    above = chain[-1]
    if (
        ((above.style != line.style or _ink(above) != _ink(line)) and not _is_one_text(chain, line))
        or abs(above.size - line.size) > rule.same_size * line.size
        or abs(above.light - line.light) > rule.other_light
    ):
        return False
    both = overlap_x(above.box, line.box)
    indented = abs(above.box.x0 - line.box.x0) <= rule.deepest_indent * line.size
    if both < rule.column_overlap * min(above.box.width, line.box.width) and not indented:
        return False
    return not any(
        above.baseline < r.middle_y < line.box.y1 - 0.5 * line.size and overlap_x(r, line.box) > 0.5 * line.box.width
        for r in rules
    )


def _ink(line: PrintedLine) -> int:
    return round(line.light * LINES.inks)


def _is_one_text(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line mostly in other type is of the text above it: the type changes inside a line, as for the names at
    the end, or behind a report's first words in bold.
    """
    above = "".join(x.text for x in chain[-_NAMES_LINES:])
    opened = above.count("（") + above.count("(") > above.count("）") + above.count(")")
    runs_on = chain[-1].ends[1] == line.ends[0] and min(*chain[-1].ends, *line.ends) >= 0
    return (
        runs_on or opened or is_tail(line.text) or (len(chain) <= _NAMES_LINES and bylines.opens_report(chain[0].text))
    )


def is_tail(text: str) -> bool:
    """A report's last line, with names in brackets behind its last words or alone."""
    return text[-1] in "）)" and (text[0] in "（(" or bylines.ends_report(text))


def _even(chain: Sequence[PrintedLine]) -> Iterator[list[PrintedLine]]:
    """A chain cut where the pace changes: more white than between its lines."""
    steps = [b.baseline - a.baseline for a, b in itertools.pairwise(chain)]
    usual = statistics.median_low(steps) if steps else 0.0
    part = [chain[0]]
    for line, step in zip(chain[1:], steps, strict=True):
        if step > LINES.uneven * usual:
            yield part
            part = []
        part.append(line)
    yield part


def parted_by_words(block: Block) -> Iterator[Block]:
    """A block of text cut where a report's names end it or its 本报讯 begins one, however close they stand."""
    left = block.column[0]
    part: list[PrintedLine] = []
    lines = list(block.lines)
    if len(lines) > 1 and bylines.own_line(lines[0].text):
        yield Block((lines.pop(0),), block.column)
    last = [lines.pop()] if len(lines) > 1 and bylines.own_line(lines[-1].text) else []
    for line in lines:
        is_first = line.box.x0 - left > LINES.indent * line.size
        if part and is_first and (bylines.opens_report(line.text) or closes(part) or ends_names(part)):
            yield Block(tuple(part), block.column)
            part = []
        part.append(line)
    yield Block(tuple(part), block.column)
    if last:
        yield Block(tuple(last), block.column)


def closes(lines: Sequence[PrintedLine]) -> bool:
    """Whether the lines end with a report's names."""
    last = lines[-1].text
    return last[-1] in "）)" and bylines.ends_report(joined([x.as_text() for x in lines[-3:]]))


def ends_names(lines: Sequence[PrintedLine]) -> bool:
    """Whether nothing stands in the lines but names in brackets, or the end of some that a column's foot broke."""
    text = "".join(line.text for line in lines)
    return len(lines) <= 2 and (_NAMES_END.fullmatch(text) is not None or (is_tail(text) and _is_named(text)))


def _is_named(text: str) -> bool:
    return bylines.names_alone(text) is not None


def starts_inside(block: Block) -> bool:
    """Whether the first line is no paragraph's first: it stands at the column's edge."""
    first = block.lines[0]
    return first.box.x0 - block.column[0] <= LINES.indent * first.size


def ends_open(block: Block) -> bool:
    """Whether the last line is full and ends no sentence: the text goes on elsewhere."""
    return is_full(block, block.lines[-1]) and not measure.ends_sentence(block.lines[-1].text)


def is_full(block: Block, line: PrintedLine) -> bool:
    return block.column[1] - line.box.x1 <= LINES.full * line.size


def box_of(text: Block) -> Box:
    """A text's box, as wide as its column."""
    return Box(text.column[0], text.box.y0, text.column[1], text.box.y1)
