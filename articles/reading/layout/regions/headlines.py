"""Display type → headline stacks: 引题, 主题, 副题 told by size and place; crossheads and bylines told apart.

The largest type of a stack is the headline; what stands before it in the order of reading is the kicker, behind it the
deck. Before is above, or to the left on the same height; in vertical type it is to the right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.language import bylines, measure
from articles.reading.language.labels import label_score
from articles.reading.layout.lines.blocks import Block, box_of, ends_open, starts_inside
from articles.reading.layout.lines.report_ends import is_tail

from .classified_blocks import ClassifiedBlocks
from .headline_block import HeadlineBlock, headline_style, make_headline
from .headline_grouping import grown, together
from .page_picture import PagePicture, reads_as_caption
from .tuning import REGIONS


def headlines_of(
    cast: ClassifiedBlocks, photos: Sequence[PagePicture]
) -> tuple[list[HeadlineBlock], list[Block], ClassifiedBlocks]:
    """The page's stacks, its bylines on lines of their own, and the cast without either."""
    everything = (*cast.small, *cast.body, *cast.display)
    signed = [b for b in everything if len(b.lines) <= 3 and bylines.names_alone(b.text) and not _ends_column(b, cast)]
    small = [b for b in cast.small if b not in signed]
    groups = grown([[block] for block in cast.display if block not in signed], small, cast)
    labels = [block for group in groups for block in _labels_of(group, cast)]
    groups = [left for group in groups if (left := [block for block in group if block not in labels])]
    used = {block for group in groups for block in group}
    lone = [b for b in small if b not in used and b not in labels]
    style = headline_style(groups)
    heads = [make_headline(group, cast, style) for group in groups]
    over = [b for b in lone if _stands_over(b, heads, cast)]
    on_text = [b for b in lone if b not in over and not reads_as_caption(b) and _stands_on_text(b, cast)]
    heads += [make_headline(group, cast, style) for group in together(on_text, lone, cast)]
    taken = {block for head in heads for block in head.blocks} | set(labels) | set(over)
    rest = replace(
        cast,
        display=(),
        small=tuple(b for b in small if b not in taken),
        body=tuple(b for b in cast.body if b not in signed),
        labels=(*cast.labels, *labels, *over),
    )
    return sorted(heads, key=lambda h: (h.box.y0, h.box.x0)), signed, rest


def _ends_column(block: Block, cast: ClassifiedBlocks) -> bool:
    """Whether names in brackets are a report's last line, which begins a column: other text stands right below."""
    if block not in cast.body or not is_tail(block.text):
        return False
    size = cast.type.size
    at = [b.box for b in (*cast.body, *cast.display) if b is not block and overlap_x(box_of(b), block.box) > 0]
    above = any(-size <= block.box.y0 - box.y1 <= 3 * size for box in at)
    return not above and any(-0.5 * size <= box.y0 - block.box.y1 <= size for box in at)


def _labels_of(group: Sequence[Block], cast: ClassifiedBlocks) -> list[Block]:
    """The blocks of a stack that are a section's name: short words, much smaller than the headline, before it; words
    that name sections of briefs also in larger type, or alone.
    """
    top = min(group, key=lambda b: b.box.y0)
    if _names_a_section(top, least=REGIONS.known_label):
        return [top]
    if len(group) < 2:
        return []
    head = make_headline(group, cast)
    return [b for b in head.kicker if b.size <= REGIONS.label_size * head.size and _names_a_section(b)]


def _names_a_section(block: Block, least: float = 0.1) -> bool:
    return len(block.lines) == 1 and not block.lines[0].turn and label_score(block.text, is_told=False) >= least


def pull_quotes(heads: Sequence[HeadlineBlock], cast: ClassifiedBlocks) -> list[HeadlineBlock]:
    """Larger type in the middle of a column, where the text breaks off above it and goes on below."""
    return [head for head in heads if not head.is_vertical and _breaks_text(head, cast)]


def _breaks_text(head: HeadlineBlock, cast: ClassifiedBlocks) -> bool:
    reach = REGIONS.head_gap * cast.type.size
    column = [b for b in cast.body if overlap_x(box_of(b), head.box) > 0.5 * head.box.width]
    above = [b for b in column if -cast.type.size <= head.box.y0 - b.box.y1 <= reach]
    below = [b for b in column if -cast.type.size <= b.box.y0 - head.box.y1 <= reach]
    if not below:
        return False
    first = min(below, key=lambda b: b.box.y0)
    if _begins_row(first, cast):
        return False
    inside = first.column[0] - cast.type.size <= head.box.x0 and head.box.x1 <= first.column[1] + cast.type.size
    if not above:  # at a column's top, below a picture: a sentence with its full stop
        return inside and measure.ends_sentence(head.text)
    return inside and ends_open(max(above, key=lambda b: b.box.y1)) and starts_inside(first)


def _begins_row(first: Block, cast: ClassifiedBlocks) -> bool:
    """Whether other columns begin at a text's height: it stands under a headline, with them."""
    size = cast.type.size
    level = REGIONS.band_height * size
    beside = [b for b in cast.body if abs(b.box.y0 - first.box.y0) <= level and overlap_x(b.box, first.box) <= 0]
    return any(
        not any(overlap_x(box_of(b), top.box) > 0 and -size <= top.box.y0 - b.box.y1 <= 5 * size for b in cast.body)
        for top in beside
    )


def _stands_over(block: Block, heads: Sequence[HeadlineBlock], cast: ClassifiedBlocks) -> bool:
    """Whether small type is a section's name above a stack, with white between."""
    if not _names_a_section(block):
        return False
    reach = REGIONS.label_gap * cast.type.size
    return any(
        head.size * REGIONS.label_size >= block.size
        and 0 <= head.box.y0 - block.box.y1 + cast.type.size <= reach
        and -overlap_x(head.box, block.box) <= reach
        for head in heads
    )


def _stands_on_text(block: Block, cast: ClassifiedBlocks) -> bool:
    """Small type above text that no other text parts from it: in a column, or right across several."""
    if block.is_vertical or block.lines[0].turn or len(block.lines) > 3:
        return False
    below = [text for text in cast.body if text is not block and text.box.y0 - block.box.y1 + 0.5 * block.size >= 0]
    near = [text for text in below if overlap_x(box_of(text), block.box) > 0.3 * min(text.width, block.box.width)]
    if not near:
        return False
    first = min(near, key=lambda text: text.box.y0)
    gap = first.box.y0 - block.box.y1
    is_display = block.size > 1.04 * cast.type.size or _tops_column(block, cast)
    return gap <= (REGIONS.head_gap if is_display else 2.0) * cast.type.size


def _tops_column(block: Block, cast: ClassifiedBlocks) -> bool:
    """Whether nothing stands right above a line: a small headline may have white below it, too."""
    size = cast.type.size
    return not any(
        overlap_x(box_of(text), block.box) > 0 and -size <= block.box.y0 - text.box.y1 <= 6 * size
        for text in cast.body
        if text is not block
    )
