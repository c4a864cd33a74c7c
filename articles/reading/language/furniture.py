"""What is on every page and in no story: 报头, date, weekday, page number and name, 责任编辑,
版式, hotlines.

Furniture is told by its form (a date with a weekday, 责任编辑：, 第3版, A03) and, for what has
no form of its own (the page's name, the newspaper's), by standing next to furniture. It says
the page's number, name and date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.language import labels
from articles.reading.language.lines import TextLine
from articles.reading.shapes import PageFacts

from .furniture_forms import (
    NUMBER,
    NUMBER_THAT_SAYS_SO,
    in_plain_form,
    is_anchor,
    is_bare,
    is_day,
    may_stand_beside,
)
from .head_lines import NAME, facts_of, is_masthead, says_head
from .latin import furniture as latin
from .measure import squeeze
from .page_facts import page_facts
from .page_numbers import plain_number
from .staff_lines import has_staff_form

EDGE_LINES = 4  # lines of a dump that the page's head or foot has at most


@dataclass(frozen=True)
class FurnitureFound:
    """Indexes of the lines that are furniture, and what they say of the page."""

    indexes: frozenset[int]
    facts: PageFacts


def find_furniture(lines: Sequence[TextLine]) -> FurnitureFound:
    """The lines of a page that are furniture: those that say so by their form, and the ones next to them."""
    lines = [replace(line, text=in_plain_form(line.text)) for line in lines]
    anchors = {line.index for line in lines if is_anchor(line.text)}
    anchors |= _forms_of_edges(lines)
    anchors |= _masthead(lines, anchors)
    taken = set(anchors)
    for anchor in sorted(anchors):
        taken |= _grown(lines, anchor, taken)
    return FurnitureFound(frozenset(taken), page_facts([lines[i].text for i in sorted(taken)]))


def _forms_of_edges(lines: Sequence[TextLine]) -> set[int]:
    """Indexes of furniture among a dump's first and last lines, where its page's head and foot are
    printed: roles and names, 02 综合新闻, a date alone. Elsewhere these could be a text's.
    """
    head = lines[: _length_of_head(lines)]
    edges = {*head, *lines[-EDGE_LINES:]}
    formed = {
        line.index
        for line in edges
        if has_staff_form(line.text) or NUMBER_THAT_SAYS_SO.fullmatch(line.text)
    }
    return formed | _head_lines(head)


def _masthead(lines: Sequence[TextLine], known: set[int]) -> set[int]:
    """Index of a line that is the paper's name and nothing else: the first, or below furniture and the page's name.

    Further down it may be the paper that a story is taken from.
    """
    for line in lines[:EDGE_LINES]:
        if is_masthead(line.text):
            return {line.index}
        if line.index not in known and not names_section(line.text):
            break
    return set()


def _head_lines(lines: Sequence[TextLine]) -> set[int]:
    """Indexes of the lines that say one thing of the page each; a date alone may end a notice."""
    said = said_together([line.text for line in lines])
    return {line.index for line in lines if line.text in said}


def said_together(texts: Sequence[str]) -> frozenset[str]:
    """Of the lines where a page's head is printed those that say something of it, if they say two things together."""
    plain = {text: in_plain_form(text) for text in texts}
    facts = {text: facts_of(plain[text]) for text in texts}
    said = frozenset(text for text in texts if facts[text])
    is_numbered = any(NUMBER.fullmatch(line) for line in plain.values())
    kinds = {fact for of_line in facts.values() for fact in of_line}
    return said if len(kinds) + is_numbered > 1 else frozenset()


def is_page_number(text: str) -> bool:
    """Whether a line is a page's number in any form, a bare one too: where it stands has to say that it is one."""
    return bool(plain_number(in_plain_form(text)))


def is_papers_name(text: str) -> bool:
    """Whether a line is the name of a newspaper, set wide or not: in the page's first row it is this one's."""
    return is_masthead(in_plain_form(text))


def _length_of_head(lines: Sequence[TextLine]) -> int:
    """How many of a dump's first lines its page's head may have: some, and more while they say something of it."""
    length = EDGE_LINES
    for number, line in enumerate(lines):
        if number >= length:
            break
        if says_head(line.text, in_head=True):
            length = max(length, number + 1 + EDGE_LINES // 2)
    return length


def _grown(lines: Sequence[TextLine], anchor: int, taken: set[int]) -> set[int]:
    """The lines next to an anchor that have no form of their own: a bare number, the page's and the paper's name."""
    grown: set[int] = set()
    for step in (-1, 1):
        at = anchor + step
        while 0 <= at < len(lines) and at not in taken and (_belongs(lines, at, step)):
            grown.add(at)
            at += step
    return grown


def _belongs(lines: Sequence[TextLine], at: int, step: int) -> bool:
    """Whether a line next to furniture is furniture, too; a name is where more furniture stands beyond it."""
    text = lines[at].text
    if is_bare(text) or is_day(text) or may_stand_beside(text):
        return True
    if not at and names_section(text):
        return True
    if at <= EDGE_LINES and latin.may_name_page(text):
        return True
    beyond = at + step
    if not NAME.fullmatch(squeeze(text)) or lines[at].doubled:
        return False
    if not 0 <= beyond < len(lines):
        return False
    return is_bare(lines[beyond].text) or is_day(lines[beyond].text)


def names_section(text: str) -> bool:
    """Whether a page's first line, with nothing above it, is its name, perhaps behind its number: 11城事."""
    return labels.holds_section_word(text.lstrip("0123456789 "))
