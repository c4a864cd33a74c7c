"""Lines → paragraphs, by what a typesetter must have done.

Inside a paragraph a line is full: what begins the next line would not have fitted. A paragraph's first line stands two
ems in and is so much shorter; its last line ends where the sentence does. Lines that obey no column are display lines:
headlines, labels, crossheads. The column's width changes from body to body, sometimes inside one.

All of it is decided at once, by the cheapest way through the lines (Viterbi): a state is "display", or "first" or
"later line of a paragraph" in a column of a width; a cost is what a typesetter would not do.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.reading.language.lines import TextLine, joined
from articles.reading.tuning import TUNING

from .typesetting import DISPLAY, LineState, MeasuredLine, TypesettingCosts


@dataclass(frozen=True)
class LineGroup:
    """Lines that belong together: a paragraph in a column `column` ems wide, or one display line (column 0)."""

    lines: tuple[TextLine, ...]
    column: float = 0.0

    @property
    def is_display(self) -> bool:
        return not self.column

    @property
    def text(self) -> str:
        return joined(self.lines)


def find_paragraphs(flow: Sequence[MeasuredLine]) -> tuple[LineGroup, ...]:
    """The cheapest reading of the lines as paragraphs and display lines."""
    if not flow:
        return ()
    return _runs(flow, _cheapest_states(flow))


@lru_cache(maxsize=1024)
def _state(column: int, first: bool) -> LineState:
    """One object a state: a long dump has millions of them."""
    return column, first


@dataclass(frozen=True)
class _Step:
    """The cheapest way to a line's states: cost and the state before."""

    cost: dict[LineState, float]
    before: dict[LineState, LineState]


def _cheapest_states(flow: Sequence[MeasuredLine]) -> list[LineState]:
    shows_indents = sum(f.indented for f in flow) >= max(3, TUNING.wrapping.shown_indents * len(flow))
    costs = TypesettingCosts(TUNING.wrapping, shows_indents, Counter(int(f.width + 0.5) for f in flow))
    columns = _columns_near(flow)
    step = _first_step(costs, flow[0], columns[0])
    came = [step.before]
    for at in range(1, len(flow)):
        step = _next_step(costs, step, flow[at - 1], flow[at], columns[at])
        came.append(step.before)
    closing = {state: cost + costs.end(flow[-1], state) for state, cost in step.cost.items()}
    path = [min(closing, key=lambda s: closing[s])]
    for before in reversed(came[1:]):
        path.append(before[path[-1]])
    return path[::-1]


def _first_step(costs: TypesettingCosts, line: MeasuredLine, columns: Sequence[int]) -> _Step:
    cost: dict[LineState, float] = {_state(DISPLAY, False): costs.display(line)}
    cost.update({_state(column, True): costs.begin(line, column) for column in columns})
    return _Step(cost, {})


def _next_step(
    costs: TypesettingCosts, step: _Step, before: MeasuredLine, line: MeasuredLine, columns: Sequence[int]
) -> _Step:
    ended = {state: cost + costs.end(before, state) for state, cost in step.cost.items()}
    cheapest = min(ended, key=lambda s: ended[s])
    cost: dict[LineState, float] = {_state(DISPLAY, False): ended[cheapest] + costs.display(line)}
    came: dict[LineState, LineState] = {_state(DISPLAY, False): cheapest}
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
    costs: TypesettingCosts,
    going: dict[LineState, float],
    pair: tuple[MeasuredLine, MeasuredLine],
    column: int,
    found: tuple[dict[LineState, float], dict[LineState, LineState]],
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


def _columns_near(flow: Sequence[MeasuredLine]) -> list[tuple[int, ...]]:
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


def _runs(flow: Sequence[MeasuredLine], path: Sequence[LineState]) -> tuple[LineGroup, ...]:
    runs: list[LineGroup] = []
    lines: list[TextLine] = []
    column = 0
    for item, (width, first) in zip(flow, path, strict=True):
        if lines and (first or width == DISPLAY):
            runs.append(LineGroup(tuple(lines), float(column)))
            lines = []
        if width == DISPLAY:
            runs.append(LineGroup((item.line,)))
            continue
        lines.append(item.line)
        column = width
    if lines:
        runs.append(LineGroup(tuple(lines), float(column)))
    return tuple(runs)
