"""The lines of a text layer that an OCR program laid over a scan.

Such a program says where a line ends: it writes line after line. What it says of sizes is a
guess, line by line.

1. characters that follow each other on one baseline are a line    _written_lines
2. a line that runs over a gutter is cut there                     ocr_gutters
3. each line has the size that the lines around it agree on        ocr_sizes
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set

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
    apart = _set_apart(line, size)
    shown = [n for n in range(len(line)) if not _is_made_up(line, n, size, apart)]
    for at, following in zip(shown, [*shown[1:], None], strict=True):
        glyph = line[at]
        end = _right_edge(line, at, size)
        if following is not None and _are_neighbours(line, at, following, size, apart):
            end = line[following].box.x0
        box = Box(glyph.box.x0, top, end, foot)
        yield glyph._replace(box=box, baseline=baseline, size=size)


def _is_made_up(line: Line, at: int, size: float, apart: Set[int]) -> bool:
    """Whether a blank stands where only two boxes that were guessed leave one."""
    return line[at].text.isspace() and _are_neighbours(line, at - 1, at + 1, size, apart)


def _are_neighbours(line: Line, at: int, following: int, size: float, apart: Set[int]) -> bool:
    """Whether two characters of an em each leave no room for a third."""
    left, right = line[at], line[following]
    if not (_is_wide(left.text) and _is_wide(right.text)):
        return False
    step = right.box.x0 - left.box.x0
    gap = right.box.x0 - left.box.x1
    is_near = step < OCR.widest_step * size or gap < OCR.no_room * size
    return is_near or following not in apart


def _set_apart(line: Line, size: float) -> Set[int]:
    """The characters before which more room is left than those before them fill.

    A word's box is often guessed too narrow:
    then its characters stand together at its start.
    """
    found, places, filled = set(), [0.0], 0.0
    for at, glyph in enumerate(line):
        if glyph.text.isspace():
            continue
        place = (glyph.box.x0 - line[0].box.x0) / size - filled
        if place - max(places[-OCR.longest_word :]) > OCR.set_apart:
            found.add(at)
        places.append(place)
        filled += measure.character_width(glyph.text[-1])
    return found


def _is_wide(text: str) -> bool:
    return measure.character_width(text[-1]) == 1.0


def _right_edge(line: Line, at: int, size: float) -> float:
    """Where a character ends: a line's last mark before its blank half.

    It may hang past the column.
    """
    x0, _, x1, _ = line[at].box
    text = line[at].text
    is_last = at + 1 == len(line)
    is_mark = text in measure.CLOSING
    if is_last and is_mark and _is_wide(text):
        return max(x0, x1 - OCR.mark_blank * size)
    return x1
