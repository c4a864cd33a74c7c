"""Stacks to bodies, as one global assignment.

1. The display lines that are no crossheads stand in runs. 2. Each run is cut into stacks, the cheapest way, given how
well each possible stack fits its best body. 3. Stacks and bodies (and pictures, for photo stories) are matched so that
the whole page fits best. 4. Steps 2 and 3 are tried for several prices of a stack; the page with the best sum, stacks
and bodies left over counted against it, stands.

A stack fits a body by the words they share, rare ones counting most, and by standing right above it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from . import bylines
from .assignment import best_assignment
from .bodies import Body
from .elements import Element
from .labels import is_label, label_score
from .stacks import Facts, Stack, line_facts, read_stack
from .tuning import TUNING
from .words import Holders, Matter, pairs


@dataclass(frozen=True)
class Target:
    """What a stack may belong to: a body, or a picture that no body holds (a photo story)."""

    matter: Matter
    first: int  # index of its first element on the page
    elements: tuple[int, ...]
    is_picture: bool = False


@dataclass(frozen=True)
class Group:
    """A stack, its section label if one stands on it, and the target it belongs to (None for nobody)."""

    stack: Stack | None
    label: Element | None
    target: int | None
    fit: float = 0.0


@dataclass(frozen=True)
class Grouped:
    groups: tuple[Group, ...]
    loose_labels: tuple[Element, ...]
    loose_lines: tuple[Element, ...]


def make_targets(
    elements: Sequence[Element], bodies: Sequence[Body], free_pictures: Sequence[int]
) -> tuple[Target, ...]:
    texts = [_told(elements, body) for body in bodies]
    found = [Target(Matter.of(text), body.first, body.paragraphs) for text, body in zip(texts, bodies, strict=True)]
    found += [Target(Matter.of(elements[i].text), i, (i,), is_picture=True) for i in free_pictures]
    return tuple(found)


def _told(elements: Sequence[Element], body: Body) -> str:
    """A body's text without the signature at its head, which would stand in the way of its first clause."""
    first, *others = (elements[i].text for i in body.paragraphs)
    return "".join([bylines.at_head(first)[1], *others])


def group(elements: Sequence[Element], displays: Sequence[int], targets: Sequence[Target]) -> Grouped:
    """Which display lines (indexes into `elements`) head which target."""
    page = _Page(elements, targets)
    whole = _runs(elements, displays)
    runs = [_Run(page, run[-TUNING.grouping.longest_run :]) for run in whole]
    surplus = [elements[i] for run in whole for i in run[: -TUNING.grouping.longest_run]]
    matched = [_match(page, [run.cut(price) for run in runs]) for price in TUNING.grouping.new_stack]
    best = max(matched, key=lambda m: m.total)
    grouped = _grouped(_moved(page, best))
    return replace(grouped, loose_lines=(*surplus, *grouped.loose_lines))


def _runs(elements: Sequence[Element], displays: Sequence[int]) -> list[list[int]]:
    """Display lines that follow each other, with nothing but pictures and furniture between."""
    runs: list[list[int]] = []
    for index in displays:
        if runs and not any(elements[i].kind == "paragraph" for i in range(runs[-1][-1], index)):
            runs[-1].append(index)
        else:
            runs.append([index])
    return runs


class _Page:
    """The page's words, and which targets a line may speak of."""

    def __init__(self, elements: Sequence[Element], targets: Sequence[Target]) -> None:
        self.elements = elements
        self.targets = targets
        self.holders = Holders([t.matter.pairs for t in targets], [t.first for t in targets], TUNING.grouping.nearest)
        self.starts = {target.first: number for number, target in enumerate(targets)}
        self.facts: dict[tuple[int, int], Facts] = {}

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

    def line_facts(self, lines: Sequence[Element], at: int, target: int) -> Facts:
        key = (lines[at].first, target)
        if key not in self.facts:
            below = lines[at + 1] if at + 1 < len(lines) else None
            self.facts[key] = line_facts(lines[at], below, self.targets[target].matter)
        return self.facts[key]

    def shared(self, text: str, place: int) -> dict[int, float]:
        """Rarity of the words that each target shares with `text`, best targets only."""
        sums = self.holders.shared(pairs(text), place)
        return dict(sorted(sums.items(), key=lambda item: -item[1])[: TUNING.grouping.candidates])


@dataclass(frozen=True)
class _Piece:
    """One possible stack of a run: its lines, its value on each target, its best division there."""

    start: int
    end: int
    values: dict[int, float] = field(repr=False)
    stacks: dict[int, Stack] = field(repr=False)
    alone: Stack = field(repr=False)

    @property
    def best(self) -> float:
        return max(self.values.values(), default=0.0)


