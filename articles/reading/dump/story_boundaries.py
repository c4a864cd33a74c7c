"""Between two paragraphs: what stands there, and what it costs to end a story there or to let it go on."""

from __future__ import annotations

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.crossheads import are_one_set
from articles.reading.elements import Element
from articles.reading.language import measure
from articles.reading.language.words import bigrams, cohesions
from articles.reading.tuning import TUNING, Boundaries


@dataclass(frozen=True)
class Gap:
    """What stands between two paragraphs that follow each other.

    `likeness` tells how alike the texts on both sides are: 1 for what is usual on the page, 0 for no word in common.
    `parallel` display lines are worded like those of another gap nearby.
    """

    before: Element
    after: Element
    between: tuple[Element, ...]
    likeness: float
    parallel: bool = False

    @property
    def displays(self) -> tuple[Element, ...]:
        return tuple(e for e in self.between if e.kind == "display")

    @property
    def shown(self) -> str:
        """The display lines' words."""
        return "".join(e.text for e in self.displays)

    @property
    def is_marked(self) -> bool:
        """A story ends here for sure: a head, a tail or a byline says so."""
        return self.after.opens or self.before.closes or any(e.kind == "byline" for e in self.between)

    @property
    def is_soft(self) -> bool:
        """A story that ends here ends without any mark."""
        return not self.displays and not self.is_marked


def gaps_of(elements: Sequence[Element], at: Sequence[int]) -> list[Gap]:
    """The gaps between the paragraphs, which stand at the indexes `at`."""
    alike = cohesions([bigrams(elements[i].text) for i in at], TUNING.boundaries.reach)
    usual = statistics.median(alike) if alike else 0.0
    gaps = [
        Gap(elements[a], elements[b], tuple(elements[a + 1 : b]), likeness / (usual or 1.0))
        for a, b, likeness in zip(at, at[1:], alike, strict=False)
    ]
    parallel = _parallel([gap.shown for gap in gaps])
    return [replace(gap, parallel=n in parallel) for n, gap in enumerate(gaps)]


def _parallel(shown: Sequence[str]) -> set[int]:
    """The gaps whose display lines are worded like the next ones, or those after the next."""
    at = [n for n, text in enumerate(shown) if text]
    near = [(n, m) for step in (1, 2) for n, m in zip(at, at[step:], strict=False)]
    return {n for pair in near for n in pair if are_one_set(shown[pair[0]], shown[pair[1]])}


def habit_of(gaps: Sequence[Gap], rule: Boundaries) -> float:
    """Where this dump has its headlines: 1 above their stories, -1 elsewhere, 0 who knows."""
    marked = [bool(gap.displays) for gap in gaps if gap.is_marked]
    if len(marked) < rule.fewest_marked:
        return 0.0
    share = sum(marked) / len(marked)
    return 1.0 if share >= rule.in_place else -1.0 if share <= rule.elsewhere else 0.0


def costs_of(gap: Gap, rule: Boundaries, habit: float) -> tuple[float, float]:
    """What it costs to end a story in the gap, and what to let it go on."""
    split = rule.boundary + rule.likeness * gap.likeness
    keep = rule.mark * (gap.after.opens or any(e.kind == "byline" for e in gap.between)) + rule.mark * gap.before.closes
    moved = abs(gap.before.column - gap.after.column)
    keep += min(rule.most_other, rule.other_column * moved)
    if gap.displays:
        head = _headline_likeness(gap, rule) - rule.no_heads_here * (habit < 0)
        return split - rule.boundary - head, keep + max(0.0, head)
    return split + rule.head_missing * (habit > 0), keep


def _headline_likeness(gap: Gap, rule: Boundaries) -> float:
    """How much the display lines in a gap look like headlines (above 0) or like a crosshead (below)."""
    lines = gap.displays
    column = min(gap.before.column, gap.after.column)
    if any(e.doubled for e in lines):
        return rule.doubled_head
    stacked = _stacked(lines, column)
    score = rule.more_lines * (stacked - 1) if stacked > 1 else rule.crosshead
    score += rule.wide_head * any(e.width > column + 0.5 for e in lines)
    score += rule.long_head * (stacked == 1 and lines[0].width > rule.longest_crosshead)
    score += rule.picture_between * any(e.kind == "caption" for e in gap.between)
    score += rule.column_moves * (abs(gap.before.column - gap.after.column) >= 1.0)
    score += rule.other_matter * max(-1.5, min(1.5, math.log(rule.usual_share / (gap.likeness + rule.least))))
    return score - _crosshead_likeness(gap, rule)


def _crosshead_likeness(gap: Gap, rule: Boundaries) -> float:
    """What speaks against headlines: a full stop, the text below that takes up the words, the text above unfinished."""
    score = rule.ends_sentence * any(measure.ends_sentence(e.text) for e in gap.displays)
    score += rule.echoed * gap.after.text.startswith(gap.shown)
    score += rule.runs_on * _is_quote_open(gap.shown) + rule.parallel * gap.parallel
    column = max(gap.before.column, gap.after.column)
    score += rule.tiny_head * all(e.width < rule.tiny * column for e in gap.displays)
    unfinished = not measure.ends_sentence(gap.before.text) and gap.before.text[-1] not in "）)"
    return score + rule.unfinished * unfinished


def _is_quote_open(text: str) -> bool:
    """Whether a quotation begins that the lines below end: no headline runs on into the story's text."""
    return text.count("“") > text.count("”") or text.count("《") > text.count("》")


def _stacked(lines: Sequence[Element], column: float) -> int:
    """How many display lines there are, one that fills the column and goes on below counted once."""
    return 1 + sum(above.width < column - 1.5 or below.width > above.width for above, below in pairwise(lines))
