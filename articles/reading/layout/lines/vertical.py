"""Vertical headlines: characters that stand upright below each other, in one line or several from right to left."""

from __future__ import annotations

import itertools
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import replace

from articles.reading.geometry import Box, union
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .line_segments import LineSegment
from .lines import PrintedLine, line_of, unspaced
from .segment_merging import rejoined
from .tuning import LINES


def with_sideways(
    upright: Sequence[Glyph], turned: Sequence[Glyph], lines: Sequence[LineSegment]
) -> tuple[list[Glyph], set[int]]:
    """Upright characters, and the Latin ones that lie on their side inside a vertical line: as many to a place as the
    line's pace takes; and the `order` of the latter. `lines`: those that lie, as if the page were turned.
    """
    places = {glyph.order: glyph for glyph in turned}
    found, taken = list(upright), set[int]()
    for piece in lines:
        word = [places[g.order] for g in piece.glyphs]
        box, size = union(g.box for g in word), piece.size
        if not piece.is_blank and any(_meets(glyph, box, size) for glyph in upright):
            found += _cells(word, box, size)
            taken |= {glyph.order for glyph in word}
    return found, taken


def _meets(glyph: Glyph, box: Box, size: float) -> bool:
    """Whether a character stands right above or below a box, in the middle of it."""
    apart = max(glyph.box.y0 - box.y1, box.y0 - glyph.box.y1)
    return abs(glyph.box.middle_x - box.middle_x) <= 0.3 * size and -0.3 * size <= apart <= 0.6 * size


def _cells(word: Sequence[Glyph], box: Box, size: float) -> list[Glyph]:
    """A word that runs down as characters below each other, an em high each."""
    count = max(1, round(box.height / size))
    high = box.height / count
    share = -(-len(word) // count)
    found = []
    for n in range(count):
        part = word[n * share : (n + 1) * share]
        if part:
            top = box.y0 + n * high
            place = box._replace(y0=top, y1=top + high)
            text = "".join(g.text for g in part)
            found.append(part[0]._replace(text=text, box=place, baseline=top + 0.88 * high, turn=0))
    return found


def upright_and_vertical(pieces: Sequence[LineSegment]) -> Iterator[PrintedLine]:
    """The pieces as lines; those that make up vertical ones taken out of their rows."""
    columns = _columns(pieces)
    taken = {glyph.order for column in columns for glyph in column}
    yield from (line_of(piece) for piece in rejoined([p for p in pieces if p.glyphs[0].order not in taken]))
    yield from (_vertical(column) for column in columns)


def _columns(pieces: Sequence[LineSegment]) -> list[list[Glyph]]:
    """Characters below each other that could be no part of rows."""
    rule = LINES
    lone = [_as_one(p) for p in pieces if len(p.glyphs) <= rule.vertical_lines]
    glyphs = sorted((g for p in lone for g in p.glyphs), key=lambda g: g.baseline)
    below = _pairs_below(glyphs, _blank_beside(lone))
    heads = set(range(len(glyphs))) - set(below.values())
    found = []
    for head in sorted(heads):
        chain = [head]
        while chain[-1] in below:
            chain.append(below[chain[-1]])
        if (
            len(chain) >= rule.vertical_characters
            and sum(measure.is_han(glyphs[i].text) for i in chain) >= len(chain) / 2
        ):
            found.append([glyphs[i] for i in chain])
    return found


def _as_one(piece: LineSegment) -> LineSegment:
    """Digits that stand level in a vertical line (纵中横), which fill one place there, as one character."""
    text = "".join(g.text for g in piece.glyphs)
    if len(text) == 1 or not (text.isascii() and text.isalnum()) or piece.box.width > 1.6 * piece.size:
        return piece
    return LineSegment((piece.glyphs[0]._replace(text=text, box=piece.box),), piece.doubled)


def _blank_beside(pieces: Sequence[LineSegment]) -> dict[int, float]:
    """For each character (by order) the least blank to a neighbour in its row, in ems; none where it is alone."""
    found: dict[int, float] = {}
    for piece in pieces:
        for left, right in zip(piece.glyphs, piece.glyphs[1:], strict=False):
            gap = (right.box.x0 - left.box.x1) / left.size
            for glyph in (left, right):
                found[glyph.order] = min(gap, found.get(glyph.order, gap))
    return found


def _pairs_below(glyphs: Sequence[Glyph], beside: dict[int, float]) -> dict[int, int]:
    """Index of a character → index of the one right below it, where the blank between is smaller than to the sides."""
    rule = LINES
    usual = statistics.median(glyph.size for glyph in glyphs) if glyphs else 0.0
    below: dict[int, int] = {}
    taken: set[int] = set()
    for at, glyph in enumerate(glyphs):
        slack = rule.display_slack if glyph.size >= rule.vertical_display * usual else rule.vertical_slack
        for other in range(at + 1, len(glyphs)):
            step = (glyphs[other].baseline - glyph.baseline) / glyph.size
            if step > rule.vertical_step:
                break
            near = abs(glyphs[other].box.middle_x - glyph.box.middle_x) <= rule.vertical_shift * glyph.size
            same = abs(glyphs[other].size - glyph.size) <= 0.1 * glyph.size
            blank = min(beside.get(g.order, rule.vertical_step) for g in (glyph, glyphs[other]))
            if near and same and other not in taken and 0.7 <= step <= 1.0 + slack + max(blank, 0.0):
                below[at] = other
                taken.add(other)
                break
    return below


def _vertical(glyphs: Sequence[Glyph]) -> PrintedLine:
    line = line_of(LineSegment(tuple(glyphs)))
    return replace(line, text=unspaced(_text_down(glyphs)), box=union(g.box for g in glyphs), is_vertical=True)


def _text_down(glyphs: Sequence[Glyph]) -> str:
    """The characters from top to bottom, with a space where more than the usual white is between two."""
    shown = [g for g in glyphs if not g.text.isspace()]
    steps = [(below.box.y0 - above.box.y1) / above.size for above, below in itertools.pairwise(shown)]
    usual = statistics.median(steps) if steps else 0.0
    text = shown[0].text if shown else ""
    for glyph, step in zip(shown[1:], steps, strict=True):
        text += f" {glyph.text}" if step > usual + LINES.upright_space else glyph.text
    return text
