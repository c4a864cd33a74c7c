"""Characters of one printed line that stand on several baselines are put on one.

A line's bold words, its digits and Latin letters come from other fonts, and some systems set
these some tenths of a point higher or lower. Whether characters are of one line is told by their
neighbours: runs that touch each other, on baselines nearer to each other than any two lines
are, are one line.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.reading.cached_property import cached_property
from articles.reading.disjoint_sets import DisjointSets
from articles.reading.language import measure
from articles.reading.sheet import Glyph

from .glyph_rows import GlyphRow, GlyphRows, ink_gap, ink_left
from .tuning import LINES

_BRACKETS = frozenset("（）()")


def on_shared_baselines(page: GlyphRows) -> GlyphRows:
    """The characters, those of lines with several baselines on the one that most of the line has."""
    rows = [_RowOfRuns(row) for row in page.rows]
    links = [link for pair in _near(rows) for link in _links(*pair)]
    return page.changed(_moved([*links, *_spaced_names(rows, links)]) if links else {})


@dataclass(frozen=True)
class _Run:
    """Characters of one row without a gutter between them."""

    glyphs: tuple[Glyph, ...]

    @property
    def key(self) -> int:
        return self.glyphs[0].order


@dataclass(frozen=True, eq=False)
class _RowOfRuns:
    """A row, and its runs from left to right, which are told once: several rows may be near it."""

    row: GlyphRow

    @cached_property
    def runs(self) -> list[_Run]:
        runs: list[list[Glyph]] = [[self.row.glyphs[0]]]
        for left, right in itertools.pairwise(self.row.glyphs):
            if _touches(left, right, LINES.gutter):
                runs[-1].append(right)
            else:
                runs.append([right])
        return [_Run(tuple(run)) for run in runs]

    @cached_property
    def by_glyph(self) -> dict[int, _Run]:
        """The run of each character, by the character's order."""
        return {glyph.order: run for run in self.runs for glyph in run.glyphs}


_Link = tuple[_Run, _Run]  # two runs of one line, on different baselines


def _near(rows: Sequence[_RowOfRuns]) -> Iterator[tuple[_RowOfRuns, _RowOfRuns]]:
    """Rows nearer to each other than any two lines of their type are."""
    for at, row in enumerate(rows):
        reach = LINES.lifted * max(row.row.sizes)
        for other in rows[at + 1 :]:
            if other.row.baseline - row.row.baseline > reach:
                break
            yield row, other


def _links(upper: _RowOfRuns, lower: _RowOfRuns) -> Iterator[_Link]:
    for own, other in ((upper, lower), (lower, upper)):
        for run in own.runs:
            for glyph in _touching(run, other.row):
                yield run, other.by_glyph[glyph.order]


def _touching(run: _Run, row: GlyphRow) -> Iterator[Glyph]:
    """The characters of another row right before and behind a run, which stands in none of its own."""
    first, last = run.glyphs[0], run.glyphs[-1]
    beside = row.beside(ink_left(first), ink_left(last))
    if beside is None:
        return
    before, behind = beside
    if (
        before
        and _is_on_line_with(first, before)
        and _touches(before, first, LINES.least_gutter)
    ):
        yield before
    if behind and _is_on_line_with(last, behind) and _touches(last, behind, LINES.least_gutter):
        yield behind


def _spaced_names(rows: Sequence[_RowOfRuns], links: Sequence[_Link]) -> Iterator[_Link]:
    """Runs of one row that the blanks of names in brackets part (记者 高 寒）), where one of them is linked."""
    linked = {run.key for link in links for run in link}
    for row in rows:
        if _BRACKETS.isdisjoint(row.row.text):
            continue
        for group in _groups(row.runs):
            if any(run.key in linked for run in group):
                yield from _linked_in_brackets(group)


def _groups(runs: Sequence[_Run]) -> Iterator[list[_Run]]:
    """Runs of one type in a row with no more than a name's blank between them."""
    group = [runs[0]]
    for left, right in itertools.pairwise(runs):
        last, first = left.glyphs[-1], right.glyphs[0]
        if last.style != first.style or not _touches(last, first, LINES.name_blank):
            yield group
            group = []
        group.append(right)
    yield group


def _linked_in_brackets(group: Sequence[_Run]) -> Iterator[_Link]:
    for at, (left, right) in enumerate(itertools.pairwise(group), 1):
        before, behind = _brackets(group[:at]), _brackets(group[at:])
        if before and behind and before[-1] in measure.OPENING and behind[0] in measure.CLOSING:
            yield left, right


def _brackets(runs: Sequence[_Run]) -> list[str]:
    return [g.text for run in runs for g in run.glyphs if g.text in _BRACKETS]


def _touches(left: Glyph, right: Glyph, widest: float) -> bool:
    """Whether two characters of one type stand beside each other with at most so many ems of blank."""
    smaller, larger = sorted((left.size, right.size))
    gap = right.box.x0 - left.box.x1  # that of their ink is no smaller
    return (
        gap <= widest * larger
        and (gap >= 0 or ink_gap(left, right) >= -LINES.overlapping)
        and larger <= LINES.other_size * smaller
        and abs(left.light - right.light) <= LINES.other_light
    )


def _is_on_line_with(one: Glyph, other: Glyph) -> bool:
    return abs(one.baseline - other.baseline) <= LINES.lifted * min(one.size, other.size)


def _moved(links: Sequence[_Link]) -> dict[int, Glyph]:
    """The characters of linked runs where they belong: on the baseline of most of those they are linked with."""
    runs = {run.key: run for link in links for run in link}
    lines = DisjointSets(runs)
    for one, other in links:
        lines.join(other.key, one.key)
    return {
        g.order: g._replace(baseline=shared)
        for line in lines.groups()
        for glyphs in [[glyph for key in line for glyph in runs[key].glyphs]]
        for shared in [_usual(glyphs)]
        for g in glyphs
    }


def _usual(glyphs: Sequence[Glyph]) -> float:
    return Counter(glyph.baseline for glyph in glyphs).most_common(1)[0][0]
