"""Paragraphs → bodies: where one story's text ends and the next begins.

Told by the marks of a report's head and tail (本报讯, □ X, （X）), by display lines between, by the column's width and
by what the paragraphs speak of. A story is signed once: where a signed head and a signed tail stand without a mark
between, the boundary lies where the words change. Decided for the whole page at once, by the cheapest way through the
gaps.
"""

from __future__ import annotations

import bisect
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from articles.reading.elements import Element
from articles.reading.language import bylines
from articles.reading.language.words import Vocabulary, bigrams, normalized_cut
from articles.reading.tuning import TUNING, Boundaries

from .story_boundaries import Gap, costs_of, gaps_of, habit_of


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


def find_bodies(elements: Sequence[Element]) -> tuple[Body, ...]:
    at = [i for i, e in enumerate(elements) if e.kind == "paragraph"]
    if not at:
        return ()
    gaps = gaps_of(elements, at)
    cuts = _cheapest_cuts(elements[: at[0] + 1], gaps)
    groups: list[list[int]] = [[at[0]]]
    for index, cut in zip(at[1:], cuts, strict=True):
        if cut:
            groups.append([])
        groups[-1].append(index)
    soft = [gap.is_soft for gap, cut in zip(gaps, cuts, strict=True) if cut]
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
        vocabulary = vocabulary or Vocabulary.of(bigrams(elements[i].text) for group in groups for i in group)
        kept, row, rest = left[:-reach], left[-reach:] + right[:reach], right[reach:]
        cut = normalized_cut([bigrams(elements[i].text) for i in row], vocabulary)
        groups[at], groups[at + 1] = kept + row[:cut], row[cut:] + rest


def _doubted(bodies: Sequence[Body], soft: Sequence[bool]) -> tuple[Body, ...]:
    """The bodies with their boundaries that nothing but words marks."""
    return tuple(
        replace(body, soft_start=before, soft_end=after)
        for body, before, after in zip(bodies, [False, *soft], [*soft, False], strict=True)
    )


def resettled(elements: Sequence[Element], bodies: Sequence[Body], heads: Mapping[int, str]) -> tuple[Body, ...]:
    """The bodies with the boundaries that only words tell moved by what the headlines on both sides say.

    `heads` are the words of the bodies' stacks. A paragraph at the boundary that speaks of the other story's headline
    and not of its own goes over, and so may the next one then.
    """
    soft = [n for n, body in enumerate(bodies) if body.soft_end and n in heads and n + 1 in heads]
    if not soft:
        return tuple(bodies)
    said = {i: bigrams(elements[i].text) for body in bodies for i in body.paragraphs}
    vocabulary = Vocabulary.of(said.values())
    found = list(bodies)
    for n in soft:
        above, below = bigrams(heads[n]), bigrams(heads[n + 1])
        leans = {
            i: vocabulary.weight(said[i] & (above - below)) - vocabulary.weight(said[i] & (below - above))
            for i in (*found[n].paragraphs, *found[n + 1].paragraphs)
        }
        upper, lower = _moved(list(found[n].paragraphs), list(found[n + 1].paragraphs), leans)
        found[n] = replace(found[n], paragraphs=tuple(upper))
        found[n + 1] = replace(found[n + 1], paragraphs=tuple(lower))
    return tuple(found)


def _moved(upper: list[int], lower: list[int], leans: Mapping[int, float]) -> tuple[list[int], list[int]]:
    """Two stories' paragraphs, those at the boundary moved that lean (up above 0, down below it) to the other one."""
    least = TUNING.boundaries.leans
    while len(lower) > 1 and leans[lower[0]] >= least:
        upper.append(lower.pop(0))
    while len(upper) > 1 and leans[upper[-1]] <= -least:
        lower.insert(0, upper.pop())
    return upper, lower


def _cheapest_cuts(opening: Sequence[Element], gaps: Sequence[Gap]) -> list[bool]:
    """For each gap whether a story ends there; states are how often the story under way is signed.

    `opening` is the first paragraph and what stands above it.
    """
    rule = TUNING.boundaries
    habit = habit_of(gaps, rule)
    cost = {_signed(opening[-1], opening[:-1]): 0.0}
    steps: list[dict[int, tuple[int, bool]]] = []
    for gap in gaps:
        split, keep = costs_of(gap, rule, habit)
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
