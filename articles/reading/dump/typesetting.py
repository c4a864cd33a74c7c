"""What a typesetter does, and what a reading costs that he would not have set.

Inside a paragraph a line is full: what begins the next line would not have fitted. A
paragraph's first line stands two ems in; its last line ends where the sentence does.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Set
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.language.lines import INDENT, TextLine

from .tuning import ParagraphCosts

DISPLAY = -1  # the column "width" of a line that stands in no column
# characters; a crosshead often takes up the words that the text below it begins with
SHORTEST_ECHO = 4

OPENING_BRACKETS = "（("
LATIN_MARKS = frozenset(",.;:!?…")

# Column width in ems (DISPLAY for none), whether the line is a paragraph's first
LineState = tuple[int, bool]

_ITEM = re.compile(
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|第[一二三四五六七八九十百\d]{1,4}[条章]|[①-⑳]|——"
)


@dataclass(frozen=True)
class MeasuredLine:
    """A line that may be part of a paragraph, with what its cost depends on. Widths in ems."""

    line: TextLine
    width: float
    unit: float
    """Width of what would have had to fit on the line before (`measure.first_unit`)."""
    indented: bool
    centred: bool = False
    """Stands further in than a paragraph begins."""
    opens: bool = False
    """Begins as only a report's first line does."""
    closes: bool = False
    """Ends a report with its signature."""
    signs: bool = False
    """Holds nothing but that signature."""
    after_break: bool = False
    """Stands right below a byline, a caption or furniture."""
    at_head: bool = False
    """Stands right above a report's first line or right below its last one, where headlines stand."""

    @cached_property
    def text(self) -> str:
        return self.line.text

    @cached_property
    def is_latin(self) -> bool:
        """Whether it is set in Latin letters, which are not all half an em wide."""
        return letters.is_latin_text(self.text)

    @cached_property
    def runs_on(self) -> bool:
        """Whether it goes on with what the line above says: Latin text that begins with a small letter."""
        return self.is_latin and letters.begins_lower(self.text)

    @cached_property
    def ends_sentence(self) -> bool:
        return measure.ends_sentence(self.text)

    @cached_property
    def ends_in_comma(self) -> bool:
        return self.text[-1] in ("，、—,-\u2010" if self.is_latin else "，、—")

    @cached_property
    def ends_in_colon(self) -> bool:
        return self.text[-1] in "：:；;"

    @cached_property
    def marks(self) -> int:
        """How many punctuation marks it has."""
        marks = LATIN_MARKS if self.is_latin else measure.CLAUSE_MARKS
        return sum(c in marks for c in self.text)

    @cached_property
    def squeezable(self) -> int:
        """How many of its marks may be squeezed."""
        return sum(c in measure.SQUEEZABLE for c in self.text)

    @cached_property
    def is_item(self) -> bool:
        """Whether it begins as an item of a list does."""
        return bool(_ITEM.match(self.text))


def rare_columns(widths: Counter[int], rule: ParagraphCosts) -> frozenset[int]:
    """The widths (whole ems) that hardly any line of the page has; a full line may be one em short."""
    return frozenset(w for w in widths if widths[w] + widths[w + 1] < rule.lines_a_column)


