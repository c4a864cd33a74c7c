"""Printed lines → blocks, each line on the nearest one above it that it follows."""

from __future__ import annotations

import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from articles.reading.geometry import Box, overlap_x
from articles.reading.language import (
    byline_heads,
    byline_tails,
    bylines,
    letter_writers,
    measure,
)
from articles.reading.language.photo_credits import behind_caption, is_credit
from articles.reading.sheet import Drawing

from .block_tuning import BLOCKS
from .blocks import Block, leadings
from .head_row import head_row
from .printed_line import PrintedLine
from .report_ends import is_tail
from .tuning import LINES

Chain = list[PrintedLine]  # lines that follow each other, from top to bottom
_STRIP = 48.0  # points


def blocks_of(lines: Sequence[PrintedLine], drawings: Sequence[Drawing]) -> list[Block]:
    """Every line in one block, blocks from top to bottom."""
    rules = [d.box for d in drawings if _is_horizontal_rule(d)]
    head = head_row(lines)
    level = [line for line in lines if line.is_upright and line.order not in head]
    found = [Block((line,)) for line in lines if not line.is_upright or line.order in head]
    for chain in _chains(sorted(level, key=_top), rules):
        found += [Block(tuple(part)) for part in _evenly_spaced(chain)]
    return sorted(found, key=lambda b: (b.box.y0, b.box.x0))


def _is_horizontal_rule(drawing: Drawing) -> bool:
    return drawing.kind == "rule" and drawing.box.width > drawing.box.height


def _top(line: PrintedLine) -> float:
    return line.box.y0


def _chains(lines: Sequence[PrintedLine], rules: Sequence[Box]) -> list[Chain]:
    """The lines, which come from top to bottom, as chains."""
    growing = _Growing()
    for line in lines:
        number = _chain_above(line, growing.near(line), rules)
        growing.put(line, number)
    return growing.chains


class _Growing:
    """Chains, and which of them end where: a line of one column asks nothing of the others.

    By strips of the page from top to bottom, each with the numbers of the chains whose last
    lines reach into it.
    """

    def __init__(self) -> None:
        self.chains: list[Chain] = []
        self._strips: defaultdict[int, set[int]] = defaultdict(set)

    def near(self, line: PrintedLine) -> dict[int, Chain]:
        """The chains that a line may go on, by number; those that end far above are asked no more."""
        strips = [self._strips[n] for n in _strips_of(line, BLOCKS.deepest_indent * line.size)]
        found = set[int]().union(*strips)
        ended = {n for n in found if _is_far_above(self.chains[n][-1], line)}
        for strip in strips if ended else ():
            strip.difference_update(ended)
        return {number: self.chains[number] for number in sorted(found - ended)}

    def put(self, line: PrintedLine, number: int | None) -> None:
        """Puts a line at the end of a chain, or into one of its own."""
        if number is None:
            number = len(self.chains)
            self.chains.append([])
        self.chains[number].append(line)
        for strip in _strips_of(line, 0.0):
            self._strips[strip].add(number)


