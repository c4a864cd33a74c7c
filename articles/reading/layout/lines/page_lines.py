"""The lines of a page, by where its characters stand. The order of the stream means nothing.

1. a character that is printed twice counts once                  glyph_dedupe
2. one that is drawn stands in its line                           drawn_characters
3. small figures that hang at a letter are of its line            scripts
4. words in other sizes are of the line around them               inline_sizes
5. characters of one line have one baseline                       shared_baselines
6. upright characters are segments of lines                       line_segments
7. single characters below each other are vertical lines          vertical
8. segments that only a blank parts are whole lines               segment_merging
9. what lies on its side or stands on its head is lines, too      sideways
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass

from articles.reading.geometry import Box
from articles.reading.sheet import Drawing, Glyph, Sheet

from .drawn_characters import with_drawn_characters
from .glyph_dedupe import dedupe_glyphs
from .glyph_rows import GlyphRows
from .inline_sizes import with_inline_sizes
from .laid_lines import laid_segments
from .line_segment import LineSegment
from .line_segments import segments_of
from .ocr_lines import ocr_segments
from .printed_line import PrintedLine, line_of
from .scripts import with_scripts_in_line
from .segment_merging import merge_names
from .shared_baselines import on_shared_baselines
from .sideways import turned_lines, words_in_vertical_lines
from .vertical import level_and_vertical_lines

_TURNS = (90, 180, 270)  # degrees clockwise


@dataclass(frozen=True)
class PageSegments:
    """The segments of a page's level and vertical lines, and the characters that stand in none.

    `turned`: what lies on its side or stands on its head. `doubled`: the `order` of characters
    that are printed twice. `are_lines`: the segments are whole lines, as the page's text layer
    says or upright text was told before.
    """

    level: tuple[LineSegment, ...]
    turned: tuple[Glyph, ...]
    doubled: frozenset[int]
    are_lines: bool = False


def segments_on(sheet: Sheet) -> PageSegments:
    if sheet.is_ocr:
        level = [g for g in sheet.glyphs if g.turn == 0]
        turned = tuple(g for g in sheet.glyphs if g.turn)
        lines = merge_names(ocr_segments(level))
        return PageSegments(tuple(lines), turned, frozenset(), are_lines=True)
    once, doubled = dedupe_glyphs(GlyphRows([g for g in sheet.glyphs if g.turn == 0]))
    lying, lying_doubled = dedupe_glyphs(GlyphRows([g for g in sheet.glyphs if g.turn]))
    doubled |= lying_doubled
    orders = itertools.count(max([g.order for g in sheet.glyphs], default=0) + 1)
    if sheet.is_turned:
        drawn = with_drawn_characters(once, sheet.drawings, orders)
        return _laid_on(sheet, drawn.glyphs, lying.glyphs, doubled)
    upright = _upright_rows(once, sheet.drawings, orders)
    sideways = [g for g in lying.glyphs if g.turn == 90]
    words, taken = words_in_vertical_lines(upright.glyphs, sideways, doubled)
    rules = list(_vertical_rules(sheet))
    return PageSegments(
        level=tuple(segments_of(upright.with_more(words), doubled, rules)),
        turned=tuple(g for g in lying.glyphs if g.order not in taken),
        doubled=frozenset(doubled),
    )


def _upright_rows(
    level: GlyphRows, drawings: Sequence[Drawing], orders: Iterator[int]
) -> GlyphRows:
    """What stands upright, each line of it on one baseline: steps 2 to 5."""
    drawn = with_drawn_characters(level, drawings, orders)
    return on_shared_baselines(with_inline_sizes(with_scripts_in_line(drawn)))


def _laid_on(
    sheet: Sheet, level: Sequence[Glyph], turned: Sequence[Glyph], doubled: Set[int]
) -> PageSegments:
    """Those of upright text that is laid level: whole lines, as they were told before."""
    lines = laid_segments(level, doubled, list(_vertical_rules(sheet)))
    return PageSegments(
        level=tuple(merge_names(lines)),
        turned=tuple(turned),
        doubled=frozenset(doubled),
        are_lines=True,
    )


def lines_of(segments: PageSegments) -> list[PrintedLine]:
    """All lines of the page, vertical and turned ones among them, each with an `order` of its own."""
    if segments.are_lines:
        lines = [line_of(segment) for segment in segments.level]
    else:
        lines = list(level_and_vertical_lines(segments.level))
    for turn in _TURNS:
        glyphs = [g for g in segments.turned if g.turn == turn]
        lines += turned_lines(glyphs, turn, segments.doubled)
    return lines


def _vertical_rules(sheet: Sheet) -> Iterator[Box]:
    """Upright rules, and the sides of frames and tints: whatever parts columns."""
    for drawing in sheet.drawings:
        box = drawing.box
        if drawing.kind in ("frame", "tint"):
            yield box._replace(x1=box.x0)
            yield box._replace(x0=box.x1)
        elif drawing.kind == "rule" and box.height > box.width:
            yield box
