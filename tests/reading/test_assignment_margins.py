"""Margins by one search a pair are those of solving again without the pair."""

import random

import pytest

from articles.reading.assignment import best_assignment
from articles.reading.assignment_margins import OtherAssignments, assignment_margins


def make_values(seed, lefts=7, rights=8):
    chance = random.Random(seed)
    return {
        (left, right): chance.uniform(0.1, 12)
        for left in range(lefts)
        for right in range(rights)
        if chance.random() < 0.5
    }


def total(values):
    return sum(values[pair] for pair in best_assignment(values).items())


@pytest.mark.parametrize("seed", range(40))
def test_a_pairs_margin_is_the_loss_of_solving_again_without_it(seed):
    values = make_values(seed)
    chosen = best_assignment(values)
    margins = assignment_margins(values, chosen, most=100.0).pairs
    best = total(values)
    assert margins == pytest.approx(
        {
            pair: best - total({other: v for other, v in values.items() if other != pair})
            for pair in chosen.items()
        }
    )


@pytest.mark.parametrize("seed", range(40))
def test_the_margin_of_having_nobody_is_the_loss_of_being_given_somebody(seed):
    values = make_values(seed, lefts=9, rights=6)
    chosen = best_assignment(values)
    margins = assignment_margins(values, chosen, most=100.0).ends
    sure = 1000.0  # a value that no best assignment passes over
    for left in {left for left, _ in values} - chosen.keys():
        forced = {p: v + sure * (p[0] == left) for p, v in values.items()}
        assert margins[left] == pytest.approx(total(values) - (total(forced) - sure))


@pytest.mark.parametrize("seed", range(40))
def test_the_margin_of_a_right_node_without_anybody_is_the_same(seed):
    values = make_values(seed, lefts=5, rights=9)
    chosen = best_assignment(values)
    margins = assignment_margins(values, chosen, most=100.0).starts
    sure = 1000.0
    for right in {right for _, right in values} - set(chosen.values()):
        forced = {p: v + sure * (p[1] == right) for p, v in values.items()}
        assert margins[right] == pytest.approx(total(values) - (total(forced) - sure))


@pytest.mark.parametrize("seed", range(40))
def test_the_rival_has_the_right_node_when_solved_again_without_the_pair(seed):
    values = make_values(seed)
    chosen = best_assignment(values)
    rivals = assignment_margins(values, chosen, most=100.0).rivals
    for pair in chosen.items():
        again = best_assignment({other: v for other, v in values.items() if other != pair})
        holder = {right: left for left, right in again.items()}
        assert rivals.get(pair) == holder.get(pair[1])


@pytest.mark.parametrize("seed", range(40))
def test_the_taker_is_who_has_the_right_node_when_it_must_have_somebody(seed):
    values = make_values(seed, lefts=5, rights=9)
    chosen = best_assignment(values)
    takers = assignment_margins(values, chosen, most=100.0).takers
    for right in {right for _, right in values} - set(chosen.values()):
        forced = {p: v + 1000.0 * (p[1] == right) for p, v in values.items()}
        holder = {found: left for left, found in best_assignment(forced).items()}
        assert takers[right] == holder[right]


def test_margins_of_what_is_asked_for_or_more_are_left_out():
    values = {(0, 0): 9.0, (0, 1): 1.0, (1, 1): 2.0, (1, 2): 1.5}
    assert assignment_margins(values, best_assignment(values), most=4.0).pairs == {
        (1, 1): pytest.approx(0.5)
    }


def test_of_an_assignment_that_is_not_the_best_there_are_no_margins():
    values = {(0, 0): 9.0, (0, 1): 1.0, (1, 0): 1.0, (1, 1): 9.0}
    assert not assignment_margins(values, {0: 1, 1: 0}, most=100.0).pairs


@pytest.mark.parametrize("seed", range(20))
def test_other_assignments_are_those_of_solving_again_for_each_other_left_node(seed):
    values = make_values(seed)
    chosen = best_assignment(values)
    others = OtherAssignments(values, chosen, most=100.0)
    best, sure = total(values), 1000.0
    held = {right: left for left, right in chosen.items()}
    for right in {right for _, right in values}:
        found = list(others.of(right))
        losses = {}
        for other in found:
            assert best - sum(values[p] for p in other.chosen.items()) == pytest.approx(
                other.loss
            )
            assert len(set(other.chosen.values())) == len(other.chosen)
            losses[next((n for n, r in other.chosen.items() if r == right), None)] = other.loss
        wanted = {left for left, own in values if own == right} | {None}
        assert losses.keys() == wanted - {held.get(right)}
        for left in losses.keys() - {None}:
            forced = {p: v + sure * (p == (left, right)) for p, v in values.items()}
            assert losses[left] == pytest.approx(best - (total(forced) - sure))
