"""The assignment problem on few, sparse choices: who goes with whom so that the sum of the
pairs' values is greatest.

Maximum-weight bipartite matching by successive shortest (here: best) augmenting paths, which
are found as Bellman and Ford find shortest ones (Kuhn 1955; Edmonds and Karp 1972), on each
connected part of the graph. A page has a dozen stacks and bodies; a part too large for that is
matched greedily.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping
from dataclasses import dataclass, field

from .disjoint_sets import DisjointSets

NOBODY = 1e-6  # value of matching a left node with nobody, so that it can give way to another
# left nodes matched exactly; the search is quadratic in them, and a page has a dozen
LARGEST_PART = 100
_GAIN = 1e-9  # of two sums that differ by less, neither is greater: it is rounding

Pairs = Mapping[tuple[int, int], float]  # (left, right) → value
_SIDES = ("left", "right")


def best_assignment(values: Pairs) -> dict[int, int]:
    """Left → right so that the sum of `values` is greatest; only pairs above 0 are ever matched."""
    chosen: dict[int, int] = {}
    for part in _connected_parts({pair: value for pair, value in values.items() if value > 0}):
        lefts = {left for left, _ in part}
        chosen.update(_exact(part) if len(lefts) <= LARGEST_PART else _greedy(part))
    return chosen


def _connected_parts(values: Pairs) -> list[dict[tuple[int, int], float]]:
    """The pairs in connected parts."""
    nodes = DisjointSets(node for pair in values for node in zip(_SIDES, pair, strict=True))
    for left, right in values:
        nodes.join(("right", right), ("left", left))
    parts: defaultdict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for pair, value in values.items():
        parts[nodes.find(("left", pair[0]))][pair] = value
    return list(parts.values())


def _greedy(values: Pairs) -> dict[int, int]:
    """The best pair, then the best of what is left."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (left, right), _ in sorted(values.items(), key=lambda item: -item[1]):
        if left not in chosen and right not in taken:
            chosen[left] = right
            taken.add(right)
    return chosen


def _exact(values: Pairs) -> dict[int, int]:
    """The best matching. `~left`, a right node below 0, stands for nobody: each left node has one of its own.

    One left node after the other, each time the best matching of those so far: a node whose best
    choice is free takes it, for whatever gives way to it loses at least as much as it gains.
    """
    choices = _choices(values)
    holder: dict[int, int] = {}
    for left, rights in choices.items():
        best = max(rights, key=rights.__getitem__)
        if best in holder:
            holder.update(_PathSearch(choices, holder).best_path(left))
        else:
            holder[best] = left
    return {left: right for right, left in holder.items() if right >= 0}


def _choices(values: Pairs) -> dict[int, dict[int, float]]:
    """Left → right → value, nobody last."""
    choices: dict[int, dict[int, float]] = {}
    for (left, right), value in values.items():
        choices.setdefault(left, {})[right] = value
    return {left: {**rights, ~left: NOBODY} for left, rights in choices.items()}


@dataclass
class _PathSearch:
    """The search for the augmenting path of greatest gain from one left node.

    `holder`: right node → the left node that has it so far. `gain`: left node → the greatest
    gain so far of a path that reaches it. `reached`: right node → the left node before it on its
    best path, and that path's gain.
    """

    choices: Mapping[int, Mapping[int, float]]
    holder: Mapping[int, int]
    gain: dict[int, float] = field(default_factory=dict)
    reached: dict[int, tuple[int, float]] = field(default_factory=dict)

    def best_path(self, start: int) -> dict[int, int]:
        """Right → left for all pairs that change when `start` is matched, too, at the greatest gain."""
        self._reach_all(start)
        _, right = max(
            (gain, right)
            for right, (_, gain) in self.reached.items()
            if right not in self.holder
        )
        return self._walk_back(right, start)

    def _reach_all(self, start: int) -> None:
        """Follow all paths that still gain."""
        self.gain[start] = 0.0
        waiting = deque([start])
        followed: dict[int, float] = {}  # the gain at which each was last followed
        while waiting:
            left = waiting.popleft()
            if followed.get(left) == self.gain[left]:
                continue  # it waited there twice
            followed[left] = self.gain[left]
            for right in self._improved_from(left):
                if right in self.holder:
                    waiting.append(self._take_from(self.holder[right], right))

    def _improved_from(self, left: int) -> list[int]:
        """The right nodes that a path by way of `left` reaches at a greater gain than any before.

        Asked of ten thousand pairs a page: nothing is looked up twice.
        """
        gain, reached, holder = self.gain[left], self.reached, self.holder
        improved = []
        for right, value in self.choices[left].items():
            total = gain + value
            known = reached.get(right)
            if (known is None or known[1] < total - _GAIN) and holder.get(right) != left:
                reached[right] = (left, total)
                improved.append(right)
        return improved

    def _take_from(self, holder: int, right: int) -> int:
        """Let the path go on by way of the left node that holds `right`, less what that pair is worth."""
        self.gain[holder] = self.reached[right][1] - self.choices[holder][right]
        return holder

    def _walk_back(self, right: int, start: int) -> dict[int, int]:
        """The pairs on the path that ends with `right`."""
        held = {left: right for right, left in self.holder.items()}
        changed: dict[int, int] = {}
        while True:
            left = changed[right] = self.reached[right][0]
            if left == start:
                return changed
            right = held[left]
