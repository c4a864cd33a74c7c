"""Paragraphs → bodies: where one story's text ends and the next begins.

Told by the marks of a report's head and tail (本报讯, □ X, （X）), by display lines between, by
the column's width and by what the paragraphs speak of. A story is signed once: where a signed
head and a signed tail stand without a mark between, the boundary lies where the words change.
Decided for the whole page at once, by the cheapest way through the gaps (Viterbi 1967); then
the boundaries that only words tell are moved to where they are told best.
"""

from __future__ import annotations

import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.elements import Element
from articles.reading.language import byline_heads, byline_tails
from articles.reading.language.words import Vocabulary, bigrams, normalized_cut

from .story_boundaries import Gap, costs_of, gaps_of, habit_of
from .tuning import BOUNDARIES, BoundaryCosts

Paragraphs = tuple[int, ...]  # the indexes of a story's paragraphs on the page, rising


@dataclass(frozen=True)
class Body:
    """A story's text: the indexes of its paragraphs and of its byline, which is an element of
    its own.

    Crossheads and pictures inside stand between them. `soft_start` and `soft_end`: nothing but
    words marks that end. `weak_crosshead`: the words of a
    line inside that is nearly as likely the next story's
    headline.
    """

    paragraphs: Paragraphs
    byline: int | None = None
    soft_start: bool = False
    soft_end: bool = False
    weak_crosshead: str = ""

    @property
    def first(self) -> int:
        return self.paragraphs[0]

    @property
    def last(self) -> int:
        return self.paragraphs[-1]


def find_bodies(elements: Sequence[Element]) -> tuple[Body, ...]:
    """The bodies of a page's stories, in its order; each paragraph is in one of them."""
    at = [i for i, e in enumerate(elements) if e.kind == "paragraph"]
    if not at:
        return ()
    gaps = gaps_of(elements, at)
    ends = _cheapest_ends(elements[: at[0] + 1], gaps)
    soft = [gap.is_soft for gap, is_end in zip(gaps, ends, strict=True) if is_end]
    groups = _recut(elements, _grouped(at, ends), soft)
    bylines_of = _assign_bylines(elements, groups)
    weak = _weak_crossheads(elements, at, gaps)
    return tuple(
        Body(group, bylines_of.get(n), soft_start, soft_end, _first_of(weak, group))
        for n, (group, soft_start, soft_end) in enumerate(
            zip(groups, [False, *soft], [*soft, False], strict=True)
        )
    )


def _grouped(at: Sequence[int], ends: Sequence[bool]) -> list[Paragraphs]:
    """The paragraphs `at` cut where a story ends behind one."""
    cuts = [n for n, is_end in enumerate(ends, 1) if is_end]
    return [tuple(at[start:end]) for start, end in pairwise([0, *cuts, len(at)])]


# --- boundaries


def _weak_crossheads(
    elements: Sequence[Element], at: Sequence[int], gaps: Sequence[Gap]
) -> dict[int, str]:
    """The lines between paragraphs that are nearly headlines,
    by the paragraph above each.
    """
    rule, habit = BOUNDARIES, habit_of(gaps, BOUNDARIES)
    found: dict[int, str] = {}
    for above, gap in zip(at, gaps, strict=False):
        end, go_on = costs_of(gap, rule, habit)
        if gap.displays and end - go_on < rule.sure_crosshead:
            found[above] = gap.shown
    return found


def _first_of(weak: Mapping[int, str], group: Paragraphs) -> str:
    return next((weak[i] for i in group[:-1] if i in weak), "")


def _cheapest_ends(opening: Sequence[Element], gaps: Sequence[Gap]) -> list[bool]:
    """For each gap whether a story ends there; a state is how often the story under way is
    signed (0, 1, 2 or more).

    `opening` is the first paragraph and what stands above it.
    """
    rule = BOUNDARIES
    habit = habit_of(gaps, rule)
    cost: Mapping[int, float] = {_count_signatures(opening[-1], opening[:-1]): 0.0}
    steps: list[Mapping[int, tuple[int, bool]]] = []
    for gap in gaps:
        cost, came_from = _over_gap(gap, cost, rule, habit)
        steps.append(came_from)
    state = min(cost, key=lambda n: cost[n] + _story_cost(n, rule))
    ends: list[bool] = []
    for step in reversed(steps):
        state, is_end = step[state]
        ends.append(is_end)
    return ends[::-1]


def _over_gap(
    gap: Gap, cost: Mapping[int, float], rule: BoundaryCosts, habit: float
) -> tuple[dict[int, float], dict[int, tuple[int, bool]]]:
    """The cost of each state behind the gap, and for each the state before it and whether a story ended between."""
    end, go_on = costs_of(gap, rule, habit)
    closed = {signed: paid + _story_cost(signed, rule) for signed, paid in cost.items()}
    cheapest = min(closed, key=lambda signed: closed[signed])
    fresh = _count_signatures(gap.after, gap.between)
    reached = {fresh: closed[cheapest] + end}
    came_from = {fresh: (cheapest, True)}
    for signed, paid in cost.items():
        total = min(2, signed + fresh)
        if paid + go_on < reached.get(total, float("inf")):
            reached[total] = paid + go_on
            came_from[total] = (signed, False)
    return reached, came_from


