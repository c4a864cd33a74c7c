"""Two lists of texts side by side: each paragraph beside the one that it became."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

# of the pairs of characters that both have (Dice's coefficient); strangers share under 0.2
SAME = 0.3
# paragraphs at most on each side of a changed stretch that are weighed against each other; more stand by order
MOST_WEIGHED = 80
Pair = tuple[int | None, int | None]  # places in the two lists; None: it has no counterpart


def aligned(one: Sequence[str], other: Sequence[str]) -> list[Pair]:
    """Every place of both lists once, in the order of both."""
    pairs: list[Pair] = []
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    for kind, i0, i1, j0, j1 in matcher.get_opcodes():
        if kind == "equal":
            pairs += zip(range(i0, i1), range(j0, j1), strict=True)
        else:
            pairs += _changed(one, other, range(i0, i1), range(j0, j1))
    return pairs


def _changed(
    one: Sequence[str], other: Sequence[str], left: range, right: range
) -> Iterator[Pair]:
    """A stretch in which none is as it was: alike ones are paired; between two pairs, by their order."""
    i, j = left.start, right.start
    for a, b in [*_most_alike(one, other, left, right), (left.stop, right.stop)]:
        yield from zip_longest(range(i, a), range(j, b))
        if a < left.stop:
            yield a, b
        i, j = a + 1, b + 1


def _most_alike(
    one: Sequence[str], other: Sequence[str], left: range, right: range
) -> list[tuple[int, int]]:
    """Pairs in order whose likeness is the greatest in sum (the longest common subsequence, weighted)."""
    if max(len(left), len(right)) > MOST_WEIGHED:
        return list(zip(left, right, strict=False))
    likes = [[likeness(one[i], other[j]) for j in right] for i in left]
    best = _best_sums(likes)
    pairs, a, b = [], 0, 0
    while a < len(left) and b < len(right):
        if best[a][b] == best[a + 1][b]:
            a += 1
        elif best[a][b] == best[a][b + 1]:
            b += 1
        else:
            pairs.append((left[a], right[b]))
            a, b = a + 1, b + 1
    return pairs


def _best_sums(likes: Sequence[Sequence[float]]) -> list[list[float]]:
    """At [a][b] the greatest sum of likeness that pairs from there on can reach; one row and column more, of zeros."""
    width = len(likes[0]) if likes else 0
    best = [[0.0] * (width + 1) for _ in range(len(likes) + 1)]
    for a in reversed(range(len(likes))):
        for b in reversed(range(width)):
            like = likes[a][b]
            paired = like + best[a + 1][b + 1] if like >= SAME else 0.0
            best[a][b] = max(paired, best[a + 1][b], best[a][b + 1])
    return best


def likeness(one: str, other: str) -> float:
    """0 to 1: Dice's coefficient over pairs of characters; 1 for texts that are the same."""
    if one == other:
        return 1.0
    mine, theirs = _pairs(one), _pairs(other)
    total = mine.total() + theirs.total()
    return 2 * (mine & theirs).total() / total if total else 0.0


def _pairs(text: str) -> Counter[str]:
    return Counter(text[at : at + 2] for at in range(len(text) - 1))
