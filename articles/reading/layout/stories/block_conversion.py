"""The layout's blocks as they are kept with their page, in fractions of it, and back in points."""

from __future__ import annotations

from dataclasses import replace

from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine
from articles.reading.page_layout import BlockKind, BlockLine, BlockRole, PageBlock

from .page_scale import PageScale

SIZE_DIGITS = 3  # of an em in points


def page_block(
    block: Block, number: int, role: BlockRole, kind: BlockKind, scale: PageScale
) -> PageBlock:
    """The block as it is kept."""
    return PageBlock(
        number=number,
        role_read=role,
        role=role,
        kind=kind,
        lines=tuple(_block_line(line, scale) for line in block.lines),
        column=scale.kept_column(block.column) if block.column[1] else None,
        is_vertical=block.is_vertical,
        turn=block.lines[0].turn,
        origin=number,
    )


def _block_line(line: PrintedLine, scale: PageScale) -> BlockLine:
    return BlockLine(
        text=line.text,
        box=scale.kept(line.box),
        size=round(line.size, SIZE_DIGITS),
        face=line.style,
    )


def layout_block(block: PageBlock, scale: PageScale) -> Block:
    """The block as stories are written from it: whose colour and baselines nobody asks for.

    One that was read as no text has no column but its own edges.
    """
    lines = tuple(_printed_line(block, at, scale) for at in range(len(block.lines)))
    left, right = block.column or (0.0, 0.0)
    own = Block(lines, (left * scale.width, right * scale.width))
    return own if block.column else Block(lines, (own.box.x0, own.box.x1))


class KnownBlocks:
    """The blocks of one page as it was read, as stories are written from them, each made when it is first asked for.

    An operation on a page asks for all of them twice, and none is another but one that was cut: so
    they are known by the lines that they have of what was read, wherever they stand now.
    """

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Block] = {}

    def of(self, block: PageBlock, scale: PageScale, *, is_apart: bool = False) -> Block:
        """`is_apart`: from the part of the page that `scale` is of: it has no column there."""
        key = (block.origin, block.first_line, len(block.lines), scale, is_apart)
        found = self._known.get(key)
        if found is None:
            found = layout_block(replace(block, column=None) if is_apart else block, scale)
            self._known[key] = found
        return found


def _printed_line(block: PageBlock, at: int, scale: PageScale) -> PrintedLine:
    line = block.lines[at]
    box = scale.place(line.box or (0.0, 0.0, 0.0, 0.0))
    return PrintedLine(
        text=line.text,
        box=box,
        size=line.size,
        style=line.face,
        light=0.0,
        order=at,
        baseline=box.y1,
        is_vertical=block.is_vertical,
        turn=block.turn,
    )
