"""Numbers that an extractor wrote on lines of their own, put back into the printed lines that they were part of.

Figures often come from another font than the characters beside them, and some extractors begin a
new line with each font. Where that is a page's habit, piece_joining.py sees it; of a few numbers on
a page no habit shows. There the measure tells: with the number between them, two pieces fill the
column, or end a sentence.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.language import furniture_forms, measure
from articles.reading.language.lines import INDENT, TextLine

from .tuning import JOINING

_NUMBER = re.compile(r"[+\-]?\d[\d.,:·/]*[%‰℃]?")


def join_numbers(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, those whose number stood on a line of its own as one; the lines themselves where none did."""
    found: list[TextLine] = []
    at = 0
    while at < len(lines):
        end = _end_of_line(lines, at)
        found.append(_joined(lines[at:end]) if end > at + 1 else lines[at])
        at = end
    return tuple(replace(line, index=index) for index, line in enumerate(found))


def _end_of_line(lines: Sequence[TextLine], first: int) -> int:
    """The line behind the last piece of the printed line that begins with line `first`."""
    end = first + 1
    while True:
        longer = _next_end(lines, first, end)
        if longer == end:
            return end
        end = longer


def _next_end(lines: Sequence[TextLine], first: int, end: int) -> int:
    """`end`, or where the line ends with the next number and what stands behind it."""
    number = end - 1 if _is_number(lines[end - 1]) else end
    if not first or number >= len(lines) or not _is_number(lines[number]) or lines[number].gap:
        return end
    if _is_in_furniture(lines, number) or (number == end and _begins_line(lines, number)):
        return end
    for last in _ends_tried(lines, number):
        if last > end and _fits(lines, first, last):
            return last
    return end


def _ends_tried(lines: Sequence[TextLine], number: int) -> Iterator[int]:
    """Behind the number's next words, or behind itself.

    A line may have more numbers: then behind those.
    """
    most = number + 2 * JOINING.numbers_in_line
    for more in range(number, most, 2):
        if more >= len(lines):
            return
        if not _is_number(lines[more]):
            return
        yield more + 2
        yield more + 1


def _begins_line(lines: Sequence[TextLine], number: int) -> bool:
    """Whether a paragraph begins with a number: a sentence ends above it, and with its indent the line is full.

    Not where the words above the number fill the line as well: then they are the line's first.
    """
    pieces = lines[number : number + 2]
    above = lines[number - 1]
    if len(pieces) < 2 or not measure.ends_sentence(above.text):
        return False
    words = sum(piece.width for piece in pieces)
    fills = [
        column
        for column in _columns_near(lines, number)
        if _is_full(INDENT + words, column) and _holds(pieces, INDENT + words, column)
    ]
    if not fills:
        return False
    whole = above.width + words
    return not (_is_full(whole, fills[0]) and _holds(pieces, whole, fills[0]))


def _is_number(line: TextLine) -> bool:
    return bool(_NUMBER.fullmatch(line.text)) and not furniture_forms.is_day(line.text)


def _fits(lines: Sequence[TextLine], first: int, end: int) -> bool:
    """Whether pieces are a printed line: they fill a column near by, or end a sentence, and none does so alone."""
    pieces = lines[first:end]
    if len(pieces) < end - first or any(
        p.doubled or (p.gap and p is not pieces[0]) for p in pieces
    ):
        return False
    if not all(_is_number(piece) or measure.has_han(piece.text) for piece in pieces):
        return False  # Latin lines are never as wide as their letters are counted
    filled = sum(piece.width for piece in pieces) + min(pieces[0].indent, INDENT)
    return any(_is_set_in(pieces, filled, column) for column in _columns_near(lines, first))


def _is_in_furniture(lines: Sequence[TextLine], number: int) -> bool:
    """Whether a page's date or its editors stand near a number, which is the page's then."""
    near = lines[max(0, number - JOINING.near_furniture) : number + JOINING.near_furniture + 1]
    return any(furniture_forms.is_anchor(line.text) for line in near)


def _is_set_in(pieces: Sequence[TextLine], filled: float, column: int) -> bool:
    if not _holds(pieces, filled, column):
        return False
    if any(_is_full(piece.width, column) for piece in pieces):
        return False
    is_last = measure.ends_sentence(pieces[-1].text) and not measure.ends_sentence(
        pieces[0].text
    )
    return filled >= column - JOINING.number_short or is_last


def _holds(pieces: Sequence[TextLine], filled: float, column: int) -> bool:
    """Whether the column is wide enough; a last mark may hang, a digit not."""
    is_mark = pieces[-1].text[-1] in measure.CLOSING
    return filled <= column + (JOINING.hang if is_mark else JOINING.slack)


def _is_full(width: float, column: int) -> bool:
    return width >= column - JOINING.hang / 2


def _columns_near(lines: Sequence[TextLine], at: int) -> list[int]:
    """The widths in whole ems that several lines near by have, the commonest first."""
    near = lines[max(0, at - JOINING.near) : at + JOINING.near]
    flush = [line for line in near if line.text[-1] not in measure.CLOSING]  # marks may hang
    widths = Counter(int(line.width + 0.5) for line in flush)
    likely = [w for w, times in widths.items() if times > 2 and w >= JOINING.narrowest]
    return sorted(likely, key=lambda w: -widths[w])[: JOINING.columns_tried]


def _joined(pieces: Sequence[TextLine]) -> TextLine:
    text = measure.tidy("".join(piece.text for piece in pieces))
    return replace(
        pieces[0],
        text=text,
        space_after=pieces[-1].space_after,
        upright=any(piece.upright for piece in pieces),
    )
