"""What a typesetter does, and how much a reading that he would not have set costs.

Inside a paragraph a line is full: what begins the next line would not have fitted. A paragraph's first line stands two
ems in; its last line ends where the sentence does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field

from articles.reading.language import measure
from articles.reading.language.lines import INDENT, TextLine
from articles.reading.tuning import Wrapping

DISPLAY = -1
SHORTEST_ECHO = 4  # characters; a crosshead often takes up the words that the text below it begins with

LineState = tuple[int, bool]  # column width in ems (DISPLAY for none), whether the line is a paragraph's first


_ITEM = re.compile(r"[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[条章]|[①-⑳]|——")


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """A line on its way into a paragraph, measured once. `opens` and `closes` tell a report's first and last line,
    `signs` one that is nothing but its signature, `at_head` a line right before a first or behind a last one; a
    `centred` line stands further in than a paragraph begins."""

    line: TextLine
    width: float
    unit: float
    indented: bool
    centred: bool = False
    opens: bool = False
    closes: bool = False
    signs: bool = False
    after_break: bool = False
    at_head: bool = False
    ends: bool = field(init=False)
    comma: bool = field(init=False)
    marks: int = field(init=False)
    soft: int = field(init=False)
    item: bool = field(init=False)

    def __post_init__(self) -> None:
        text = self.line.text
        object.__setattr__(self, "ends", measure.ends_sentence(text))
        object.__setattr__(self, "comma", text[-1] in "，、—")
        object.__setattr__(self, "marks", sum(c in measure.CLAUSE_MARKS for c in text))
        object.__setattr__(self, "item", bool(_ITEM.match(text)))
        object.__setattr__(self, "soft", sum(c in measure.SQUEEZABLE for c in text))


class TypesettingCosts:
    """What a typesetter would not do, and how much it speaks against a reading."""

    def __init__(self, rule: Wrapping, shows_indents: bool, widths: Counter[int]) -> None:
        self.rule = rule
        self.shows_indents = shows_indents
        self.rare = frozenset(w for w in widths if widths[w] + widths[w + 1] < rule.lines_a_column)

    def begin(self, line: MeasuredLine, column: int) -> float:
        """A paragraph's first line."""
        cost = self.rule.paragraph + (self.rule.printed_twice if line.line.doubled else 0.0)
        if self.shows_indents and (line.centred or not line.indented):
            cost += self.rule.indent_missing
        cost += self.rule.rare_column * (column in self.rare)
        cost += self.rule.goes_on_closed * line.signs
        return cost - (self.rule.opens_report if line.opens else 0.0)

    def display(self, line: MeasuredLine) -> float:
        """A line outside any column."""
        if line.line.doubled:
            return 0.0
        cost = self.rule.display + self.rule.punctuated_display * line.marks
        cost += self.rule.display_ends * line.ends + self.rule.display_comma * line.comma
        cost += self.rule.opens_report if line.opens else 0.0
        cost -= self.rule.where_heads_stand * line.at_head
        cost += self.rule.goes_on_closed * line.signs
        if self.shows_indents and line.indented and not line.centred:
            cost += self.rule.display
        return cost

    def go_on(self, line: MeasuredLine, after: MeasuredLine, state: LineState) -> float:
        """`line` is not its paragraph's last."""
        column, first = state
        cost = self._too_wide(line, column, first)
        room = column - self._filled(line, first) - after.unit
        set_apart = line.opens or after.signs  # 本报讯 记者X 报道 is set wide, （X） may stand on a line of its own
        if room > -self.rule.slack and not set_apart:
            cost += self.rule.just_short if room < self.rule.clearly else self.rule.short_line
            cost += self.rule.short_by * min(max(room, 0.0), self.rule.shortest)
        cost += self.rule.unmarked_line * (not line.marks)
        cost += self.rule.echoed * (after.line.text.startswith(line.line.text) and len(line.line.text) >= SHORTEST_ECHO)
        cost += self.rule.short_sentence * (line.ends and column - self._filled(line, first) >= self.rule.visibly)
        cost += self.rule.next_item * (after.item and line.line.text[-1] in "；;：:")
        cost += self.rule.goes_on_closed * line.closes + self.rule.opens_report * after.opens
        cost += self.rule.indent_missing * (self.shows_indents and after.indented)
        cost += self.rule.printed_twice * after.line.doubled + self.rule.across_break * after.after_break
        return cost + self.rule.full_stop_inside * line.ends

    def end(self, line: MeasuredLine, state: LineState) -> float:
        """`line` is its paragraph's last."""
        column, first = state
        if column == DISPLAY:
            return 0.0
        cost = self._too_wide(line, column, first)
        if line.comma:
            return cost + self.rule.ends_in_comma
        if not (line.ends or line.closes):
            cost += self.rule.ends_item if line.line.text[-1] in "：:；;" else self.rule.ends_open
        return cost

    def _filled(self, line: MeasuredLine, first: bool) -> float:
        indent = INDENT if first and (line.indented or not self.shows_indents) else 0.0
        return line.width + indent

    def _too_wide(self, line: MeasuredLine, column: int, first: bool) -> float:
        hang = self.rule.hang if line.line.text[-1] in measure.CLOSING else self.rule.stretch
        over = self._filled(line, first) - column - hang - self.rule.squeezed * line.soft
        if over <= 0:
            return 0.0
        cost = self.rule.too_wide * over + min(1.0, over)
        flush = line.width - column - hang
        return min(self.rule.not_indented, cost) if first and flush <= 0 else cost
