"""Where briefs without headlines begin, told by how they are set.

Each stands behind a rule, begins with a bullet, stands below more white than lines of a
paragraph, or begins with words in bold or, in Latin type, with its place (ROME —). What marks
some paragraphs only marks where briefs begin.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from articles.reading.cached_property import cached_property
from articles.reading.geometry import overlap_x
from articles.reading.language import bylines, measure
from articles.reading.language.latin import letters
from articles.reading.language.latin.datelines import opens_with_place
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import BULLETS, Block, leadings
from articles.reading.layout.lines.printed_line import PrintedLine, style_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks

from .column_tuning import COLUMNS

Marks = tuple[bool, ...]  # one for each paragraph of a list: whether it begins a brief


@dataclass(frozen=True)
class Start:
    """A paragraph's first line: of which text, at which place in it. `step`: points down to it from the line before,
    None at a column's top. `is_ruled`: a rule stands before it.
    """

    text: int
    at: int
    line: PrintedLine
    step: float | None
    is_ruled: bool

    @property
    def bullet(self) -> str:
        return self.line.text[0] if self.line.text[0] in BULLETS else ""


@dataclass(frozen=True)
class BareList:
    """A list's columns of texts without a headline, as indexes of the page's texts."""

    page: ClassifiedBlocks
    columns: Sequence[Sequence[int]]

    def brief_starts(self) -> list[Start]:
        """Where its briefs begin; none where nothing tells."""
        starts = self._starts
        if not starts:
            return []
        marks = (
            self._ruled(),
            self._bulleted(),
            self._below_white(),
            self._bold(),
            self._placed(),
        )
        found = [one for one in marks if any(one[1:])]
        if not found:
            return []
        begun = self._with_marked_tops(found)
        return [start for start, mark in zip(starts, begun, strict=True) if mark]

    def led_starts(self) -> list[Start]:
        """Where its briefs begin, if all begin alike: none where a story's paragraphs go on between.

        Words in bold lead in what goes on in the text's own type, and ask nothing: an interview's do.
        """
        starts = self._starts
        if not starts:
            return []
        leads = [self._bulleted(), self._placed(), self._led_in()]
        apart = [self._below_white(), self._ruled()]
        begun = [(True,) * len(starts), *(one for one in apart if any(one[1:]))]
        for marks in begun:
            if any(
                all(lead for mark, lead in zip(marks, led, strict=True) if mark)
                for led in leads
            ):
                return [start for mark, start in zip(marks, starts, strict=True) if mark]
        return []

    def _led_in(self) -> Marks:
        """Whether each begins in bold and goes on in the text's own type."""
        bold = zip(self._bold(), self._starts, strict=True)
        return tuple(
            mark and self._runs_on(start) and not measure.asks(start.line.text)
            for mark, start in bold
        )

    def _runs_on(self, start: Start) -> bool:
        """Whether the first line, or the next one, goes on in the text's own type."""
        text = self.page.body[start.text]
        ends = [line.ends[1] for line in text.lines[start.at : start.at + 2]]
        return any(end >= 0 and style_of(end) == text.style for end in ends)

    def _with_marked_tops(self, found: Sequence[Marks]) -> Marks:
        """The first marks, with the tops of columns.

        No white and no rule marks these. Others tell, which mark all that the first do further
        down.
        """
        first = found[0]
        for other in found[1:]:
            if self._are_marked_in_both(first, other):
                first = tuple(
                    more if n and start.step is None else mark
                    for n, (mark, more, start) in enumerate(
                        zip(first, other, self._starts, strict=True)
                    )
                )
        return first

    def _are_marked_in_both(self, first: Marks, other: Marks) -> bool:
        """Whether the other marks stand at all the first ones, but for the tops of columns."""
        marked = zip(first, other, self._starts, strict=True)
        return all(more for mark, more, start in marked if mark and start.step is not None)

    @cached_property
    def _starts(self) -> list[Start]:
        is_flush = self._begins_flush
        return [
            start
            for n, column in enumerate(self.columns)
            for start in self._starts_of(column, is_flush and self._may_begin_at_top(n))
        ]

    @property
    def _begins_flush(self) -> bool:
        """Whether Latin paragraphs stand at their columns' edges, so that no indent need show one at a column's top."""
        first = self.page.body[self.columns[0][0]]
        if not letters.is_latin_text(first.lines[0].text):
            return False
        below = [
            start
            for column in self.columns
            for start in self._starts_of(column)
            if start.step is not None
        ]
        return not all(_is_set_in(one.line, self.page.body[one.text]) for one in below)

    def _may_begin_at_top(self, n: int) -> bool:
        """Whether a list's column may begin with a paragraph: the one before it ends a sentence."""
        first = self.page.body[self.columns[n][0]].lines[0]
        if letters.begins_lower(first.text):
            return False
        return not n or measure.ends_sentence(self.page.body[self.columns[n - 1][-1]].text)

    def _starts_of(self, column: Sequence[int], begins_at_top: bool = False) -> Iterator[Start]:
        texts = self.page.body
        above: PrintedLine | None = None
        for n in column:
            for at, line in enumerate(texts[n].lines):
                step = None if above is None else line.baseline - above.baseline
                is_apart = step is not None and step > _solid(texts[n])
                is_top = above is None and begins_at_top
                if is_top or _begins_paragraph(line, above, texts[n], is_apart):
                    is_ruled = above is not None and self._has_rule(above, line)
                    yield Start(n, at, line, step, is_ruled)
                above = line

    def _has_rule(self, above: PrintedLine, line: PrintedLine) -> bool:
        return any(
            above.box.middle_y < rule.middle_y < line.box.middle_y
            and overlap_x(rule, line.box) > BLOCKS.parting_rule * line.box.width
            for rule in self.page.horizontal_rules
        )

    def _ruled(self) -> Marks:
        return self._with_tops([start.is_ruled for start in self._starts])

    def _bulleted(self) -> Marks:
        first = self._starts[0].bullet
        return tuple(bool(first) and start.bullet == first for start in self._starts)

    def _below_white(self) -> Marks:
        """Whether clearly more white stands before each than inside paragraphs.

        That tells nothing where the page parts all its paragraphs so.
        """
        leading = self._leading
        if not leading or not self._sets_paragraphs_solid:
            return (False,) * len(self._starts)
        widest = leading + COLUMNS.list_white * self.page.em
        return self._with_tops(
            [start.step is not None and start.step > widest for start in self._starts]
        )

    def _with_tops(self, marks: Sequence[bool]) -> Marks:
        """The marks, with the tops of columns, which show none, where all other paragraphs have one."""
        starts = self._starts
        is_each = all(
            mark for mark, start in zip(marks, starts, strict=True) if start.step is not None
        )
        return tuple(
            mark or (start.step is None and (n == 0 or is_each))
            for n, (mark, start) in enumerate(zip(marks, starts, strict=True))
        )

    @property
    def _leading(self) -> float:
        """The widest step of lines inside the list's paragraphs, in points."""
        begins = {start.line.order for start in self._starts}
        steps = [
            step
            for column in self.columns
            for n in column
            for line, step in self._steps_in(n)
            if line.order not in begins
        ]
        return max(steps, default=0.0)

    def _steps_in(self, n: int) -> Iterator[tuple[PrintedLine, float]]:
        lines = self.page.body[n].lines
        return zip(lines[1:], leadings(lines), strict=True)

    @property
    def _sets_paragraphs_solid(self) -> bool:
        """Whether the page has paragraphs below each other with no more white than inside them."""
        return any(
            _begins_paragraph(below, above, text)
            and below.baseline - above.baseline <= _solid(text)
            for text in self.page.body
            for above, below in pairwise(text.lines)
        )

    def _bold(self) -> Marks:
        """Whether each begins in one and the same type that is not the text's.

        The first one does, too, unless a figure begins it: figures have fonts of their own.
        """
        leads = [self._lead_of(start) for start in self._starts]
        begins = [_is_word(start.line.text[0]) for start in self._starts]
        of_words = [lead for lead, is_word in zip(leads, begins, strict=True) if is_word]
        lead = leads[0] if leads[0] in of_words else (of_words or [None])[0]
        if lead is None or not (begins[0] or leads.count(lead) > 1):
            return (False,) * len(leads)
        return tuple(n == 0 or style == lead for n, style in enumerate(leads))

    def _placed(self) -> Marks:
        """Whether each begins with its place (ROME —), as the first one does."""
        marks = [
            opens_with_place(start.line.text.lstrip(BULLETS + " ")) for start in self._starts
        ]
        return tuple(mark and marks[0] for mark in marks)

    def _lead_of(self, start: Start) -> int | None:
        """The type of a paragraph's first character.

        None where its text is in it. Of a few words most may be the
        lead-in: then the page's text tells.
        """
        first, last = start.line.ends
        text = self.page.body[start.text]
        if first < 0:
            return None
        is_mostly_lead = first != last and self.page.body_type.has_lead_in(text)
        return first if style_of(first) != text.style or is_mostly_lead else None


