"""Pinyin, zhuyin and furigana: how a character is read, in small type above it. Part of no line and no headline."""

from __future__ import annotations

import re
from collections.abc import Sequence

from articles.reading.geometry import overlap_x
from articles.reading.language import measure

from .printed_line import PrintedLine
from .script_tuning import SCRIPTS

# Syllables of pinyin with their tone marks, each a word; bopomofo and kana stand by the character
_LETTERS = "a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜńňǹḿ"
_READING = re.compile(
    rf"[{_LETTERS}]{{1,6}}(?: [{_LETTERS}]{{1,6}})*|[ㄅ-ㄯˊˇˋ˙ぁ-ゖァ-ヺー ]+"
)


def without_annotations(
    lines: Sequence[PrintedLine],
) -> tuple[list[PrintedLine], list[PrintedLine]]:
    """The lines without those that only say how characters below them are read; and those."""
    small = {line.order for line in lines if _READING.fullmatch(line.text)}
    if not small:
        return list(lines), []
    text = [line for line in lines if line.is_upright and measure.has_han(line.text)]
    above = {
        line.order
        for line in lines
        if line.order in small and any(_is_above(line, other) for other in text)
    }
    kept = [line for line in lines if line.order not in above]
    return kept, [line for line in lines if line.order in above]


def _is_above(note: PrintedLine, line: PrintedLine) -> bool:
    """Whether a line in small type stands right on a part of another, no wider than what it says can be."""
    if not note.is_upright or note.size > SCRIPTS.largest_annotation * line.size:
        return False
    rise = (line.baseline - note.baseline) / line.size
    if not SCRIPTS.lowest_annotation <= rise <= SCRIPTS.highest_annotation:
        return False
    syllables = max(len(note.text.split()), note.characters / SCRIPTS.annotation_letters)
    if note.box.width > SCRIPTS.annotation_width * syllables * line.size:
        return False
    return overlap_x(note.box, line.box) > SCRIPTS.annotation_over * note.box.width
