"""The column that each block of text stands in: indents, and full and short lines, are measured from its edges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box, overlap_y
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block

from .tuning import REGIONS


def with_columns(blocks: Sequence[Block], em: float) -> list[Block]:
    """Each block with the column that it stands in: its own edges, or those of longer text in
    the same place.

    A few lines do not show their column: all may be set in or short. But text that stands beside
    them is in another one.
    """
    columns = [block.box for block in blocks if _shows_column(block)]
    index = BoxIndex([block.box for block in blocks])
    return [
        _with_column(block, columns, _text_beside(block, blocks, index), em) for block in blocks
    ]


def _text_beside(block: Block, blocks: Sequence[Block], index: BoxIndex) -> float:
    """Where other text begins to the right of a few lines, at their height: points from the page's left side."""
    if _shows_column(block):
        return math.inf
    box = block.box
    found = (blocks[n] for n in index.touching(box._replace(x0=box.x1, x1=math.inf)))
    return min(
        (
            other.box.x0
            for other in found
            if other.box.x0 >= box.x1
            and len(other.lines) > 1
            and overlap_y(other.box, box) > REGIONS.beside_share * box.height
        ),
        default=math.inf,
    )


def _shows_column(block: Block) -> bool:
    return len(block.lines) > REGIONS.body_lines


def _with_column(block: Block, columns: Sequence[Box], end: float, em: float) -> Block:
    """`end`: where the block's column ends at most, in points."""
    box, most = block.box, end + REGIONS.column_slack * em
    fitting = (
        []
        if _shows_column(block)
        else [c for c in columns if c.x1 <= most and _fits(block, c, em)]
    )
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