class _Run:
    """Display lines that follow each other, and all stacks that they could be cut into."""

    def __init__(self, page: _Page, indexes: Sequence[int]) -> None:
        self.page = page
        self.elements = [page.elements[i] for i in indexes]
        self.indexes = list(indexes)
        self.labels = [label_score(e.text, page.tells_of(e.text)) for e in self.elements]
        self.pairs = [pairs(e.text) for e in self.elements]
        self.pieces: dict[int, list[_Piece]] = defaultdict(list)
        for start in range(len(indexes)):
            for end in range(start + 1, min(len(indexes), start + TUNING.grouping.longest_stack) + 1):
                self.pieces[end].append(self._piece(start, end))

    def _piece(self, start: int, end: int) -> _Piece:
        lines = self.elements[start:end]
        below = self.page.below(self.indexes[end - 1])
        shared = self.page.shared("\n".join(e.text for e in lines), self.indexes[start])
        facts = {t: [self.page.line_facts(self.elements, at, t) for at in range(start, end)] for t in {*shared, *below}}
        stacks = {t: read_stack(lines, facts[t]) for t in facts}
        values = {t: self._value(stacks[t], shared.get(t, 0.0), t, below, start, end) for t in stacks}
        alone = read_stack(lines, [Facts(0.0, False)] * len(lines))
        return _Piece(start, end, values, stacks, alone)

    def _value(self, stack: Stack, shared: float, target: int, below: Sequence[int], start: int, end: int) -> float:
        rule = TUNING.grouping
        aim = self.page.targets[target]
        value = stack.score + rule.words * shared + rule.picture * aim.is_picture
        if target in below:
            beside_text = aim.is_picture and any(not self.page.targets[t].is_picture for t in below)
            value += rule.above_picture if beside_text else rule.above
        value -= rule.break_inside * self._broken(start, end)
        if end - start > 1:
            value -= rule.unshared * sum(not aim.matter.pairs & self.pairs[i] for i in range(start, end))
        return value - min(rule.spare / 8, rule.far * abs(aim.first - self.indexes[start]))

    def _broken(self, start: int, end: int) -> bool:
        inside = self.indexes[start:end]
        return inside[-1] - inside[0] >= len(inside)

    def cut(self, price: float) -> _Cut:
        """The best pieces for a price of a new stack; lines between them are labels or nothing."""
        rule = TUNING.grouping
        sums = [0.0]
        came: list[tuple[int, _Piece | None]] = []
        for end in range(1, len(self.elements) + 1):
            alone = max(self.labels[end - 1], -rule.leave_out)
            options: list[tuple[float, int, _Piece | None]] = [(sums[end - 1] + alone, end - 1, None)]
            options += [(sums[p.start] + p.best - price, p.start, p) for p in self.pieces[end]]
            best = max(options, key=lambda option: option[0])
            sums.append(best[0])
            came.append(best[1:])
        pieces: list[_Piece] = []
        end = len(came)
        while end:
            end, piece = came[end - 1]
            pieces += [piece] if piece else []
        return _Cut(self, tuple(reversed(pieces)))

    def piece(self, start: int, end: int) -> _Piece | None:
        return next((p for p in self.pieces[end] if p.start == start), None)


@dataclass(frozen=True)
class _Cut:
    """A run cut into stacks. Lines outside the pieces are labels, or belong to nobody."""

    run: _Run
    pieces: tuple[_Piece, ...]

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

    def moves(self) -> Iterator[_Cut]:
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

    def _with(self, others: tuple[tuple[_Piece, ...], tuple[_Piece, ...]], *spans: tuple[int, int]) -> Iterator[_Cut]:
        pieces = [self.run.piece(start, end) for start, end in spans]
        if all(pieces):
            yield _Cut(self.run, (*others[0], *(p for p in pieces if p), *others[1]))


@dataclass(frozen=True)
class _Matched:
    """The page's runs cut and matched: piece (in order) → target, and what the whole is worth."""

    cuts: tuple[_Cut, ...]
    targets: dict[int, int]
    total: float
    is_complete: bool

    @property
    def pieces(self) -> list[tuple[_Cut, _Piece]]:
        return [(cut, piece) for cut in self.cuts for piece in cut.pieces]


def _match(page: _Page, cuts: Sequence[_Cut]) -> _Matched:
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
    return _Matched(tuple(cuts), matched, total, not spare and not without)


def _moved(page: _Page, best: _Matched) -> _Matched:
    """The best page that moving cuts leads to, where some stack or body found no partner by its words."""
    for _ in range(TUNING.grouping.rounds):
        if best.is_complete or len(best.pieces) > TUNING.grouping.most_moved:
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


def _grouped(matched: _Matched) -> Grouped:
    groups: list[Group] = []
    used: set[int] = set()
    for number, (cut, piece) in enumerate(matched.pieces):
        target = matched.targets.get(number)
        label = _label_above(cut, piece)
        used |= set() if label is None else {cut.run.indexes[label]}
        groups.append(
            Group(
                stack=piece.alone if target is None else piece.stacks.get(target, piece.alone),
                label=None if label is None else cut.run.elements[label],
                target=target,
                fit=0.0 if target is None else piece.values.get(target, 0.0),
            )
        )
    labels = [cut.run.elements[i] for cut in matched.cuts for i in cut.labels if cut.run.indexes[i] not in used]
    spare = [cut.run.elements[i] for cut in matched.cuts for i in cut.spare]
    return Grouped(tuple(groups), tuple(labels), tuple(spare))


def _label_above(cut: _Cut, piece: _Piece) -> int | None:
    """A label right above a stack that stands right above its body is that story's; elsewhere nobody can know."""
    above = piece.start - 1
    if above not in cut.labels or " " in cut.run.elements[above].text:
        return None
    return above if cut.run.page.below(cut.run.indexes[piece.end - 1]) else None
