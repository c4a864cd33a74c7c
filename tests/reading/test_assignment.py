"""The assignment whose sum is best, found exactly; the solver is tried against every other assignment."""

import itertools
import random

import pytest

from articles.reading.assignment import LARGEST_PART, best_assignment


def worth(values, chosen) -> float:
    return sum(values[pair] for pair in chosen.items())


def best_of_all(values, lefts: int, rights: int) -> float:
    """The best sum, found by trying everything: each left node takes a right one or nobody."""
    sums = [0.0]
    for taken in itertools.permutations([*range(rights), *[None] * lefts], lefts):
        pairs = [(left, right) for left, right in enumerate(taken) if right is not None]
        if all(pair in values for pair in pairs):
            sums.append(sum(values[pair] for pair in pairs))
    return max(sums)


def test_the_sum_counts_and_not_the_best_pair():
    values = {(0, 0): 10.0, (0, 1): 9.0, (1, 0): 9.0, (1, 1): 1.0}
    assert best_assignment(values) == {0: 1, 1: 0}


def test_a_left_node_gives_way_and_stays_alone_where_that_is_better():
    assert best_assignment({(0, 0): 1.0, (1, 0): 5.0}) == {1: 0}


@pytest.mark.parametrize("value", [0.0, -1.0])
def test_a_pair_that_is_worth_nothing_is_never_matched(value):
    assert best_assignment({(0, 0): value, (1, 1): 2.0}) == {1: 1}


def test_nothing_matches_nothing():
    assert best_assignment({}) == {}


@pytest.mark.parametrize("seed", range(40))
def test_no_other_assignment_has_a_better_sum(seed):
    chance = random.Random(seed)
    lefts, rights = chance.randint(1, 4), chance.randint(1, 4)
    values = {
        (left, right): float(chance.randint(-2, 9))
        for left in range(lefts)
        for right in range(rights)
        if chance.random() < 0.8
    }
    chosen = best_assignment(values)
    assert len(set(chosen.values())) == len(chosen)
    assert worth(values, chosen) == pytest.approx(best_of_all(values, lefts, rights))


def test_a_part_too_large_for_the_exact_search_is_matched_all_the_same():
    count = LARGEST_PART + 20
    values = {(n, n): 2.0 for n in range(count)} | {(n, n + 1): 1.0 for n in range(count - 1)}
    assert best_assignment(values) == {n: n for n in range(count)}
