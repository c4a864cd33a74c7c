"""The column that each block of text stands in: indents, and full and short lines, are measured from its edges."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_y
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block

from .tuning import REGIONS


def with_columns(blocks: Sequence[Block], em: float) -> list[Block]:
    """Each block with the column that it stands in: its own edges, or those of longer text in
    the same place.

    A few lines do not show their column: all may be set in or short.
    """
    columns = [block.box for block in blocks if _shows_column(block)]
    return [_with_column(block, columns, em) for block in blocks]


def _shows_column(block: Block) -> bool:
    return len(block.lines) > REGIONS.body_lines


def _with_column(block: Block, columns: Sequence[Box], em: float) -> Block:
    box = block.box
    fitting = [] if _shows_column(block) else [c for c in columns if _fits(block, c, em)]
    if not fitting:
        return replace(block, column=(box.x0, box.x1))
    column = min(fitting, key=lambda c: _unlikeliness(block, c, em))
    return replace(block, column=(min(column.x0, box.x0), max(column.x1, box.x1)))


def _fits(block: Block, column: Box, em: float) -> bool:
    """Whether the column could be the block's."""
    slack = REGIONS.column_slack * em
    deepest = BLOCKS.deepest_indent * block.size if _may_be_set_in(block, column, em) else slack
    is_left = column.x0 - slack <= block.box.x0 <= column.x0 + deepest
    return is_left and block.box.x1 <= column.x1 + slack


def _may_be_set_in(block: Block, column: Box, em: float) -> bool:
    """Whether all of the block may be: one line, or two at the column, which may be a crosshead and a first line."""
    if len(block.lines) == 1:
        return True
    white = -overlap_y(block.box, column)
    return len(block.lines) == REGIONS.set_in_lines and white <= REGIONS.set_in_gap * em


def _unlikeliness(block: Block, column: Box, em: float) -> tuple[bool, int, int]:
    """Sort key, least for the likeliest column: the lines are flush with it or set in, it is near, it is narrow."""
    slack = REGIONS.column_slack * em
    indent = block.box.x0 - column.x0
    is_flush = abs(indent) <= slack
    is_set_in = abs(indent - REGIONS.paragraph_indent * block.size) <= slack
    apart = max(0.0, -overlap_y(block.box, column))
    far = round(apart / (REGIONS.far_step * em))
    return not is_flush and not is_set_in, far, round(column.width / em)
