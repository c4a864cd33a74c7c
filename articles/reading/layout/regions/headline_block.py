"""One headline of a page: 引题, 主题, 副题 recognised by size and place.

The largest type is the headline; what stands before it in the order of reading is the kicker,
behind it the deck. Before is above, or to the left on the same height; in vertical type it is
to the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box, overlap_y, union
from articles.reading.language import notices
from articles.reading.language.words import bigrams
from articles.reading.layout.lines.blocks import Block, is_in_column

from .classified_blocks import ClassifiedBlocks
from .tuning import REGIONS


@dataclass(frozen=True)
class HeadlineBlock:
    """A headline with its kicker and deck, as it stands on the page.

    `may_be_crosshead`: of one size, hardly larger than the text, no wider than a column.
    `unsure_kicker`: small type and the headline beside it, whose kicker it may be; this is one of the two.
    """

    kicker: tuple[Block, ...]
    headline: tuple[Block, ...]
    deck: tuple[Block, ...]
    may_be_crosshead: bool = False
    unsure_kicker: tuple[str, str] | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        return (*self.kicker, *self.headline, *self.deck)

    @cached_property
    def box(self) -> Box:
        return union(block.box for block in self.blocks)

    @cached_property
    def size(self) -> float:
        """The headline's em in points, its largest line's."""
        return max(block.size for block in self.headline)

    @property
    def is_vertical(self) -> bool:
        return self.headline[0].is_vertical

    @cached_property
    def text(self) -> str:
        return "".join(block.text for block in self.blocks)

    @cached_property
    def words(self) -> frozenset[str]:
        """The pairs of neighbouring characters of its text."""
        return bigrams(self.text)


def headline_style(groups: Sequence[Sequence[Block]]) -> int | None:
    """The style that the page sets its headlines in, by the groups where the headline is
    clearly the largest type.

    None where there are too few, or they differ: then size alone separates headline and deck.
    """
    clear = [group for group in groups if _has_clear_headline(group)]
    styles = Counter(max(group, key=_size).style for group in clear)
    if len(clear) < REGIONS.clear_headlines:
        return None
    style, count = styles.most_common(1)[0]
    return style if count >= REGIONS.headlines_alike * len(clear) else None


def _size(block: Block) -> float:
    return block.size


def _has_clear_headline(group: Sequence[Block]) -> bool:
    sizes = sorted({b.size for b in group}, reverse=True)
    return len(sizes) > 1 and sizes[0] >= REGIONS.clear_size * sizes[1]


def make_headline(
    blocks: Iterable[Block],
    page: ClassifiedBlocks,
    style: int | None = None,
) -> HeadlineBlock:
    """The blocks as one headline; `style` is what the page sets its headlines in, if known."""
    blocks = sorted(blocks, key=lambda b: (b.box.y0, b.box.x0))
    headline = _without_text_type(_headline_among(blocks, style, page), page)
    box = union(b.box for b in headline)
    is_vertical = headline[0].is_vertical
    others = [b for b in blocks if b not in headline]
    kicker = [b for b in others if _stands_before(b, box, is_vertical)]
    deck = [b for b in others if b not in kicker]
    if is_vertical:
        kicker.sort(key=_in_reading_order)
        deck.sort(key=_in_reading_order)
    is_alone = not kicker and not deck
    return HeadlineBlock(
        tuple(kicker),
        tuple(headline),
        tuple(deck),
        may_be_crosshead=is_alone
        and _may_be_crosshead(headline, box, page)
        and not notices.is_title(headline[0].text),
    )


def _headline_among(
    blocks: Sequence[Block], style: int | None, page: ClassifiedBlocks
) -> list[Block]:
    """The largest blocks, of those in the page's style for headlines where one is nearly as large as any."""
    in_style = _large_in_style(blocks, style)
    largest = max(in_style or blocks, key=_size)
    candidates = [b for b in blocks if b.style == style] if in_style else blocks
    headline = [b for b in candidates if _is_headline_size(b, largest, page)]
    if headline[0].is_vertical:
        return sorted(headline, key=_in_reading_order)
    return headline


def _without_text_type(headline: Sequence[Block], page: ClassifiedBlocks) -> list[Block]:
    """The headline's lines without those in the text's font.

    Above one of their size in a bolder font they are its
    kicker, unless they are as wide: the lines of one headline
    are.
    """
    text_styles = {style for _, style, _ in page.body_type.kinds}
    bold = [block for block in headline if block.style not in text_styles]
    if not bold:
        return list(headline)
    first = bold[0]
    return [
        block
        for block in headline
        if block.style not in text_styles
        or block.box.y0 >= first.box.y0
        or abs(block.box.width - first.box.width) < block.size
    ]


def _large_in_style(blocks: Sequence[Block], style: int | None) -> list[Block]:
    least = REGIONS.nearly_largest * max(b.size for b in blocks)
    return [b for b in blocks if b.style == style and b.size >= least]


def _is_headline_size(block: Block, largest: Block, page: ClassifiedBlocks) -> bool:
    """Whether a block is of one headline with the largest: in another font, of its size to the last digit.

    In its font it may be smaller, as no kicker or deck is; sizes that a program guessed show nothing of that.
    """
    least = REGIONS.other_font
    if block.style == largest.style:
        least = REGIONS.same_headline if page.is_ocr else REGIONS.smaller_line
    return block.size >= least * largest.size


def _in_reading_order(block: Block) -> tuple[float, float]:
    """Vertical lines follow from right to left; those that are turned upwards, from left to right."""
    return (block.box.x0 if block.lines[0].turn else -block.box.x0), block.box.y0


def _stands_before(block: Block, headline: Box, is_vertical: bool) -> bool:
    """Whether a block is read before the headline, so that it is the kicker."""
    if is_vertical and block.is_vertical:
        if block.lines[0].turn:
            return block.box.middle_x < headline.x0
        return block.box.middle_x > headline.x1
    lower = min(block.box.height, headline.height)
    if overlap_y(block.box, headline) > REGIONS.same_height * lower:
        return block.box.middle_x < headline.middle_x
    return block.box.middle_y < headline.middle_y


def _may_be_crosshead(headline: Sequence[Block], box: Box, page: ClassifiedBlocks) -> bool:
    size = max(b.size for b in headline)
    if headline[0].is_vertical or size > REGIONS.largest_crosshead * page.em:
        return False
    lines = sum(len(b.lines) for b in headline)
    return lines <= REGIONS.crosshead_lines and _fits_a_column(box, page, size)


def _fits_a_column(box: Box, page: ClassifiedBlocks, size: float) -> bool:
    """Inside a column of text; type that is clearly larger than the text also right below some,
    or level with where the text to its left begins.
    """
    columns = [text for text in page.body if is_in_column(box, text, page.em)]
    if size <= REGIONS.display * page.em:
        return bool(columns)
    below = REGIONS.crosshead_gap * page.em
    if any(-page.em <= box.y0 - text.box.y1 <= below for text in columns):
        return True
    return bool(columns) and any(_is_level_left(text, box, page.em) for text in page.body)


def _is_level_left(text: Block, box: Box, em: float) -> bool:
    """Whether a text begins at a box's height, in the next column to its left."""
    off, gutter = abs(text.box.y0 - box.y0), box.x0 - text.column[1]
    is_next = 0 < gutter <= text.width
    return is_next and off <= REGIONS.crosshead_top * em
