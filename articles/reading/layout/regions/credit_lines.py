"""Credits set like the text above a picture, as the last line of the column that the picture stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_x
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine

from .classified_blocks import ClassifiedBlocks
from .page_picture import is_photographer
from .picture_tuning import PICTURES


def credits_cut_off(page: ClassifiedBlocks, pictures: Sequence[Box]) -> ClassifiedBlocks:
    """The page, each such line as a block of its own. Without that all text above it passes for the caption."""
    body: list[Block] = []
    cut: list[Block] = []
    for block in page.body:
        last = block.lines[-1]
        if len(block.lines) > 1 and _is_credit_over(last, pictures, page.em):
            body.append(replace(block, lines=block.lines[:-1]))
            cut.append(Block((last,)))
        else:
            body.append(block)
    return replace(page, body=tuple(body), small=(*page.small, *cut)) if cut else page


def _is_credit_over(line: PrintedLine, pictures: Sequence[Box], em: float) -> bool:
    """Whether a line is a credit, close above a picture."""
    near = [picture for picture in pictures if _is_right_over(line.box, picture, em)]
    return bool(near) and is_photographer(Block((line,)))


def _is_right_over(box: Box, picture: Box, em: float) -> bool:
    gap = picture.y0 - box.y1
    most = PICTURES.caption_above * PICTURES.caption_gap * em
    is_near = -PICTURES.caption_overlap * em <= gap <= most
    return is_near and overlap_x(box, picture) >= PICTURES.under_picture * box.width
