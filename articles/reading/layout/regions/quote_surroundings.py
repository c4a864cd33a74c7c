"""What stands around a quotation that is pulled out of a text: who is quoted, rules, and white up to the text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from articles.reading.geometry import Box, grown, overlap_x
from articles.reading.language import letter_writers, measure
from articles.reading.layout.lines.blocks import Block, is_in_column

from .classified_blocks import ClassifiedBlocks
from .headline_block import HeadlineBlock
from .tuning import REGIONS


def quotes_taken_out(
    quotes: Sequence[HeadlineBlock], page: ClassifiedBlocks
) -> tuple[list[HeadlineBlock], ClassifiedBlocks]:
    """The quotations, each with who is quoted on a line of text right below, and the page without these lines,
    and without the rules over and under a quotation, which part no stories.
    """
    found, taken = [], []
    for quote in quotes:
        names = [b for b in page.body if _says_speaker(b) and _is_below(b, quote)][:1]
        found.append(replace(quote, deck=(*quote.deck, *names)))
        taken += names
    rules = [
        rule
        for quote in found
        for rule in (*rules_at(quote, page, -1), *rules_at(quote, page, 1))
    ]
    return found, replace(
        page,
        body=tuple(b for b in page.body if b not in taken),
        horizontal_rules=tuple(rule for rule in page.horizontal_rules if rule not in rules),
    )


def area_of(quote: HeadlineBlock, page: ClassifiedBlocks) -> Box:
    """What a quotation takes of the column that it stands in, which text runs around: all its width, and the
    white up to the text.
    """
    box = grown(quote.box, REGIONS.around_quote * quote.size)
    columns = [text for text in page.body if is_in_column(quote.box, text, page.em)]
    if not columns:
        return box
    nearest = min(columns, key=lambda text: abs(text.box.middle_y - box.middle_y))
    left, right = nearest.column
    above = [t.box.y1 for t in columns if t.box.y1 <= quote.box.y0]
    below = [t.box.y0 for t in columns if t.box.y0 >= quote.box.y1]
    return Box(
        min(box.x0, left),
        max([box.y0, *above]),
        max(box.x1, right),
        min([box.y1, *below]),
    )


def rules_at(head: HeadlineBlock, page: ClassifiedBlocks, way: Literal[-1, 1]) -> list[Box]:
    """Rules hardly wider than display type, right over (-1) or under (1) it."""
    reach, share = REGIONS.quote_rule * head.size, REGIONS.quote_overlap * head.box.width
    widest = REGIONS.quote_rule_width * head.box.width
    return [
        rule
        for rule in page.horizontal_rules
        if rule.width <= widest
        and overlap_x(rule, head.box) > share
        and 0 <= (head.box.y0 - rule.y1 if way < 0 else rule.y0 - head.box.y1) <= reach
    ]


def _says_speaker(block: Block) -> bool:
    """Whether nothing but a person's name stands in it, with what that person is behind a comma."""
    if len(block.lines) > REGIONS.signature_lines or measure.ends_sentence(block.text):
        return False
    name = block.text.strip(" —–-").partition(",")[0]
    is_short = len(block.text.split()) <= REGIONS.speaker_words
    return is_short and letter_writers.bare_names([name]) is not None


def _is_below(block: Block, quote: HeadlineBlock) -> bool:
    gap = block.box.y0 - quote.box.y1
    is_near = -block.size <= gap <= REGIONS.signature_gap * block.size
    return is_near and overlap_x(block.box, quote.box) > 0
