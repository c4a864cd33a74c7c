"""How sure an assignment is: what the best sum loses when one of its pairs is forbidden.

The pair's *margin*. Forbidding it and solving again moves pairs along one cheapest path of the
residual graph, from the left node to the right one (R. Ahuja, T. Magnanti and J. Orlin, Network
Flows, 1993, chapter 9), so one search a pair replaces one assignment a pair. With potentials no
arc of that graph costs less than 0 (Edmonds and Karp 1972), and Dijkstra's search (1959) stops
at the greatest margin that anybody asks for.
"""

from __future__ import annotations

import heapq
import itertools
import math
from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from .assignment import Pairs

_Node = tuple[str, int]
_Key = TypeVar("_Key", bound=Hashable)
_FREE: _Node = ("free", 0)  # stands for being matched with nobody, on either side
_ROUNDING = 1e-6
# Rounds of the search for potentials, each as long as the longest path grows by; a page needs a dozen
_MOST_ROUNDS = 100

Arcs = Mapping[_Node, Mapping[_Node, float]]


@dataclass(frozen=True)
class Margins:
    """What the best sum loses; None where it is `most` or more.

    `pairs`: (left, right) → by forbidding the pair. `ends`: left → by forcing a left node that
    has nobody to have somebody. `starts`: the same for right nodes. `rivals`: (left, right) →
    the left node that has `right` in the next best assignment, without an entry for nobody.
    `takers`: a right node of `starts` → the left node that would have it.
    """

    pairs: Mapping[tuple[int, int], float]
    ends: Mapping[int, float]
    starts: Mapping[int, float]
    rivals: Mapping[tuple[int, int], int]
    takers: Mapping[int, int]


def assignment_margins(values: Pairs, chosen: Mapping[int, int], most: float) -> Margins:
    """The margins below `most` of the best assignment `chosen` of `values` (`best_assignment`).

    Of an assignment that is not the best one nothing can be said: there are no margins then.
    """
    arcs = _residual_arcs(values, chosen)
    potentials = _potentials(arcs)
    if potentials is None:
        return Margins({}, {}, {}, {}, {})
    search = _Search(_raised(arcs, potentials), most)
    lefts, rights = {left for left, _ in values}, {right for _, right in values}
    pairs, ends, starts, rivals, takers = {}, {}, {}, {}, {}
    for left, right in chosen.items():
        if (left, right) in values:
            pairs[left, right], (side, rival) = search.around(("left", left), ("right", right))
            if side == "left":
                rivals[left, right] = rival
    for left in lefts - chosen.keys():
        ends[left] = search.around(("left", left), _FREE)[0]
    for right in rights - set(chosen.values()):
        starts[right], (side, taker) = search.around(_FREE, ("right", right))
        if side == "left":
            takers[right] = taker
    return Margins(
        _below(pairs, most), _below(ends, most), _below(starts, most), rivals, takers
    )


@dataclass(frozen=True)
class OtherAssignment:
    """Another assignment than the best one, and what the sum loses by it."""

    chosen: Mapping[int, int]
    loss: float


class OtherAssignments:
    """The best assignments in which a right node has another left one than in `chosen`, which is the best."""

    def __init__(self, values: Pairs, chosen: Mapping[int, int], most: float) -> None:
        """`most`: that the sum may lose."""
        arcs = _residual_arcs(values, chosen)
        potentials = _potentials(arcs)
        self._search = _Search({} if potentials is None else _raised(arcs, potentials), most)
        self._chosen = chosen

    def of(self, right: int) -> Iterator[OtherAssignment]:
        """One for each left node that it could have, and one without, as far as they lose less than `most`.

        All of them by one search from it: what it is given closes a circle of the residual graph.
        """
        start: _Node = ("right", right)
        arcs, befores = self._search.arcs, {}
        costs: dict[_Node, float] = {}
        for cost, node, before in self._search.from_node(start):
            costs[node], befores[node] = cost, before
        for node, cost in costs.items():
            closing = arcs.get(node, {}).get(start)
            if closing is not None and cost + closing < self._search.most:
                path = [start, node]
                while path[-1] != start:
                    path.append(befores[path[-1]])
                yield OtherAssignment(self._changed(path[::-1]), cost + closing)

    def _changed(self, circle: Sequence[_Node]) -> dict[int, int]:
        chosen = dict(self._chosen)
        links = list(itertools.pairwise(circle))
        for (side, number), (_, after) in links:
            if side == "right" and chosen.get(after) == number:
                del chosen[after]
        for (side, number), (other_side, after) in links:
            if side == "left" and other_side == "right":
                chosen[number] = after
            elif side == "left":
                chosen.pop(number, None)
        return chosen


