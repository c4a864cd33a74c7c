"""Characters that are read downwards: those that stand closer to the next one below than to the one beside."""

from __future__ import annotations

import itertools
import math
import statistics
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.box_index import BoxIndex
from articles.reading.cached_property import cached_property
from articles.reading.geometry import Box, overlap_x, union
from articles.reading.sheet import Glyph

from .tuning import UPRIGHT

_BEFORE_SQUARES = "\u2e7f"  # Han, kana and Hangul all come behind it
_CELL = 16.0  # points, about as large as a character


@dataclass(frozen=True)
class UprightString:
    """Characters that fill an em each, below each other from top to bottom."""

    glyphs: tuple[Glyph, ...]

    @cached_property
    def box(self) -> Box:
        return union(g.box for g in self.glyphs)

    @cached_property
    def size(self) -> float:
        return statistics.median(g.size for g in self.glyphs)

    @cached_property
    def middle_x(self) -> float:
        """The axis that the characters stand on, in points."""
        return statistics.median(g.box.middle_x for g in self.glyphs)


def is_square(glyph: Glyph) -> bool:
    """Whether it is a character of Han, kana or Hangul, which fills an em: no mark, digit or Latin letter."""
    return glyph.text > _BEFORE_SQUARES and glyph.text.isalpha()


def solid_columns(glyphs: Sequence[Glyph]) -> dict[int, int]:
    """Where characters stand nearly solid below each other, so that a closer look is worth it:
    their left side, to the point → how many do.

    Hardly any on nearly every page, so this asks as little as it can.
    """
    columns: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
    for text, box, baseline, size, turn, _, _, _ in glyphs:
        if turn == 0 and text > _BEFORE_SQUARES and text.isalpha():
            columns[round(box[0])].append((baseline, size))
    found = {x: _solid_steps(column) for x, column in columns.items()}
    return {x: steps for x, steps in found.items() if steps}


def _solid_steps(column: list[tuple[float, float]]) -> int:
    """How many characters of a column, given as baseline and size, stand nearly solid below the one above.

    Only where several do so in a row: the lines of a headline may be set solid, too.
    """
    steps = run = 0
    other_size, solid_step = UPRIGHT.other_size, UPRIGHT.solid_step
    for (y, size), (next_y, next_size) in itertools.pairwise(sorted(column)):
        is_solid = 0 < next_y - y <= solid_step * size  # hardly ever
        if is_solid and abs(size - next_size) <= other_size * size:
            run += 1
            continue
        steps += run if run >= UPRIGHT.solid_run else 0
        run = 0
    return steps + (run if run >= UPRIGHT.solid_run else 0)


@dataclass(frozen=True)
class Strings:
    """`upright`: strings of upright text and headlines. `level`: characters that stand in level lines.

    `unsure`: strings, most of one character, that may be either.
    """

    upright: tuple[UprightString, ...]
    unsure: tuple[UprightString, ...]
    level: tuple[Glyph, ...]


def strings_of(glyphs: Sequence[Glyph]) -> Strings:
    level = [g for g in glyphs if g.turn == 0 and not g.text.isspace()]
    near = _NearestCharacters(level)
    votes = {n: _direction(near.blank_below(n), near.blank_beside(n)) for n in near.squares}
    chains = list(_chains(near.below, votes))
    return Strings(
        upright=tuple(near.string(chain) for chain in chains if _vote(chain, votes) > 0),
        unsure=tuple(near.string(chain) for chain in chains if _vote(chain, votes) == 0),
        level=tuple(level[n] for n, vote in votes.items() if vote < 0),
    )


def _vote(chain: Sequence[int], votes: Mapping[int, int]) -> int:
    return sum(votes[n] for n in chain)


