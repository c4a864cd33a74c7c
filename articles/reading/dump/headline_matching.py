"""Headline stacks to bodies, as one assignment over the whole page.

1. The display lines that are no crossheads stand in runs. 2. Each run is cut into stacks, the
cheapest way, given how well each possible stack fits its best body. 3. Stacks and bodies (and
pictures, for photo stories) are matched so that the whole page fits best (the assignment
problem).
4. Steps 2 and 3 are tried for several prices of a stack; the page with the best sum, stacks and
bodies left over counted against it, stands. 5. Where a stack or a body is left alone, the cuts
between stacks are moved one at a time (hill climbing) as long as the page gets better.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from articles.reading.assignment import best_assignment
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.labels import holds_section_word, is_set_wide
from articles.reading.language.labels import is_label as is_label_form

from .headline_runs import DisplayRun, RunSegmentation, StackCandidate, display_runs
from .headline_targets import HeadlineTarget, TargetIndex
from .tuning import MATCHING


@dataclass(frozen=True)
class HeadlineMatch:
    """A stack, the section label that stands on it if any, and the target it belongs to (None
    for nobody).

    `fit`: its points on that target. `is_contested`: the line
    above or below it speaks of that target as well as of its own.
    """

    stack: HeadlineStack
    label: Element | None
    target: int | None
    fit: float = 0.0
    is_contested: bool = False

    @property
    def is_sure(self) -> bool:
        return self.fit >= MATCHING.sure_fit


@dataclass(frozen=True)
class HeadlineMatches:
    """All stacks of a page, and its display lines outside them: labels, and lines that belong to nobody."""

    matches: tuple[HeadlineMatch, ...]
    loose_labels: tuple[Element, ...]
    loose_lines: tuple[Element, ...]


def match_headlines(
    elements: Sequence[Element], displays: Sequence[int], targets: Sequence[HeadlineTarget]
) -> HeadlineMatches:
    """Which display lines (indexes into `elements`) head which target."""
    page = TargetIndex(elements, targets)
    found = display_runs(elements, displays)
    runs = [DisplayRun(page, indexes[-MATCHING.longest_run :]) for indexes in found]
    surplus = [elements[i] for indexes in found for i in indexes[: -MATCHING.longest_run]]
    matched = [_match(page, [run.cut(price) for run in runs]) for price in MATCHING.new_stack]
    best = _climbed(page, max(matched, key=lambda m: m.total))
    return HeadlineMatches(
        matches=tuple(_matches(best)),
        loose_labels=tuple(_loose_labels(best)),
        loose_lines=(*surplus, *(cut.run.elements[i] for cut in best.cuts for i in cut.spare)),
    )


# --- one matching of the page


@dataclass(frozen=True)
class _PageMatching:
    """The page's runs cut, and the stacks (numbered in order) matched with targets.

    `total`: points of the whole page. `is_settled`: each stack has a body, much the best for
    it, and each body a stack.
    """

    cuts: tuple[RunSegmentation, ...]
    targets: Mapping[int, int]
    total: float
    is_settled: bool

    @property
    def stacks(self) -> list[tuple[RunSegmentation, StackCandidate]]:
        return [(cut, stack) for cut in self.cuts for stack in cut.stacks]


def _match(page: TargetIndex, cuts: Sequence[RunSegmentation]) -> _PageMatching:
    """The best matching of the stacks that the runs are cut into."""
    rule = MATCHING
    stacks = [stack for cut in cuts for stack in cut.stacks]
    values = _values(stacks)
    fitting = best_assignment(values)
    total = sum(values[n, t] - rule.spare for n, t in fitting.items()) - sum(
        cut.cost for cut in cuts
    )
    headed = set(fitting.values())
    without = [
        t for t, target in enumerate(page.targets) if not target.is_picture and t not in headed
    ]
    spare = [n for n in range(len(stacks)) if n not in fitting]
    # No word tells: in the order of the page
    wordless = dict(zip(spare, without, strict=False))
    for n in wordless:
        total += stacks[n].alone.score - rule.wordless
    total -= rule.spare * abs(len(spare) - len(without))
    matched = {**fitting, **wordless}
    is_settled = not spare and not without and _are_content(stacks, matched)
    return _PageMatching(tuple(cuts), matched, total, is_settled)


def _values(stacks: Sequence[StackCandidate]) -> dict[tuple[int, int], float]:
    """The points of each stack on each target, more by what both would cost alone."""
    return {
        (n, t): value + MATCHING.spare
        for n, stack in enumerate(stacks)
        for t, value in stack.values.items()
    }


def _are_content(stacks: Sequence[StackCandidate], targets: Mapping[int, int]) -> bool:
    """Whether each stack has its best target, or one that is nearly as good."""
    return all(
        stacks[n].values.get(t, 0.0) >= stacks[n].best - MATCHING.given_up
        for n, t in targets.items()
    )


def _climbed(page: TargetIndex, start: _PageMatching) -> _PageMatching:
    """The best page that moving cuts leads to, where some stack or body found no partner, or a poor one."""
    best = start
    for _ in range(MATCHING.rounds):
        if best.is_settled or len(best.stacks) > MATCHING.most_moved:
            break
        tried = [_match(page, cuts) for cuts in _moved(best.cuts)]
        better = max(tried, key=lambda m: m.total, default=best)
        if better.total <= best.total + 1e-9:
            break
        best = better
    return best


def _moved(cuts: Sequence[RunSegmentation]) -> Iterator[list[RunSegmentation]]:
    """All cuts, one of them moved."""
    for at, cut in enumerate(cuts):
        for moved in cut.moves():
            yield [*cuts[:at], moved, *cuts[at + 1 :]]


# --- what it says of each stack


def _matches(matching: _PageMatching) -> Iterator[HeadlineMatch]:
    owners = _owners(matching)
    for number, (cut, stack) in enumerate(matching.stacks):
        target = matching.targets.get(number)
        at = _label_above(cut, stack)
        label = None if at is None else cut.run.elements[at]
        if target is None:
            yield HeadlineMatch(stack.alone, label, None)
        else:
            division = stack.stacks.get(target, stack.alone)
            fit = stack.values.get(target, 0.0)
            first = cut.run.indexes[0]
            beside = [n for n in (stack.start - 1, stack.end) if n != at]
            contested = any(
                _speaks_as_well(cut.run, line, target, owners.get((first, line)))
                for line in beside
                if 0 <= line < len(cut.run.elements)
            )
            contested |= _is_left_above(cut, stack, at, owners)
            contested |= _holds_strange_lines(cut.run, stack, target)
            yield HeadlineMatch(division, label, target, fit, contested)


def _owners(matching: _PageMatching) -> dict[tuple[int, int], int]:
    """The target of each line of a run, by the index of the
    run's first element and the line's place.
    """
    return {
        (cut.run.indexes[0], line): matching.targets[number]
        for number, (cut, stack) in enumerate(matching.stacks)
        if number in matching.targets
        for line in range(stack.start, stack.end)
    }


def _speaks_as_well(run: DisplayRun, line: int, target: int, own: int | None) -> bool:
    """Whether a line has as many words of a target as of the one
    whose stack it stands in, if any.
    """
    shared = run.page.words.shared(run.words[line], run.indexes[line])
    told = shared.get(target, 0.0)
    least = MATCHING.contested if own is None else shared.get(own, 0.0)
    return own != target and told >= max(MATCHING.contested, least)


def _is_left_above(
    cut: RunSegmentation,
    stack: StackCandidate,
    label: int | None,
    owners: Mapping[tuple[int, int], int],
) -> bool:
    """Whether the line right above a stack is of none, and neither its label nor a known section's name."""
    above = stack.start - 1
    if above < 0 or above == label or (cut.run.indexes[0], above) in owners:
        return False
    text = cut.run.elements[above].text
    is_label = is_label_form(text) and not cut.run.page.below(cut.run.indexes[stack.end - 1])
    return not is_label and not holds_section_word(text)