def _below(margins: Mapping[_Key, float], most: float) -> dict[_Key, float]:
    return {key: max(0.0, margin) for key, margin in margins.items() if margin < most}


def _residual_arcs(values: Pairs, chosen: Mapping[int, int]) -> Arcs:
    """What each change costs: a pair gained its value less, a pair given up its value, nobody nothing."""
    arcs: defaultdict[_Node, dict[_Node, float]] = defaultdict(dict)
    taken = set(chosen.values())
    for (left, right), value in values.items():
        before, after = ("left", left), ("right", right)
        if chosen.get(left) == right:
            arcs[after][before] = value
        else:
            arcs[before][after] = -value
        arcs[before if left in chosen else _FREE][_FREE if left in chosen else before] = 0.0
        arcs[_FREE if right in taken else after][after if right in taken else _FREE] = 0.0
    return arcs


def _potentials(arcs: Arcs) -> dict[_Node, float] | None:
    """Distances by which no arc costs less than 0, after Bellman and Ford; None where a circle gains."""
    nodes = set(arcs) | {after for found in arcs.values() for after in found}
    distances = dict.fromkeys(nodes, 0.0)
    for _ in range(min(_MOST_ROUNDS, len(nodes) + 1)):
        changed = False
        for before, found in arcs.items():
            for after, cost in found.items():
                if distances[before] + cost < distances[after] - _ROUNDING:
                    distances[after] = distances[before] + cost
                    changed = True
        if not changed:
            return distances
    return None


def _raised(arcs: Arcs, potentials: Mapping[_Node, float]) -> Arcs:
    """The arcs with what they cost less the difference of height between their ends, which is not below 0."""
    return {
        before: {
            after: max(0.0, cost + (potentials[before] - potentials[after]))
            for after, cost in found.items()
        }
        for before, found in arcs.items()
    }


@dataclass(frozen=True)
class _Search:
    """Dijkstra's search over arcs of which none costs less than 0, up to `most`."""

    arcs: Arcs
    most: float

    def around(self, start: _Node, end: _Node) -> tuple[float, _Node]:
        """Cost of the cheapest circle from one node to another and by one arc back, and the node
        before `end` on it; infinite, with `_FREE`, from `most` on.

        Around a circle the potentials cancel out, so it costs what its arcs cost.
        """
        for cost, node, before in self.from_node(start, self.arcs[end][start]):
            if node == end:
                return cost, before
        return math.inf, _FREE

    def from_node(
        self, start: _Node, cost: float = 0.0
    ) -> Iterator[tuple[float, _Node, _Node]]:
        """The nodes from `start` on, the nearest first: the cost of the way to each, and the node before it."""
        waiting = [(cost, start, _FREE)]
        reached: set[_Node] = set()
        least: dict[_Node, float] = {}
        while waiting:
            so_far, node, before = heapq.heappop(waiting)
            if node in reached:
                continue
            reached.add(node)
            yield so_far, node, before
            for after, further in self.arcs.get(node, {}).items():
                total = so_far + further
                if after not in reached and total < least.get(after, self.most):
                    least[after] = total
                    heapq.heappush(waiting, (total, after, node))
