"""Upright type that an extractor wrote a character a line, put back into lines.

An upright headline, or the names beside it, come out as lines of one character each: nobody prints
such lines one below the other else. What was set in two
upright lines becomes one, for little says where the second
began: what begins names (a bullet, 本报记者), and a deck
that stands in the page's text as a clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from articles.reading.language import bylines, measure
from articles.reading.language.credits import BULLETS
from articles.reading.language.lines import TextLine
from articles.reading.language.words import ComparableText

FEWEST = 3  # characters below each other that are upright type; two may be a torn word
SHORTEST_HEAD = 5  # characters before a deck
SHORTEST_DECK = 7

_MARKS = measure.OPENING | measure.CLOSING | frozenset(BULLETS) | frozenset("︽︾﹃﹄﹁﹂︵︶")
# What the names beside a headline begin with
_NAMES = re.compile(rf"[{BULLETS}]|本报|记者|通讯员|特约")


def join_upright(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, those of one character each as one; the lines themselves where none follow each other."""
    found: list[TextLine] = []
    level = "".join(line.text for line in lines if not _is_one_character(line))
    text = ComparableText.of(level)
    for is_one, group in groupby(lines, key=_is_one_character):
        row = list(group)
        if is_one and sum(measure.is_han(line.text) for line in row) >= FEWEST:
            found += [_joined(part) for part in _parted(row, text)]
        else:
            found += row
    return tuple(replace(line, index=index) for index, line in enumerate(found))


def _is_one_character(line: TextLine) -> bool:
    return len(line.text) == 1 and (measure.is_han(line.text) or line.text in _MARKS)


def _parted(row: list[TextLine], page: ComparableText) -> Iterator[list[TextLine]]:
    """The characters of a headline, its deck and the names
    behind it, each apart.
    """
    text = "".join(line.text for line in row)
    starts = [found.start() for found in _NAMES.finditer(text) if found.start() >= FEWEST]
    at = next((start for start in starts if bylines.own_line(text[start:])), len(row))
    deck = _deck(text[:at], page)
    yield row[:deck]
    if deck < at:
        yield row[deck:at]
    if at < len(row):
        yield row[at:]


def _deck(text: str, page: ComparableText) -> int:
    """Where a clause of the page begins that ends a headline;
    the headline's length where none does.
    """
    starts = range(SHORTEST_HEAD, len(text) - SHORTEST_DECK + 1)
    return next((at for at in starts if page.has_clause(text[at:])), len(text))


def _joined(part: Sequence[TextLine]) -> TextLine:
    text = "".join(line.text for line in part)
    return replace(
        part[0],
        text=text,
        space_after=part[-1].space_after,
        upright=len(part) >= FEWEST,
    )