def begin_alike(first: Block, other: Block) -> bool:
    """Whether two Latin texts begin in one way that other texts do not: with a bullet, a place or words in bold.

    A brief does so that stands level with the columns beside, under whose headline it were.
    """
    one, two = first.lines[0], other.lines[0]
    if one.text[0] in BULLETS:
        return one.text[0] == two.text[0]
    if not letters.is_latin_text(one.text):
        return False
    if opens_with_place(one.text):
        return opens_with_place(two.text)
    leads = [line.ends[0] for line in (one, two)]
    if min(leads) < 0 or style_of(leads[0]) == first.style:
        return False
    return style_of(leads[0]) == style_of(leads[1]) and style_of(leads[1]) != other.style


def _is_word(character: str) -> bool:
    return measure.is_han(character) or letters.is_letter(character)


def _solid(text: Block) -> float:
    """The widest step between lines, in points, that is no more than the text's own."""
    return text.pitch + COLUMNS.list_white * text.size


def _begins_paragraph(
    line: PrintedLine, above: PrintedLine | None, text: Block, is_apart: bool = False
) -> bool:
    """Whether a line is set in, set apart or begins with a bullet, at its column's top or behind a sentence's end."""
    if bylines.own_line(line.text):
        return False
    if above is not None and not measure.ends_sentence(above.text):
        return False
    return is_apart or _is_set_in(line, text) or line.text[0] in BULLETS


def _is_set_in(line: PrintedLine, text: Block) -> bool:
    return line.box.x0 - text.column[0] > BLOCKS.indent * line.size
