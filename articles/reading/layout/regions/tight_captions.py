"""Captions in the text's own type and without a word that tells them: by where they stand.

A few lines right under a picture, closer to it than to what is below, from its left edge on and
without the indent of a paragraph, which the text below them has; or over a headline, as in a photo
story; or with nothing below, while no text to the left breaks off. Text that goes on from above a
picture or from the column before it stands so, too, but with as much white above it as below, or
on to the next paragraph without any.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_x, overlap_y, union
from articles.reading.language import byline_tails, measure
from articles.reading.language.photo_credits import behind_caption
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block, ends_open, starts_inside
from articles.reading.layout.lines.printed_line import PrintedLine

from .classified_blocks import ClassifiedBlocks
from .picture_tuning import PICTURES


def captions_cut_off(page: ClassifiedBlocks, pictures: Sequence[Box]) -> ClassifiedBlocks:
    """The page, each such caption as a block of its own where little white parts it from the text below."""
    body: list[Block] = []
    for block in page.body:
        at = _caption_end(block) if _is_right_under(block, pictures, page) else 0
        body += [replace(block, lines=block.lines[:at])] if at else []
        body.append(replace(block, lines=block.lines[at:]))
    return replace(page, body=tuple(body)) if len(body) > len(page.body) else page


def _is_right_under(block: Block, pictures: Sequence[Box], page: ClassifiedBlocks) -> bool:
    """Whether a text begins right under a picture, and is not what goes on from above it."""
    return any(
        _is_below(block, picture) and not _breaks_text(picture, page, block.size)
        for picture in pictures
    )


def _caption_end(block: Block) -> int:
    """How many lines are a caption: flush ones that end a sentence, and behind a little more white a paragraph."""
    white = PICTURES.white_in_text * block.pitch
    for at in range(1, min(PICTURES.tight_lines, len(block.lines) - 1) + 1):
        above, line = block.lines[at - 1], block.lines[at]
        if _indent(above, block) > BLOCKS.indent:
            return 0
        is_end = measure.ends_sentence(above.text) or behind_caption(above.text) is not None
        is_start = BLOCKS.indent <= _indent(line, block) <= BLOCKS.deepest_indent
        if is_end and is_start and line.baseline - above.baseline >= white:
            return at
    return 0


def _indent(line: PrintedLine, block: Block) -> float:
    return (line.box.x0 - block.left) / line.size


def is_tight_caption(block: Block, pictures: Sequence[Box], page: ClassifiedBlocks) -> bool:
    """Whether a text is one of these, under one of the pictures."""
    if len(block.lines) > PICTURES.tight_lines or not starts_inside(block):
        return False
    if not measure.ends_sentence(block.text) and not behind_caption(block.text):
        return False
    return any(_stands_tight(block, picture, page) for picture in pictures)


def _stands_tight(block: Block, picture: Box, page: ClassifiedBlocks) -> bool:
    em, gap = block.size, block.box.y0 - picture.y1
    if not _is_below(block, picture) or _breaks_text(picture, page, em):
        return False
    least = max(gap, 0.0) + PICTURES.white_below * em
    return (
        _is_parted_from_text(block, page, least)
        or _stands_on_headline(block, page)
        or _ends_column(block, picture, page)
    )


def _is_below(block: Block, picture: Box) -> bool:
    """Whether a block begins right under a picture, from its left edge on and no wider."""
    em, box = block.size, block.box
    gap = box.y0 - picture.y1
    if not -PICTURES.caption_overlap * em <= gap <= PICTURES.tight_gap * em:
        return False
    return abs(box.x0 - picture.x0) <= em and box.x1 <= picture.x1 + em


def _breaks_text(picture: Box, page: ClassifiedBlocks, em: float) -> bool:
    """Whether text right above a picture breaks off, as an author's name does not: it goes on below."""
    reach = PICTURES.over_picture * em
    return any(
        0 <= picture.y0 - text.box.y1 <= reach
        and overlap_x(text.box, picture) > 0
        and ends_open(text)
        and byline_tails.names_alone(text.text) is None
        for text in page.body
    )


def _is_parted_from_text(block: Block, page: ClassifiedBlocks, least: float) -> bool:
    """Whether the next text in its column begins a paragraph, behind at least so many points of white."""
    below = [
        text
        for text in page.body
        if text.box.y0 > block.box.y1 - block.size and overlap_x(text.box, block.box) > 0
        if text is not block
    ]
    first = min(below, key=lambda text: text.box.y0, default=None)
    if first is None or starts_inside(first):
        return False
    return least <= first.box.y0 - block.box.y1 <= PICTURES.text_below * block.size


def _ends_column(block: Block, picture: Box, page: ClassifiedBlocks) -> bool:
    """Whether no text stands below, and none to the left breaks off that would go on here."""
    others = [text for text in page.body if text is not block]
    reach = PICTURES.below_foot * block.size
    if any(
        overlap_x(text.box, block.box) > 0
        and -block.size <= text.box.y0 - block.box.y1 <= reach
        for text in others
    ):
        return False
    beside = union([picture, block.box])
    return not any(_is_left_of(text, beside) and ends_open(text) for text in others)


def _is_left_of(text: Block, box: Box) -> bool:
    gap = box.x0 - text.box.x1
    is_near = -text.size <= gap <= PICTURES.column_left * text.size
    return is_near and overlap_y(text.box, box) > 0


def _stands_on_headline(block: Block, page: ClassifiedBlocks) -> bool:
    reach = PICTURES.headline_below * block.size
    return any(
        0 <= head.box.y0 - block.box.y1 <= reach and overlap_x(head.box, block.box) > 0
        for head in page.display
    )
