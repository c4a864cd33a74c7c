"""Rows of characters on one baseline, and what stands beside a place in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import attrgetter

from articles.reading.geometry import Box, clusters
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .tuning import LINES

_OPENING = measure.OPENING & measure.SQUEEZABLE
_CLOSING = measure.SQUEEZABLE - measure.OPENING
_FULL_WIDTH = 0.7  # ems: a mark that is narrower has no blank half
_baseline = attrgetter("baseline")


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
    def _columns(
        self,
    ) -> tuple[tuple[str, ...], tuple[Box, ...], tuple[float, ...], tuple[float, ...]]:
        """Texts, boxes, baselines and sizes: one `zip` costs less than asking each character for one of them."""
        texts, boxes, baselines, sizes, *_ = zip(*self.glyphs, strict=True)
        return texts, boxes, baselines, sizes

    @cached_property
    def text(self) -> str:
        return "".join(self._columns[0])

    @cached_property
    def sizes(self) -> frozenset[float]:
        """All that its characters have, as a rule one."""
        return frozenset(self._columns[3])

    @cached_property
    def x0s(self) -> Sequence[float]:
        """Where its characters begin."""
        return [x0 for x0, _, _, _ in self._columns[1]]

    @property
    def highest(self) -> float:
        """The least of its characters' baselines, which differ by rounding."""
        return min(self._columns[2])

    @property
    def lowest(self) -> float:
        return max(self._columns[2])

    @cached_property
    def gaps(self) -> Sequence[float]:
        """Ems of blank behind each character but the last, in the larger size of the two."""
        _, boxes, _, sizes = self._columns
        x1s = [x1 for _, _, x1, _ in boxes]
        larger = map(max, sizes, sizes[1:])
        return [
            (x0 - x1) / size for x1, x0, size in zip(x1s, self.x0s[1:], larger, strict=False)
        ]

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
    """Characters in any order, and the rows that they make, from top to bottom.

    To make rows is what costs the most of a page's lines, so it is done once as long as no
    character changes.
    """

    glyphs: Sequence[Glyph]

    @cached_property
    def rows(self) -> Sequence[GlyphRow]:
        """The characters by their baselines, give or take rounding."""
        rows = clusters(self.glyphs, _baseline, LINES.same_baseline)
        return [GlyphRow(tuple(sorted(row, key=ink_left))) for row in rows]

    @cached_property
    def _baselines(self) -> Sequence[float]:
        return [row.baseline for row in self.rows]

    def between(self, top: float, bottom: float) -> Iterator[GlyphRow]:
        """The rows whose baselines are in a strip."""
        first = bisect_left(self._baselines, top)
        yield from self.rows[first : bisect_right(self._baselines, bottom)]

    def changed(self, changes: Mapping[int, Glyph]) -> GlyphRows:
        """With other characters for some, which are given by their `order`."""
        if not changes:
            return self
        return GlyphRows([changes.get(glyph.order, glyph) for glyph in self.glyphs])

    def with_more(self, glyphs: Sequence[Glyph]) -> GlyphRows:
        return GlyphRows([*self.glyphs, *glyphs]) if glyphs else self
