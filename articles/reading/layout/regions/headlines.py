"""Display type → headlines; bylines and section names are taken out.

0. words in a box below a headline are small type, as a deck is   boxed_decks
1. names on lines of their own are bylines, and what their
   columns are called labels                                      byline_blocks
2. display type that stands together is a headline                headline_grouping
3. section names are taken out of these                           section_names
4. headlines of letters under one heading stand alone              letters
   and so do those of briefs                                      brief_columns
5. each group is kicker, headline and deck                        headline_block
6. small type above a headline may name its section, too          section_names
7. other small type on a text is its headline                     small_headlines
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.layout.lines.blocks import Block

from .boxed_decks import with_boxed_decks
from .brief_columns import briefs_apart
from .byline_blocks import bylines_of, column_names
from .classified_blocks import PicturedBlocks
from .crosshead_rows import crossheads_in_a_row, tops_of_inner_columns
from .headline_block import HeadlineBlock, headline_style, make_headline
from .headline_grouping import group_headlines
from .letters import letters_apart
from .level_kickers import with_level_kickers
from .quotes_in_groups import quotes_apart
from .section_names import names_section_above, section_names_in
from .small_headlines import group_small_headlines, labels_of_briefs
from .tuning import REGIONS


def headlines_of(
    page: PicturedBlocks,
) -> tuple[list[HeadlineBlock], list[Block], PicturedBlocks]:
    """The page's headlines from top to bottom, its bylines on lines of their own, and the blocks without either."""
    page = with_boxed_decks(page)
    signed, taken = bylines_of(page)
    page = replace(page, body=tuple(_without(page.body, taken)))
    columns = column_names(signed, _without(page.small, taken), page)
    small = _without(page.small, [*taken, *columns])
    groups = group_headlines(_without(page.display, taken), small, page)
    names = [block for group in groups for block in section_names_in(group, page)]
    names += columns
    groups = [left for group in groups if (left := _without(group, names))]
    groups = quotes_apart(groups, page)
    groups, headings = letters_apart(groups, signed, page)
    groups, over_briefs = briefs_apart(groups, small, page)
    names += [*headings, *over_briefs]
    style = headline_style(groups)
    heads = [make_headline(group, page, style) for group in groups]
    lone = _without(small, [*names, *_blocks(heads)])
    names += [block for block in lone if names_section_above(block, heads, page)]
    small_groups = group_small_headlines(_without(lone, names), lone, page)
    of_briefs = labels_of_briefs(small_groups, page)
    names += of_briefs
    small_groups = [left for group in small_groups if (left := _without(group, of_briefs))]
    heads += [make_headline(group, page, style) for group in small_groups]
    heads = _with_crossheads_in_a_row(heads, page)
    heads = with_level_kickers(heads, page, style)
    heads = _with_openings(heads, signed, page)
    rest = replace(
        page,
        display=(),
        small=tuple(_without(small, [*names, *_blocks(heads)])),
        labels=(*page.labels, *names),
    )
    return sorted(heads, key=lambda h: (h.box.y0, h.box.x0)), signed, rest


def _with_crossheads_in_a_row(
    heads: Sequence[HeadlineBlock], page: PicturedBlocks
) -> list[HeadlineBlock]:
    """The headlines; those that stand in a row below one of them may be crossheads of it."""
    alone = [head.blocks[0] for head in heads if len(head.blocks) == 1]
    larger = [block for head in heads for block in head.headline]
    row = crossheads_in_a_row(alone, larger, page)
    row += tops_of_inner_columns(alone, larger, page)
    return [
        replace(head, may_be_crosshead=True) if head.blocks[0] in row else head
        for head in heads
    ]


def _with_openings(
    heads: Sequence[HeadlineBlock],
    signed: Sequence[Block],
    page: PicturedBlocks,
) -> list[HeadlineBlock]:
    """The headlines; those that surely begin a story are no crossheads."""
    opening = [h for h in heads if _is_signed(h, signed)]
    opening += [h for h in heads if _opens_beside_another(h, heads, page)]
    return [replace(h, may_be_crosshead=False) if h in opening else h for h in heads]


def _is_signed(head: HeadlineBlock, signed: Sequence[Block]) -> bool:
    """Whether names stand right below a headline, as below no crosshead."""
    if not head.may_be_crosshead:
        return False
    return any(
        0 <= name.box.y0 - head.box.y1 + name.size <= REGIONS.signed_below * name.size
        and overlap_x(name.box, head.box) > 0
        for name in signed
    )


def _opens_beside_another(
    head: HeadlineBlock, heads: Sequence[HeadlineBlock], page: PicturedBlocks
) -> bool:
    """Whether it tops the page level with another one of its type.

    Both head what is below them.
    """
    if not head.may_be_crosshead or not _tops_page(head, heads, page):
        return False
    level = REGIONS.level_headlines * head.size
    return any(
        other.headline[0].style == head.headline[0].style
        and abs(other.size - head.size) <= level
        and abs(other.box.y0 - head.box.y0) <= level
        and overlap_x(other.box, head.box) <= 0
        and _tops_page(other, heads, page)
        for other in heads
        if other is not head
    )


def _tops_page(
    head: HeadlineBlock, heads: Sequence[HeadlineBlock], page: PicturedBlocks
) -> bool:
    """Whether no text stands above, and no headline higher.

    It may be in the columns of such a one.
    """
    if any(other.box.y1 <= head.box.y0 for other in heads):
        return False
    above = (text.box for text in page.body if text.box.y1 <= head.box.y0)
    return not any(overlap_x(box, head.box) > 0 for box in above)


def _without(blocks: Iterable[Block], taken: Sequence[Block]) -> list[Block]:
    return [block for block in blocks if block not in taken]


def _blocks(heads: Iterable[HeadlineBlock]) -> list[Block]:
    return [block for head in heads for block in head.blocks]
