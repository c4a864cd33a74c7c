"""Letters to the paper: each with a headline, its text, and the writer's name and town below.

In Latin type several stand under one heading, side by side or below each other. The heading is much larger
than their headlines, which pass for its deck.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_x
from articles.reading.language import letter_writers, measure
from articles.reading.language.latin import letters
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block, box_of, is_in_column

from .classified_blocks import ClassifiedBlocks
from .tuning import REGIONS

Groups = list[list[Block]]


def letter_signatures(page: ClassifiedBlocks) -> Groups:
    """The blocks that sign letters: each a name, with the town in a block of its own below or without."""
    lone = [b for b in (*page.small, *page.display) if _may_sign(b, page.em)]
    signed = [[block, *_town_below(block, lone)] for block in lone]
    return [parts for parts in signed if _names_writer(parts) and _ends_text(parts, page)]


def _names_writer(parts: Sequence[Block]) -> bool:
    lines = [line.text for part in parts for line in part.lines]
    return letter_writers.signer_below(lines) is not None


def _town_below(name: Block, lone: Sequence[Block]) -> list[Block]:
    return [block for block in lone if _is_right_below(block, name)][:1]


def _may_sign(block: Block, em: float) -> bool:
    """Whether it is a line or two of Latin words, or a Chinese place and name, hardly larger than the text."""
    is_short = len(block.lines) <= REGIONS.signature_lines
    is_small = block.size <= REGIONS.largest_byline * em
    if not is_short or not is_small or not block.is_upright:
        return False
    return (
        letters.is_latin_text(block.text)
        or letter_writers.signer_below([block.text]) is not None
    )


def _is_right_below(town: Block, name: Block) -> bool:
    gap = town.box.y0 - name.box.y1
    is_near = -name.size <= gap <= REGIONS.role_gap * name.size
    is_below = town.box.middle_y > name.box.middle_y
    return is_near and is_below and overlap_x(town.box, name.box) > 0


def _ends_text(parts: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """Whether a text that ends a sentence stands right above, and none right below."""
    top, foot, em = parts[0].box, parts[-1].box, page.em
    column = [text for text in page.body if overlap_x(box_of(text), top) > 0]
    above = [b for b in column if -em <= top.y0 - b.box.y1 <= REGIONS.signature_gap * em]
    below = [b for b in column if -em <= b.box.y0 - foot.y1 <= REGIONS.signature_white * em]
    return bool(above) and not below and all(measure.ends_sentence(b.text) for b in above)


def letters_apart(
    groups: Sequence[Sequence[Block]], signed: Sequence[Block], page: ClassifiedBlocks
) -> tuple[Groups, list[Block]]:
    """The groups of display type with each letter's headline as one of its own, and the headings over them."""
    heads = _letter_heads(groups, signed, page)
    rest = [[block for block in group if block not in heads] for group in groups]
    parted = [left for left, group in zip(rest, groups, strict=True) if len(left) < len(group)]
    headings = [left[0] for left in parted if len(left) == 1 and len(left[0].lines) == 1]
    others = [left for left in rest if left and left[0] not in headings]
    return [*([head] for head in heads), *others], headings


def _letter_heads(
    groups: Sequence[Sequence[Block]], signed: Sequence[Block], page: ClassifiedBlocks
) -> list[Block]:
    """Blocks on a column of their own, with one alike beside them or below a letter's end, of which one at
    least is smaller than another of its group.
    """
    on_text = [block for group in groups for block in group if _heads_column(block, page)]
    found = [block for block in on_text if _is_one_of(on_text, block, signed, page.em)]
    under = [block for block in found if _is_under_larger(block, groups)]
    return [b for b in found if any(b is other or _is_alike(b, other) for other in under)]


def _is_one_of(
    on_text: Sequence[Block], block: Block, signed: Sequence[Block], em: float
) -> bool:
    alike = [other for other in on_text if _is_alike(other, block)]
    return any(_is_level(b, block, em) or _is_below_letter(b, signed) for b in alike)


def _heads_column(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether Latin display type stands right on a column's text, no wider than that."""
    if not letters.is_latin_text(block.text):
        return False
    gaps = [
        text.box.y0 - block.box.y1
        for text in page.body
        if is_in_column(block.box, text, page.em)
    ]
    return any(-page.em <= gap <= REGIONS.letter_head_gap * page.em for gap in gaps)


def _is_alike(other: Block, block: Block) -> bool:
    is_of_size = abs(other.size - block.size) <= BLOCKS.same_size * block.size
    return other is not block and is_of_size and other.style == block.style


def _is_level(other: Block, block: Block, em: float) -> bool:
    is_beside = overlap_x(other.box, block.box) <= 0
    return is_beside and abs(other.box.y0 - block.box.y0) <= REGIONS.band_height * em


def _is_below_letter(block: Block, signed: Sequence[Block]) -> bool:
    return any(
        0 <= block.box.y0 - name.box.y1 + block.size <= REGIONS.head_gap * block.size
        and overlap_x(name.box, block.box) > 0
        for name in signed
    )


def _is_under_larger(block: Block, groups: Sequence[Sequence[Block]]) -> bool:
    """Whether much larger type of its group stands above it."""
    group = next(group for group in groups if block in group)
    return any(
        block.size <= REGIONS.letter_head * other.size and other.box.y1 <= block.box.middle_y
        for other in group
    )
