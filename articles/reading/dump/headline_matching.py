"""Stacks to bodies, as one global assignment.

1. The display lines that are no crossheads stand in runs. 2. Each run is cut into stacks, the cheapest way, given how
well each possible stack fits its best body. 3. Stacks and bodies (and pictures, for photo stories) are matched so that
the whole page fits best. 4. Steps 2 and 3 are tried for several prices of a stack; the page with the best sum, stacks
and bodies left over counted against it, stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.assignment import best_assignment
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language import bylines
from articles.reading.language.words import ComparableText
from articles.reading.tuning import TUNING

from .headline_runs import (
    DisplayRun,
    HeadlineTarget,
    RunSegmentation,
    StackCandidate,
    TargetIndex,
    display_runs,
)
from .story_bodies import Body


@dataclass(frozen=True)
class HeadlineMatch:
    """A stack, its section label if one stands on it, and the target it belongs to (None for nobody)."""

    stack: HeadlineStack | None
    label: Element | None
    target: int | None
    fit: float = 0.0


@dataclass(frozen=True)
class HeadlineMatches:
    groups: tuple[HeadlineMatch, ...]
    loose_labels: tuple[Element, ...]
    loose_lines: tuple[Element, ...]


def make_targets(
    elements: Sequence[Element], bodies: Sequence[Body], free_pictures: Sequence[int]
) -> tuple[HeadlineTarget, ...]:
    texts = [_told(elements, body) for body in bodies]
    found = [
        HeadlineTarget(ComparableText.of(text), body.first, body.paragraphs)
        for text, body in zip(texts, bodies, strict=True)
    ]
    found += [HeadlineTarget(ComparableText.of(elements[i].text), i, (i,), is_picture=True) for i in free_pictures]
    return tuple(found)


def _told(elements: Sequence[Element], body: Body) -> str:
    """A body's text without the signature at its head, which would stand in the way of its first clause."""
    first, *others = (elements[i].text for i in body.paragraphs)
    return "".join([bylines.at_head(first)[1], *others])


def match_headlines(
    elements: Sequence[Element], displays: Sequence[int], targets: Sequence[HeadlineTarget]
) -> HeadlineMatches:
    """Which display lines (indexes into `elements`) head which target."""
    page = TargetIndex(elements, targets)
    whole = display_runs(elements, displays)
    runs = [DisplayRun(page, run[-TUNING.grouping.longest_run :]) for run in whole]
    surplus = [elements[i] for run in whole for i in run[: -TUNING.grouping.longest_run]]
    matched = [_match(page, [run.cut(price) for run in runs]) for price in TUNING.grouping.new_stack]
    best = max(matched, key=lambda m: m.total)
    grouped = _grouped(_moved(page, best))
    return replace(grouped, loose_lines=(*surplus, *grouped.loose_lines))


@dataclass(frozen=True)
class _Matched:
    """The page's runs cut and matched: piece (in order) → target, and what the whole is worth."""

    cuts: tuple[RunSegmentation, ...]
    targets: dict[int, int]
    total: float
    is_settled: bool  # each stack has a body, much the best for it, and each body a stack

    @property
    def pieces(self) -> list[tuple[RunSegmentation, StackCandidate]]:
        return [(cut, piece) for cut in self.cuts for piece in cut.pieces]


def _match(page: TargetIndex, cuts: Sequence[RunSegmentation]) -> _Matched:
    rule = TUNING.grouping
    pieces = [piece for cut in cuts for piece in cut.pieces]
    values = {(n, t): v + rule.spare for n, piece in enumerate(pieces) for t, v in piece.values.items()}
    matched = best_assignment(values)
    total = sum(values[n, t] - rule.spare for n, t in matched.items()) - sum(cut.cost for cut in cuts)
    headed = set(matched.values())
    without = [t for t, target in enumerate(page.targets) if not target.is_picture and t not in headed]
    spare = [n for n in range(len(pieces)) if n not in matched]
    for n, t in zip(spare, without, strict=False):  # no word tells: in the order of the page
        matched[n] = t
        total += pieces[n].alone.score - rule.wordless
    total -= rule.spare * abs(len(spare) - len(without))
    content = all(pieces[n].values.get(t, 0.0) >= pieces[n].best - rule.given_up for n, t in matched.items())
    return _Matched(tuple(cuts), matched, total, content and not spare and not without)


def _moved(page: TargetIndex, best: _Matched) -> _Matched:
    """The best page that moving cuts leads to, where some stack or body found no partner, or a poor one."""
    for _ in range(TUNING.grouping.rounds):
        if best.is_settled or len(best.pieces) > TUNING.grouping.most_moved:
            break
        tried = [
            _match(page, [*best.cuts[:at], moved, *best.cuts[at + 1 :]])
            for at, cut in enumerate(best.cuts)
            for moved in cut.moves()
        ]
        better = max(tried, key=lambda m: m.total, default=best)
        if better.total <= best.total + 1e-9:
            break
        best = better
    return best


def _grouped(matched: _Matched) -> HeadlineMatches:
    groups: list[HeadlineMatch] = []
    used: set[int] = set()
    for number, (cut, piece) in enumerate(matched.pieces):
        target = matched.targets.get(number)
        label = _label_above(cut, piece)
        used |= set() if label is None else {cut.run.indexes[label]}
        groups.append(
            HeadlineMatch(
                stack=piece.alone if target is None else piece.stacks.get(target, piece.alone),
                label=None if label is None else cut.run.elements[label],
                target=target,
                fit=0.0 if target is None else piece.values.get(target, 0.0),
            )
        )
    labels = [cut.run.elements[i] for cut in matched.cuts for i in cut.labels if cut.run.indexes[i] not in used]
    spare = [cut.run.elements[i] for cut in matched.cuts for i in cut.spare]
    return HeadlineMatches(tuple(groups), tuple(labels), tuple(spare))


def _label_above(cut: RunSegmentation, piece: StackCandidate) -> int | None:
    """A label right above a stack that stands right above its body is that story's; elsewhere nobody can know."""
    above = piece.start - 1
    if above not in cut.labels or " " in cut.run.elements[above].text:
        return None
    return above if cut.run.page.below(cut.run.indexes[piece.end - 1]) else None
