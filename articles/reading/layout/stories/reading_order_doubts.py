"""Where a story's text does not run on as text does: doubts about which columns belong together."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from articles.reading.confidence import BEGINS_INSIDE, TORN, doubt
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block, ends_open, is_full, starts_inside
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.shapes import Doubt

from .tuning import STORIES

_QUOTED = 10  # characters that a doubt quotes: enough to find the place on the page
_LIST_MARKS = "；;：:"  # end an item of a list, which need not fill its line


def reading_order_doubts(
    pieces: Sequence[Block | HeadlineBlock], shows_indents: bool, is_rest: bool
) -> list[Doubt]:
    """`shows_indents`: the page sets its paragraphs in; without that nothing shows. `is_rest`:
    the story began on another page.
    """
    texts = [piece for piece in pieces if isinstance(piece, Block)]
    if not shows_indents or not texts:
        return []
    found = [] if is_rest else list(_doubts_at_beginning(texts[0]))
    for above, below in itertools.pairwise(pieces):
        if isinstance(above, Block) and isinstance(below, Block) and _is_torn(above, below):
            before, after = above.text[-_QUOTED:], below.text[:_QUOTED]
            found.append(doubt(TORN, before=before, after=after))
    return found


def _doubts_at_beginning(text: Block) -> Iterator[Doubt]:
    if starts_inside(text) and not _has_drop_cap(text):
        yield doubt(BEGINS_INSIDE, words=text.text[:_QUOTED])


def _is_torn(above: Block, below: Block) -> bool:
    """Whether a text breaks off before a new paragraph, or a paragraph that ended goes on."""
    if starts_inside(below):
        last = above.lines[-1]
        return ends_sentence(last.text) and not is_full(above, last)
    return ends_open(above) and above.text[-1] not in _LIST_MARKS


def _has_drop_cap(text: Block) -> bool:
    first, last = text.lines[0], text.lines[-1]
    return len(text.lines) > 1 and first.box.height > STORIES.drop_cap * last.box.height
