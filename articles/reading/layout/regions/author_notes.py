"""What stands about an author below a text in Latin type: a sentence or two in smaller or italic type, or in a box.

It is the text's last paragraph. Left alone, it would be the kicker of the next headline.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, contains, overlap_x
from articles.reading.language import measure
from articles.reading.language.latin import letters
from articles.reading.layout.lines.blocks import Block

from .body_type import BodyType
from .tuning import REGIONS


def author_notes(
    small: Sequence[Block],
    body: Sequence[Block],
    display: Sequence[Block],
    body_type: BodyType,
    plates: Sequence[Box],
) -> list[Block]:
    """Those of the small blocks, and of text in a box of its own, that end a text, each with its
    own edges as its column. `plates`: boxes that are drawn.
    """
    boxed = [block for block in body if _is_alone_in_box(block, [*body, *display], plates)]
    text = [block for block in body if block not in boxed]
    near = _Around(text, small, display, body_type.size)
    return [
        block
        for block in (*small, *boxed)
        if _is_prose(block) and body_type.is_of_size(block) and near.ends_column(block)
    ]


def _is_alone_in_box(block: Block, others: Sequence[Block], plates: Sequence[Box]) -> bool:
    """Whether a few lines of text fill a box, without a headline."""
    if len(block.lines) > REGIONS.note_lines:
        return False
    around = [box for box in plates if contains(box, block.box, block.size / 2)]
    if not around or around[0].height > REGIONS.note_box * block.box.height:
        return False
    beside = [other for other in others if other is not block]
    return not any(contains(around[0], other.box, other.size / 2) for other in beside)


def _is_prose(block: Block) -> bool:
    if not block.is_upright or len(block.text.split()) < REGIONS.note_words:
        return False
    if not measure.ends_sentence(block.text) or measure.asks(block.text):
        return False  # what an interview asks stands over the answer
    return not letters.begins_lower(block.text) and letters.is_latin_text(block.text)


@dataclass(frozen=True)
class _Around:
    """The page's text, its small type and its display type; `em` of the text."""

    body: Sequence[Block]
    small: Sequence[Block]
    display: Sequence[Block]
    em: float

    def ends_column(self, block: Block) -> bool:
        """Whether text stands right above, as wide as the block, and nothing nearer below.

        A byline or a line to the next page may stand between the two.
        """
        above = [_gap(text, block) for text in self.body if _is_in_column(block, text)]
        near = [gap for gap in above if -self.em <= gap <= REGIONS.note_gap * self.em]
        if not near:
            return False
        lines = [line for line in self.small if line is not block and _overlaps(block, line)]
        between = [_gap(line, block) for line in lines]
        near += [gap for gap in between if gap >= -self.em]
        others = [*self.body, *(head for head in self.display if head.size > block.size)]
        below = [_gap(block, other) for other in others if _overlaps(block, other)]
        return not any(-self.em <= gap <= min(near) for gap in below)


def _gap(above: Block, below: Block) -> float:
    return below.box.y0 - above.box.y1


def _is_in_column(block: Block, text: Block) -> bool:
    slack = REGIONS.column_slack * text.size
    return text.box.x0 - slack <= block.box.x0 and block.box.x1 <= text.box.x1 + slack


def _overlaps(block: Block, other: Block) -> bool:
    return overlap_x(block.box, other.box) > 0
