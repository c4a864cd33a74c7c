"""Decks in a box of their own, right below a headline.

A few words in a box are a section's name, which stands over a headline. Those between the headline and its text
that are worded as no section is say what the story says.
"""

from __future__ import annotations

from dataclasses import replace

from articles.reading.geometry import overlap_x
from articles.reading.language.labels import label_score
from articles.reading.layout.lines.blocks import Block, box_of

from .classified_blocks import PicturedBlocks
from .tuning import REGIONS


def with_boxed_decks(page: PicturedBlocks) -> PicturedBlocks:
    """The page with such words as small type, of which decks are made."""
    decks = [label for label in page.labels if _is_deck(label, page)]
    labels = tuple(label for label in page.labels if label not in decks)
    return replace(page, labels=labels, small=(*page.small, *decks)) if decks else page


def _is_deck(label: Block, page: PicturedBlocks) -> bool:
    if label.is_vertical or label_score(label.text, is_told=False) >= REGIONS.likely_label:
        return False
    return _is_below_headline(label, page) and _is_over_text(label, page)


def _is_below_headline(label: Block, page: PicturedBlocks) -> bool:
    return any(
        label.size <= REGIONS.label_size * head.size
        and -label.size <= label.box.y0 - head.box.y1 <= REGIONS.line_gap * head.size
        and overlap_x(head.box, label.box) >= REGIONS.line_overlap * label.box.width
        for head in page.display
        if not head.is_vertical
    )


def _is_over_text(label: Block, page: PicturedBlocks) -> bool:
    """Whether text stands close below it, and no other headline right there, whose section it may name."""
    reach = REGIONS.label_gap * page.em
    below = [
        block
        for block in (*page.body, *page.display)
        if overlap_x(box_of(block), label.box) > 0
        and -label.size <= block.box.y0 - label.box.y1 <= reach
    ]
    return bool(below) and not any(block in page.display for block in below)
