"""What stands with a headline in one group of display type and is none of it: a quotation beside text, an interview's
question or a crosshead below a quotation.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from articles.reading.language import byline_tails, letter_writers, measure
from articles.reading.layout.lines.blocks import Block, box_of, is_in_column

from .classified_blocks import ClassifiedBlocks
from .crosshead_rows import is_close
from .quotation_marks import is_latin_quotation, is_quotation
from .tuning import REGIONS

_WHO_ASKS = re.compile(r"(?:记者|問|问|主持人|Q)\s*\d{0,2}\s*[：:]")


def quotes_apart(
    groups: Sequence[Sequence[Block]], page: ClassifiedBlocks
) -> list[list[Block]]:
    """The groups of display type, each Latin quotation that stands at the head of a column, beside text, as
    one of its own: it is no deck of the headline above. Nor is an interview's question a quotation's.
    """
    return [part for group in groups for part in _without_quotes(group, page)]


def _without_quotes(group: Sequence[Block], page: ClassifiedBlocks) -> Iterator[list[Block]]:
    largest = max(block.size for block in group)
    smaller = [block for block in group if block.size < largest]
    large = [block for block in group if block.size == largest]
    quotes = all(is_quotation(block.text) for block in large)
    apart = [
        block
        for block in smaller
        if _heads_column_beside_text(block, page)
        or _is_first_question(block, page)
        or (quotes and (_is_asked(block, page) or _is_crosshead_below(block, large, page)))
    ]
    yield [block for block in group if block not in apart]
    for block in apart:
        yield [block]


def _is_asked(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether it is a question in type of the text's size, as interviews ask, and no kicker or deck."""
    return measure.asks(block.text) and block.size <= REGIONS.largest_crosshead * page.em


def _is_first_question(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether it is a question as large as the text.

    It says who asks, or is one of several alike. Right below
    the headline it asks what the text answers, as those
    between the answers do.
    """
    if not _is_asked(block, page) or block.size > REGIONS.slightly_larger * page.em:
        return False
    if _WHO_ASKS.match(block.text):
        return True
    others = (b for b in (*page.display, *page.small) if b is not block)
    return any(measure.asks(b.text) and _is_one_type(b, block) for b in others)


def _is_one_type(one: Block, other: Block) -> bool:
    return one.style == other.style and abs(one.size - other.size) < 1


def _is_crosshead_below(block: Block, large: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """Whether a line as large as the text stands between a quotation and the text, and names nobody."""
    is_small = block.size <= REGIONS.slightly_larger * page.em and len(block.lines) == 1
    if not is_small or any(block.box.y0 < b.box.y1 - b.size for b in large):
        return False
    if byline_tails.names_alone(block.text) or letter_writers.bare_names([block.text]):
        return False
    column = [text for text in page.body if is_in_column(block.box, text, page.em)]
    over = [b for b in column if b.box.y1 <= min(q.box.y0 for q in large) + page.em]
    return bool(over) and any(is_close(text.box.y0 - block.box.y1, page.em) for text in column)


def _heads_column_beside_text(block: Block, page: ClassifiedBlocks) -> bool:
    """Whether a quotation has text to its left that begins level with it."""
    if not is_latin_quotation(block.text):
        return False
    low = block.box.y0 - REGIONS.quote_above * page.em
    beside = [text for text in page.body if box_of(text).x1 <= block.box.x0]
    return any(low <= text.box.y0 <= block.box.y1 - text.size for text in beside)
