"""How sure an assignment is: what the best sum loses when one of its pairs is forbidden.

The pair's *margin*. Forbidding it and solving again moves pairs along one cheapest path of the
residual graph, from the left node to the right one (R. Ahuja, T. Magnanti and J. Orlin, Network
Flows, 1993, chapter 9), so one search a pair replaces one assignment a pair. With potentials no
arc of that graph costs less than 0 (Edmonds and Karp 1972), and Dijkstra's search (1959) stops
at the greatest margin that anybody asks for.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from collections.abc import Hashable, Mapping
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
        closing = self.arcs[end][start]
        waiting = [(closing, start, _FREE)]
        reached: set[_Node] = set()
        while waiting:
            so_far, node, before = heapq.heappop(waiting)
            if node == end:
                return so_far, before
            if node in reached:
                continue
            reached.add(node)
            for after, cost in self.arcs.get(node, {}).items():
                total = so_far + cost
                if after not in reached and total < self.most:
                    heapq.heappush(waiting, (total, after, node))
        return math.inf, _FREE