@dataclass(frozen=True)
class TypesettingCosts:
    """The cost, in points, of each thing that a reading says of a line.

    `shows_indents`: the dump keeps the blanks of indented lines. `rare`: column widths that
    hardly any line has.
    """

    rule: ParagraphCosts
    shows_indents: bool
    rare: Set[int]

    def begin(self, line: MeasuredLine, column: int) -> float:
        """Cost of `line` as a paragraph's first line."""
        rule = self.rule
        cost = rule.paragraph
        if line.line.doubled:
            cost += rule.printed_twice
        if self.shows_indents and (line.centred or not line.indented):
            cost += rule.indent_missing
        cost += self.rare_cost(column)
        cost += rule.goes_on_closed * line.signs + rule.begins_small * line.runs_on
        return cost - rule.opens_report * line.opens

    def rare_cost(self, column: int) -> float:
        """Cost of a column that hardly any line of the page
        fills; where one paragraph stands in it, the next one may.
        """
        return self.rule.rare_column * (column in self.rare)

    def display(self, line: MeasuredLine) -> float:
        """Cost of `line` as a line outside any column."""
        rule = self.rule
        if line.line.doubled:
            return 0.0  # shadows are for headlines: nothing else speaks against it
        cost = rule.display + rule.punctuated_display * line.marks
        cost += rule.display_ends * line.ends_sentence
        cost += rule.display_comma * line.ends_in_comma
        cost += rule.opens_report * line.opens
        cost -= rule.where_heads_stand * line.at_head
        cost += rule.goes_on_closed * line.signs
        if self.shows_indents and line.indented and not line.centred:
            cost += rule.display
        return cost

    def go_on(self, line: MeasuredLine, after: MeasuredLine, state: LineState) -> float:
        """Cost of the paragraph's going on from `line`, in `state`, to the line `after` it.

        Close decisions hang on the last bit of a sum, so the order of the additions is part of
        the reading.
        """
        rule = self.rule
        column, first = state
        left = column - self._filled(line, first)
        room = left - after.unit - self._varies(line, column)
        cost = self._too_wide(line, column, first)
        # 本报讯 记者X 报道 is set wide, （X） may stand on a line of its own
        set_apart = line.opens or after.signs
        if room > -rule.slack and not set_apart:
            cost += rule.just_short if room < rule.clearly else rule.short_line
            cost += rule.short_by * min(max(room, 0.0), rule.shortest)
        cost += rule.over_blank * (line.is_latin and after.line.gap > 0)
        cost += rule.unmarked_line * (not line.marks and not line.is_latin)
        cost += rule.echoed * _is_echoed(line, after)
        cost += rule.short_sentence * (line.ends_sentence and left >= rule.visibly)
        cost += rule.next_item * (after.is_item and line.ends_in_colon)
        cost += rule.goes_on_closed * line.closes + rule.opens_report * after.opens
        # What stands further in than a paragraph begins is no line of text at all, but for what
        # is set right in brackets: names, a jump
        far_in = after.centred and after.text[0] not in OPENING_BRACKETS
        cost += rule.indent_missing * self.shows_indents * (after.indented + far_in)
        cost += rule.printed_twice * after.line.doubled + rule.across_break * after.after_break
        return cost + rule.full_stop_inside * line.ends_sentence

    def end(self, line: MeasuredLine, state: LineState) -> float:
        """Cost of `line`, in `state`, as its paragraph's last line."""
        rule = self.rule
        column, first = state
        if column == DISPLAY:
            return 0.0
        cost = self._too_wide(line, column, first)
        if line.ends_in_comma:
            return cost + rule.ends_in_comma
        if not (line.ends_sentence or line.closes):
            cost += rule.ends_item if line.ends_in_colon else rule.ends_open
        return cost

    def _filled(self, line: MeasuredLine, first: bool) -> float:
        """Ems of the column that the line fills, its indent included."""
        is_set_in = line.indented or not (self.shows_indents or line.is_latin)
        return line.width + (INDENT if first and is_set_in else 0.0)

    def _varies(self, line: MeasuredLine, column: int) -> float:
        """Ems by which a full line may seem shorter or longer than its column."""
        return self.rule.latin_varies * column if line.is_latin else 0.0

    def _too_wide(self, line: MeasuredLine, column: int, first: bool) -> float:
        """Cost of what stands beyond the column; a full first line may be one without an indent instead."""
        rule = self.rule
        hang = rule.hang if line.text[-1] in measure.CLOSING else rule.stretch
        hang += self._varies(line, column)
        over = self._filled(line, first) - column - hang - rule.squeezed * line.squeezable
        if over <= 0:
            return 0.0
        cost = rule.too_wide * over + min(1.0, over)
        flush = line.width - column - hang
        return min(rule.not_indented, cost) if first and flush <= 0 else cost


def _is_echoed(line: MeasuredLine, after: MeasuredLine) -> bool:
    return after.text.startswith(line.text) and len(line.text) >= SHORTEST_ECHO
