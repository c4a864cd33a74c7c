"""Level lines on a page with upright text, as far as they must be told before lines are made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.sheet import Glyph

from .tuning import UPRIGHT


def level_lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that follow each other on one baseline in one size."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda g: (round(g.baseline), g.box.x0)):
        if line and not follows(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def follows(left: Glyph, right: Glyph) -> bool:
    em = left.size
    return (
        abs(left.baseline - right.baseline) <= UPRIGHT.other_size * em
        and abs(left.size - right.size) <= UPRIGHT.other_size * em
        and -UPRIGHT.overlap * em <= right.box.x0 - left.box.x1 <= UPRIGHT.gap * em
    )
