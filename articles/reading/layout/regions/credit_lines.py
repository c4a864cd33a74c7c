"""Credits and captions set like the text above a picture, as the last line of the column that the picture stands in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_x
from articles.reading.language import measure
from articles.reading.language.captions import is_caption_text
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.printed_line import PrintedLine

from .classified_blocks import ClassifiedBlocks
from .page_picture import is_photographer, is_worded
from .picture_tuning import PICTURES


def credits_cut_off(page: ClassifiedBlocks, pictures: Sequence[Box]) -> ClassifiedBlocks:
    """The page, each such line as a block of its own. Without that all text above it passes for the caption."""
    body: list[Block] = []
    cut: list[Block] = []
    for block in page.body:
        if _ends_in_words(block, pictures, page.em):
            body.append(replace(block, lines=block.lines[:-1]))
            cut.append(Block(block.lines[-1:]))
        else:
            body.append(block)
    return replace(page, body=tuple(body), small=(*page.small, *cut)) if cut else page


def _ends_in_words(block: Block, pictures: Sequence[Box], em: float) -> bool:
    """Whether a block's last line is a credit, 图为 …, or behind a sentence's end a caption, close above a picture."""
    *above, last = block.lines
    if not above or not any(_is_right_over(last.box, picture, em) for picture in pictures):
        return False
    return _are_words(last, above[-1])


def _are_words(line: PrintedLine, above: PrintedLine) -> bool:
    alone = Block((line,))
    if is_photographer(alone) or is_caption_text(line.text):
        return True
    return measure.ends_sentence(above.text) and is_worded(alone)


def _is_right_over(box: Box, picture: Box, em: float) -> bool:
    gap = picture.y0 - box.y1
    most = PICTURES.caption_above * PICTURES.caption_gap * em
    is_near = -PICTURES.caption_overlap * em <= gap <= most
    return is_near and overlap_x(box, picture) >= PICTURES.under_picture * box.width