@dataclass(frozen=True)
class _NearestCharacters:
    """Characters with the nearest one of their size below each of them, and the blanks around, by their numbers."""

    glyphs: Sequence[Glyph]

    @cached_property
    def squares(self) -> list[int]:
        return [n for n, glyph in enumerate(self.glyphs) if is_square(glyph)]

    def string(self, chain: Sequence[int]) -> UprightString:
        return UprightString(tuple(self.glyphs[n] for n in chain))

    @cached_property
    def _index(self) -> BoxIndex:
        return BoxIndex([g.box for g in self.glyphs], _CELL)

    @cached_property
    def below(self) -> dict[int, int]:
        """Squares → the nearest square below; each is below one other at most."""
        found: dict[int, int] = {}
        for n in sorted(self.squares, key=lambda n: self.glyphs[n].box.y0):
            lower = self._nearest_below(n)
            if lower is not None:
                found[lower] = n  # of several above, the last one is the nearest
        return {upper: lower for lower, upper in found.items()}

    @cached_property
    def _above(self) -> dict[int, int]:
        return {lower: upper for upper, lower in self.below.items()}

    def blank_below(self, number: int) -> float:
        """Ems to the next square below or above, whichever is nearer; endless for none."""
        pairs = [(number, self.below.get(number)), (self._above.get(number), number)]
        return min(
            (self._down(a, b) for a, b in pairs if a is not None and b is not None),
            default=math.inf,
        )

    def blank_beside(self, number: int) -> float:
        """Ems to the next character beside, of whatever kind; endless for none."""
        glyph = self.glyphs[number]
        em, box = glyph.size, glyph.box
        reach = UPRIGHT.gap * em
        asked = Box(box.x0 - reach, box.middle_y, box.x1 + reach, box.middle_y)
        blanks = (self._across(number, n) for n in self._index.touching(asked))
        return min((blank for blank in blanks if blank is not None), default=math.inf)

    def _across(self, number: int, other: int) -> float | None:
        a, b = self.glyphs[number], self.glyphs[other]
        off = abs(b.box.middle_y - a.box.middle_y)
        if other == number or off > UPRIGHT.off_line * a.size or not _is_one_type(a, b):
            return None
        blank = -overlap_x(a.box, b.box) / a.size
        return blank if blank >= -UPRIGHT.overlap else None

    def _nearest_below(self, number: int) -> int | None:
        glyph = self.glyphs[number]
        em, box = glyph.size, glyph.box
        slack, reach = UPRIGHT.off_line * em, UPRIGHT.gap * em
        x = box.middle_x
        asked = Box(x - slack, box.y1 - UPRIGHT.overlap * em, x + slack, box.y1 + reach)
        found = [n for n in self._index.touching(asked) if self._is_below(number, n)]
        return min(found, key=lambda n: self._down(number, n), default=None)

    def _is_below(self, number: int, other: int) -> bool:
        a, b = self.glyphs[number], self.glyphs[other]
        if other == number or not is_square(b) or not _is_one_type(a, b):
            return False
        off = abs(b.box.middle_x - a.box.middle_x)
        return (
            off <= UPRIGHT.off_line * a.size and self._down(number, other) >= -UPRIGHT.overlap
        )

    def _down(self, upper: int, lower: int) -> float:
        """Ems of blank between two characters, one below the other."""
        a, b = self.glyphs[upper], self.glyphs[lower]
        return (b.box.y0 - a.box.y1) / a.size


def _is_one_type(a: Glyph, b: Glyph) -> bool:
    return abs(a.size - b.size) <= UPRIGHT.other_size * a.size


def _direction(down: float, beside: float) -> int:
    """1 where a character stands closer to those above and below, -1 where to those beside; 0 for neither.

    `down`, `beside`: ems of blank to the nearest of each.
    """
    if down + UPRIGHT.clearly < beside:
        return 1
    is_level = beside + UPRIGHT.clearly < down and beside <= UPRIGHT.level_gap
    return -1 if is_level else 0


def _chains(below: Mapping[int, int], votes: Mapping[int, int]) -> Iterator[list[int]]:
    """Characters below each other, from top to bottom, cut at each that is of a level line."""
    joined = {
        upper: lower for upper, lower in below.items() if min(votes[upper], votes[lower]) >= 0
    }
    for top in sorted(set(votes) - set(joined.values())):
        chain = [top]
        while (lower := joined.get(chain[-1])) is not None:
            chain.append(lower)
        yield chain