def _holds_strange_lines(run: DisplayRun, stack: StackCandidate, target: int) -> bool:
    """Whether a line of several has more words of another text than of its own, or none and
    no line beside it is a clause of the text.
    """
    if stack.end - stack.start < 2 or _is_in_place(run, stack, target):
        return False
    lines = range(stack.start, stack.end)
    if any(_speaks_of_another(run, line, target) for line in lines):
        return True
    matter = run.page.targets[target].matter.bigrams
    is_stated = any(run.page.evidence(run.elements, line, target).states for line in lines)
    return not is_stated and any(not run.words[line] & matter for line in lines)


def _is_in_place(run: DisplayRun, stack: StackCandidate, target: int) -> bool:
    """Whether a stack stands right above its text, on a page where headlines do."""
    is_habit = run.page.in_place >= MATCHING.in_place
    return is_habit and target in run.page.below(run.indexes[stack.end - 1])


def _speaks_of_another(run: DisplayRun, line: int, target: int) -> bool:
    """Whether a line of a stack has words of another text than the one that the stack heads, and more of them."""
    shared = run.page.words.shared(run.words[line], run.indexes[line])
    own = shared.get(target, 0.0)
    others = (
        told
        for other, told in shared.items()
        if other != target and not run.page.targets[other].is_picture
    )
    most = max(others, default=0.0)
    return own < MATCHING.contested <= most - own


def _loose_labels(matching: _PageMatching) -> Iterator[Element]:
    """The labels that stand on no stack."""
    for cut in matching.cuts:
        used = {_label_above(cut, stack) for stack in cut.stacks}
        yield from (cut.run.elements[i] for i in cut.labels if i not in used)


def _label_above(cut: RunSegmentation, stack: StackCandidate) -> int | None:
    """A label right above a stack that stands right above its body is that story's; elsewhere nobody can know."""
    above = stack.start - 1
    if above not in cut.labels:
        return None
    text = cut.run.elements[above].text
    if " " in text and not is_set_wide(text):  # several labels
        return None
    return above if cut.run.page.below(cut.run.indexes[stack.end - 1]) else None
