"""Runs of display lines, and the headline stacks that each could be cut into.

A stack fits a body by the words they share, rare ones counting most, and by standing right above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.labels import is_label, label_score
from articles.reading.language.words import ComparableText, InvertedIndex, bigrams
from articles.reading.tuning import TUNING

from .stacks import LineEvidence, line_evidence, read_stack


@dataclass(frozen=True)
class HeadlineTarget:
    """What a stack may belong to: a body, or a picture that no body holds (a photo story)."""

    matter: ComparableText
    first: int  # index of its first element on the page
    elements: tuple[int, ...]
    is_picture: bool = False


def display_runs(elements: Sequence[Element], displays: Sequence[int]) -> list[list[int]]:
    """Display lines that follow each other, with nothing but pictures and furniture between."""
    runs: list[list[int]] = []
    for index in displays:
        if runs and not any(elements[i].kind == "paragraph" for i in range(runs[-1][-1], index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


class TargetIndex:
    """The page's words, and which targets a line may speak of.

    `in_place` is the share of bodies with display lines right above: where few have any, it is by chance.
    """

    def __init__(self, elements: Sequence[Element], targets: Sequence[HeadlineTarget]) -> None:
        self.elements = elements
        self.targets = targets
        self.holders = InvertedIndex(
            [t.matter.bigrams for t in targets], [t.first for t in targets], TUNING.grouping.nearest
        )
        self.starts = {target.first: number for number, target in enumerate(targets)}
        self.facts: dict[tuple[int, int], LineEvidence] = {}
        bodies = [target.first for target in targets if not target.is_picture]
        self.in_place = sum(map(self._is_headed, bodies)) / max(1, len(bodies))

    def _is_headed(self, first: int) -> bool:
        """Whether display lines stand right above a body, but for its byline and its pictures."""
        above = next(
            (e for e in (self.elements[i] for i in range(first - 1, -1, -1)) if e.kind in ("paragraph", "display")),
            None,
        )
        return above is not None and above.kind == "display"

    def tells_of(self, label: str) -> bool:
        """Whether a text of the page has a word of the label."""
        return any(word in self.targets[t].matter.text for word in label.split() for t in self.holders.of(word))

    def below(self, index: int) -> tuple[int, ...]:
        """The targets right under an element: the body, and a picture between them."""
        found: list[int] = []
        for at in range(index + 1, len(self.elements)):
            if at in self.starts:
                found.append(self.starts[at])
            if self.elements[at].kind in ("paragraph", "display"):
                break
        return tuple(found)

    def line_evidence(self, lines: Sequence[Element], at: int, target: int) -> LineEvidence:
        key = (lines[at].first, target)
        if key not in self.facts:
            below = lines[at + 1] if at + 1 < len(lines) else None
            self.facts[key] = line_evidence(lines[at], below, self.targets[target].matter)
        return self.facts[key]

    def shared(self, text: str, place: int) -> dict[int, float]:
        """Rarity of the words that each target shares with `text`, best targets only."""
        sums = self.holders.shared(bigrams(text), place)
        return dict(sorted(sums.items(), key=lambda item: -item[1])[: TUNING.grouping.candidates])


@dataclass(frozen=True)
class StackCandidate:
    """One possible stack of a run: its lines, its value on each target, its best division there."""

    start: int
    end: int
    values: dict[int, float] = field(repr=False)
    stacks: dict[int, HeadlineStack] = field(repr=False)
    alone: HeadlineStack = field(repr=False)

    @property
    def best(self) -> float:
        return max(self.values.values(), default=0.0)


class DisplayRun:
    """Display lines that follow each other, and all stacks that they could be cut into."""

    def __init__(self, page: TargetIndex, indexes: Sequence[int]) -> None:
        self.page = page
        self.elements = [page.elements[i] for i in indexes]
        self.indexes = list(indexes)
        self.labels = [label_score(e.text, page.tells_of(e.text)) for e in self.elements]
        self.bigrams = [bigrams(e.text) for e in self.elements]
        self.pieces: dict[int, list[StackCandidate]] = defaultdict(list)
        for start in range(len(indexes)):
            for end in range(start + 1, min(len(indexes), start + TUNING.grouping.longest_stack) + 1):
                self.pieces[end].append(self._piece(start, end))

    def _piece(self, start: int, end: int) -> StackCandidate:
        lines = self.elements[start:end]
        below = self.page.below(self.indexes[end - 1])
        shared = self.page.shared("\n".join(e.text for e in lines), self.indexes[start])
        facts = {
            t: [self.page.line_evidence(self.elements, at, t) for at in range(start, end)] for t in {*shared, *below}
        }
        stacks = {t: read_stack(lines, facts[t]) for t in facts}
        values = {t: self._value(stacks[t], shared.get(t, 0.0), t, below, start, end) for t in stacks}
        alone = read_stack(lines, [LineEvidence(0.0, False)] * len(lines))
        return StackCandidate(start, end, values, stacks, alone)

    def _value(
        self, stack: HeadlineStack, shared: float, target: int, below: Sequence[int], start: int, end: int
    ) -> float:
        rule = TUNING.grouping
        aim = self.page.targets[target]
        value = stack.score + rule.words * shared + rule.picture * aim.is_picture
        if target in below:
            beside_text = aim.is_picture and any(not self.page.targets[t].is_picture for t in below)
            value += self.page.in_place * (rule.above_picture if beside_text else rule.above)
        value -= rule.break_inside * self._broken(start, end)
        if end - start > 1:
            value -= rule.unshared * sum(not aim.matter.bigrams & self.bigrams[i] for i in range(start, end))
        return value - min(rule.spare / 8, rule.far * abs(aim.first - self.indexes[start]))

    def _broken(self, start: int, end: int) -> bool:
        inside = self.indexes[start:end]
        return inside[-1] - inside[0] >= len(inside)

    def cut(self, price: float) -> RunSegmentation:
        """The best pieces for a price of a new stack; lines between them are labels or nothing."""
        rule = TUNING.grouping
        sums = [0.0]
        came: list[tuple[int, StackCandidate | None]] = []
        for end in range(1, len(self.elements) + 1):
            alone = max(self.labels[end - 1], -rule.leave_out)
            options: list[tuple[float, int, StackCandidate | None]] = [(sums[end - 1] + alone, end - 1, None)]
            options += [(sums[p.start] + p.best - price, p.start, p) for p in self.pieces[end]]
            best = max(options, key=lambda option: option[0])
            sums.append(best[0])
            came.append(best[1:])
        pieces: list[StackCandidate] = []
        end = len(came)
        while end:
            end, piece = came[end - 1]
            pieces += [piece] if piece else []
        return RunSegmentation(self, tuple(reversed(pieces)))

    def piece(self, start: int, end: int) -> StackCandidate | None:
        return next((p for p in self.pieces[end] if p.start == start), None)


@dataclass(frozen=True)
class RunSegmentation:
    """A run cut into stacks. Lines outside the pieces are labels, or belong to nobody."""

    run: DisplayRun
    pieces: tuple[StackCandidate, ...]

    @property
    def between(self) -> tuple[int, ...]:
        inside = {i for piece in self.pieces for i in range(piece.start, piece.end)}
        return tuple(i for i in range(len(self.run.elements)) if i not in inside)

    @property
    def labels(self) -> tuple[int, ...]:
        least = -TUNING.grouping.leave_out
        return tuple(i for i in self.between if self.run.labels[i] > least and is_label(self.run.elements[i].text))

    @property
    def spare(self) -> tuple[int, ...]:
        return tuple(i for i in self.between if i not in self.labels)

    @property
    def cost(self) -> float:
        return TUNING.grouping.leave_out * len(self.spare) - sum(self.run.labels[i] for i in self.labels)

    def moves(self) -> Iterator[RunSegmentation]:
        """The same run cut otherwise: two pieces as one, one as two, a line from one to its neighbour, a line alone."""
        for line in self.between:
            before = tuple(piece for piece in self.pieces if piece.end <= line)
            yield from self._with((before, self.pieces[len(before) :]), (line, line + 1))
        for at, piece in enumerate(self.pieces):
            others = (self.pieces[:at], self.pieces[at + 1 :])
            for middle in range(piece.start + 1, piece.end):
                yield from self._with(others, (piece.start, middle), (middle, piece.end))
            after = self.pieces[at + 1] if at + 1 < len(self.pieces) else None
            if after and after.start == piece.end:
                others = (self.pieces[:at], self.pieces[at + 2 :])
                yield from self._with(others, (piece.start, after.end))
                for edge in range(piece.start + 1, after.end):
                    if edge != piece.end:
                        yield from self._with(others, (piece.start, edge), (edge, after.end))

    def _with(
        self, others: tuple[tuple[StackCandidate, ...], tuple[StackCandidate, ...]], *spans: tuple[int, int]
    ) -> Iterator[RunSegmentation]:
        pieces = [self.run.piece(start, end) for start, end in spans]
        if all(pieces):
            yield RunSegmentation(self.run, (*others[0], *(p for p in pieces if p), *others[1]))
