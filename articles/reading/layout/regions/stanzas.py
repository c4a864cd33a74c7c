"""Poems on a page: stanzas below each other are one text, and a story's lines of verse keep their ends."""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter

from articles.reading.disjoint_sets import DisjointSets
from articles.reading.geometry import Box, overlap_x
from articles.reading.language.lines import joined
from articles.reading.layout.lines.block_tuning import BLOCKS
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.lines.verse import verse_orders
from articles.reading.layout.lines.verse_tuning import VERSE

from .classified_blocks import ClassifiedBlocks
from .headline_block import HeadlineBlock


def verse_lines(pieces: Sequence[Block | HeadlineBlock]) -> frozenset[int]:
    """The orders of a story's lines that keep their ends, crossheads aside."""
    texts = [piece for piece in pieces if isinstance(piece, Block)]
    return verse_orders([(text.lines, text.left) for text in texts])


def verse_texts(pieces: Sequence[Block | HeadlineBlock]) -> frozenset[str]:
    """What these lines say, as the story is written."""
    verse = verse_lines(pieces)
    lines = [line for piece in pieces if isinstance(piece, Block) for line in piece.lines]
    return frozenset(joined([line.as_text]) for line in lines if line.order in verse)


def with_stanzas_joined(page: ClassifiedBlocks, others: Sequence[Box]) -> tuple[Block, ...]:
    """A page's texts, stanzas below each other one of them; `others`: what else stands there, as between poems."""
    between = [*others, *page.horizontal_rules]
    groups = DisjointSets(range(len(page.body)))
    for at, text in enumerate(page.body):
        below = _next_stanza(text, page.body, between)
        if below is not None:
            groups.join(at, below)
    body: list[tuple[int, Block]] = []
    for group in groups.groups():
        texts = sorted((page.body[at] for at in group), key=_top)
        whole = _as_one(texts) if len(texts) > 1 else texts[0]
        is_one = len(texts) == 1 or whole.lines[-1].order in whole.verse
        body += [(group[0], whole)] if is_one else [(at, page.body[at]) for at in group]
    return tuple(text for _, text in sorted(body, key=itemgetter(0)))


def _next_stanza(text: Block, body: Sequence[Block], between: Sequence[Box]) -> int | None:
    """The place among the texts of the one that stands below, set alike, where verse would go on."""
    reach = VERSE.stanza * text.pitch
    below = [
        (other.box.y0, at)
        for at, other in enumerate(body)
        if 0 < other.lines[0].baseline - text.lines[-1].baseline <= reach
        and overlap_x(other.box, text.box) > 0
    ]
    if not below:
        return None
    at = min(below)[1]
    other = body[at]
    if not _is_set_like(other, text) or any(_parts_them(box, text, other) for box in between):
        return None
    return at


def _is_set_like(other: Block, text: Block) -> bool:
    if other.style != text.style or abs(other.size - text.size) > BLOCKS.same_size * text.size:
        return False
    slack = VERSE.same_edge * text.size
    is_flush = abs(other.box.x0 - text.box.x0) <= slack
    return is_flush or abs(other.box.middle_x - text.box.middle_x) <= slack


def _parts_them(box: Box, above: Block, below: Block) -> bool:
    is_between = above.box.middle_y < box.middle_y < below.box.middle_y
    return is_between and overlap_x(box, above.box) > 0


def _as_one(texts: Sequence[Block]) -> Block:
    lines = tuple(line for text in texts for line in text.lines)
    left = min(text.column[0] or text.box.x0 for text in texts)
    return Block(lines, (left, max(text.column[1] or text.box.x1 for text in texts)))


def _top(text: Block) -> float:
    return text.box.y0
