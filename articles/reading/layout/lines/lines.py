"""Characters → printed lines, by where they stand. The order of the stream means nothing.

Pieces of lines come from pieces.py; single characters below each other are a vertical line (vertical.py).
"""

from __future__ import annotations

import itertools
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from articles.reading.geometry import Box, union
from articles.reading.language import measure
from articles.reading.language.lines import TextLine
from articles.reading.sheet import Glyph, Sheet

from .line_segments import LineSegment, dedupe_glyphs, segments_of
from .tuning import LINES

_LEAST_BLANK = min(LINES.latin_space, LINES.han_space, LINES.gutter)  # ems
_BLANK = re.compile(r"\s")


@dataclass(frozen=True)
class PrintedLine:
    """A line as it stands on the page. `size` is its em in points, `style` an index into the sheet's styles.

    `doubled`: printed twice for a shadow. A vertical line reads from top to bottom.
    `ends` are the styles and inks of its first and last character.
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

    @cached_property
    def width(self) -> float:
        """In ems, as the typesetter counts."""
        return max(0.5, measure.width(self.text))

    @cached_property
    def characters(self) -> int:
        return len(measure.squeeze(self.text))

    def as_text(self) -> TextLine:
        """The line for those who read dumps. Its index is its place in the stream: no two lines share one."""
        return TextLine(self.order, self.text, doubled=self.doubled)


def line_of(piece: LineSegment) -> PrintedLine:
    glyphs = piece.glyphs
    styles = Counter(g.style for g in glyphs if measure.is_han(g.text)) or Counter(g.style for g in glyphs)
    return PrintedLine(
        text=text_of(glyphs),
        box=piece.box,
        size=piece.size,
        style=styles.most_common(1)[0][0],
        light=statistics.median(g.light for g in glyphs),
        order=min(g.order for g in glyphs),
        baseline=statistics.median(g.baseline for g in glyphs),
        doubled=piece.doubled,
        ends=(_ink(glyphs[0]), _ink(glyphs[-1])),
    )


def _ink(glyph: Glyph) -> int:
    """A character's style and how light it is printed, as one number."""
    return glyph.style * 100 + round(glyph.light * LINES.inks)


def text_of(glyphs: Sequence[Glyph]) -> str:
    """The characters as text: a space where one is set, and where a blank between words shows one."""
    gaps = [(right.box.x0 - left.box.x1) / right.size for left, right in itertools.pairwise(glyphs)]
    usual = max(0.0, statistics.median(gaps)) if gaps else 0.0  # what justifying or letter-spacing leaves
    text = glyphs[0].text
    for at, gap in enumerate(gaps):
        after = glyphs[at + 1]
        if gap > _LEAST_BLANK and _is_word_space(glyphs[at], after, usual):
            text += " "
        text += after.text
    return unspaced(_BLANK.sub(" ", text).strip())


def _is_word_space(left: Glyph, right: Glyph, usual: float) -> bool:
    if left.text.isspace() or right.text.isspace():
        return False
    gap = (right.box.x0 - left.box.x1) / max(left.size, right.size)
    if left.text.isascii() and right.text.isascii() and (left.text.isalnum() or right.text.isalnum()):
        return gap > LINES.latin_space
    is_text = measure.is_han(left.text) and measure.is_han(right.text)
    return gap > LINES.gutter or (is_text and gap > LINES.han_space + 1.5 * usual)


def unspaced(text: str) -> str:
    """A text that is letter-spaced with spaces (凌 远 科) without them; every other text as it is."""
    words = text.split()
    if len(words) >= LINES.spaced_letters and all(len(word) == 1 for word in words):
        return "".join(words)
    return text


def lines_of(sheet: Sheet) -> list[PrintedLine]:
    """All lines of the page, vertical and turned ones among them, each with an `order` of its own."""
    from .vertical import upright_and_vertical, with_sideways  # noqa: PLC0415 - vertical.py is made of this file's pieces

    glyphs, doubled = dedupe_glyphs(sheet.glyphs)
    walls = list(_walls(sheet))
    upright = [g for g in glyphs if g.turn == 0]
    sideways = [g for g in glyphs if g.turn == 90]
    taken: set[int] = set()
    if sideways:
        upright, taken = with_sideways(upright, sideways, segments_of([_laid(g, 90) for g in sideways], doubled, ()))
    found = [*upright_and_vertical(segments_of(upright, doubled, walls))] if upright else []
    for turn in (90, 180, 270):
        found += _turned([g for g in glyphs if g.turn == turn and g.order not in taken], turn, doubled)
    return found


def _walls(sheet: Sheet) -> Iterator[Box]:
    """Upright rules, and the sides of frames and tints."""
    for drawing in sheet.drawings:
        box = drawing.box
        if drawing.kind in ("frame", "tint"):
            yield box._replace(x1=box.x0)
            yield box._replace(x0=box.x1)
        elif drawing.kind == "rule" and box.height > box.width:
            yield box


def _turned(glyphs: Sequence[Glyph], turn: int, doubled: set[int]) -> list[PrintedLine]:
    """Lines of characters that lie on their side or stand on their head, read in their own direction."""
    laid = [_laid(glyph, turn) for glyph in glyphs]
    back = {glyph.order: glyph.box for glyph in glyphs}
    found = []
    for piece in segments_of(laid, doubled, ()) if laid else ():
        box = union(back[g.order] for g in piece.glyphs)
        found.append(replace(line_of(piece), box=box, turn=turn))
    return found


def _laid(glyph: Glyph, turn: int) -> Glyph:
    """The character as it would stand if the page were turned so that it is upright."""
    x0, y0, x1, y1 = glyph.box
    box = {90: Box(y0, -x1, y1, -x0), 180: Box(-x1, -y1, -x0, -y0), 270: Box(-y1, x0, -y0, x1)}[turn]
    return glyph._replace(box=box, baseline=box.y1, turn=0)
