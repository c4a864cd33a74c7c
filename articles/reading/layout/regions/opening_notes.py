"""What opens a story between its headline and its text: an editor's note (编者按), a summary, in a box or not.

It is the story's first paragraph, and its box parts it from nothing; the text below may begin as a report does.
"""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, contains, overlap_x, union
from articles.reading.language.editor_notes import is_editors_note
from articles.reading.language.measure import ends_sentence
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .frames import text_frames
from .tuning import REGIONS


def opening_notes(
    sheet: Sheet, text: Sequence[Block], heads: Sequence[Block]
) -> tuple[list[Block], list[Box]]:
    """Their blocks, and the frames around them. `text`: body and small type; `heads`: display type and labels."""
    images = [d.box for d in sheet.drawings if d.kind == "image"]
    notes: list[Block] = []
    boxes: list[Box] = []
    for frame in text_frames(sheet, text):
        inside = [b for b in text if contains(frame, b.box, b.size / 2)]
        others = [*images, *(head.box for head in heads)]
        is_plain = not any(contains(frame, other, REGIONS.block_overlap) for other in others)
        if is_plain and _open_story(frame, inside, text, heads):
            notes += [block for block in inside if block not in notes]
            boxes.append(frame)
    for block in text:
        is_note = block not in notes and is_editors_note(block.text)
        if is_note and _open_story(block.box, [block], text, heads):
            notes.append(block)
    return notes, boxes


def _open_story(
    around: Box, inside: Sequence[Block], text: Sequence[Block], heads: Sequence[Block]
) -> bool:
    """Whether sentences stand right below a headline and right over text that has no other."""
    if not inside or not all(ends_sentence(block.text) for block in inside):
        return False
    em = max(block.size for block in inside)
    box = union([around, *(block.box for block in inside)])
    others = [block for block in text if block not in inside and len(block.lines) > 1]
    is_over_text = any(_stands_below(b, box, em) for b in others)
    return is_over_text and _is_headed(box, others, heads, em)


def _stands_below(block: Block, box: Box, em: float) -> bool:
    """Whether a block stands right below a note, and is no wider."""
    if not _is_right_below(block.box, box, em):
        return False
    return box.x0 - em <= block.box.x0 and block.box.x1 <= box.x1 + em


def _is_headed(box: Box, text: Sequence[Block], heads: Sequence[Block], em: float) -> bool:
    """Whether a headline stands right above, with nothing but names between."""
    foot = max((h.box.y1 for h in heads if _is_right_below(box, h.box, em)), default=None)
    return foot is not None and not any(
        foot - em <= block.box.y0 and block.box.y1 <= box.y0 + em
        for block in text
        if overlap_x(block.box, box) > 0
    )


def _is_right_below(below: Box, above: Box, em: float) -> bool:
    gap = below.y0 - above.y1
    return -em <= gap <= REGIONS.opening_note * em and overlap_x(above, below) > 0
