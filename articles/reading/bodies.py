"""Paragraphs → bodies: where one story's text ends and the next begins.

Told by the marks of a report's head and tail (本报讯, □ X, （X）), by display lines between, by the column's width and
by what the paragraphs speak of. A story is signed once: where a signed head and a signed tail stand without a mark
between, the boundary lies where the words change. Decided for the whole page at once, by the cheapest way through the
gaps.
"""

from __future__ import annotations

import bisect
import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from . import bylines, measure
from .elements import Element
from .tuning import TUNING, Boundaries
from .words import Vocabulary, best_cut, cohesions, pairs


@dataclass(frozen=True)
class Body:
    """A story's text: indexes of its elements (paragraphs, crossheads, captions inside), and its own byline's."""

    paragraphs: tuple[int, ...]
    byline: int | None = None
    soft_start: bool = False
    soft_end: bool = False

    @property
    def first(self) -> int:
        return self.paragraphs[0]

    @property
    def last(self) -> int:
        return self.paragraphs[-1]


@dataclass(frozen=True)
class Gap:
    """What stands between two paragraphs that follow each other.

    `likeness` tells how alike the texts on both sides are: 1 for what is usual on the page, 0 for no word in common.
    """

    before: Element
    after: Element
    between: tuple[Element, ...]
    likeness: float

    @property
    def displays(self) -> tuple[Element, ...]:
        return tuple(e for e in self.between if e.kind == "display")


def find_bodies(elements: Sequence[Element]) -> tuple[Body, ...]:
    at = [i for i, e in enumerate(elements) if e.kind == "paragraph"]
    if not at:
        return ()
    gaps = _gaps(elements, at)
    cuts = _cheapest_cuts(elements[: at[0] + 1], gaps)
    groups: list[list[int]] = [[at[0]]]
    for index, cut in zip(at[1:], cuts, strict=True):
        if cut:
            groups.append([])
        groups[-1].append(index)
    soft = [_is_soft(gap) for gap, cut in zip(gaps, cuts, strict=True) if cut]
    _settle(elements, groups, soft)
    return _doubted(_with_byline(elements, groups), soft)


def _settle(elements: Sequence[Element], groups: list[list[int]], soft: Sequence[bool]) -> None:
    """Move the boundaries that only words tell to where both stories together are told best."""
    reach = TUNING.boundaries.settled
    vocabulary: Vocabulary | None = None
    for at, is_soft in enumerate(soft):
        left, right = groups[at], groups[at + 1]
        if not is_soft or len(left) + len(right) < 3:
            continue
        vocabulary = vocabulary or Vocabulary.of(pairs(elements[i].text) for group in groups for i in group)
        kept, row, rest = left[:-reach], left[-reach:] + right[:reach], right[reach:]
        cut = best_cut([pairs(elements[i].text) for i in row], vocabulary)
        groups[at], groups[at + 1] = kept + row[:cut], row[cut:] + rest


def _doubted(bodies: Sequence[Body], soft: Sequence[bool]) -> tuple[Body, ...]:
    """The bodies with their boundaries that nothing but words marks."""
    return tuple(
        replace(body, soft_start=before, soft_end=after)
        for body, before, after in zip(bodies, [False, *soft], [*soft, False], strict=True)
    )


def _is_soft(gap: Gap) -> bool:
    return not gap.displays and not _is_marked(gap)


def _gaps(elements: Sequence[Element], at: Sequence[int]) -> list[Gap]:
    alike = cohesions([pairs(elements[i].text) for i in at], TUNING.boundaries.reach)
    usual = statistics.median(alike) if alike else 0.0
    return [
        Gap(elements[a], elements[b], tuple(elements[a + 1 : b]), likeness / (usual or 1.0))
        for a, b, likeness in zip(at, at[1:], alike, strict=False)
    ]


def _cheapest_cuts(opening: Sequence[Element], gaps: Sequence[Gap]) -> list[bool]:
    """For each gap whether a story ends there; states are how often the story under way is signed.

    `opening` is the first paragraph and what stands above it.
    """
    rule = TUNING.boundaries
    habit = _habit(gaps, rule)
    cost = {_signed(opening[-1], opening[:-1]): 0.0}
    steps: list[dict[int, tuple[int, bool]]] = []
    for gap in gaps:
        split, keep = _costs_of(gap, rule, habit)
        closed = {n: paid + _story_cost(n, rule) for n, paid in cost.items()}
        origin = min(closed, key=lambda n: closed[n])
        fresh = _signed(gap.after, gap.between)
        following: dict[int, float] = {fresh: closed[origin] + split}
        came: dict[int, tuple[int, bool]] = {fresh: (origin, True)}
        for signed, paid in cost.items():
            total = min(2, signed + fresh)
            if paid + keep < following.get(total, float("inf")):
                following[total] = paid + keep
                came[total] = (signed, False)
        cost = following
        steps.append(came)
    state = min(cost, key=lambda n: cost[n] + _story_cost(n, rule))
    cuts: list[bool] = []
    for came in reversed(steps):
        state, cut = came[state]
        cuts.append(cut)
    return cuts[::-1]


def _story_cost(signed: int, rule: Boundaries) -> float:
    return (rule.unsigned_story, 0.0, rule.signed_twice)[signed]


def _signed(paragraph: Element, between: Sequence[Element]) -> int:
    """How many signatures a paragraph and a byline above it bring, at most two."""
    head, rest = bylines.at_head(paragraph.text)
    above = any(e.kind == "byline" for e in between)
    return min(2, head.names + bylines.ends_report(rest) + above)


def _is_marked(gap: Gap) -> bool:
    """A story ends here for sure: a head, a tail or a byline says so."""
    return gap.after.opens or gap.before.closes or any(e.kind == "byline" for e in gap.between)


def _habit(gaps: Sequence[Gap], rule: Boundaries) -> float:
    """Where this dump has its headlines: 1 above their stories, -1 elsewhere, 0 who knows."""
    marked = [bool(gap.displays) for gap in gaps if _is_marked(gap)]
    if len(marked) < rule.fewest_marked:
        return 0.0
    share = sum(marked) / len(marked)
    return 1.0 if share >= rule.in_place else -1.0 if share <= rule.elsewhere else 0.0


def _costs_of(gap: Gap, rule: Boundaries, habit: float) -> tuple[float, float]:
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
    shown = "".join(e.text for e in gap.displays)
    score += rule.echoed * gap.after.text.startswith(shown) + rule.runs_on * _is_quote_open(shown)
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


def _with_byline(elements: Sequence[Element], groups: Sequence[Sequence[int]]) -> list[Body]:
    """Each body with the byline line above it, else with one right below that no body follows."""
    taken: dict[int, int] = {}
    starts = {group[0]: n for n, group in enumerate(groups)}
    ends = [group[-1] for group in groups]
    for i, element in enumerate(elements):
        if element.kind != "byline":
            continue
        following = next((j for j in range(i + 1, len(elements)) if elements[j].kind == "paragraph"), None)
        above = bisect.bisect(ends, i) - 1
        closing = element.text[0] in "（(" or following not in starts
        if following in starts and not closing and not bylines.at_head(elements[following].text)[0].names:
            taken.setdefault(starts[following], i)
        elif above >= 0 and not elements[ends[above]].closes:
            taken.setdefault(above, i)
    return [Body(tuple(group), taken.get(n)) for n, group in enumerate(groups)]
