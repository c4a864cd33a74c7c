"""Texts without a headline under a section's label (简讯), cut where a brief begins by a mark (brief_marks.py)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from articles.reading.geometry import Box, overlap_x
from articles.reading.language import labels, measure
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks

from .brief_marks import BareList, begin_alike
from .column_placement import ColumnPlacement
from .column_tuning import COLUMNS
from .graph import OrderInput
from .labelled_columns import label_over
from .tuning import FEATURES


def with_briefs_parted(
    given: OrderInput, placements: Sequence[ColumnPlacement]
) -> ClassifiedBlocks:
    """The page, the texts of lists cut where a brief begins.

    `placements`: one for each text.
    """
    page = given.page
    if not page.labels:
        return page
    begun: dict[int, set[int]] = {}
    for columns in _lists(given, placements):
        for start in BareList(page, columns).brief_starts():
            begun.setdefault(start.text, set()).add(start.at)
    if not begun:
        return page
    parts = {n: _cut(page.body[n], sorted(cuts)) for n, cuts in begun.items()}
    heads = [part for n, found in parts.items() for part in found[0 not in begun[n] :]]
    body = [part for n, text in enumerate(page.body) for part in parts.get(n, [text])]
    return replace(page, body=tuple(body), briefs=frozenset(heads))


def _cut(text: Block, at: Sequence[int]) -> list[Block]:
    edges = [*sorted({0, *at}), len(text.lines)]
    return [Block(text.lines[a:b], text.column) for a, b in pairwise(edges)]


def _lists(
    given: OrderInput, placements: Sequence[ColumnPlacement]
) -> Iterator[list[list[int]]]:
    """The columns of each list from left to right, as indexes of texts from top to bottom."""
    texts = given.page.body
    bare = [n for n, place in enumerate(placements) if place.headline is None]
    for first in bare:
        text = texts[first]
        label = label_over(text, text.box.y0, given.headlines, given.page)
        if label is None or labels.kind_of(measure.squeeze(label.text)) == "feature":
            continue
        tops = [
            n
            for n in bare
            if placements[n].row == placements[first].row
            and texts[n].column[0] >= text.column[0]
        ]
        tops.sort(key=lambda n: texts[n].column[0])
        yield [column_down(top, bare, given) for top in tops]


def column_down(top: int, bare: Sequence[int], given: OrderInput) -> list[int]:
    """A column from its first text on, as far as nothing else stands in it."""
    texts, found = given.page.body, [top]
    alike = [n for n in range(len(texts)) if n in bare or begin_alike(texts[top], texts[n])]
    in_column = [n for n in alike if _are_in_one_column(texts[top], texts[n])]
    for n in sorted(in_column, key=lambda n: texts[n].box.y0):
        above, below = box_of(texts[found[-1]]), box_of(texts[n])
        if below.y0 < above.y1 - given.page.em:
            continue
        is_near = below.y0 - above.y1 <= COLUMNS.list_gap * given.page.em
        if not is_near or _is_parted(above, below, given):
            break
        found.append(n)
    return found


def _are_in_one_column(one: Block, other: Block) -> bool:
    least = COLUMNS.same_column * min(one.width, other.width)
    return overlap_x(box_of(one), box_of(other)) > least


def _is_parted(above: Box, below: Box, given: OrderInput) -> bool:
    """Whether a headline, a label or a picture stands between two texts of a column."""
    between = [
        *(headline.box for headline in given.headlines),
        *(label.box for label in given.page.labels),
        *(picture.whole for picture in given.pictures),
    ]
    return any(
        above.y1 < box.middle_y < below.y0
        and overlap_x(box, below) > FEATURES.in_the_way * min(box.width, below.width)
        for box in between
    )
