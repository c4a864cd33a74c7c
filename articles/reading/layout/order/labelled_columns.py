"""Columns that a section's label opens in the place of a headline.

简讯 stands so over briefs.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, union
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock

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
        and _is_over(label.box, column, page)
        and not any(_is_between(h.box, label.box, column) for h in headlines)
    )
    return next(found, None)


def _is_over(label: Box, column: Box, page: ClassifiedBlocks) -> bool:
    """Whether a label stands over one column.

    Or in the middle of several that begin level, of which this one is the first.
    """
    if overlap_x(label, column) > FEATURES.label_over * label.width:
        return True
    row = [
        box
        for box in map(box_of, page.body)
        if abs(box.y0 - column.y0) <= FEATURES.label_row * page.em
        if overlap_x(label, box) > -FEATURES.label_middle * page.em
    ]
    if len(row) < 2 or column.x0 != min(box.x0 for box in row):
        return False
    return abs(union(row).middle_x - label.middle_x) <= FEATURES.label_middle * page.em


def _is_between(headline: Box, label: Box, column: Box) -> bool:
    is_below = label.middle_y < headline.middle_y < column.y0
    return is_below and overlap_x(headline, column) > 0
