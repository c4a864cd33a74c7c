"""Lines → paragraphs and display lines, by what a typesetter must have done.

Inside a paragraph a line is full: what begins the next line would not have fitted. A
paragraph's first line stands two ems in and is so much shorter; its last line ends where the
sentence does, and where that happens to be full, the next line's indent alone gives it away.
Lines that obey no column are display lines: headlines, labels, crossheads. The column's width
changes from body to body, sometimes inside one.

All of it is decided at once, by the cheapest way through the lines (Viterbi 1967). A state is
"display", or "first" or "later line of a paragraph" in a column of a width; the costs stand in
typesetting.py.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from articles.reading.language.lines import TextLine, joined

from .tuning import PARAGRAPHS
from .typesetting import DISPLAY, LineState, MeasuredLine, TypesettingCosts, rare_columns


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


def find_paragraphs(lines: Sequence[MeasuredLine]) -> tuple[LineGroup, ...]:
    """The cheapest reading of the lines as paragraphs and display lines."""
    return tuple(_groups(lines, _cheapest_states(lines))) if lines else ()


# --- the cheapest states


@lru_cache(maxsize=1024)
def _state(column: int, first: bool) -> LineState:
    """One object a state: a long dump has millions of them."""
    return column, first


@dataclass(frozen=True)
class _Reached:
    """The cheapest way to each state of a line: its cost, and the state of the line before."""

    cost: Mapping[LineState, float]
    before: Mapping[LineState, LineState]


@dataclass(frozen=True)
class _Transition:
    """The way from line `before` to `line`, with what each state of `before` costs so far.

    `ended`: with `before` as its paragraph's last line; `cheapest` is the cheapest state of
    these. `open`: the paragraphs that may still go on.
    """

    costs: TypesettingCosts
    before: MeasuredLine
    line: MeasuredLine
    ended: Mapping[LineState, float]
    cheapest: LineState
    open: Mapping[LineState, float]


def _cheapest_states(lines: Sequence[MeasuredLine]) -> list[LineState]:
    costs = _costs_of(lines)
    columns = _columns_near(lines)
    reached = [_first_reached(costs, lines[0], columns[0])]
    for at in range(1, len(lines)):
        transition = _transition(costs, reached[-1], lines[at - 1], lines[at])
        reached.append(_next_reached(transition, columns[at]))
    closing = {
        state: cost + costs.end(lines[-1], state) for state, cost in reached[-1].cost.items()
    }
    path = [min(closing, key=lambda s: closing[s])]
    for step in reversed(reached[1:]):
        path.append(step.before[path[-1]])
    return path[::-1]


def _costs_of(lines: Sequence[MeasuredLine]) -> TypesettingCosts:
    indented = sum(line.indented for line in lines)
    shows_indents = indented >= max(2, PARAGRAPHS.shown_indents * len(lines))
    widths = Counter(int(line.width + 0.5) for line in lines)
    return TypesettingCosts(PARAGRAPHS, shows_indents, rare_columns(widths, PARAGRAPHS))


def _first_reached(
    costs: TypesettingCosts, line: MeasuredLine, columns: Sequence[int]
) -> _Reached:
    cost = {_state(DISPLAY, False): costs.display(line)}
    cost.update({_state(column, True): costs.begin(line, column) for column in columns})
    return _Reached(cost, {})


def _transition(
    costs: TypesettingCosts, reached: _Reached, before: MeasuredLine, line: MeasuredLine
) -> _Transition:
    ended = {state: cost + costs.end(before, state) for state, cost in reached.cost.items()}
    cheapest = min(ended, key=lambda s: ended[s])
    hopeless = min(reached.cost.values()) + costs.rule.hopeless
    still_open = {
        s: paid for s, paid in reached.cost.items() if s[0] != DISPLAY and paid < hopeless
    }
    return _Transition(costs, before, line, ended, cheapest, still_open)


def _next_reached(transition: _Transition, columns: Sequence[int]) -> _Reached:
    display = _state(DISPLAY, False)
    paid, above = _above_display(transition, display)
    cost = {display: paid + transition.costs.display(transition.line)}
    before = {display: above}
    for column in columns:
        first = _state(column, True)
        cost[first], before[first] = _begin(transition, column)
        going_on = _go_on(transition, column)
        if going_on:
            later = _state(column, False)
            cost[later], before[later] = going_on
    return _Reached(cost, before)


def _above_display(transition: _Transition, display: LineState) -> tuple[float, LineState]:
    """What the lines above a display line cost, and their last state: one that runs on goes on in a headline only."""
    cheapest, ended = transition.cheapest, transition.ended
    if not transition.line.runs_on or cheapest == display:
        return ended[cheapest], cheapest
    paid = ended[cheapest] + transition.costs.rule.begins_small
    return min((paid, cheapest), (ended[display], display))


def _begin(transition: _Transition, column: int) -> tuple[float, LineState]:
    """Cost of beginning a paragraph in `column`, and the state of the line before: a column that stays is cheaper."""
    ended, cheapest, costs = transition.ended, transition.cheapest, transition.costs
    begin = costs.begin(transition.line, column)
    same = _cheapest_in(ended, column) or cheapest
    stays = begin - costs.rare_cost(column) if same[0] == column else begin
    change = costs.rule.new_column if cheapest[0] not in (DISPLAY, column) else 0.0
    if ended[same] > ended[cheapest] + change:
        return begin + (ended[cheapest] + change), cheapest
    paid = ended[same] if same[0] == column else ended[same] + change
    return stays + paid, same


def _cheapest_in(ended: Mapping[LineState, float], column: int) -> LineState | None:
    states = [s for s in (_state(column, True), _state(column, False)) if s in ended]
    return min(states, key=lambda s: ended[s], default=None)


def _go_on(transition: _Transition, column: int) -> tuple[float, LineState] | None:
    """Cost of the cheapest paragraph that goes on into `column`, and its state before; None where none can."""
    best: tuple[float, LineState] | None = None
    rule = transition.costs.rule
    for state, paid in transition.open.items():
        moved = abs(state[0] - column)
        if moved > rule.widest_change:
            continue
        total = paid + transition.costs.go_on(transition.before, transition.line, state)
        total += rule.change_inside + rule.change_by * moved if moved else 0.0
        if best is None or total < best[0]:
            best = total, state
    return best


# --- the columns that are tried


def _columns_near(lines: Sequence[MeasuredLine]) -> list[tuple[int, ...]]:
    """For each line the column widths (whole ems) that lines around it fill, a few a line, commonest first."""
    rule = PARAGRAPHS
    widths = [int(line.width + 0.5) for line in lines]
    window: Counter[int] = Counter(widths[: rule.window])
    near: list[tuple[int, ...]] = []
    for at, width in enumerate(widths):
        if at + rule.window < len(widths):
            window[widths[at + rule.window]] += 1
        if at > rule.window:
            window[widths[at - rule.window - 1]] -= 1
        near.append(_commonest(window) or _filled_once(window, width))
    return near


def _commonest(window: Counter[int]) -> tuple[int, ...]:
    """The widths that at least two lines have; lines one em wider, with a mark that hangs, count half."""
    rule = PARAGRAPHS
    found = [
        (times + 0.5 * window.get(width + 1, 0), width)
        for width, times in window.items()
        if times >= 2 and width >= rule.narrowest
    ]
    ranked = sorted(found, reverse=True)
    return tuple(width for _, width in ranked[: rule.columns_tried])


def _filled_once(window: Counter[int], width: int) -> tuple[int, ...]:
    """The widest lines of a dump so short that no width recurs, and what the line may leave of its column."""
    rule = PARAGRAPHS
    widest = sorted((w for w in window if w >= rule.narrowest), reverse=True)
    return (max(rule.narrowest, width + 2), *widest[: rule.columns_tried - 1])


# --- states → groups


def _groups(lines: Sequence[MeasuredLine], path: Sequence[LineState]) -> Iterator[LineGroup]:
    paragraph: list[TextLine] = []
    column = 0
    for item, (width, first) in zip(lines, path, strict=True):
        if paragraph and (first or width == DISPLAY):
            yield LineGroup(tuple(paragraph), float(column))
            paragraph = []
        if width == DISPLAY:
            yield LineGroup((item.line,))
        else:
            paragraph.append(item.line)
            column = width
    if paragraph:
        yield LineGroup(tuple(paragraph), float(column))
