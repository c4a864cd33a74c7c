"""Quotations in larger type in the middle of a column, where the text breaks off above them and goes on below."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from articles.reading.geometry import overlap_x
from articles.reading.language import byline_heads, measure, notices
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import (
    Block,
    box_of,
    ends_open,
    is_in_column,
    starts_inside,
    starts_mid_text,
)

from .classified_blocks import ClassifiedBlocks, PicturedBlocks
from .headline_block import HeadlineBlock
from .quotation_marks import is_quotation
from .quote_surroundings import rules_at
from .tuning import REGIONS

_FULL_STOPS = ("。", "…")
_CLOSING_QUOTES = "".join(measure.QUOTES_AFTER_END)


def pull_quotes(
    heads: Sequence[HeadlineBlock], signed: Sequence[Block], page: PicturedBlocks
) -> list[HeadlineBlock]:
    """Those of the headlines that are none; `signed`: the page's bylines."""
    level = [head for head in heads if not head.is_vertical]
    breaking = [h for h in level if is_quotation(h.text) or not _is_signed(h, signed)]
    found = [h for h in breaking if _breaks_text(h, page)]
    found += [h for h in level if _stands_across_gutter(h, page)]
    found += [h for h in level if _is_quotation(h) and _is_set_apart(h, heads, signed, page)]
    found += _told_by_type(heads, signed, page)
    return [head for head in level if head in found]


def _told_by_type(
    heads: Sequence[HeadlineBlock], signed: Sequence[Block], page: ClassifiedBlocks
) -> list[HeadlineBlock]:
    """Latin quotations, and what stands between two rules, in type that no headline has."""
    spoken = [head for head in heads if _is_latin_quotation(head)]
    ruled = [head for head in heads if head not in spoken and _is_ruled(head, signed, page)]
    styles = _styles([h for h in heads if h not in spoken and h not in ruled], page)
    found = [h for h in spoken if _is_said_inside(h, heads, signed, page, styles)]
    if styles:
        found += [head for head in ruled if _is_in_own_style(head, page, styles)]
    return found


def _styles(heads: Sequence[HeadlineBlock], page: ClassifiedBlocks) -> set[int]:
    """Those of display type: what is small heads nothing."""
    return {_style(head) for head in heads if head.size >= REGIONS.display * page.em}


def _is_said_inside(
    head: HeadlineBlock,
    heads: Sequence[HeadlineBlock],
    signed: Sequence[Block],
    page: ClassifiedBlocks,
    styles: AbstractSet[int],
) -> bool:
    """Whether a Latin quotation stands in a column's text, or in that of a wide story."""
    return _is_among_text(head, page, styles) or _is_inside_wide_story(
        head, heads, signed, page
    )


def _is_set_apart(
    head: HeadlineBlock,
    heads: Sequence[HeadlineBlock],
    signed: Sequence[Block],
    page: PicturedBlocks,
) -> bool:
    """Whether a quotation in any type stands between rules, over a crosshead, or at a column's foot."""
    return (
        _is_between_rules(head, signed, page)
        or _stands_over_crosshead(head, heads, page)
        or _ends_column(head, signed, page)
    )


def _ends_column(head: HeadlineBlock, signed: Sequence[Block], page: PicturedBlocks) -> bool:
    """Whether nothing of a story stands below it in its column, whose text is right above."""
    above, below = _above_and_below(head, page)
    if below or not above or not _is_in_column_of(head, above, page):
        return False
    if _is_signed(head, signed):
        return False
    reach = REGIONS.head_gap * page.em
    return not any(
        overlap_x(picture, head.box) > 0 and 0 <= picture.y0 - head.box.y1 <= reach
        for picture in page.pictures
    )


def _style(head: HeadlineBlock) -> int:
    return head.headline[0].style


