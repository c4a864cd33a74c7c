"""What the characters of upright lines stand on: those of strings, and the marks, digits and words in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from articles.reading.box_index import BoxIndex
from articles.reading.disjoint_sets import DisjointSets
from articles.reading.geometry import Box, overlap_y
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .strings import UprightString
from .tuning import UPRIGHT

_ONE_SIZE = 0.02  # share by which sizes of one type differ, as programs round them


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
    index = BoxIndex([s.box for s in strings])
    shared = _shared_axes(strings, index)
    axes = {g.order: shared[s.glyphs[0].order] for s in strings for g in s.glyphs}
    for glyph in glyphs:
        if glyph.order in axes or glyph.turn not in (0, 90):
            continue
        string = _string_around(glyph, strings, index)
        if string is not None:
            axes[glyph.order] = shared[string.glyphs[0].order]
    return axes


def _shared_axes(strings: Sequence[UprightString], index: BoxIndex) -> dict[int, Axis]:
    """By its first character each string's axis: that of the longest string of its type in its line.

    Digits and marks part a line into strings, whose middles differ by what their characters do;
    and a string may reach the line of a story above that the rest of its own line does not.
    So all that reach each other have one axis.
    """
    lines = DisjointSets(range(len(strings)))
    for at, string in enumerate(strings):
        reach = UPRIGHT.beyond * string.size
        asked = string.box._replace(y0=string.box.y0 - reach, y1=string.box.y1 + reach)
        for other in index.touching(asked):
            if _is_one_line(strings[other], string):
                lines.join(at, other)
    axes: dict[int, Axis] = {}
    for line in lines.groups():
        longest = max((strings[at] for at in line), key=lambda s: len(s.glyphs))
        axis = Axis(longest.middle_x, longest.size)
        axes |= {strings[at].glyphs[0].order: axis for at in line}
    return axes


def _is_one_line(a: UprightString, b: UprightString) -> bool:
    is_one_type = abs(a.size - b.size) <= _ONE_SIZE * a.size
    return is_one_type and abs(a.middle_x - b.middle_x) <= UPRIGHT.off_axis * a.size


def _string_around(
    glyph: Glyph, strings: Sequence[UprightString], index: BoxIndex
) -> UprightString | None:
    """The string that a mark, a digit or a letter stands in or right above or below."""
    em, box = glyph.size, glyph.box
    beyond = UPRIGHT.beyond * em
    x = box.middle_x
    asked = Box(x - em, box.y0 - beyond, x + em, box.y1 + beyond)
    near = [strings[n] for n in index.touching(asked)]
    fits = [s for s in near if is_in_line(glyph, s)]
    return min(fits, key=lambda s: (_down_to(s, box), abs(s.middle_x - x)), default=None)


def _down_to(string: UprightString, box: Box) -> float:
    return max(0.0, -overlap_y(string.box, box))


def is_in_line(glyph: Glyph, string: UprightString) -> bool:
    """Whether a character's middle is the string's, or, of a mark, a little to the right of it."""
    if glyph.size > (1 + UPRIGHT.other_size) * string.size:
        return False
    off = (glyph.box.middle_x - string.middle_x) / string.size
    is_mark = glyph.text in measure.SQUEEZABLE
    return -UPRIGHT.off_line <= off <= (UPRIGHT.mark_shift if is_mark else UPRIGHT.off_line)
