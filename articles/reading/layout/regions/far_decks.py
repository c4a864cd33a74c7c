"""Decks that stand off from their headline, at its height, over columns that go on with its
text.

Over several columns a headline may fill the first, and the deck the others. What shows that the
deck is no headline of its own is that the columns below it begin inside a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from articles.reading.geometry import overlap_x
from articles.reading.layout.lines import report_ends
from articles.reading.layout.lines.blocks import Block, box_of, ends_open, starts_mid_text

from .classified_blocks import ClassifiedBlocks
from .headline_adjacency import is_at_height, own_columns
from .tuning import REGIONS

Groups = Mapping[int, Sequence[Block]]  # the blocks of each headline, by its number


def with_far_decks(
    groups: Sequence[Sequence[Block]], page: ClassifiedBlocks
) -> list[list[Block]]:
    """The groups of display type, each such deck in the group of its headline."""
    found = {n: list(group) for n, group in enumerate(groups)}
    for n in range(len(groups)):
        headline = _headline_of(n, found, page)
        if headline is not None:
            deck = found.pop(n)
            found[headline] = [*found[headline], *deck]
    return list(found.values())


def _headline_of(deck: int, groups: Groups, page: ClassifiedBlocks) -> int | None:
    """Number of the nearest headline that a group of small type is the deck of."""
    near = min(_headlines_beside(deck, groups, page), default=None)
    if near is None:
        return None
    white, headline = near
    return headline if white <= REGIONS.far_deck * groups[deck][0].size else None


def _headlines_beside(
    deck: int, groups: Groups, page: ClassifiedBlocks
) -> Iterator[tuple[float, int]]:
    """Points of white to each headline that it may be the deck of, and the headline's number."""
    little = groups[deck]
    for n, group in groups.items():
        for large in group if n != deck else ():
            if _may_be_deck(little, large, page):
                yield max(0.0, -overlap_x(large.box, little[0].box)), n


def _may_be_deck(little: Sequence[Block], large: Block, page: ClassifiedBlocks) -> bool:
    """Whether all of a group is small, and begins at a headline's height over its columns or beside them."""
    largest = REGIONS.beside_size * large.size
    if large.is_vertical or any(b.size > largest for b in little):
        return False
    first = little[0]
    if not is_at_height(large, first, REGIONS.far_deck_height):
        return False
    return bool(_columns_before(large, first, page)) or _is_left_of_columns(first, large, page)


def _is_left_of_columns(little: Block, large: Block, page: ClassifiedBlocks) -> bool:
    """Whether the headline's columns go on with the one under small type to its left, the last before them."""
    row = _columns_before(little, large, page)
    if not row:
        return False
    last = max(row, key=_left_edge)
    return overlap_x(box_of(last), little.box) > 0 and _runs_on(last, page)


def _runs_on(text: Block, page: ClassifiedBlocks) -> bool:
    """Whether a text breaks off, or may have more of its column below it: a brief that is complete does not."""
    is_open = ends_open(text) and not report_ends.closes(text.lines)
    return is_open or any(
        0 <= below.box.y0 - text.box.y1 + page.em <= REGIONS.head_gap * page.em
        and overlap_x(box_of(below), box_of(text)) > 0
        for below in page.body
    )


def _left_edge(text: Block) -> float:
    return text.column[0]


def _columns_before(one: Block, other: Block, page: ClassifiedBlocks) -> list[Block]:
    """The columns to the left of those under `other`, if text runs on from them into these.

    It does if the first column under `other` begins inside a paragraph, and one to the left
    does not. Empty also where none of those to the left stands under `one`.
    """
    own = own_columns(one, other, page)
    if not own:
        return []
    first = min(own, key=_left_edge)
    if not starts_mid_text(first):
        return []
    row = [b for b in page.body if _is_left_in_row(b, first, page)]
    is_under = any(overlap_x(box_of(b), one.box) > 0 for b in row)
    return row if is_under and not all(map(starts_mid_text, row)) else []


def _is_left_in_row(text: Block, first: Block, page: ClassifiedBlocks) -> bool:
    level = REGIONS.band_height * page.em
    return abs(text.box.y0 - first.box.y0) <= level and text.column[0] < first.column[0]