def _breaks_text(head: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    """Whether it stands in a column's text; at its top, below a picture, only a sentence with its full stop does.

    A notice's title does not, though the sign-off above it ends no sentence.
    """
    above, below = _above_and_below(head, page)
    if not below or notices.is_title(head.text):
        return False
    first = min(below, key=lambda b: b.box.y0)
    if not is_in_column(head.box, first, page.em) or _begins_row(first, page):
        return False
    if _stands_between_tops(head, page):
        return False
    if above or (measure.asks(head.text) and head.size <= REGIONS.slightly_larger * page.em):
        return _breaks_off(above, first)  # an interview's question tops its answer
    return _is_quoted_above(head, first)


def _stands_across_gutter(head: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    """Whether it stands in the columns of two texts side by side, which run around it: above, beside and below."""
    least = REGIONS.across_gutter * head.box.width
    around = [
        box_of(text)
        for text in page.body
        if text.box.y0 <= head.box.y0
        and text.box.y1 >= head.box.y1
        and overlap_x(box_of(text), head.box) > least
    ]
    is_left = any(box.x0 < head.box.x0 - page.em for box in around)
    return is_left and any(box.x1 > head.box.x1 + page.em for box in around)


def _is_among_text(
    head: HeadlineBlock, page: ClassifiedBlocks, styles: AbstractSet[int]
) -> bool:
    """Whether a Latin quotation stands in a column's text that breaks off above it, or is set in a type
    that no headline has; those have one of the `styles`.

    What is said may be a headline, too: that stands over its columns, in the type of the others.
    """
    above, below = _above_and_below(head, page)
    if not below or not _is_in_column_of(head, [*above, min(below, key=_top)], page):
        return False
    is_own = _style(head) not in styles
    return is_own or (bool(above) and ends_open(max(above, key=lambda b: b.box.y1)))


def _is_inside_wide_story(
    head: HeadlineBlock,
    heads: Sequence[HeadlineBlock],
    signed: Sequence[Block],
    page: ClassifiedBlocks,
) -> bool:
    """Whether a Latin quotation, in a size that no headline of its style has, stands in a column's text under a
    headline of several columns, with nobody's name below.

    The text above it may end with a sentence then: no story of one column begins in the midst of a wide one so.
    """
    above, below = _above_and_below(head, page)
    if not above or not below or _is_signed(head, signed):
        return False
    first = min(below, key=_top)
    if not _is_in_column_of(head, [*above, first], page) or byline_heads.opens_report(
        first.text
    ):
        return False
    others = [h for h in heads if h is not head and not is_quotation(h.text)]
    if any(_is_in_type_of(head, other) for other in others):
        return False
    over = [
        h
        for h in others
        if h.size >= head.size and h.box.y1 <= head.box.y0 and overlap_x(h.box, head.box) > 0
    ]
    widest = max(text.box.width for text in above)
    last = max(over, key=lambda h: h.box.y1, default=None)
    return last is not None and last.box.width > REGIONS.wide_headline * widest


def _stands_over_crosshead(
    head: HeadlineBlock, heads: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> bool:
    """Whether a quotation stands in a column's text right over a crosshead: no story begins with one."""
    above, _ = _above_and_below(head, page)
    if not above or not _is_in_column_of(head, above, page):
        return False
    reach = REGIONS.crosshead_gap * page.em
    return any(
        other.may_be_crosshead
        and other.size <= REGIONS.slightly_larger * page.em
        and 0 <= other.box.y0 - head.box.y1 + page.em <= reach
        and overlap_x(other.box, head.box) > 0
        for other in heads
        if other is not head
    )


def _is_between_rules(
    head: HeadlineBlock, signed: Sequence[Block], page: ClassifiedBlocks
) -> bool:
    """Whether a quotation in any type stands in a column's text between two rules hardly wider than it."""
    if _is_signed(head, signed):
        return False
    above, below = _above_and_below(head, page)
    if not above or not below or not _is_in_column_of(head, [*above, *below], page):
        return False
    return bool(rules_at(head, page, -1) and rules_at(head, page, 1))


def _is_in_type_of(head: HeadlineBlock, other: HeadlineBlock) -> bool:
    is_as_large = abs(head.size - other.size) <= REGIONS.same_quote_size * head.size
    return _style(head) == _style(other) and is_as_large


def _is_in_own_style(
    head: HeadlineBlock, page: ClassifiedBlocks, styles: AbstractSet[int]
) -> bool:
    """Whether it stands on a column's text in a type that no headline has."""
    _, below = _above_and_below(head, page)
    if not below or _style(head) in styles:
        return False
    return is_in_column(head.box, min(below, key=_top), page.em)


def _is_ruled(head: HeadlineBlock, signed: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """Whether Latin type stands between two rules as wide as it, with nobody's name below: words pulled out
    of a text need no quotation marks then.
    """
    if not letters.is_latin_text(head.text) or _is_signed(head, signed):
        return False
    return bool(rules_at(head, page, -1) and rules_at(head, page, 1))


def _is_signed(head: HeadlineBlock, signed: Sequence[Block]) -> bool:
    """Whether a name stands right below it, as an author's does, and a speaker's below a quotation."""
    return any(_is_right_below(name, head) for name in signed)


def _is_right_below(block: Block, head: HeadlineBlock) -> bool:
    is_near = 0 <= block.box.y0 - head.box.y1 + head.size <= REGIONS.quote_rule * 2 * head.size
    return is_near and overlap_x(block.box, head.box) > 0


def _above_and_below(
    head: HeadlineBlock, page: ClassifiedBlocks
) -> tuple[list[Block], list[Block]]:
    """The text right above and right below, in whose column it stands."""
    top, foot = head.box.y0, head.box.y1
    nearest, farthest = -page.em, REGIONS.head_gap * page.em
    above = [b for b in page.body if nearest <= top - b.box.y1 <= farthest]
    below = [b for b in page.body if nearest <= b.box.y0 - foot <= farthest]
    return _over_its_width(above, head), _over_its_width(below, head)


def _over_its_width(texts: Sequence[Block], head: HeadlineBlock) -> list[Block]:
    least = REGIONS.quote_overlap * head.box.width
    return [text for text in texts if overlap_x(box_of(text), head.box) > least]


def _is_in_column_of(
    head: HeadlineBlock, texts: Sequence[Block], page: ClassifiedBlocks
) -> bool:
    """Whether it stands in the column of one of the texts above and below: ragged lines are narrower than theirs."""
    return any(is_in_column(head.box, text, page.em) for text in texts)


def _top(block: Block) -> float:
    return block.box.y0


def _is_quoted_above(head: HeadlineBlock, first: Block) -> bool:
    """Whether display type on top of a text is a quotation from it: a headline has no full stop."""
    if byline_heads.opens_report(first.text):
        return False
    is_statement = head.text.rstrip(_CLOSING_QUOTES).endswith(_FULL_STOPS)
    return is_statement or (measure.ends_sentence(head.text) and starts_inside(first))


def _is_latin_quotation(head: HeadlineBlock) -> bool:
    return letters.is_latin_text(head.text) and _is_quotation(head)


def _is_quotation(head: HeadlineBlock) -> bool:
    """Whether all of it stands in quotation marks, as no crosshead does, but for the speaker's name below."""
    text = "".join(block.text for block in (*head.kicker, *head.headline))
    said_by = " ".join(block.text for block in head.deck).split()
    return len(said_by) <= REGIONS.speaker_words and is_quotation(text)


def _breaks_off(above: Sequence[Block], first: Block) -> bool:
    """Whether the text above ends inside a paragraph, and the one below, which is `first`, begins inside one."""
    last = max(above, key=lambda b: b.box.y1, default=None)
    return last is not None and ends_open(last) and starts_mid_text(first)


def _stands_between_tops(head: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    """Whether columns begin at its height to both sides.

    A headline in the middle of its text stands so.
    """
    level = REGIONS.band_height * page.em
    tops = [
        box_of(b)
        for b in page.body
        if abs(b.box.y0 - head.box.y0) <= level
        and not _goes_on_from_above(b, page, REGIONS.white_above)
    ]
    is_left = any(box.x1 <= head.box.x0 + page.em for box in tops)
    return is_left and any(box.x0 >= head.box.x1 - page.em for box in tops)


def _begins_row(first: Block, page: ClassifiedBlocks) -> bool:
    """Whether other columns begin at a text's height: it stands under a headline, with them."""
    level = REGIONS.band_height * page.em
    row = [b for b in page.body if abs(b.box.y0 - first.box.y0) <= level]
    beside = [b for b in row if overlap_x(b.box, first.box) <= 0]
    return any(not _goes_on_from_above(top, page, REGIONS.column_above) for top in beside)


def _goes_on_from_above(top: Block, page: ClassifiedBlocks, reach: float) -> bool:
    """`reach`: ems of white."""
    em = page.em
    column = [b for b in page.body if overlap_x(box_of(b), top.box) > 0]
    return any(-em <= top.box.y0 - b.box.y1 <= reach * em for b in column)