def _story_cost(signed: int, rule: BoundaryCosts) -> float:
    return (rule.unsigned_story, 0.0, rule.signed_twice)[signed]


def _count_signatures(paragraph: Element, above: Sequence[Element]) -> int:
    """How many signatures a paragraph and a byline above it bring, at most two."""
    head, rest = byline_heads.at_head(paragraph.text)
    has_byline = any(e.kind == "byline" for e in above)
    return min(2, head.names_people + byline_tails.ends_report(rest) + has_byline)


# --- boundaries that only words tell


def _recut(
    elements: Sequence[Element], groups: Sequence[Paragraphs], soft: Sequence[bool]
) -> list[Paragraphs]:
    """The groups with each soft boundary moved to the normalized cut of the paragraphs around it."""
    found = list(groups)
    if not any(soft):
        return found
    vocabulary = Vocabulary.of(bigrams(elements[i].text) for group in groups for i in group)
    for at, is_soft in enumerate(soft):
        if is_soft and len(found[at]) + len(found[at + 1]) >= 3:
            found[at : at + 2] = _recut_pair(elements, found[at], found[at + 1], vocabulary)
    return found


def _recut_pair(
    elements: Sequence[Element], above: Paragraphs, below: Paragraphs, vocabulary: Vocabulary
) -> tuple[Paragraphs, Paragraphs]:
    reach = BOUNDARIES.settled
    row = above[-reach:] + below[:reach]
    cut = normalized_cut([bigrams(elements[i].text) for i in row], vocabulary)
    return above[:-reach] + row[:cut], row[cut:] + below[reach:]


def with_headline_words(
    elements: Sequence[Element], bodies: Sequence[Body], headlines: Mapping[int, str]
) -> tuple[Body, ...]:
    """The bodies with the boundaries that only words tell moved by what the headlines on both
    sides say.

    `headlines`: the words of the bodies' headline stacks, by the body's number. A paragraph at
    the boundary that speaks of the other story's headline and not of its own goes over, and so
    may the next one then.
    """
    soft = [
        n
        for n, body in enumerate(bodies)
        if body.soft_end and n in headlines and n + 1 in headlines
    ]
    if not soft:
        return tuple(bodies)
    words = {i: bigrams(elements[i].text) for body in bodies for i in body.paragraphs}
    vocabulary = Vocabulary.of(words.values())
    found = list(bodies)
    for n in soft:
        near = {i: words[i] for body in found[n : n + 2] for i in body.paragraphs}
        leans = _leans(near, vocabulary, bigrams(headlines[n]), bigrams(headlines[n + 1]))
        above, below = _moved(found[n].paragraphs, found[n + 1].paragraphs, leans)
        found[n] = replace(found[n], paragraphs=above)
        found[n + 1] = replace(found[n + 1], paragraphs=below)
    return tuple(found)


def _leans(
    words: Mapping[int, frozenset[str]],
    vocabulary: Vocabulary,
    above: frozenset[str],
    below: frozenset[str],
) -> dict[int, float]:
    """How much more each paragraph shares with the headline `above` than with the one `below`, in nats of rarity."""
    return {
        i: vocabulary.weight(said & (above - below)) - vocabulary.weight(said & (below - above))
        for i, said in words.items()
    }


def _moved(
    above: Paragraphs, below: Paragraphs, leans: Mapping[int, float]
) -> tuple[Paragraphs, Paragraphs]:
    """Two stories' paragraphs, those at the boundary moved that lean to the other one; each keeps one at least."""
    least = BOUNDARIES.leans
    while len(below) > 1 and leans[below[0]] >= least:
        above, below = (*above, below[0]), below[1:]
    while len(above) > 1 and leans[above[-1]] <= -least:
        above, below = above[:-1], (above[-1], *below)
    return above, below


# --- bylines


def _assign_bylines(
    elements: Sequence[Element], groups: Sequence[Paragraphs]
) -> dict[int, int]:
    """Group → its byline: the first one above it, else one below it that no group follows."""
    taken: dict[int, int] = {}
    for i, group in _byline_places(elements, groups):
        taken.setdefault(group, i)
    return taken


def _byline_places(
    elements: Sequence[Element], groups: Sequence[Paragraphs]
) -> Iterator[tuple[int, int]]:
    """Each byline that stands right above a group or below one, with that group's number."""
    starts = {group[0]: n for n, group in enumerate(groups)}
    ends = [group[-1] for group in groups]
    for i, element in enumerate(elements):
        if element.kind != "byline":
            continue
        below = _next_paragraph(elements, i)
        if below in starts and _may_open(element, elements[below]):
            yield i, starts[below]
            continue
        above = bisect.bisect(ends, i) - 1
        if above >= 0 and not elements[ends[above]].closes:
            yield i, above


def _next_paragraph(elements: Sequence[Element], at: int) -> int:
    """The index of the first paragraph behind `at`, -1 where there is none."""
    return next(
        (j for j in range(at + 1, len(elements)) if elements[j].kind == "paragraph"), -1
    )


def _may_open(byline: Element, paragraph: Element) -> bool:
    """Whether a byline may head the text below: names in brackets end one, and a text is signed once at its head."""
    return (
        byline.text[0] not in "（(" and not byline_heads.at_head(paragraph.text)[0].names_people
    )
