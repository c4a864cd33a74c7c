"""Text that breaks off: paragraphs that end, or begin, inside a sentence.

Extractors may write a page block by block, in the order in which its program made the blocks.
The lines inside a block run on then, and line_order.py sees nothing. But where a block ends, its
text does so in mid-sentence, and other text follows. A typesetter leaves neither: a paragraph
ends where its sentence does, and its first line stands two ems in, so that it is not full. A full
line with a comma in it, in the place of a headline, is text of a block that begins there; one or
two may be headlines that happen to be as wide as the column.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.reading.confidence import SHOWN
from articles.reading.elements import Element
from articles.reading.language import jump_lines, measure
from articles.reading.language.latin import letters
from articles.reading.language.lines import INDENT, TextLine

from .notice_ends import sign_offs
from .tuning import TORN

# A list or a quotation may follow the one, and brackets close a report
_ENDS = "：:；;”》）)"
_BRACKETS = "（("


@dataclass(frozen=True)
class TornText:
    """The paragraphs of a page that end or begin inside a sentence, as their texts.

    `paragraphs`: how many paragraphs the page has; `heads`: the display lines that are lines of text.
    """

    paragraphs: int
    ends: tuple[str, ...]
    begins: tuple[str, ...]
    heads: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many there are; 0 for one end alone, a full stop that was forgotten: its story
        has a doubt of its own.
        """
        sure = len(self.ends) + len(self.begins)
        found = sure + len(self.heads)
        if sure:
            return 0 if found == len(self.ends) == 1 else found
        return found if found >= TORN.fewest else 0

    @property
    def shown(self) -> str:
        """Words by which the first place is found: those before a break, or behind one."""
        if self.ends:
            return self.ends[0][-SHOWN:]
        return next(iter((*self.begins, *self.heads)), "")[:SHOWN]


def torn_text(elements: Sequence[Element]) -> TornText:
    """What breaks off among the elements of a page, in the dump's order."""
    ends, begins, paragraphs = [], [], 0
    signed = sign_offs(elements)
    for at, (element, after) in enumerate(itertools.zip_longest(elements, elements[1:])):
        if element.kind != "paragraph" or letters.is_latin_text(element.text):
            continue
        paragraphs += 1
        if at not in signed and _is_open(element, after):
            ends.append(element.text)
        if _begins_full(element):
            begins.append(element.text)
        elif inside := _behind_short_line(element):
            begins.append(inside)
    return TornText(paragraphs, tuple(ends), tuple(begins), tuple(_heads(elements)))


def _is_open(element: Element, after: Element | None) -> bool:
    """Whether a paragraph ends inside a sentence, and does not say where it goes on."""
    if measure.ends_sentence(element.text) or element.text[-1] in _ENDS:
        return False
    follows = after.text if after else ""
    return not (jump_lines.goes_on(element.text).mark or jump_lines.goes_on(follows).mark)


def _begins_full(element: Element) -> bool:
    """Whether its first line fills the column, without the two ems of blank before it."""
    first = element.lines[0]
    is_full = first.width >= element.column - TORN.short
    return len(element.lines) > 1 and is_full and first.indent < TORN.indent


def _behind_short_line(element: Element) -> str:
    """The line behind the only one inside a paragraph that is clearly short; empty where
    there is none. Several stand around a picture, or in a narrower column.
    """
    short = [
        below.text
        for place, (line, below) in enumerate(itertools.pairwise(element.lines))
        if _is_short(line, below, element, is_first=place == 0)
    ]
    return short[0] if len(short) == 1 else ""


def _is_short(line: TextLine, below: TextLine, element: Element, *, is_first: bool) -> bool:
    """Whether what the line below begins with would have fitted on a line, with room to spare."""
    if (is_first and element.opens) or below.text[0] in _BRACKETS:
        return False  # 本报讯 记者 X is set wide, and a signature stands on a line of its own
    room = element.column - line.width - (INDENT if is_first else 0.0)
    return room - measure.first_unit(below.text) >= TORN.room


def _heads(elements: Sequence[Element]) -> Iterator[str]:
    """The display lines with a clause's end inside that are as wide as the text near them, or its first lines."""
    for at, element in enumerate(elements):
        if element.kind != "display" or element.doubled or not _has_clauses(element.text):
            continue
        near = elements[max(0, at - TORN.near) : at + TORN.near + 1]
        columns = [e.column for e in near if e.kind == "paragraph"]
        if any(_is_as_wide(element.width, column) for column in columns):
            yield element.text


def _has_clauses(text: str) -> bool:
    return any(mark in text[:-1] for mark in "，。；")


def _is_as_wide(width: float, column: float) -> bool:
    return min(abs(width - column), abs(width + INDENT - column)) <= TORN.short
