"""Printed lines that an extractor put on one: a headline, and
who wrote the text or a deck with a dash below it; a text's last
line, and a caption beside it.

Some join lines that stand close to each other. In most of
them nothing tells; but no headline has a byline behind it,
before —— in a headline no blank is set, and no line of a text
is wider than its column.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.language import bylines, captions, measure
from articles.reading.language.lines import TextLine

# A deck that follows a headline on paper: ——记县水务局
_DASHED = re.compile(r" +(?=—{2})")
_BLANK = re.compile(r" +")
# Ems of the shortest headline and of the longest: 本版撰文 is none, nor is a whole line of text
_SHORTEST, _LONGEST = 5.0, 30.0
# What a headline does not end in, but an agency's or a paper's name, a dateline or a jump does
_NEVER_LAST = frozenset("电讯社报版，、：；。")
# What only a text holds: a sentence's end, a bracket that the next line closes
_TEXT = re.compile("。|（[^）]*$")
# Behind it something else may begin; blanks are gone there
_SENTENCE_END = re.compile("[。！？”）](?=[^。！？”）])")
_NEAR = 10  # lines to either side that tell how wide a column is
_FEWEST = 3  # of them that are as wide
_OVER = 1.0  # ems by which a mark may hang


def part_joined_rows(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, those that hold two printed ones as two."""
    found = [row for at in range(len(lines)) for row in _rows_at(at, lines)]
    return tuple(replace(line, index=index) for index, line in enumerate(found))


def _rows_at(at: int, lines: Sequence[TextLine]) -> Iterator[TextLine]:
    """The printed lines of line `at`."""
    line = lines[at]
    cut = None if line.doubled else _cut(line.text) or _end_of_text(at, lines)
    if cut is None:
        yield line
        return
    above, below = line.text[:cut].rstrip(), line.text[cut:].lstrip()
    yield replace(line, text=above, space_after=True)
    yield replace(line, text=below, indent=0.0, gap=0, space_before=True)


def _cut(text: str) -> int | None:
    """Where the byline or the deck behind a headline begins."""
    if " " not in text:
        return None
    for blank in _BLANK.finditer(text):
        if _may_be_headline(text[: blank.start()]) and _is_byline(text[blank.end() :]):
            return blank.end()
    dash = _DASHED.search(text)
    return dash.end() if dash and _may_be_headline(text[: dash.start()]) else None


def _may_be_headline(text: str) -> bool:
    if not _SHORTEST <= measure.width(text) <= _LONGEST or not measure.has_han(text):
        return False
    if text[-1] in _NEVER_LAST or _TEXT.search(text):
        return False
    return not bylines.names_people(text) and not bylines.own_line(text)


def _is_byline(text: str) -> bool:
    """Whether it names who wrote the text, with a role or a bullet."""
    return bylines.own_line(text) is not None


def _end_of_text(at: int, lines: Sequence[TextLine]) -> int | None:
    """Where a caption begins behind the end of a text that the line above goes on in."""
    line = lines[at]
    ends = [found.end() for found in _SENTENCE_END.finditer(line.text)]
    if not ends or not at or not captions.may_end_a_credit(line.text):
        return None
    column = _column_at(at, lines)
    above = lines[at - 1]
    is_full = abs(above.width - column) <= _OVER and not measure.ends_sentence(above.text)
    if not is_full or line.width <= column + _OVER:
        return None
    return next((end for end in ends if _are_text_and_caption(line, end, column)), None)


def _are_text_and_caption(line: TextLine, end: int, column: float) -> bool:
    caption = _is_caption(replace(line, text=line.text[end:].strip()))
    return caption and measure.width(line.text[:end]) <= column


def _is_caption(line: TextLine) -> bool:
    """Whether a line says what a picture shows, and who took it."""
    caption = captions.make_caption([line])
    return caption is not None and bool(caption.picture.credits)


def _column_at(at: int, lines: Sequence[TextLine]) -> float:
    """Ems of the widest lines near by, of which there are several; infinite where none are alike."""
    near = [
        line for line in lines[max(0, at - _NEAR) : at + _NEAR + 1] if line is not lines[at]
    ]
    widths = Counter(int(line.width + 0.5) for line in near)
    found = [width for width, times in widths.items() if times >= _FEWEST]
    return max(found, default=float("inf"))
