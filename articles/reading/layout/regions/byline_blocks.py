"""Bylines on lines of their own, as opposed to names in brackets that end a report."""

from __future__ import annotations

from articles.reading.geometry import overlap_x
from articles.reading.language import bylines
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.lines.report_ends import is_tail

from .classified_blocks import ClassifiedBlocks
from .tuning import REGIONS


def bylines_of(page: ClassifiedBlocks) -> list[Block]:
    """The blocks, in whatever type, that hold nothing but names."""
    everything = (*page.small, *page.body, *page.display)
    return [b for b in everything if _is_byline(b) and not _ends_report(b, page)]


def _is_byline(block: Block) -> bool:
    if len(block.lines) > REGIONS.byline_lines:
        return False
    return bool(bylines.names_alone(block.text))


def _ends_report(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether names in brackets are a report's last line, which begins a column: other text stands right below."""
    if block not in page.body or not is_tail(block.text):
        return False
    others = [b for b in (*page.body, *page.display) if b is not block]
    column = [b.box for b in others if overlap_x(box_of(b), block.box) > 0]
    em = page.em
    if any(-em <= block.box.y0 - box.y1 <= REGIONS.names_above * em for box in column):
        return False
    overlap, below = REGIONS.names_overlap * em, REGIONS.names_below * em
    return any(-overlap <= box.y0 - block.box.y1 <= below for box in column)
