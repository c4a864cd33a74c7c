"""A page's number and its name in the row of its head, which type of their size may stand close below."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_y
from articles.reading.language.furniture import is_page_number, names_section
from articles.reading.language.furniture_forms import is_anchor

from .block_tuning import BLOCKS
from .printed_line import PrintedLine


def head_row(lines: Sequence[PrintedLine]) -> frozenset[int]:
    """Orders of the lines that are nothing but the page's number or name, beside furniture that says so by its form,
    with no line of the page above them: they begin no headline.
    """
    level = [line for line in lines if line.is_upright]
    short = [line for line in level if len(line.text.strip()) <= BLOCKS.head_characters]
    numbers = [line for line in short if is_page_number(line.text) and _is_in_head(line, level)]
    names = [
        line
        for line in short
        if any(_is_level(line, number) for number in numbers) or names_section(line.text)
    ]
    found = [*numbers, *(line for line in names if _is_in_head(line, level))]
    return frozenset(line.order for line in found)


def _is_in_head(line: PrintedLine, lines: Sequence[PrintedLine]) -> bool:
    others = [other for other in lines if other is not line]
    if any(other.box.y1 <= line.box.y0 and not is_anchor(other.text) for other in others):
        return False
    return any(_is_level(other, line) and is_anchor(other.text) for other in others)


def _is_level(a: PrintedLine, b: PrintedLine) -> bool:
    return overlap_y(a.box, b.box) > 0
