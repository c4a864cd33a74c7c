"""Lines → paragraphs, by what a typesetter must have done.

Inside a paragraph a line is full: what begins the next line would not have fitted. A paragraph's first line stands two
ems in and is so much shorter; its last line ends where the sentence does. Lines that obey no column are display lines:
headlines, labels, crossheads. The column's width changes from body to body, sometimes inside one.

All of it is decided at once, by the cheapest way through the lines (Viterbi): a state is "display", or "first" or "later
line of a paragraph" in a column of a width; a cost is what a typesetter would not do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from . import measure
from .text import Line
from .tuning import TUNING, Wrapping

DISPLAY = -1
SHORTEST_ECHO = 4  # characters; a crosshead often takes up the words that the text below it begins with
INDENT = 2.0  # ems; the first line of a Chinese paragraph stands two characters in


@dataclass(frozen=True, slots=True)
class Flow:
    """A line on its way into a paragraph, measured once. `opens` and `closes` tell a report's first and last line,
    `signs` one that is nothing but its signature, `at_head` a line right before a first or behind a last one."""

    line: Line
    width: float
    unit: float
    indented: bool
    opens: bool = False
    closes: bool = False
    signs: bool = False
    after_break: bool = False
    at_head: bool = False
    ends: bool = field(init=False)
    comma: bool = field(init=False)
    marks: int = field(init=False)
    soft: int = field(init=False)

    def __post_init__(self) -> None:
        text = self.line.text
        object.__setattr__(self, "ends", measure.ends_sentence(text))
        object.__setattr__(self, "comma", text[-1] in "，、—")
        object.__setattr__(self, "marks", sum(c in measure.CLAUSE_MARKS for c in text))
        object.__setattr__(self, "soft", sum(c in measure.SQUEEZABLE for c in text))


@dataclass(frozen=True)
class Run:
    """Lines that belong together: a paragraph in a column `column` ems wide, or one display line (column 0)."""

    lines: tuple[Line, ...]
    column: float = 0.0

    @property
    def is_display(self) -> bool:
        return not self.column

    @property
    def text(self) -> str:
        return joined(self.lines)


def joined(lines: Sequence[Line]) -> str:
    """The lines as one text, a space only where one is set at the break and the break is not in every line."""
    text = ""
    spaced = False
    for line in lines:
        text = measure.join(text, line.text, spaced or (line.space_before and line.indent < INDENT))
        spaced = line.space_after
    return measure.tidy(text)


def wrap(flow: Sequence[Flow]) -> tuple[Run, ...]:
    """The cheapest reading of the lines as paragraphs and display lines."""
    if not flow:
        return ()
    return _runs(flow, _cheapest_states(flow))


State = tuple[int, bool]  # column width in ems (DISPLAY for none), whether the line is a paragraph's first


@lru_cache(maxsize=1024)
def _state(column: int, first: bool) -> State:
    """One object a state: a long dump has millions of them."""
    return column, first


@dataclass(frozen=True)
class _Step:
    """The cheapest way to a line's states: cost and the state before."""

    cost: dict[State, float]
    before: dict[State, State | None]


def _cheapest_states(flow: Sequence[Flow]) -> list[State]:
    shows_indents = sum(f.indented for f in flow) >= max(3, TUNING.wrapping.shown_indents * len(flow))
    costs = _Costs(TUNING.wrapping, shows_indents, Counter(int(f.width + 0.5) for f in flow))
    columns = _columns_near(flow)
    step = _first_step(costs, flow[0], columns[0])
    came = [step.before]
    for at in range(1, len(flow)):
        step = _next_step(costs, step, flow[at - 1], flow[at], columns[at])
        came.append(step.before)
    closing = {state: cost + costs.end(flow[-1], state) for state, cost in step.cost.items()}
    state: State | None = min(closing, key=lambda s: closing[s])
    path: list[State] = []
    for before in reversed(came):
        assert state is not None
        path.append(state)
        state = before[state]
    return path[::-1]


def _first_step(costs: _Costs, line: Flow, columns: Sequence[int]) -> _Step:
    cost: dict[State, float] = {_state(DISPLAY, False): costs.display(line)}
    cost.update({_state(column, True): costs.begin(line, column) for column in columns})
    return _Step(cost, dict.fromkeys(cost))


def _next_step(costs: _Costs, step: _Step, before: Flow, line: Flow, columns: Sequence[int]) -> _Step:
    ended = {state: cost + costs.end(before, state) for state, cost in step.cost.items()}
    cheapest = min(ended, key=lambda s: ended[s])
    cost: dict[State, float] = {_state(DISPLAY, False): ended[cheapest] + costs.display(line)}
    came: dict[State, State | None] = {_state(DISPLAY, False): cheapest}
    hopeless = min(step.cost.values()) + costs.rule.hopeless
    going = {state: paid for state, paid in step.cost.items() if state[0] != DISPLAY and paid < hopeless}
    for column in columns:
        begin = costs.begin(line, column)
        same = min(
            (s for s in (_state(column, True), _state(column, False)) if s in ended),
            key=lambda s: ended[s],
            default=cheapest,
        )
        change = costs.rule.new_column if cheapest[0] not in (DISPLAY, column) else 0.0
        origin = same if ended[same] <= ended[cheapest] + change else cheapest
        cost[_state(column, True)] = begin + (
            ended[same] if origin == same and same[0] == column else ended[origin] + change
        )
        came[_state(column, True)] = origin
        _continue(costs, going, (before, line), column, (cost, came))
    return _Step(cost, came)


