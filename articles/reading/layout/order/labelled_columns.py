"""Columns that a section's label opens in the place of a headline.

简讯 stands so over briefs.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y, shared, union, white_between
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .column_tuning import COLUMNS
from .tuning import FEATURES


def opens_section(
    text: Block, top: float, headlines: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> bool:
    """Whether a label stands right on a column.

    No headline stands between the two, and no other column below the label.

    `top`: points; where the column begins, with a small headline on its text or without.
    """
    return label_over(text, top, headlines, page) is not None


def label_over(
    text: Block, top: float, headlines: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> Block | None:
    """The label that opens a column, as of `opens_section`."""
    column, size = box_of(text)._replace(y0=top), page.em
    dip = FEATURES.deep_dip * size
    reach = FEATURES.label_gap * size - dip
    found = (
        label
        for label in page.labels
        if -dip <= column.y0 - label.box.y1 <= reach
        and _is_over(label.box, box_of(text), headlines, page)
        and not any(_is_between(h.box, label.box, column) for h in headlines)
    )
    return next(found, None)


def _is_over(
    label: Box, column: Box, headlines: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> bool:
    """Whether a label stands over one column.

    Or in the middle of several that begin level, of which this one is the first.
    """
    row = _bare_row(label, column, headlines, page)
    if len(row) > 1 and _is_in_middle(label, row, page):
        return column.x0 == row[0].x0
    if overlap_x(label, column) > FEATURES.label_over * label.width:
        return True
    near = [
        box
        for box in _level_with(column, page)
        if overlap_x(label, box) > -FEATURES.label_middle * page.em
    ]
    if len(near) < 2 or column.x0 != min(box.x0 for box in near):
        return False
    return _is_in_middle(label, near, page)


def _is_in_middle(label: Box, row: Sequence[Box], page: ClassifiedBlocks) -> bool:
    return abs(union(row).middle_x - label.middle_x) <= FEATURES.label_middle * page.em


def _level_with(column: Box, page: ClassifiedBlocks) -> list[Box]:
    reach = FEATURES.label_row * page.em
    boxes = map(box_of, page.body)
    return [box for box in boxes if abs(box.y0 - column.y0) <= reach]


def _bare_row(
    label: Box, column: Box, headlines: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> list[Box]:
    """The columns from left to right that begin level with one, as far as nothing but the label
    stands over them at its height, and no upright rule between.
    """
    level = sorted(_level_with(column, page), key=lambda box: box.x0)
    over = [*(h.box for h in headlines), *map(box_of, page.body)]
    over += [rule for rule in page.vertical_rules if overlap_y(rule, label) > 0]
    at = level.index(column)
    row = [column]
    for box in level[at + 1 :]:
        if not _stands_beside(row[-1], box, label, over, page):
            break
        row.append(box)
    for box in reversed(level[:at]):
        if not _stands_beside(row[0], box, label, over, page):
            break
        row.insert(0, box)
    return row


def _stands_beside(
    end: Box, box: Box, label: Box, over: Sequence[Box], page: ClassifiedBlocks
) -> bool:
    """Whether a column stands next to the end of a row, with nothing over the two at a label's height."""
    span = union((box, end))._replace(y0=label.y0, y1=label.y1)
    is_near = white_between(box, end) <= COLUMNS.gutter * page.em
    return is_near and not any(shared(span, other) > 0 for other in over)


def _is_between(headline: Box, label: Box, column: Box) -> bool:
    is_below = label.middle_y < headline.middle_y < column.y0
    return is_below and overlap_x(headline, column) > 0
