"""Columns that begin at one height under one headline: which stack covers which columns.

A headline is set in the middle of its columns, or at their left edge, and never reaches beyond them: where several
stand over one row of columns, that tells where each one's columns end.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from articles.reading.geometry import Box, overlap_x, shared
from articles.reading.layout.lines.blocks import Block, box_of, starts_inside
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.layout.regions.tuning import REGIONS

from .places import ColumnPlacement, inner, take_in_columns_beside, take_in_rows_beside
from .tuning import COLUMNS


def places_of(
    texts: Sequence[Block], heads: Sequence[HeadlineBlock], photos: Sequence[PagePicture], cast: ClassifiedBlocks
) -> list[ColumnPlacement]:
    """A place for each text; `head` is an index into `heads`."""
    tops = [_top(text, photos, heads, cast) for text in texts]
    bands = _bands(texts, tops, photos, cast)
    found = [ColumnPlacement(top, -1) for top in tops]
    for number, band in enumerate(bands):
        over = _heads_over(band, texts, tops, heads, cast)
        spans = _spans(band, texts, [heads[h] for h in over], [t for i, t in enumerate(texts) if i not in band])
        for at in band:
            found[at] = ColumnPlacement(tops[at], number)
        for head, span in zip(over, spans, strict=True):
            for place, at in enumerate(span):
                found[at] = ColumnPlacement(tops[at], number, head, place == 0)
    take_in_columns_beside(found, texts, heads, cast)
    take_in_rows_beside(found, texts, heads, cast)
    return found


def _top(text: Block, photos: Sequence[PagePicture], heads: Sequence[HeadlineBlock], cast: ClassifiedBlocks) -> float:
    """The top of the text, or of the crosshead and the pictures right above it."""
    column, top = box_of(text), text.box.y0
    reach = COLUMNS.picture_gap * cast.type.size
    for head in heads:
        on_text = -0.5 * cast.type.size <= top - head.box.y1 <= cast.type.size
        if head.may_be_crosshead and on_text and overlap_x(head.box, column) > 0.8 * head.box.width:
            top = head.box.y0
    while True:
        above = [
            p.whole
            for p in photos
            if -1 <= top - p.whole.y1 + cast.type.size <= reach + cast.type.size
            and overlap_x(p.whole, column) > 0
            and p.whole.y0 < top - 1
            and not _ruled_between(p.whole, column, top, cast)
            and not _holds_headline(p, heads)
        ]
        over = sum(overlap_x(box, column) for box in above)
        if over <= 0.6 * min(column.width, sum(box.width for box in above)):
            return top
        top = min(box.y0 for box in above)


def _holds_headline(picture: PagePicture, heads: Sequence[HeadlineBlock]) -> bool:
    """Whether a headline is printed on a picture: its text begins below the two."""
    return any(shared(block.box, picture.box) > 0.9 for head in heads for block in head.headline)


def _ruled_between(picture: Box, column: Box, top: float, cast: ClassifiedBlocks) -> bool:
    """Whether a rule parts a picture from the column below it."""
    return any(
        picture.y1 + 1 < rule.middle_y <= top + 1 and overlap_x(rule, column) > 0.5 * column.width
        for rule in cast.horizontal_rules
    )


def _bands(
    texts: Sequence[Block], tops: Sequence[float], photos: Sequence[PagePicture], cast: ClassifiedBlocks
) -> list[list[int]]:
    """Indexes of texts that begin at one height, from left to right, with nothing but pictures between them."""
    near = REGIONS.band_height * cast.type.size
    widest = COLUMNS.band_gap * cast.type.size
    below = {at for at, text in enumerate(texts) if text.box.y0 - tops[at] > text.size}  # a picture
    inside = {at for at, text in enumerate(texts) if _goes_up(text, tops[at], texts)}
    bands: list[list[int]] = [[at] for at in sorted(inside)]
    for at in sorted(set(range(len(texts))) - inside, key=lambda i: (texts[i].column[0], tops[i])):
        own = inner(box_of(texts[at]), cast)
        fits = [
            band
            for band in bands
            if band[-1] not in inside
            and abs(tops[band[-1]] - tops[at])
            <= near * (COLUMNS.figure_top if at in below or band[-1] in below else 1.0)
            and -near <= _blank(texts[band[-1]], texts[at], tops[at], photos) <= widest
            and inner(box_of(texts[band[-1]]), cast) == own
        ]
        if fits:
            min(fits, key=lambda band: abs(tops[band[-1]] - tops[at])).append(at)
        else:
            bands.append([at])
    return bands


def _goes_up(text: Block, top: float, texts: Sequence[Block]) -> bool:
    """Whether other text stands right above what is over a text: the column does not begin there."""
    column = box_of(text)
    return any(
        -text.size <= top - other.box.y1 <= 1.5 * text.size and overlap_x(box_of(other), column) > 0.5 * column.width
        for other in texts
        if other is not text
    )


def _blank(left: Block, right: Block, top: float, photos: Sequence[PagePicture]) -> float:
    """Points between two columns that no picture fills."""
    x0, x1 = left.column[1], right.column[0]
    filled = [
        min(x1, p.box.x1) - max(x0, p.box.x0)
        for p in photos
        if p.box.x0 >= x0 - 1 and p.box.x1 <= x1 + 1 and abs(p.whole.y0 - top) <= right.size
    ]
    return x1 - x0 - sum(filled)


def _below(head: Box, top: float, texts: Sequence[Block]) -> list[Box]:
    """What is set below a stack, as far down as it is wide."""
    return [
        box_of(text)
        for text in texts
        if top - text.size <= text.box.y0 <= top + head.width / 2 and text.column[1] > head.x0
    ]


def _is_blank_beside(head: Box, left: float, right: float, below: Sequence[Box]) -> bool:
    """Whether nothing is set below the parts of a stack that reach beyond its columns."""
    parts = [part for part in (head._replace(x1=left), head._replace(x0=right)) if part.width > 0]
    return not any(overlap_x(box, part) > 1 for part in parts for box in below)


def _heads_over(
    band: Sequence[int],
    texts: Sequence[Block],
    tops: Sequence[float],
    heads: Sequence[HeadlineBlock],
    cast: ClassifiedBlocks,
) -> list[int]:
    """Stacks right above the band, from left to right."""
    rule = COLUMNS
    top = min(tops[at] for at in band)
    whole = Box(texts[band[0]].column[0], top, texts[band[-1]].column[1], top + 1)
    frame = inner(box_of(texts[band[0]]), cast)
    found = []
    for number, head in enumerate(heads):
        gap = top - head.box.y1
        if head.is_vertical or head.may_be_crosshead or not -cast.type.size <= gap <= REGIONS.head_gap * cast.type.size:
            continue
        if overlap_x(head.box, whole) < rule.over_columns * head.box.width or inner(head.box, cast) != frame:
            continue
        if _is_ruled_off(head.box, whole, cast):
            continue
        if not _is_between(head, top, [t for i, t in enumerate(texts) if i not in band], heads):
            found.append(number)
    return sorted(found, key=lambda h: heads[h].box.x0)


def _is_ruled_off(head: Box, band: Box, cast: ClassifiedBlocks) -> bool:
    """Whether a rule that is wider than the band and the head, as those between stories are, parts the two."""
    widest = COLUMNS.parting_rule * max(band.width, head.width)
    return any(
        head.y1 - 1 <= rule.middle_y <= band.y0 + 1
        and rule.width >= widest
        and overlap_x(rule, band) >= 0.9 * band.width
        for rule in cast.horizontal_rules
    )


def _is_between(head: HeadlineBlock, top: float, texts: Sequence[Block], heads: Sequence[HeadlineBlock]) -> bool:
    """Whether other text or another stack parts the head from what is below it."""
    for box in (*(t.box for t in texts), *(h.box for h in heads if h is not head and not h.may_be_crosshead)):
        if overlap_x(box, head.box) > 0.3 * min(box.width, head.box.width) and head.box.y1 - 1 <= box.y0 < top - 1:
            return True
    return False


def _spans(
    band: Sequence[int], texts: Sequence[Block], heads: Sequence[HeadlineBlock], others: Sequence[Block]
) -> list[list[int]]:
    """For each head the texts of the band that it covers: consecutive ones, those of several heads apart."""
    if not heads:
        return []
    edges = [texts[at].column for at in band]
    usual = sum(right - left for left, right in edges) / len(edges)

    every = (*others, *(texts[at] for at in band))
    is_inside = [starts_inside(texts[at]) for at in band]
    below = [_below(head.box, texts[band[0]].box.y0, every) for head in heads]

    def cost(head: int, first: int, end: int) -> float:
        box = heads[head].box
        left, right = edges[first][0], edges[end - 1][1]
        outside = max(0.0, left - box.x0) + max(0.0, box.x1 - right)
        if outside and _is_blank_beside(box, left, right, below[head]):
            outside *= COLUMNS.beyond_blank  # a short text leaves the last columns empty
        apart = min(abs(box.middle_x - (left + right) / 2), abs(box.x0 - left), abs(box.x1 - right))
        inside = COLUMNS.begins_inside * (is_inside[first] and not all(is_inside))
        return (COLUMNS.beyond * outside + apart) / usual + inside

    uncovered = COLUMNS.uncovered * (COLUMNS.alone if len(heads) == 1 else 1.0)

    @cache
    def best(head: int, start: int) -> tuple[float, tuple[tuple[int, int], ...]]:
        if head == len(heads):
            return uncovered * (len(edges) - start), ()
        options = []
        for first in range(start, len(edges)):
            for end in range(first + 1, len(edges) + 1):
                rest, spans = best(head + 1, end)
                skipped = uncovered * (first - start)
                options.append((skipped + cost(head, first, end) + rest, ((first, end), *spans)))
        none, spans = best(head + 1, start)
        options.append((COLUMNS.no_columns + none, ((start, start), *spans)))
        return min(options)

    return [list(band[first:end]) for first, end in best(0, 0)[1]]
