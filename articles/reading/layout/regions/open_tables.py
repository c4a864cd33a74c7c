"""Tables without a rule or a box: short cells below each other in columns, row beside row, one of them in figures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, contains, union
from articles.reading.language import measure
from articles.reading.layout.lines.blocks import Block

from .figure import Figure, is_cell, is_prose
from .picture_tuning import PICTURES


def open_tables_of(blocks: Sequence[Block]) -> Iterator[Figure]:
    """Each table with its head and, in its middle above that, its name."""
    for columns in _rows_of_columns(blocks):
        box = _with_head(union(block.box for block in columns), blocks)
        box = _with_name(box, blocks)
        inside = [n for n, b in enumerate(blocks) if contains(box, b.box, b.size)]
        others = [blocks[n] for n in inside if blocks[n] not in columns]
        if not any(map(is_prose, others)):
            yield Figure(box, frozenset(inside))


def _rows_of_columns(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Columns of cells from left to right, as many as a table has, one of them in figures."""
    waiting = sorted(filter(_may_be_column, blocks), key=lambda block: block.box.x0)
    while waiting:
        columns = [waiting.pop(0)]
        for block in waiting:
            if _stands_beside(columns[-1], block):
                columns.append(block)
        waiting = [block for block in waiting if block not in columns]
        is_table = len(columns) >= PICTURES.open_columns
        if is_table and any(map(_is_in_figures, columns)):
            yield columns


def _may_be_column(block: Block) -> bool:
    """Whether it is short cells below each other, which may be as long as verse: a text's column is wider."""
    if len(block.lines) < PICTURES.open_rows or not block.is_upright:
        return False
    if block.box.width > PICTURES.open_cell * block.size:
        return False
    return not any(measure.ends_sentence(line.text) for line in block.lines)


def _stands_beside(left: Block, right: Block) -> bool:
    """Whether a column goes on a row: its cells stand level with those to the left, a little white between."""
    white = (right.box.x0 - left.box.x1) / right.size
    if not PICTURES.least_cell_white <= white <= PICTURES.open_cell_white:
        return False
    if len(left.lines) != len(right.lines):
        return False
    pairs = zip(left.lines, right.lines, strict=True)
    return all(abs(a.baseline - b.baseline) <= right.size / 2 for a, b in pairs)


def _is_in_figures(column: Block) -> bool:
    return all(any(map(str.isdigit, line.text)) for line in column.lines)


def _with_head(table: Box, blocks: Sequence[Block]) -> Box:
    """The box with what its columns are called, right above them, side by side."""
    heads = [b for b in blocks if _is_right_above(b, table) and is_cell(b)]
    return union([table, *(b.box for b in heads)]) if len(heads) > 1 else table


def _with_name(table: Box, blocks: Sequence[Block]) -> Box:
    """The box with the line in the middle above it, which is no wider."""
    names = [
        b.box
        for b in blocks
        if _is_right_above(b, table)
        and abs(b.box.middle_x - table.middle_x) <= b.size
        and not is_prose(b)
    ]
    return union([table, *names])


def _is_right_above(block: Block, table: Box) -> bool:
    near = PICTURES.above_table * block.size
    is_inside = table.x0 - block.size <= block.box.x0 and block.box.x1 <= table.x1 + block.size
    return len(block.lines) == 1 and is_inside and 0 <= table.y0 - block.box.y1 + 1 <= near
