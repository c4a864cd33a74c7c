"""Marks that an extractor has torn off onto lines of their own, put back behind what they close.

No line begins with a closing mark, so what stands alone is the end of the line above it. Behind
it the printed line went on where the next one still fits: as wide as most lines of the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from articles.reading.language import measure
from articles.reading.language.lines import TextLine

# A dash or dots alone may be a line of their own
MARKS = measure.CLOSING - set("…—·,.;:!?%％‰℃")
WIDEST_MARKS = 2.0  # ems
ROUNDING = 0.5  # ems
NEAR = 10  # lines to either side that tell how wide a column is
FEWEST = 2  # of them that are as wide: one is by chance


def join_lone_marks(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, those of closing marks alone joined to the ones around them."""
    if not any(_is_lone_mark(line) for line in lines):
        return tuple(lines)
    found: list[TextLine] = []
    is_torn = False
    for at, line in enumerate(lines):
        goes_back = _is_lone_mark(line)
        if found and not line.gap and (goes_back or (is_torn and _fits(found[-1], at, lines))):
            found[-1] = _joined(found[-1], line)
            is_torn = is_torn or goes_back
        else:
            found.append(line)
            is_torn = False
        is_torn = is_torn and not measure.ends_sentence(found[-1].text)
    return tuple(replace(line, index=index) for index, line in enumerate(found))


def _fits(begun: TextLine, at: int, lines: Sequence[TextLine]) -> bool:
    """Whether line `at` fits behind what a printed line begins with."""
    near = lines[max(0, at - NEAR) : at + NEAR]
    widths = Counter(int(_filled(line) + 0.5) for line in near)
    column = max((width for width, times in widths.items() if times >= FEWEST), default=0)
    return _filled(_joined(begun, lines[at])) <= column + ROUNDING


def _filled(line: TextLine) -> float:
    """Ems of the column that a line fills: its last mark may hang."""
    return line.width - (line.text[-1] in measure.CLOSING)


def _is_lone_mark(line: TextLine) -> bool:
    return line.width <= WIDEST_MARKS and all(c in MARKS for c in line.text)


def _joined(line: TextLine, piece: TextLine) -> TextLine:
    text = measure.tidy(line.text + piece.text)
    return replace(line, text=text, space_after=piece.space_after)
