"""Display type → headline stacks: 引题, 主题, 副题 told by size and place; crossheads and bylines told apart.

The largest type of a stack is the headline; what stands before it in the order of reading is the kicker, behind it the
deck. Before is above, or to the left on the same height; in vertical type it is to the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from articles.reading.geometry import Box, overlap_x, overlap_y, union
from articles.reading.language import bylines, measure
from articles.reading.language.labels import label_score
from articles.reading.layout.lines.blocks import Block, box_of, ends_open, starts_inside
from articles.reading.layout.lines.report_ends import is_tail

from .headline_grouping import grown, together
from .photos import PagePicture, says_so
from .roles import ClassifiedBlocks
from .tuning import REGIONS


@dataclass(frozen=True)
class HeadlineBlock:
    """A headline stack on the page.

    `may_be_crosshead`: of one size, hardly larger than the text, no wider than a column.
    """

    kicker: tuple[Block, ...]
    headline: tuple[Block, ...]
    deck: tuple[Block, ...]
    may_be_crosshead: bool = False

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.kicker, *self.headline, *self.deck)

    @cached_property
    def box(self) -> Box:
        return union(block.box for block in self.blocks)

    @cached_property
    def size(self) -> float:
        return max(block.size for block in self.headline)

    @property
    def is_vertical(self) -> bool:
        return self.headline[0].is_vertical

    @cached_property
    def text(self) -> str:
        return "".join(block.text for block in self.blocks)


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
    on_text = [b for b in lone if b not in over and not says_so(b) and _stands_on_text(b, cast)]
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


def headline_style(groups: Sequence[Sequence[Block]]) -> int | None:
    """The style that the page sets its headlines in, by the stacks where the headline is clearly the largest type."""
    styles: Counter[int] = Counter()
    for group in groups:
        sizes = sorted({b.size for b in group}, reverse=True)
        if len(sizes) > 1 and sizes[0] >= REGIONS.clear_size * sizes[1]:
            styles[max(group, key=lambda b: b.size).style] += 1
    if styles.total() < 3 or styles.most_common(1)[0][1] < REGIONS.headlines_alike * styles.total():
        return None
    return styles.most_common(1)[0][0]


def make_headline(blocks: Iterable[Block], cast: ClassifiedBlocks, style: int | None = None) -> HeadlineBlock:
    """The blocks as a stack; `style` is what the page sets its headlines in, where it tells."""
    blocks = sorted(blocks, key=lambda b: (b.box.y0, b.box.x0))
    least = REGIONS.nearly_largest * max(b.size for b in blocks)
    usual = [b for b in blocks if b.style == style and b.size >= least]
    largest = max(b.size for b in usual or blocks)
    first = max(usual or blocks, key=lambda b: b.size)
    headline = [b for b in blocks if _is_headline(b, first) and (not usual or b.style == style)]
    if headline[0].is_vertical:
        headline.sort(key=lambda b: (-b.box.x0, b.box.y0))
    box = union(b.box for b in headline)
    kicker: list[Block] = []
    deck: list[Block] = []
    for block in blocks:
        if block not in headline:
            (kicker if _stands_before(block, box, headline[0].is_vertical) else deck).append(block)
    if headline[0].is_vertical:
        kicker.sort(key=lambda b: -b.box.x0)
        deck.sort(key=lambda b: -b.box.x0)
    small = largest <= REGIONS.largest_crosshead * cast.type.size
    lines = sum(len(b.lines) for b in headline)
    crosshead = small and not kicker and not deck and lines <= 3 and not headline[0].is_vertical
    crosshead = crosshead and _fits_a_column(box, cast, largest)
    return HeadlineBlock(tuple(kicker), tuple(headline), tuple(deck), crosshead)


def _is_headline(block: Block, largest: Block) -> bool:
    """Whether a block is of one headline with the largest: of its size; in another font, to the last digit."""
    least = REGIONS.same_headline if block.style == largest.style else REGIONS.other_font
    return block.size >= least * largest.size


def _stands_before(block: Block, headline: Box, is_vertical: bool) -> bool:
    if is_vertical and block.is_vertical:
        return block.box.middle_x > headline.x1
    if overlap_y(block.box, headline) > 0.5 * min(block.box.height, headline.height):
        return block.box.middle_x < headline.middle_x
    return block.box.middle_y < headline.middle_y


def _fits_a_column(box: Box, cast: ClassifiedBlocks, size: float) -> bool:
    """Inside a column of text; type that is clearly larger than the text also right below some."""
    usual = cast.type.size
    for text in cast.body:
        fits = text.column[0] - usual <= box.x0 and box.x1 <= text.column[1] + usual
        if fits and (size <= REGIONS.display * usual or -usual <= box.y0 - text.box.y1 <= 4 * usual):
            return True
    return False
