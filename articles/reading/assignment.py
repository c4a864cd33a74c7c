"""Who goes with whom so that the sum is best: the assignment problem on few, sparse choices.

Maximum-weight matching by augmenting paths (Kuhn 1955, in the shortest-path form of Edmonds and Karp 1972) on each
connected part of the graph. A page has a dozen stacks and bodies; a part too large for that is matched greedily.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Mapping

NOBODY = 1e-6  # what it is worth to a left node to be matched with nobody, so that it can give way to another
LARGEST_PART = 100  # left nodes matched exactly; the search is quadratic in them, and a page has a dozen


def best_assignment(values: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Left → right so that the sum of `values` is greatest; only pairs above 0 are ever matched."""
    chosen: dict[int, int] = {}
    for part in _parts({pair: value for pair, value in values.items() if value > 0}):
        lefts = {left for left, _ in part}
        chosen.update(_exact(part) if len(lefts) <= LARGEST_PART else _greedy(part))
    return chosen


def _parts(values: Mapping[tuple[int, int], float]) -> list[dict[tuple[int, int], float]]:
    """The pairs in connected parts."""
    owner: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        owner.setdefault(node, node)
        while owner[node] != node:
            owner[node] = owner[owner[node]]
            node = owner[node]
        return node

    for left, right in values:
        owner[find(("left", left))] = find(("right", right))
    parts: defaultdict[tuple[str, int], dict[tuple[int, int], float]] = defaultdict(dict)
    for pair, value in values.items():
        parts[find(("left", pair[0]))][pair] = value
    return list(parts.values())


def _greedy(values: Mapping[tuple[int, int], float]) -> dict[int, int]:
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (left, right), _ in sorted(values.items(), key=lambda item: -item[1]):
        if left not in chosen and right not in taken:
            chosen[left] = right
            taken.add(right)
    return chosen


def _exact(values: Mapping[tuple[int, int], float]) -> dict[int, int]:
    choices: defaultdict[int, list[tuple[int, float]]] = defaultdict(list)
    for (left, right), value in values.items():
        choices[left].append((right, value))
    for left in choices:
        choices[left].append((~left, NOBODY))
    chosen: dict[int, int] = {}
    kept = {(left, right): value for left, rights in choices.items() for right, value in rights}
    for _ in choices:
        path = _best_path(choices, kept, chosen)
        if path is None:
            break
        chosen.update(path)
    return {left: right for left, right in chosen.items() if right >= 0}


def _best_path(
    choices: Mapping[int, list[tuple[int, float]]], kept: Mapping[tuple[int, int], float], chosen: Mapping[int, int]
) -> dict[int, int] | None:
    """The pairs that change when one more left node is matched at the greatest gain; None where nothing gains."""
    holder = {right: left for left, right in chosen.items()}
    gain = {left: 0.0 for left in choices if left not in chosen}
    reached: dict[int, tuple[int, float]] = {}
    waiting = deque(gain)
    while waiting:
        left = waiting.popleft()
        for right, value in choices[left]:
            total = gain[left] + value
            if chosen.get(left) == right or (right in reached and reached[right][1] >= total - 1e-9):
                continue
            reached[right] = (left, total)
            if right in holder:
                gain[holder[right]] = total - kept[holder[right], right]
                waiting.append(holder[right])
    ends = [(total, right) for right, (_, total) in reached.items() if right not in holder]
    if not ends or max(ends)[0] <= 1e-9:
        return None
    return _walk_back(max(ends)[1], reached, chosen)


def _walk_back(right: int, reached: Mapping[int, tuple[int, float]], chosen: Mapping[int, int]) -> dict[int, int]:
    changed: dict[int, int] = {}
    while True:
        left = reached[right][0]
        changed[left] = right
        if left not in chosen:
            return changed
        right = chosen[left]