def _continue(
    costs: _Costs,
    going: dict[State, float],
    pair: tuple[Flow, Flow],
    column: int,
    found: tuple[dict[State, float], dict[State, State | None]],
) -> None:
    """The cheapest paragraph that goes on into `column`, where there is one."""
    best: float | None = None
    for state, paid in going.items():
        moved = abs(state[0] - column)
        if moved > costs.rule.widest_change:
            continue
        total = (
            paid
            + costs.go_on(pair[0], pair[1], state)
            + (costs.rule.change_inside + costs.rule.change_by * moved if moved else 0.0)
        )
        if best is None or total < best:
            best = total
            found[0][_state(column, False)] = total
            found[1][_state(column, False)] = state


class _Costs:
    """What a typesetter would not do, and how much it speaks against a reading."""

    def __init__(self, rule: Wrapping, shows_indents: bool, widths: Counter[int]) -> None:
        self.rule = rule
        self.shows_indents = shows_indents
        self.rare = frozenset(w for w in widths if widths[w] + widths[w + 1] < rule.lines_a_column)

    def begin(self, line: Flow, column: int) -> float:
        """A paragraph's first line."""
        cost = self.rule.paragraph + (self.rule.printed_twice if line.line.doubled else 0.0)
        if self.shows_indents and not line.indented:
            cost += self.rule.indent_missing
        cost += self.rule.rare_column * (column in self.rare)
        cost += self.rule.goes_on_closed * line.signs
        return cost - (self.rule.opens_report if line.opens else 0.0)

    def display(self, line: Flow) -> float:
        """A line outside any column."""
        if line.line.doubled:
            return 0.0
        cost = self.rule.display + self.rule.punctuated_display * line.marks
        cost += self.rule.display_ends * line.ends + self.rule.display_comma * line.comma
        cost += self.rule.opens_report if line.opens else 0.0
        cost -= self.rule.where_heads_stand * line.at_head
        cost += self.rule.goes_on_closed * line.signs
        if self.shows_indents and line.indented:
            cost += self.rule.display
        return cost

    def go_on(self, line: Flow, after: Flow, state: State) -> float:
        """`line` is not its paragraph's last."""
        column, first = state
        cost = self._too_wide(line, column, first)
        room = column - self._filled(line, first) - after.unit
        set_apart = line.opens or after.signs  # 本报讯 记者X 报道 is set wide, （X） may stand on a line of its own
        if room > -self.rule.slack and not set_apart:
            cost += self.rule.just_short if room < self.rule.clearly else self.rule.short_line
            cost += self.rule.short_by * min(max(room, 0.0), self.rule.shortest)
        cost += self.rule.unmarked_line * (not line.marks)
        cost += self.rule.echoed * (after.line.text.startswith(line.line.text) and len(line.line.text) >= SHORTEST_ECHO)
        cost += self.rule.short_sentence * (line.ends and column - self._filled(line, first) >= self.rule.visibly)
        cost += self.rule.goes_on_closed * line.closes + self.rule.opens_report * after.opens
        cost += self.rule.indent_missing * (self.shows_indents and after.indented)
        cost += self.rule.printed_twice * after.line.doubled + self.rule.across_break * after.after_break
        return cost + self.rule.full_stop_inside * line.ends

    def end(self, line: Flow, state: State) -> float:
        """`line` is its paragraph's last."""
        column, first = state
        if column == DISPLAY:
            return 0.0
        cost = self._too_wide(line, column, first)
        if line.comma:
            return cost + self.rule.ends_in_comma
        if not (line.ends or line.closes):
            cost += self.rule.ends_item if line.line.text[-1] in "：:；;" else self.rule.ends_open
        return cost

    def _filled(self, line: Flow, first: bool) -> float:
        indent = INDENT if first and (line.indented or not self.shows_indents) else 0.0
        return line.width + indent

    def _too_wide(self, line: Flow, column: int, first: bool) -> float:
        hang = self.rule.hang if line.line.text[-1] in measure.CLOSING else self.rule.stretch
        over = self._filled(line, first) - column - hang - self.rule.squeezed * line.soft
        if over <= 0:
            return 0.0
        cost = self.rule.too_wide * over + min(1.0, over)
        flush = line.width - column - hang
        return min(self.rule.not_indented, cost) if first and flush <= 0 else cost


def _columns_near(flow: Sequence[Flow]) -> list[tuple[int, ...]]:
    """The column widths (whole ems) that lines around each line fill, a few a line, commonest first."""
    rule = TUNING.wrapping
    full = [int(f.width + 0.5) for f in flow]
    window: Counter[int] = Counter(full[: rule.window])
    near: list[tuple[int, ...]] = []
    for at in range(len(flow)):
        if at + rule.window < len(flow):
            window[full[at + rule.window]] += 1
        if at > rule.window:
            window[full[at - rule.window - 1]] -= 1
        ranked = sorted(
            ((n + 0.5 * window.get(c + 1, 0), c) for c, n in window.items() if n >= 2 and c >= rule.narrowest),
            reverse=True,
        )
        near.append(tuple(c for _, c in ranked[: rule.columns_tried]) or (max(rule.narrowest, full[at] + 2),))
    return near


def _runs(flow: Sequence[Flow], path: Sequence[State]) -> tuple[Run, ...]:
    runs: list[Run] = []
    lines: list[Line] = []
    column = 0
    for item, (width, first) in zip(flow, path, strict=True):
        if lines and (first or width == DISPLAY):
            runs.append(Run(tuple(lines), float(column)))
            lines = []
        if width == DISPLAY:
            runs.append(Run((item.line,)))
            continue
        lines.append(item.line)
        column = width
    if lines:
        runs.append(Run(tuple(lines), float(column)))
    return tuple(runs)
