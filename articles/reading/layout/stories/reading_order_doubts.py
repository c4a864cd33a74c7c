"""Where a story's text does not run on as text does: doubts about which columns belong together."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from articles.reading.confidence import BEGINS_INSIDE, TORN, doubt
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block, ends_open, is_full, starts_inside
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.shapes import Doubt

_WORDS = 10  # characters that a doubt quotes


def flow_doubts(pieces: Sequence[Block | HeadlineBlock], indents: bool, is_rest: bool) -> list[Doubt]:
    """`indents`: the page sets its paragraphs in; without that nothing shows. `is_rest`: it began on another page."""
    texts = [piece for piece in pieces if isinstance(piece, Block)]
    if not indents or not texts:
        return []
    found = []
    if starts_inside(texts[0]) and not is_rest and not _has_drop_cap(texts[0]):
        found.append(doubt(BEGINS_INSIDE, words=texts[0].text[:_WORDS]))
    for above, below in itertools.pairwise(pieces):
        if isinstance(above, Block) and isinstance(below, Block) and _is_torn(above, below):
            found.append(doubt(TORN, before=above.text[-_WORDS:], after=below.text[:_WORDS]))
    return found


def _is_torn(above: Block, below: Block) -> bool:
    """Whether a text breaks off before a new paragraph, or a paragraph that ended goes on."""
    if starts_inside(below):
        last = above.lines[-1]
        return ends_sentence(last.text) and not is_full(above, last)
    return ends_open(above) and above.text[-1] not in "；：;:"  # as items of a list end


def _has_drop_cap(text: Block) -> bool:
    return len(text.lines) > 1 and text.lines[0].box.height > 1.5 * text.lines[-1].box.height
