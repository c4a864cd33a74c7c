"""A chart or a table. Its words differ from a text: they are short, often numbers, and no sentence."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from articles.reading.geometry import Box, contains, overlap_y
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine

from .picture_tuning import PICTURES
from .tuning import REGIONS


@dataclass(frozen=True)
class Figure:
    """A chart or a table: its box with the words at it, and the indexes of their blocks."""

    box: Box
    blocks: frozenset[int]


def is_prose(block: Block) -> bool:
    """A sentence, verse, or several lines as long as only text has."""
    if any(ends_sentence(line.text) for line in block.lines):
        return True
    if block.verse and not any(map(_has_digit, block.lines)):
        return True
    usual = statistics.median(line.characters for line in block.lines)
    return len(block.lines) >= REGIONS.body_lines and usual > PICTURES.longest_cell


def is_cell(block: Block) -> bool:
    if is_prose(block):
        return False
    return all(line.characters <= PICTURES.longest_cell for line in block.lines)


def are_figures(cells: Sequence[Block]) -> bool:
    """Whether many of the lines are numbers."""
    lines = [line.text for block in cells for line in block.lines]
    numbers = [text for text in lines if any(map(str.isdigit, text))]
    return len(lines) >= PICTURES.table_cells and len(numbers) >= PICTURES.numbers * len(lines)


def figure_in(box: Box, blocks: Sequence[Block]) -> Figure | None:
    """The box as a figure, if it holds many blocks side by side, or numbers, and no prose."""
    inside = [n for n, b in enumerate(blocks) if contains(box, b.box, b.size)]
    cells = [blocks[n] for n in inside]
    if any(map(is_prose, cells)):
        return None
    is_table = len(inside) >= PICTURES.table_cells and _stand_side_by_side(cells)
    if not is_table and not are_figures(cells):
        return None
    return Figure(box, frozenset(inside))


def _stand_side_by_side(cells: Sequence[Block]) -> bool:
    """Whether some stand beside others, as in a row: stanzas stand below each other."""
    boxes = [cell.box for cell in cells]
    return any(overlap_y(a, b) > 0 for a, b in combinations(boxes, 2))


def _has_digit(line: PrintedLine) -> bool:
    return any(map(str.isdigit, line.text))
