"""What the characters of upright lines stand on: those of strings, and the marks, digits and words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box, overlap_y
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .strings import UprightString
from .tuning import UPRIGHT


class Axis(NamedTuple):
    """What the characters of an upright line stand on: its middle and its em, in points.

    `line`: the line's number where the text layer says where lines end, else 0.
    """

    middle: float
    size: float
    line: int = 0


def written_axes(strings: Sequence[UprightString]) -> dict[int, Axis]:
    """Each character's axis where a text layer says what makes up a line."""
    return {
        glyph.order: Axis(string.middle_x, string.size, number)
        for number, string in enumerate(strings, 1)
        for glyph in string.glyphs
    }


def axes_of(strings: Sequence[UprightString], glyphs: Sequence[Glyph]) -> dict[int, Axis]:
    """Each character of an upright line with the line's axis; marks, digits and words in it, too."""
    axes = {g.order: Axis(s.middle_x, s.size) for s in strings for g in s.glyphs}
    index = BoxIndex([s.box for s in strings])
    for glyph in glyphs:
        if glyph.order in axes or glyph.turn not in (0, 90):
            continue
        string = _string_around(glyph, strings, index)
        if string is not None:
            axes[glyph.order] = Axis(string.middle_x, string.size)
    return axes


def _string_around(
    glyph: Glyph, strings: Sequence[UprightString], index: BoxIndex
) -> UprightString | None:
    """The string that a mark, a digit or a letter stands in or right above or below."""
    em, box = glyph.size, glyph.box
    beyond = UPRIGHT.beyond * em
    x = box.middle_x
    asked = Box(x - em, box.y0 - beyond, x + em, box.y1 + beyond)
    near = [strings[n] for n in index.touching(asked)]
    fits = [s for s in near if _is_in_line(glyph, s)]
    return min(fits, key=lambda s: (_down_to(s, box), abs(s.middle_x - x)), default=None)


def _down_to(string: UprightString, box: Box) -> float:
    return max(0.0, -overlap_y(string.box, box))


def _is_in_line(glyph: Glyph, string: UprightString) -> bool:
    """Whether a character's middle is the string's, or, of a mark, a little to the right of it."""
    if glyph.size > (1 + UPRIGHT.other_size) * string.size:
        return False
    off = (glyph.box.middle_x - string.middle_x) / string.size
    is_mark = glyph.text in measure.SQUEEZABLE
    return -UPRIGHT.off_line <= off <= (UPRIGHT.mark_shift if is_mark else UPRIGHT.off_line)
