"""Characters that lie on their side or stand on their head: in lines of their own, or as Latin
words inside vertical lines.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from articles.reading.geometry import Box, union
from articles.reading.language.credits import BULLETS, LONG_ROLE
from articles.reading.sheet import Glyph

from .glyph_rows import GlyphRows
from .line_segment import LineSegment
from .line_segments import segments_of
from .printed_line import PrintedLine, line_of
from .tuning import LINES
from .vertical_tuning import VERTICAL

_BEFORE_NAME = re.compile(rf"[{BULLETS}]|(?:本[报報])?(?:{LONG_ROLE}|記者)")


def turned_lines(
    glyphs: Sequence[Glyph], turn: int, doubled: Set[int]
) -> Iterator[PrintedLine]:
    """Lines of characters that are all turned by `turn` degrees, read in their own direction."""
    boxes = {glyph.order: glyph.box for glyph in glyphs}
    for segment in _with_names(_laid_segments(glyphs, turn, doubled)):
        box = union(boxes[g.order] for g in segment.glyphs)
        yield replace(line_of(segment), box=box, turn=turn)


def _with_names(segments: Sequence[LineSegment]) -> list[LineSegment]:
    """The segments, each bullet or role with the name behind its blank: neither is a line alone."""
    found: list[LineSegment] = []
    for segment in segments:
        if found and _stands_before_name(found[-1], segment):
            both = (*found[-1].glyphs, *segment.glyphs)
            found[-1] = replace(segment, glyphs=both)
        else:
            found.append(segment)
    return found


def _stands_before_name(said: LineSegment, name: LineSegment) -> bool:
    if not _BEFORE_NAME.fullmatch("".join(g.text for g in said.glyphs).strip()):
        return False
    last, first = said.glyphs[-1], name.glyphs[0]
    is_level = abs(last.baseline - first.baseline) <= LINES.same_baseline
    return is_level and 0 <= first.box.x0 - last.box.x1 <= VERTICAL.behind_bullet * last.size


def words_in_vertical_lines(
    upright: Sequence[Glyph],
    sideways: Sequence[Glyph],
    doubled: Set[int],
) -> tuple[list[Glyph], set[int]]:
    """The Latin words that lie on their side in a vertical line, as upright characters of it;
    and the `order` of the characters that they are made of.

    Set upright again, several to one em square, they are found as part of the line around them.
    """
    glyphs = {glyph.order: glyph for glyph in sideways}
    cells: list[Glyph] = []
    taken: set[int] = set()
    for segment in _laid_segments(sideways, 90, doubled):
        word = [glyphs[g.order] for g in segment.glyphs]
        if _is_inside_vertical_line(segment, word, upright):
            cells += _cells(word, segment.size)
            taken |= {glyph.order for glyph in word}
    return cells, taken


def _laid_segments(glyphs: Sequence[Glyph], turn: int, doubled: Set[int]) -> list[LineSegment]:
    """The characters as segments, as if the page were turned so that they stand upright."""
    return segments_of(GlyphRows([_laid(glyph, turn) for glyph in glyphs]), doubled, ())


def _laid(glyph: Glyph, turn: int) -> Glyph:
    x0, y0, x1, y1 = glyph.box
    boxes = {
        90: Box(y0, -x1, y1, -x0),
        180: Box(-x1, -y1, -x0, -y0),
        270: Box(-y1, x0, -y0, x1),
    }
    box = boxes[turn]
    return glyph._replace(box=box, baseline=box.y1, turn=0)


def _is_inside_vertical_line(
    segment: LineSegment, word: Sequence[Glyph], upright: Sequence[Glyph]
) -> bool:
    if segment.is_blank:
        return False
    box = union(g.box for g in word)
    return any(_adjoins(glyph, box, segment.size) for glyph in upright)


def _adjoins(glyph: Glyph, box: Box, size: float) -> bool:
    """Whether a character stands right above or below a box, in the middle of it."""
    shift = abs(glyph.box.middle_x - box.middle_x)
    gap = max(glyph.box.y0 - box.y1, box.y0 - glyph.box.y1)
    is_centred = shift <= VERTICAL.sideways_shift * size
    return (
        is_centred and -VERTICAL.sideways_overlap * size <= gap <= VERTICAL.sideways_gap * size
    )


def _cells(word: Sequence[Glyph], size: float) -> Iterator[Glyph]:
    """A word that runs down as characters below each other, about an em high each."""
    box = union(g.box for g in word)
    count = max(1, round(box.height / size))
    height = box.height / count
    share = math.ceil(len(word) / count)
    for n in range(count):
        part = word[n * share : (n + 1) * share]
        if part:
            top = box.y0 + n * height
            place = box._replace(y0=top, y1=top + height)
            baseline = top + VERTICAL.ascent * height
            yield _cell(part, place, baseline)


def _cell(part: Sequence[Glyph], box: Box, baseline: float) -> Glyph:
    """Several characters that fill one place of a vertical line, as one upright character."""
    text = "".join(g.text for g in part)
    return part[0]._replace(text=text, box=box, baseline=baseline, turn=0)
