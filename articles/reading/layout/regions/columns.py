"""The column that each block of text stands in: indents, and full and short lines, are measured from its edges."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.box_index import BoxIndex
from articles.reading.cached_property import cached_property
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
    texts = _Texts(blocks)
    return [_with_column(block, columns, texts, em) for block in blocks]


@dataclass(frozen=True)
class _Texts:
    """A page's blocks of text, by where they stand."""

    blocks: Sequence[Block]

    @cached_property
    def _index(self) -> BoxIndex:
        return BoxIndex([block.box for block in self.blocks])

    def begin_beside(self, block: Block, most: float) -> float:
        """Where other text begins to the right of a block, at its height and before `most`, in points;
        infinite where none does.
        """
        box = block.box
        found = (self.blocks[n] for n in self._index.touching(box._replace(x0=box.x1, x1=most)))
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


def _with_column(block: Block, columns: Sequence[Box], texts: _Texts, em: float) -> Block:
    box = block.box
    fitting = [] if _shows_column(block) else [c for c in columns if _fits(block, c, em)]
    slack = REGIONS.column_slack * em
    most = max((c.x1 for c in fitting), default=box.x1)
    if most > box.x1 + slack:  # hardly ever
        end = texts.begin_beside(block, most) + slack
        fitting = [c for c in fitting if c.x1 <= end]
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
