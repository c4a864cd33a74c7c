"""Headings over columns of briefs, told by their type: whatever they say, they name no story.

A heading of a few Latin words stands right on a small headline, and in the same column others of that very
type follow, each right on its text. No deck is set like the crossheads of its story. Without a heading's
words it is told so whether it says AROUND THE REGION or Personalien.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_x, union
from articles.reading.language.latin import letters
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block, box_of, is_in_column

from .classified_blocks import ClassifiedBlocks
from .tuning import REGIONS

Groups = list[list[Block]]


def briefs_apart(
    groups: Sequence[Sequence[Block]], small: Sequence[Block], page: ClassifiedBlocks
) -> tuple[Groups, list[Block]]:
    """The groups of display type without the headings over briefs, and these; small type may be one, too."""
    every = [*(block for group in groups for block in group), *small]
    heads = [block for block in every if _heads_text(block, page)]
    names = [
        heading
        for group in [*groups, *([block] for block in small)]
        if (heading := _heading_in(group)) is not None
        if _heads_briefs(heading, group, heads, page)
    ]
    rest = [[block for block in group if block not in names] for group in groups]
    return [group for group in rest if group], names


def _heading_in(group: Sequence[Block]) -> Block | None:
    """The few words that begin a group with nothing but one headline below them, or with nothing."""
    if len(group) > 2:
        return None
    first = min(group, key=lambda block: block.box.y0)
    return first if is_short_heading(first) else None


def is_short_heading(block: Block) -> bool:
    """Whether it is a few Latin words without a mark, as a heading over briefs is."""
    text = block.text.rstrip()
    if not block.is_upright or len(block.lines) > REGIONS.brief_heading_lines:
        return False
    if not letters.is_latin_text(text) or len(text.split()) > REGIONS.brief_heading_words:
        return False
    return text[0].isupper() and text[-1] not in ".?!,;:»”"


def _heads_briefs(
    heading: Block, group: Sequence[Block], heads: Sequence[Block], page: ClassifiedBlocks
) -> bool:
    row = _row_below(heading, heads, page)
    if not row or any(block is not heading and block not in row for block in group):
        return False
    return any(_begins_briefs(first, heads, page) for first in row)


def _begins_briefs(first: Block, heads: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """Whether headlines set like the first one follow in its column, with none of a story between."""
    alike = [block for block in heads if _is_like(block, first)]
    foot = max((block.box.y1 for block in alike), default=0.0)
    is_cut = any(
        first.box.y1 < other.box.y0 < foot and overlap_x(other.box, first.box) > 0
        for other in page.display
        if other.size > BLOCKS.same_size * first.size + first.size
    )
    told = [block for block in alike if len(block.text.split()) > REGIONS.brief_heading_words]
    return len(told) >= REGIONS.briefs_alike and 2 * len(told) > len(alike) and not is_cut


def _row_below(heading: Block, heads: Sequence[Block], page: ClassifiedBlocks) -> list[Block]:
    """The small headlines right below a heading that stands at their left or in the middle of their columns."""
    em = page.em
    near = [
        block
        for block in heads
        if block is not heading
        and block.size <= REGIONS.brief_headline * heading.size
        and -em <= block.box.y0 - heading.box.y1 <= REGIONS.letter_head_gap * em
    ]
    under = [block for block in near if abs(block.box.x0 - heading.box.x0) <= em]
    if under or not near:
        return under[:1]
    columns = [
        box_of(text)
        for text in page.body
        if any(is_in_column(block.box, text, em) for block in near)
        if abs(text.box.y0 - near[0].box.y1) <= REGIONS.letter_head_gap * em
    ]
    off = union(columns).middle_x - heading.box.middle_x if columns else em
    return near if abs(off) <= em else []


def _is_like(block: Block, first: Block) -> bool:
    """Whether a small headline is set as the first one is, further down its column."""
    is_below = block.box.y0 > first.box.y1
    is_of_size = abs(block.size - first.size) <= BLOCKS.same_size * first.size
    is_of_type = is_of_size and block.style == first.style
    return is_below and is_of_type and abs(block.box.x0 - first.box.x0) <= first.size


def _heads_text(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether small Latin type stands right on a column's text, no wider than that."""
    if block.size > REGIONS.largest_brief * page.em or not letters.is_latin_text(block.text):
        return False
    gaps = [
        text.box.y0 - block.box.y1
        for text in page.body
        if is_in_column(block.box, text, page.em)
    ]
    return any(-page.em <= gap <= page.em for gap in gaps)
