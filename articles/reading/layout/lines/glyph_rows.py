"""Rows of characters on one baseline, and what stands beside a place in them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from operator import attrgetter

from articles.reading.cached_property import cached_property
from articles.reading.geometry import clusters
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


def _lefts(glyphs: Sequence[Glyph]) -> list[float]:
    """`ink_left` of each; where no opening mark is among them, as in most rows, in a quarter of the time."""
    if _OPENING.isdisjoint([glyph.text for glyph in glyphs]):
        return [glyph.box.x0 for glyph in glyphs]
    return [ink_left(glyph) for glyph in glyphs]


def ink_gap(left: Glyph, right: Glyph) -> float:
    """Ems of blank between the ink of two characters, in the larger one's size; negative: they overlap."""
    return (ink_left(right) - ink_right(left)) / max(left.size, right.size)


@dataclass(frozen=True)
class GlyphRow:
    """Characters on one baseline, from left to right by their ink."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def lefts(self) -> Sequence[float]:
        return _lefts(self.glyphs)

    @cached_property
    def text(self) -> str:
        return "".join([g.text for g in self.glyphs])

    @cached_property
    def sizes(self) -> frozenset[float]:
        """All that its characters have, as a rule one."""
        return frozenset({g.size for g in self.glyphs})

    @property
    def is_one_type(self) -> bool:
        """Whether all its characters are of one size and ink."""
        return len(self.sizes) == len({g.light for g in self.glyphs}) == 1

    @cached_property
    def x0s(self) -> Sequence[float]:
        """Where its characters begin."""
        return [g.box.x0 for g in self.glyphs]

    @cached_property
    def highest(self) -> float:
        """The least of its characters' baselines, which differ by rounding."""
        return min([g.baseline for g in self.glyphs])

    @cached_property
    def lowest(self) -> float:
        return max([g.baseline for g in self.glyphs])

    @cached_property
    def gaps(self) -> Sequence[float]:
        """Ems of blank behind each character but the last, in the larger size of the two."""
        pairs = zip(self.glyphs, self.glyphs[1:], strict=False)
        if len(self.sizes) == 1:  # nearly always
            return [(right.box.x0 - left.box.x1) / right.size for left, right in pairs]
        return [
            (right.box.x0 - left.box.x1) / max(left.size, right.size) for left, right in pairs
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


def _rows_of(glyphs: Sequence[Glyph]) -> list[GlyphRow]:
    """The characters by their baselines, give or take rounding."""
    return [_row_of(row) for row in clusters(glyphs, _baseline, LINES.same_baseline)]


def _row_of(glyphs: Sequence[Glyph]) -> GlyphRow:
    """They are written from left to right as a rule, which is seen sooner than sorted."""
    lefts = _lefts(glyphs)
    in_order = glyphs if lefts == sorted(lefts) else sorted(glyphs, key=ink_left)
    return GlyphRow(tuple(in_order))


@dataclass(frozen=True)
class GlyphRows:
    """Characters in any order, and the rows that they make, from top to bottom.

    To make rows is what costs the most of a page's lines, so it is done once as long as no
    character changes. `known`: the rows where they have been made already.
    """

    glyphs: Sequence[Glyph]
    known: Sequence[GlyphRow] | None = None

    @cached_property
    def rows(self) -> Sequence[GlyphRow]:
        """The characters by their baselines, give or take rounding."""
        return self.known if self.known is not None else _rows_of(self.glyphs)

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

    def without(self, orders: Set[int]) -> GlyphRows:
        """Without the characters of these orders; the other rows stay as they are."""
        rows: list[GlyphRow] = []
        for row in self.rows:
            kept = [glyph for glyph in row.glyphs if glyph.order not in orders]
            rows += [row] if len(kept) == len(row.glyphs) else _rows_of(kept)
        return GlyphRows([g for g in self.glyphs if g.order not in orders], rows)

    def with_more(self, glyphs: Sequence[Glyph]) -> GlyphRows:
        return GlyphRows([*self.glyphs, *glyphs]) if glyphs else self
