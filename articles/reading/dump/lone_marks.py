"""Marks that an extractor has torn off onto lines of their
own, put back behind what they close.

No line begins with a closing mark, so what stands alone is
the end of the line above it. Behind it the printed line went
on where the next one still fits: as wide as most lines of the
page. So it did where a line begins with such a mark and fills
a column together with the one above.
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
SHORT = 1.0  # ems by which a full line may be short
NEEDED = 2  # lines above a piece: the one that it belongs to, and a full one of the column
FEWEST = 2  # of them that are as wide: one is by chance


def join_lone_marks(lines: Sequence[TextLine]) -> tuple[TextLine, ...]:
    """The lines, those of closing marks alone joined to the
    ones around them.
    """
    if not any(line.text[0] in MARKS for line in lines):
        return tuple(lines)
    found: list[TextLine] = []
    is_torn = False
    for at, line in enumerate(lines):
        goes_back = _is_lone_mark(line)
        is_piece = goes_back or (is_torn and _fits(found[-1], at, lines))
        if found and not line.gap and (is_piece or _fills(found[-NEEDED:], at, lines)):
            found[-1] = _joined(found[-1], line)
            is_torn = is_torn or goes_back
        else:
            found.append(line)
            is_torn = False
        is_torn = is_torn and not measure.ends_sentence(found[-1].text)
    return tuple(replace(line, index=index) for index, line in enumerate(found))


def _fits(begun: TextLine, at: int, lines: Sequence[TextLine]) -> bool:
    """Whether line `at` fits behind what a printed line begins with."""
    return _filled(_joined(begun, lines[at])) <= _column_at(at, lines) + ROUNDING


def _fills(above: Sequence[TextLine], at: int, lines: Sequence[TextLine]) -> bool:
    """Whether line `at` begins with a mark and fills the
    column with the last line `above`, as the one before does.
    """
    if len(above) < NEEDED or lines[at].text[0] not in MARKS:
        return False
    if measure.ends_sentence(above[0].text):
        return False
    column = _column_at(at, lines)
    whole = _joined(above[-1], lines[at])
    return all(-ROUNDING <= column - _filled(line) <= SHORT for line in (above[0], whole))


def _column_at(at: int, lines: Sequence[TextLine]) -> int:
    """Ems of the widest lines near by, of which there are
    several; 0 where none are alike.
    """
    near = lines[max(0, at - NEAR) : at + NEAR]
    widths = Counter(int(_filled(line) + 0.5) for line in near)
    return max((width for width, times in widths.items() if times >= FEWEST), default=0)


def _filled(line: TextLine) -> float:
    """Ems of the column that a line fills: its last mark may hang."""
    return line.width - (line.text[-1] in measure.CLOSING)


def _is_lone_mark(line: TextLine) -> bool:
    return line.width <= WIDEST_MARKS and all(c in MARKS for c in line.text)


def _joined(line: TextLine, piece: TextLine) -> TextLine:
    text = measure.tidy(line.text + piece.text)
    return replace(line, text=text, space_after=piece.space_after)
