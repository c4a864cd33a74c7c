"""The lines of a text layer that an OCR program laid over a scan.

Such a program says where a line ends: it writes line after line. What it says of sizes is a
guess, line by line.

1. characters that follow each other on one baseline are a line    _written_lines
2. a line that runs over a gutter is cut there                     ocr_gutters
3. each line has the size that the lines around it agree on        ocr_sizes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .line_segment import LineSegment
from .ocr_gutters import cut_at_gutters
from .ocr_sizes import agreed_sizes
from .ocr_tuning import OCR

Line = Sequence[Glyph]


def ocr_segments(glyphs: Sequence[Glyph]) -> list[LineSegment]:
    """Characters in the stream's order as segments: each is a line of the layer, or its part in one column."""
    written = [line for line in map(_without_outer_blanks, _written_lines(glyphs)) if line]
    lines = list(cut_at_gutters(written))
    return [
        LineSegment(tuple(_set_in(size, line)))
        for line, size in zip(lines, agreed_sizes(lines), strict=True)
    ]


def _written_lines(glyphs: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in glyphs:
        if line and not _goes_on(line[-1], glyph):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _goes_on(left: Glyph, right: Glyph) -> bool:
    """Whether a character stands behind the one written before it; a scan may lie aslant."""
    em = max(left.size, right.size)
    step = right.box.x0 - left.box.x0
    gap = right.box.x0 - left.box.x1
    return (
        abs(right.baseline - left.baseline) <= OCR.aslant * em
        and step >= -OCR.steps_back * em
        and gap <= OCR.widest_blank * em
    )


def _without_outer_blanks(line: Line) -> Line:
    """The line without the blanks at its ends, which would reach into the gutter."""
    shown = [n for n, glyph in enumerate(line) if not glyph.text.isspace()]
    return line[shown[0] : shown[-1] + 1] if shown else []


def _set_in(size: float, line: Line) -> Iterator[Glyph]:
    """The line's characters in one size on one baseline, each where it stood."""
    baseline = sorted(g.baseline for g in line)[len(line) // 2]
    top, foot = baseline - OCR.ascent * size, baseline + (1 - OCR.ascent) * size
    shown = [g for n, g in enumerate(line) if not _is_made_up(line, n, size)]
    for glyph, right in zip(shown, [*shown[1:], None], strict=True):
        box = Box(glyph.box.x0, top, _right_edge(glyph, right, size), foot)
        yield glyph._replace(box=box, baseline=baseline, size=size)


def _is_made_up(line: Line, at: int, size: float) -> bool:
    """Whether a blank stands where only two boxes that were guessed leave one."""
    if not line[at].text.isspace():
        return False
    left, right = line[at - 1], line[at + 1]
    return _are_neighbours(left, right, size)


def _are_neighbours(left: Glyph, right: Glyph, size: float) -> bool:
    """Whether two characters of an em each leave no room for a third."""
    if not (_is_wide(left.text) and _is_wide(right.text)):
        return False
    step = right.box.x0 - left.box.x0
    gap = right.box.x0 - left.box.x1
    return step < OCR.widest_step * size or gap < OCR.no_room * size


def _is_wide(text: str) -> bool:
    return measure.character_width(text[-1]) == 1.0


def _right_edge(glyph: Glyph, right: Glyph | None, size: float) -> float:
    """Where a character ends: at the next one, or before the blank half of a mark that may hang past the column."""
    x0, _, x1, _ = glyph.box
    if right is None:
        hangs = _is_wide(glyph.text) and glyph.text in measure.CLOSING
        return max(x0, x1 - OCR.mark_blank * size) if hangs else x1
    return right.box.x0 if _are_neighbours(glyph, right, size) else x1
