"""A printed line, in the type that sets the most of it."""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box
from articles.reading.language import measure
from articles.reading.language.lines import TextLine
from articles.reading.sheet import Glyph

from .line_segment import LineSegment
from .line_text import text_of
from .tuning import LINES

_NARROWEST = 0.5  # ems: widths are divided by, so that an empty line has one, too
_STYLE_STEP = 100  # more than there are inks, so that style and ink fit in one number


@dataclass(frozen=True)
class PrintedLine:
    """A line as it stands on the page. `size` is its em in points, `style` an index into the
    sheet's styles.

    `doubled`: printed twice for a shadow. A vertical line reads from top to bottom.
    `ends` are the styles and inks of its first and last character; -1 where they are not known.
    """

    text: str
    box: Box
    size: float
    style: int
    light: float
    order: int
    baseline: float
    doubled: bool = False
    is_vertical: bool = False
    turn: int = 0
    ends: tuple[int, int] = (-1, -1)

    def __hash__(self) -> int:
        """Of what nearly always differs: that of all its fields costs four times as much."""
        return hash((self.text, self.order))

    @cached_property
    def width(self) -> float:
        """In ems, as the typesetter counts."""
        return max(_NARROWEST, measure.width(self.text))

    @cached_property
    def characters(self) -> int:
        """How many characters the line has, without blanks."""
        return len(measure.squeeze(self.text))

    @property
    def is_upright(self) -> bool:
        """Set from left to right, as nearly all are."""
        return not self.is_vertical and not self.turn

    @cached_property
    def as_text(self) -> TextLine:
        """The line for those who read dumps. Its index is its place in the stream: no two lines share one."""
        return TextLine(self.order, self.text, doubled=self.doubled)


def line_of(segment: LineSegment) -> PrintedLine:
    """The segment as a line in the type that sets the most of it."""
    glyphs = segment.glyphs
    return PrintedLine(
        text=text_of(glyphs),
        box=segment.box,
        size=segment.size,
        style=_main_style(glyphs),
        light=median([g.light for g in glyphs]),
        order=min([g.order for g in glyphs]),
        baseline=median([g.baseline for g in glyphs]),
        doubled=segment.doubled,
        ends=(_style_and_ink(glyphs[0]), _style_and_ink(glyphs[-1])),
    )


def median(values: Sequence[float]) -> float:
    """The middle value. Nearly always all are one: sorting them costs ten times as much as seeing that."""
    return values[0] if min(values) == max(values) else statistics.median(values)


def _main_style(glyphs: Sequence[Glyph]) -> int:
    """That of the Han characters where there are any: marks and digits come from other fonts."""
    if len({g.style for g in glyphs}) == 1:
        return glyphs[0].style
    styles = Counter(g.style for g in glyphs if measure.is_han(g.text))
    if not styles:
        styles = Counter(g.style for g in glyphs)
    return styles.most_common(1)[0][0]


def _style_and_ink(glyph: Glyph) -> int:
    """A character's style and how light it is printed, as one number."""
    return glyph.style * _STYLE_STEP + round(glyph.light * LINES.inks)


def style_of(end: int) -> int:
    """The style of one of a line's `ends`."""
    return end // _STYLE_STEP
