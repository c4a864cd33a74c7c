"""Columns that a section's label opens in the place of a headline, as 简讯 stands over briefs."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.headline_block import HeadlineBlock

from .tuning import FEATURES


def opens_section(
    text: Block, headlines: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> bool:
    """Whether a label stands right on a text: no headline between the two, no other column below it."""
    column, size = box_of(text), page.em
    dip = FEATURES.deep_dip * size
    reach = FEATURES.label_gap * size - dip
    return any(
        -dip <= column.y0 - label.box.y1 <= reach
        and overlap_x(label.box, column) > FEATURES.label_over * label.box.width
        and not any(_is_between(h.box, label.box, column) for h in headlines)
        for label in page.labels
    )


def _is_between(headline: Box, label: Box, column: Box) -> bool:
    is_below = label.middle_y < headline.middle_y < column.y0
    return is_below and overlap_x(headline, column) > 0
