"""Headlines of briefs, in type hardly larger than the text: recognised by the text that they stand on."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import overlap_x, union
from articles.reading.language import labels, measure
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import Block, box_of

from .classified_blocks import ClassifiedBlocks, PicturedBlocks
from .headline_adjacency import are_one_headline
from .page_picture import reads_as_caption
from .tuning import REGIONS


def group_small_headlines(
    lone: Sequence[Block],
    waiting: Sequence[Block],
    page: PicturedBlocks,
) -> list[list[Block]]:
    """Small headlines: each of `lone` that stands on text, with what of `waiting` stands right
    above it.

    Taken from the page's foot upwards, so that a kicker is in its headline before it could
    become one itself.
    """
    on_text = [b for b in lone if not reads_as_caption(b) and _stands_on_text(b, page)]
    upwards = sorted(waiting, key=_from_foot)
    groups: list[list[Block]] = []
    for block in sorted(on_text, key=_from_foot):
        if not any(block in group for group in groups):
            groups.append(_with_type_above(block, upwards, page))
    return groups


def labels_of_briefs(groups: Sequence[Sequence[Block]], page: ClassifiedBlocks) -> list[Block]:
    """Small headlines that name briefs (短波), alone at a column's top or over a rule: labels, as in larger type.
    So are Latin words wherever they stand, over the first brief's headline, too: they say it by themselves.
    """
    alone = [group[0] for group in groups if len(group) == 1]
    every = [block for group in groups for block in group]
    latin = [block for block in every if letters.is_latin_text(block.text)]
    tops = [block for block in alone if block not in latin and _tops_list(block, page)]
    return [block for block in (*tops, *latin) if _names_briefs(block)]


def _tops_list(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether it stands at a column's top, or on a rule that runs on beside it: no headline is underlined so."""
    reach = REGIONS.label_over_rule * block.size
    return _tops_column(block, page) or any(
        0 <= rule.y0 - block.box.y1 <= reach
        and rule.x0 <= block.box.x0 + block.size
        and rule.x1 >= block.box.x1 + block.size
        for rule in page.horizontal_rules
    )


def _names_briefs(block: Block) -> bool:
    if len(block.lines) > 1:
        return False
    text = block.text
    if not letters.is_latin_text(text):
        text = measure.squeeze(text)
        if len(text) > labels.LONGEST:
            return False
    return labels.names_briefs(text)


def _from_foot(block: Block) -> float:
    return -block.box.y0


def _with_type_above(
    block: Block, upwards: Sequence[Block], page: PicturedBlocks
) -> list[Block]:
    group = [block]
    for other in upwards:
        top = group[-1]
        is_above = other.box.y1 <= top.box.y0 + REGIONS.block_overlap
        if is_above and other not in group and are_one_headline([top], [other], page):
            group.append(other)
    return group


def _stands_on_text(block: Block, page: ClassifiedBlocks) -> bool:
    """Small type above text that no other text parts from it: in a column, or right across several."""
    if not block.is_upright:
        return False
    is_short = len(block.lines) <= REGIONS.small_headline_lines
    if not is_short and not page.body_type.may_be_headline(block):
        return False
    below = [text for text in page.body if text is not block and _is_above(block, text)]
    if not below:
        return _names_briefs(block) and _is_amid_columns(block, page)
    first = min(below, key=lambda text: text.box.y0)
    gap = first.box.y0 - block.box.y1
    return gap <= _longest_gap(block, first, page) * page.em


def _is_amid_columns(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether a line stands in the middle of columns.

    Most of it is over the gutter between two.
    """
    reach = REGIONS.head_gap * page.em
    row = [
        text.box
        for text in page.body
        if 0 <= text.box.y0 - block.box.y1 + block.size <= reach
        if overlap_x(box_of(text), block.box) > -block.size
    ]
    return len(row) > 1 and abs(union(row).middle_x - block.box.middle_x) <= block.size


def _is_above(block: Block, text: Block) -> bool:
    white = text.box.y0 - block.box.y1
    if white + REGIONS.small_headline_overlap * block.size < 0:
        return False
    narrower = min(text.width, block.box.width)
    return overlap_x(box_of(text), block.box) > REGIONS.over_text * narrower


def _longest_gap(block: Block, text: Block, page: ClassifiedBlocks) -> float:
    """Ems to its text: many where a byline may stand between, few where only white sets a line off from text."""
    is_larger = block.size > REGIONS.slightly_larger * page.em
    if is_larger or _tops_column(block, page):
        return REGIONS.head_gap
    is_like_headlines = block.style != text.style and _is_in_headline_type(block, page)
    return REGIONS.styled_headline_gap if is_like_headlines else REGIONS.small_headline_gap


def _is_in_headline_type(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether a line is set in the style of most of the page's large type."""
    large = [one for one in page.display if one.size >= REGIONS.clear_size * page.em]
    alike = sum(one.style == block.style for one in large)
    is_told = len(large) >= REGIONS.clear_headlines
    return is_told and alike >= REGIONS.headlines_alike * len(large)


def _tops_column(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether nothing stands right above a line: a small headline may have white below it, too."""
    em = page.em
    above = [
        text
        for text in page.body
        if text is not block and overlap_x(box_of(text), block.box) > 0
    ]
    return not any(
        -em <= block.box.y0 - text.box.y1 <= REGIONS.column_top * em for text in above
    )