def _strips_of(line: PrintedLine, slack: float) -> range:
    """Numbers of the strips that a line, or what stands so near beside it, reaches into."""
    return range(int((line.box.x0 - slack) // _STRIP), int((line.box.x1 + slack) // _STRIP) + 1)


def _is_far_above(above: PrintedLine, line: PrintedLine) -> bool:
    """So far that no later line will follow it, either: those are yet further down."""
    reach = BLOCKS.widest_leading * line.size
    return line.baseline - above.baseline > BLOCKS.forgotten * reach


def _chain_above(
    line: PrintedLine, chains: Mapping[int, Chain], rules: Sequence[Box]
) -> int | None:
    """Number of the chain that the line goes on: the nearest one above, of two as near the one more flush with it."""
    above = [
        number
        for number, chain in chains.items()
        if _is_step(chain[-1], line) and _follows(chain, line, rules)
    ]
    return min(above, key=lambda number: _distance(chains[number][-1], line), default=None)


def _distance(above: PrintedLine, line: PrintedLine) -> tuple[float, float]:
    return line.baseline - above.baseline, abs(line.box.x0 - above.box.x0)


def _is_step(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether the line stands below the other one as the next line of a text would."""
    step = line.baseline - above.baseline
    return BLOCKS.least_leading * line.size < step <= BLOCKS.widest_leading * line.size


def _follows(chain: Sequence[PrintedLine], line: PrintedLine, rules: Sequence[Box]) -> bool:
    """Whether the line is of the chain's type, in its column, with no rule between."""
    above = chain[-1]
    if abs(above.size - line.size) > BLOCKS.same_size * line.size:
        return False
    if abs(above.light - line.light) > LINES.other_light:
        return False
    is_in_column = _is_in_column(above, line) and not _is_left_of(chain, line)
    if not is_in_column and not _are_names_below(chain, line):
        return False
    if not _is_one_style(above, line) and not _is_one_text(chain, line):
        return False
    if _is_byline_below_deck(chain, line):
        return False
    return not any(_parts(rule, above, line) for rule in rules)


def _is_byline_below_deck(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether names stand below a line or two that end no sentence, as a deck in the byline's own type does."""
    if len(chain) > BLOCKS.deck_lines or measure.ends_sentence(chain[-1].text):
        return False
    if bylines.own_line(line.text) is None:
        return False
    return bylines.own_line(chain[-1].text) is None


def _is_one_style(above: PrintedLine, line: PrintedLine) -> bool:
    return above.style == line.style and _ink(above) == _ink(line)


def _ink(line: PrintedLine) -> int:
    return round(line.light * LINES.inks)


def _is_in_column(above: PrintedLine, line: PrintedLine) -> bool:
    """Below each other for a good part, or both near one left edge: a last line may be very short."""
    narrower = min(above.box.width, line.box.width)
    if overlap_x(above.box, line.box) >= BLOCKS.column_overlap * narrower:
        return True
    return abs(above.box.x0 - line.box.x0) <= BLOCKS.deepest_indent * line.size


def _is_left_of(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line ends before a column whose edge is known begins: some of its lines are set in, and others not."""
    if line.box.x1 > chain[-1].box.x0:
        return False
    edges = [above.box.x0 for above in chain]
    shows_edge = max(edges) - min(edges) > BLOCKS.indent * line.size
    return shows_edge and line.box.x1 <= min(edges)


def _parts(rule: Box, above: PrintedLine, line: PrintedLine) -> bool:
    """Whether a rule stands between two lines, across the lower one."""
    lowest = line.box.y1 - BLOCKS.rule_above * line.size
    if not above.baseline < rule.middle_y < lowest:
        return False
    return overlap_x(rule, line.box) > BLOCKS.parting_rule * line.box.width


def _are_names_below(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether names stand at the right end of a line of their own, below a short last line: a report's or a
    photographer's.
    """
    left, right = _edges(chain)
    if not (left <= line.box.x0 and line.box.x1 <= right + BLOCKS.overrun * line.size):
        return False  # most of the lines that are asked about: of the next column
    if _is_name_at_right(chain, line):
        return True
    text = line.text
    return bool(is_tail(text) or byline_tails.bare_signature(text) or is_credit(text))


def _is_one_text(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line mostly in other type is of the text above it: the type changes inside a
    line, as for the names at the end, or behind a report's first words in bold.
    """
    if _runs_on(chain[-1], line) or _leaves_bracket_open(chain):
        return True
    if is_tail(line.text) and not behind_caption(line.text):
        return True
    if byline_tails.bare_signature(line.text) or _is_name_at_right(chain, line):
        return True
    if is_credit(line.text) and _is_at_right(chain, line):
        return True
    return len(chain) <= BLOCKS.names_lines and byline_heads.opens_report(chain[0].text)


def _is_name_at_right(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line is a name, perhaps with a place, and nothing else.

    It stands at the right end of a text whose last sentence is over.
    """
    if not _ends_at_right(chain, line, 0.0):
        return False
    if letter_writers.lone_name(line.text):
        return _is_at_right(chain, line)
    is_signed = letter_writers.signer(line.text) is not None
    return is_signed and _ends_at_right(chain, line, BLOCKS.deepest_indent)


def _is_at_right(chain: Sequence[PrintedLine], line: PrintedLine) -> bool:
    """Whether a line stands in the right half of a text, at its end.

    The text's last sentence is over.
    """
    left, right = _edges(chain)
    return _ends_at_right(chain, line, (right - left) / 2 / line.size)


def _edges(chain: Sequence[PrintedLine]) -> tuple[float, float]:
    return min([x.box.x0 for x in chain]), max([x.box.x1 for x in chain])


def _ends_at_right(chain: Sequence[PrintedLine], line: PrintedLine, indent: float) -> bool:
    """Whether a line ends where a text's lines do, and is set in.

    The text's last sentence is over. `indent`: ems.
    """
    if not measure.ends_sentence(chain[-1].text):
        return False
    left, right = _edges(chain)
    is_at_right = abs(right - line.box.x1) <= BLOCKS.overrun * line.size
    return is_at_right and line.box.x0 - left > indent * line.size


def _runs_on(above: PrintedLine, line: PrintedLine) -> bool:
    """Whether the type in which one line ends begins the next one."""
    is_known = min(*above.ends, *line.ends) >= 0
    return is_known and above.ends[1] == line.ends[0]


def _leaves_bracket_open(chain: Sequence[PrintedLine]) -> bool:
    """Whether names in brackets, which are often in other type, have begun and not ended."""
    text = "".join(line.text for line in chain[-BLOCKS.names_lines :])
    opened = text.count("（") + text.count("(")
    return opened > text.count("）") + text.count(")")


def _evenly_spaced(chain: Chain) -> Iterator[Chain]:
    """A chain cut wherever there is clearly more white than between most of its lines."""
    steps = leadings(chain)
    usual = statistics.median_low(steps) if steps else 0.0
    part = [chain[0]]
    for line, step in zip(chain[1:], steps, strict=True):
        if step > BLOCKS.uneven * usual:
            yield part
            part = []
        part.append(line)
    yield part
