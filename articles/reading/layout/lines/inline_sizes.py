"""Words in larger or smaller type inside a line, as a figure stands out in a headline or pinyin
follows its character in brackets: they are of the line that goes on behind them.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator

from articles.reading.sheet import Glyph

from .block_tuning import BLOCKS
from .glyph_rows import GlyphRow, GlyphRows
from .script_tuning import SCRIPTS
from .tuning import LINES


def with_inline_sizes(page: GlyphRows) -> GlyphRows:
    """The characters; those that stand in a line of another size have the line's size."""
    return page.changed(
        {
            glyph.order: glyph._replace(size=size)
            for row in page.rows
            if _is_mixed(row)
            for run, size in _enclosed(row)
            for glyph in run
        }
    )


def _is_mixed(row: GlyphRow) -> bool:
    return max(row.sizes) > LINES.other_size * min(row.sizes)


def _enclosed(row: GlyphRow) -> Iterator[tuple[list[Glyph], float]]:
    """Short runs between type of one other size that they touch on both sides, and that size."""
    runs = [list(run) for _, run in itertools.groupby(row.glyphs, _size)]
    for before, run, behind in zip(runs, runs[1:], runs[2:], strict=False):
        left, right = before[-1], behind[0]
        if len(run) > SCRIPTS.longest_inline or abs(left.size - right.size) > _slack(left):
            continue
        if _is_other_size(left, run[0]) and _touch(left, run[0]) and _touch(run[-1], right):
            yield run, left.size


def _size(glyph: Glyph) -> float:
    return glyph.size


def _slack(glyph: Glyph) -> float:
    return BLOCKS.same_size * glyph.size


def _is_other_size(one: Glyph, other: Glyph) -> bool:
    smaller, larger = sorted((one.size, other.size))
    return LINES.other_size < larger / smaller <= SCRIPTS.largest_base


def _touch(left: Glyph, right: Glyph) -> bool:
    gap = right.box.x0 - left.box.x1
    is_alike = abs(left.light - right.light) <= LINES.other_light
    return is_alike and abs(gap) <= LINES.least_gutter * max(left.size, right.size)
