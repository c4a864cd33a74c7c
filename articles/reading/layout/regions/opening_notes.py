"""What opens a story between its headline and its text: an editor's note, a summary.

It is the story's first paragraph, and its box parts it from nothing; the text
below may begin as a report does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.reading.geometry import Box, contains, overlap_x, union
from articles.reading.language.editor_notes import is_editors_note
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .frames import text_frames
from .tuning import REGIONS


@dataclass(frozen=True)
class OpeningNotes:
    """The blocks of a page's notes, and the frames around them."""

    blocks: tuple[Block, ...] = ()
    frames: tuple[Box, ...] = ()


def opening_notes(
    sheet: Sheet,
    text: Sequence[Block],
    heads: Sequence[Block],
) -> OpeningNotes:
    """`text`: body and small type; `heads`: display type and labels."""
    framed = dict(_framed(sheet, text, heads))
    blocks = [block for inside in framed.values() for block in inside]
    blocks += [
        block
        for block in text
        if block not in blocks
        if is_editors_note(block.text) or _is_over_columns(block, text)
        if _opens_story(block.box, [block], text, heads)
    ]
    return OpeningNotes(
        tuple(dict.fromkeys(blocks)),
        tuple(framed),
    )


def _framed(
    sheet: Sheet,
    text: Sequence[Block],
    heads: Sequence[Block],
) -> Iterator[tuple[Box, list[Block]]]:
    """Each frame with nothing but a note in it, and the note."""
    others = [d.box for d in sheet.drawings if d.kind == "image"]
    others += [head.box for head in heads]
    slack = REGIONS.block_overlap
    for frame in text_frames(sheet, text):
        inside = [block for block in text if contains(frame, block.box, block.size / 2)]
        if any(contains(frame, other, slack) for other in others):
            continue
        if _opens_story(frame, inside, text, heads):
            yield frame, inside


def _opens_story(
    around: Box,
    inside: Sequence[Block],
    text: Sequence[Block],
    heads: Sequence[Block],
) -> bool:
    """Whether sentences stand right below a headline and over text that has no other."""
    if not inside:
        return False
    if not all(ends_sentence(block.text) for block in inside):
        return False
    em = max(block.size for block in inside)
    box = union([around, *(block.box for block in inside)])
    others = [block for block in text if block not in inside if len(block.lines) > 1]
    if not any(_stands_below(b, box, em) for b in others):
        return False
    return _is_headed(box, others, heads, em)


def _is_over_columns(
    note: Block,
    text: Sequence[Block],
) -> bool:
    """Whether lines of sentences, as long as no deck is, stand over columns of one story.

    One column tells as much as two where it is narrow: a picture stands over the others.
    """
    if len(note.lines) < 2:
        return False
    below = [block for block in text if _stands_below(block, note.box, note.size)]
    wide = note.box.width if len(below) > 1 else REGIONS.one_column * note.box.width
    return bool(below) and all(block.box.width < wide for block in below)


def _stands_below(block: Block, box: Box, em: float) -> bool:
    """Whether a block stands right below a note, and is no wider."""
    if not _is_right_below(block.box, box, em):
        return False
    is_left = box.x0 - em <= block.box.x0
    return is_left and block.box.x1 <= box.x1 + em


def _is_headed(
    box: Box,
    text: Sequence[Block],
    heads: Sequence[Block],
    em: float,
) -> bool:
    """Whether a headline stands right above, with nothing but names between."""
    feet = [head.box.y1 for head in heads if _is_right_below(box, head.box, em)]
    if not feet:
        return False
    top, foot = max(feet) - em, box.y0 + em
    return not any(
        top <= block.box.y0 and block.box.y1 <= foot and overlap_x(block.box, box) > 0
        for block in text
    )


def _is_right_below(
    below: Box,
    above: Box,
    em: float,
) -> bool:
    gap = below.y0 - above.y1
    reach = REGIONS.opening_note * em
    is_near = -em <= gap <= reach
    return is_near and overlap_x(above, below) > 0
