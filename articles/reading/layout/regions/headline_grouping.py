"""Display type that stands together → groups of blocks, each a headline with its kicker and
deck.

1. display blocks that stand together are one group
2. small type at a group joins it, unless it heads a column       _with_small_type
3. small type off at the headline's height joins it               far_decks
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, union, white_between
from articles.reading.layout.lines.blocks import Block, box_of, is_in_column

from .classified_blocks import ClassifiedBlocks, PicturedBlocks
from .crosshead_rows import (
    crossheads_in_a_row,
    is_close,
    is_headline_over,
    tops_of_inner_columns,
)
from .far_decks import with_far_decks
from .headline_adjacency import are_one_headline
from .page_picture import reads_as_caption
from .tuning import REGIONS

Groups = list[list[Block]]


def group_headlines(
    display: Sequence[Block],
    small: Sequence[Block],
    page: PicturedBlocks,
) -> Groups:
    """The display blocks in groups, each with the small type that belongs to it."""
    little = [*display, *small]
    apart = crossheads_in_a_row(little, display, page)
    apart += tops_of_inner_columns(little, display, page)
    crossheads = [b for b in display if b in apart or _tops_a_column(b, display, page)]
    stacked = [block for block in display if block not in crossheads]
    groups = _merged([[block] for block in stacked], page)
    loose = [block for block in small if block not in apart]
    groups = with_far_decks(_with_small_type(groups, loose, page), page)
    return [*groups, *([block] for block in crossheads)]


def _tops_a_column(block: Block, display: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """Whether type as small as a crosshead's stands on a column, level with where another column
    below the same headline begins: a deck would stand over both.
    """
    if block.is_vertical or block.size > REGIONS.largest_crosshead * page.em:
        return False
    column = [text for text in page.body if is_in_column(block.box, text, page.em)]
    if not any(is_close(text.box.y0 - block.box.y1, page.em) for text in column):
        return False
    over = [h.box for h in display if is_headline_over(h, block)]
    beside = [text for text in page.body if _is_level_beside(text, block, page.em)]
    return any(overlap_x(box, box_of(text)) > 0 for box in over for text in beside)


def _merged(groups: Groups, page: PicturedBlocks) -> Groups:
    """Groups that stand together as one, until none do: two may be joined by a third between them."""
    while pair := _first_pair(groups, page):
        one, other = pair
        both = [*groups[one], *groups[other]]
        groups = [both if n == one else g for n, g in enumerate(groups) if n != other]
    return groups


def _first_pair(groups: Groups, page: PicturedBlocks) -> tuple[int, int] | None:
    """Indexes of the first two groups that stand together."""
    for one, group in enumerate(groups):
        for other in range(one + 1, len(groups)):
            if are_one_headline(group, groups[other], page):
                return one, other
    return None


def _with_small_type(groups: Groups, small: Sequence[Block], page: PicturedBlocks) -> Groups:
    """Small blocks from top to bottom, each in the nearest group; a deck's second block stands at the first."""
    found = [list(group) for group in groups]
    waiting = [b for b in small if not reads_as_caption(b)]
    for block in sorted(waiting, key=lambda b: b.box.y0):
        near = [group for group in found if _may_join(block, group, page)]
        if near and not _heads_column(block, page):
            nearest = min(near, key=lambda g: white_between(_around(g), block.box))
            nearest.append(block)
    return found


def _around(group: Sequence[Block]) -> Box:
    return union(b.box for b in group)


def _may_join(block: Block, group: Sequence[Block], page: PicturedBlocks) -> bool:
    """Whether small type stands at a headline, with no text between."""
    if not are_one_headline(group, [block], page):
        return False
    return not _text_between(block, _around(group), page)


def _text_between(block: Block, group: Box, page: ClassifiedBlocks) -> bool:
    """Whether the small block belongs to the text below it rather than to the headline above, as a crosshead does."""
    slack = REGIONS.block_overlap
    top = min(group.y1, block.box.y1) - slack
    foot = max(group.y0, block.box.y0) + slack
    return any(
        overlap_x(box_of(text), block.box) > 0
        for text in page.body
        if top <= text.box.y0 and text.box.y1 <= foot
    )


def _heads_column(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether the block is a crosshead: it stands right above a column's text, and right below
    other text of that column or, at its top, level with where the text beside it begins.
    """
    column = [text for text in page.body if is_in_column(block.box, text, page.em)]
    if not any(is_close(text.box.y0 - block.box.y1, page.em) for text in column):
        return False
    if any(is_close(block.box.y0 - text.box.y1, page.em) for text in column):
        return True
    return any(_is_level_beside(text, block, page.em) for text in page.body)


def _is_level_beside(text: Block, block: Block, em: float) -> bool:
    off = abs(text.box.y0 - block.box.y0)
    return off <= REGIONS.crosshead_top * em and overlap_x(text.box, block.box) < 0
