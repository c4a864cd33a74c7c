"""Runs of display lines, and the headline stacks that each could be cut into.

A stack fits a body by the words they share, rare ones counting most, and by standing right
above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.labels import (
    BRIEF_WORDS,
    NO_LABEL,
    is_label,
    is_set_wide,
    label_score,
)
from articles.reading.language.words import bigrams

from .headline_targets import HeadlineTarget, TargetIndex
from .stacks import NEVER_FIRST, NO_EVIDENCE, LineEvidence, read_stack
from .tuning import MATCHING


def display_runs(elements: Sequence[Element], displays: Sequence[int]) -> list[list[int]]:
    """Display lines (indexes) that follow each other, with nothing but pictures and furniture between."""
    runs: list[list[int]] = []
    for index in displays:
        if runs and not any(
            elements[i].kind == "paragraph" for i in range(runs[-1][-1], index)
        ):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


@dataclass(frozen=True)
class StackCandidate:
    """One possible stack of a run: lines `start` up to `end`, its points on each target, its
    best division there.

    `alone` is its best division where nothing is known of its body.
    """

    start: int
    end: int
    values: Mapping[int, float] = field(repr=False)
    stacks: Mapping[int, HeadlineStack] = field(repr=False)
    alone: HeadlineStack = field(repr=False)

    @property
    def best(self) -> float:
        return max(self.values.values(), default=0.0)


def _label_score(text: str, page: TargetIndex) -> float:
    if is_set_wide(text):
        return MATCHING.wide_label + label_score(text.replace(" ", ""), is_told=False)
    return label_score(text, page.mentions(text))


def _goes_on(text: str) -> bool:
    """Whether a line begins inside a phrase, as with 的."""
    return text[0] in NEVER_FIRST


class DisplayRun:
    """Display lines that follow each other, and all stacks that they could be cut into, by the line they end at."""

    def __init__(self, page: TargetIndex, indexes: Sequence[int]) -> None:
        self.page = page
        self.elements = [page.elements[i] for i in indexes]
        self.indexes = list(indexes)
        self.labels = [self._label_score(at) for at in range(len(indexes))]
        self.words = [bigrams(e.text) for e in self.elements]
        self.candidates: dict[int, list[StackCandidate]] = defaultdict(list)
        for start in range(len(indexes)):
            for end in range(start + 1, min(len(indexes), start + MATCHING.longest_stack) + 1):
                self.candidates[end].append(self._candidate(start, end))

    def _label_score(self, at: int) -> float:
        """Points of a line as a section's label; it is none
        where the one below goes on with it.
        """
        line = self.elements[at]
        for below in self.elements[at + 1 : at + 2]:
            if _goes_on(below.text) or (line.doubled and below.doubled):
                return NO_LABEL
        return _label_score(line.text, self.page)

    def candidate(self, start: int, end: int) -> StackCandidate | None:
        return next((each for each in self.candidates[end] if each.start == start), None)

    def cut(self, price: float) -> RunSegmentation:
        """The best stacks for a `price` of starting one more; lines between them are labels or
        belong to nobody.

        Dynamic programming over the lines, as text is cut into words: `sums[end]` is the worth
        of the best way to cut the lines before `end`.
        """
        sums = [0.0]
        steps: list[tuple[int, StackCandidate | None]] = []
        for end in range(1, len(self.elements) + 1):
            alone = max(self.labels[end - 1], -MATCHING.leave_out)
            options: list[tuple[float, int, StackCandidate | None]] = [
                (sums[end - 1] + alone, end - 1, None)
            ]
            options += [
                (sums[each.start] + each.best - price, each.start, each)
                for each in self.candidates[end]
            ]
            best = max(options, key=lambda option: option[0])
            sums.append(best[0])
            steps.append(best[1:])
        return RunSegmentation(self, _walked_back(steps))

    def _candidate(self, start: int, end: int) -> StackCandidate:
        lines, span = self.elements[start:end], range(start, end)
        below = self.page.below(self.indexes[end - 1])
        shared = self.page.best_sharing("\n".join(e.text for e in lines), self.indexes[start])
        targets = {*shared, *below} - self._pictures_above_bodies(below, shared)
        stacks = {t: read_stack(lines, self._evidence(t, span)) for t in targets}
        values = {
            t: self._value(stack, t, shared.get(t, 0.0), span, below)
            for t, stack in stacks.items()
        }
        alone = read_stack(lines, [NO_EVIDENCE] * len(lines))
        return StackCandidate(start, end, values, stacks, alone)

    def _evidence(self, target: int, span: range) -> list[LineEvidence]:
        return [self.page.evidence(self.elements, at, target) for at in span]

    def _value(
        self,
        stack: HeadlineStack,
        target: int,
        shared: float,
        span: range,
        below: Sequence[int],
    ) -> float:
        """Points for the lines of `span` as the stack of a target, with which they share `shared` nats of words."""
        rule = MATCHING
        aim = self.page.targets[target]
        value = stack.score + rule.words * shared + rule.picture * aim.is_picture
        if target in below:
            value += self.page.in_place * self._place_value(aim, below)
        value -= rule.break_inside * self._has_break(span)
        value -= rule.names_briefs * (stack.text in BRIEF_WORDS)
        if len(span) > 1:
            value -= rule.unshared * sum(not aim.matter.bigrams & self.words[i] for i in span)
        distance = abs(aim.first - self.indexes[span.start])
        # However far, it is a small matter
        return value - min(rule.spare / 8, rule.far * distance)

    def _place_value(self, aim: HeadlineTarget, below: Sequence[int]) -> float:
        """Points for standing right above a target; less above a picture below which a body begins."""
        has_body = any(not self.page.targets[t].is_picture for t in below)
        return MATCHING.above_picture if aim.is_picture and has_body else MATCHING.above

    def _pictures_above_bodies(
        self, below: Sequence[int], shared: Mapping[int, float]
    ) -> set[int]:
        """The pictures between a stack and the body right below
        them that it speaks of: they are no story of their own
        where headlines stand above their stories.
        """
        pictures = {t for t in below if self.page.targets[t].is_picture}
        told = max((shared.get(t, 0.0) for t in set(below) - pictures), default=0.0)
        is_habit = self.page.in_place >= MATCHING.in_place
        return pictures if is_habit and told >= MATCHING.told_below else set()

    def _has_break(self, span: range) -> bool:
        """Whether something else stands between the lines."""
        return self.indexes[span[-1]] - self.indexes[span.start] >= len(span)


def _walked_back(
    steps: Sequence[tuple[int, StackCandidate | None]],
) -> tuple[StackCandidate, ...]:
    """The stacks on the best way, `steps[end - 1]` being its last step before `end`."""
    stacks: list[StackCandidate] = []
    end = len(steps)
    while end:
        end, stack = steps[end - 1]
        stacks += [stack] if stack else []
    return tuple(reversed(stacks))


@dataclass(frozen=True)
class RunSegmentation:
    """A run cut into stacks. Lines outside them are labels, or belong to nobody."""

    run: DisplayRun
    stacks: tuple[StackCandidate, ...]

    @property
    def between(self) -> tuple[int, ...]:
        """The lines (places in the run) outside all stacks."""
        inside = {i for stack in self.stacks for i in range(stack.start, stack.end)}
        return tuple(i for i in range(len(self.run.elements)) if i not in inside)

    @property
    def labels(self) -> tuple[int, ...]:
        """The lines outside that look like labels of sections."""
        return tuple(i for i in self.between if self._is_label(i))

    def _is_label(self, line: int) -> bool:
        text = self.run.elements[line].text
        has_form = is_label(text) or is_set_wide(text)
        return has_form and self.run.labels[line] > -MATCHING.leave_out

    @property
    def spare(self) -> tuple[int, ...]:
        """The lines outside that belong to nobody."""
        labels = set(self.labels)
        return tuple(i for i in self.between if i not in labels)

    @property
    def cost(self) -> float:
        """Points that the lines outside the stacks cost."""
        return MATCHING.leave_out * len(self.spare) - sum(
            self.run.labels[i] for i in self.labels
        )

    def moves(self) -> Iterator[RunSegmentation]:
        """The same run cut otherwise, by one move: a stack of a line outside, one stack as two,
        two stacks as one, or lines of one stack given to its neighbour."""
        for line in self.between:
            count = sum(stack.end <= line for stack in self.stacks)
            yield from self._with(count, count, [(line, line + 1)])
        for at in range(len(self.stacks)):
            yield from self._splits(at)
            yield from self._shifts(at)

    def _splits(self, at: int) -> Iterator[RunSegmentation]:
        """Stack `at` as two."""
        stack = self.stacks[at]
        for middle in range(stack.start + 1, stack.end):
            yield from self._with(at, at + 1, [(stack.start, middle), (middle, stack.end)])

    def _shifts(self, at: int) -> Iterator[RunSegmentation]:
        """Stack `at` and the one right behind it as one, or with another boundary between them."""
        pair = self.stacks[at : at + 2]
        if len(pair) < 2 or pair[0].end != pair[1].start:
            return
        start, boundary, end = pair[0].start, pair[0].end, pair[1].end
        yield from self._with(at, at + 2, [(start, end)])
        for edge in range(start + 1, end):
            if edge != boundary:
                yield from self._with(at, at + 2, [(start, edge), (edge, end)])

    def _with(
        self, first: int, end: int, spans: Sequence[tuple[int, int]]
    ) -> Iterator[RunSegmentation]:
        """With stacks of `spans` in the place of stacks `first` up to `end`; nothing where a span is no candidate."""
        stacks = [stack for span in spans if (stack := self.run.candidate(*span))]
        if len(stacks) == len(spans):
            yield RunSegmentation(self.run, (*self.stacks[:first], *stacks, *self.stacks[end:]))
