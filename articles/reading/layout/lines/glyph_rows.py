"""Rows of characters on one baseline, and what stands beside a place in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.reading.geometry import clusters
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .tuning import LINES

_OPENING = measure.OPENING & measure.SQUEEZABLE
_CLOSING = measure.SQUEEZABLE - measure.OPENING
_FULL_WIDTH = 0.7  # ems: a mark that is narrower has no blank half


def ink_left(glyph: Glyph) -> float:
    """Where a character's ink may begin: an opening mark's is in the right half of its em."""
    text, box = glyph.text, glyph.box
    if text in _OPENING and box.width > _FULL_WIDTH * glyph.size:
        return box.x0 + LINES.blank_half * glyph.size
    return box.x0


def ink_right(glyph: Glyph) -> float:
    """Where a character's ink may end: a closing mark's is in the left half of its em."""
    text, box = glyph.text, glyph.box
    if text in _CLOSING and box.width > _FULL_WIDTH * glyph.size:
        return box.x1 - LINES.blank_half * glyph.size
    return box.x1


def ink_gap(left: Glyph, right: Glyph) -> float:
    """Ems of blank between the ink of two characters, in the larger one's size; negative: they overlap."""
    return (ink_left(right) - ink_right(left)) / max(left.size, right.size)


@dataclass(frozen=True)
class GlyphRow:
    """Characters on one baseline, from left to right by their ink."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def lefts(self) -> Sequence[float]:
        return [ink_left(glyph) for glyph in self.glyphs]

    @cached_property
    def baseline(self) -> float:
        return self.glyphs[0].baseline

    def beside(self, x0: float, x1: float) -> tuple[Glyph | None, Glyph | None] | None:
        """The characters before and behind a place, where there are any; None where others begin in it."""
        at = bisect_left(self.lefts, x0)
        if bisect_left(self.lefts, x1) != at:
            return None
        before = self.glyphs[at - 1] if at else None
        return before, self.glyphs[at] if at < len(self.glyphs) else None


@dataclass(frozen=True)
class GlyphRows:
    """A page's rows, from top to bottom."""

    rows: tuple[GlyphRow, ...]

    @cached_property
    def _baselines(self) -> Sequence[float]:
        return [row.baseline for row in self.rows]

    def between(self, top: float, bottom: float) -> Iterator[GlyphRow]:
        """The rows whose baselines are in a strip."""
        first = bisect_left(self._baselines, top)
        yield from self.rows[first : bisect_right(self._baselines, bottom)]


def rows_of(glyphs: Sequence[Glyph]) -> GlyphRows:
    """The characters by their baselines, give or take rounding."""
    rows = clusters(glyphs, _baseline, LINES.same_baseline)
    return GlyphRows(tuple(GlyphRow(tuple(sorted(row, key=ink_left))) for row in rows))


def _baseline(glyph: Glyph) -> float:
    return glyph.baseline
