"""Captions that run across the page's text: lines on their side beside a picture, or level ones at
a picture in upright text, which is laid level.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.language import byline_tails
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block

from .page_picture import reads_as_caption
from .picture_tuning import PICTURES

_DOWNWARDS, _UPWARDS = 90, 270  # degrees clockwise


def crosswise_captions(
    display: Sequence[Block],
    pictures: Sequence[Box],
    em: float,
    *,
    is_turned: bool,
) -> dict[Box, tuple[Block, ...]]:
    """Picture → the blocks of one line each that make up its caption, in the order in which they are read.

    `em`: that of the page's text, in points. `is_turned`: it is upright text that is laid level.
    """
    lines = [b for b in display if b.lines[0].turn in (_DOWNWARDS, _UPWARDS)]
    small = [b for b in lines if b.size <= PICTURES.crosswise * em]
    found = {}
    for picture in pictures:
        at = _at(picture, small)
        if is_turned:
            at = [block for block in at if not _signs_text(block, picture)]
        if at and _is_caption(group := _in_order(at)):
            found[picture] = group
    return found


def _at(picture: Box, small: Sequence[Block]) -> list[Block]:
    """The lines at a picture, with what goes on behind them."""
    at = [block for block in small if _is_along(block.box, picture, block.size)]
    return at + [block for block in small if block not in at and _goes_on(block, at)]


def _is_along(box: Box, picture: Box, em: float) -> bool:
    """Whether a line stands at a side of a picture, no longer than that."""
    gap = -overlap_x(box, picture)
    is_beside = overlap_y(box, picture) > PICTURES.beside_picture * box.height
    return is_beside and -em <= gap <= PICTURES.crosswise_gap * em


def _goes_on(block: Block, others: Sequence[Block]) -> bool:
    """Whether a line stands right below another one, as a credit does behind a blank."""
    reach = PICTURES.crosswise_gap * block.size
    return any(
        abs(block.box.middle_x - other.box.middle_x) <= PICTURES.crosswise_axis * block.size
        and -reach <= overlap_y(block.box, other.box) <= 0
        for other in others
    )


def _signs_text(block: Block, picture: Box) -> bool:
    """Whether names alone stand over a picture in text that is turned: below a level headline they are its byline."""
    is_over = block.lines[0].turn == _UPWARDS and block.box.middle_x < picture.x0
    return is_over and byline_tails.names_alone(block.text) is not None


def _in_order(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Lines that read downwards follow to the left, those that read upwards to the right."""
    is_down = blocks[0].lines[0].turn == _DOWNWARDS

    def place(block: Block) -> tuple[float, float]:
        x, y = block.box.middle_x, block.box.y0
        column = x
        return (-column, y) if is_down else (column, -y)

    return tuple(sorted(blocks, key=place))


def _is_caption(blocks: Sequence[Block]) -> bool:
    """By its wording, or as small type that ends a sentence."""
    whole = Block(tuple(line for block in blocks for line in block.lines))
    return reads_as_caption(whole) or ends_sentence(whole.text)
