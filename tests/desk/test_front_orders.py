"""Two desks arrange one front page: what merges, and what is left to them."""

from itertools import permutations

import pytest

from articles.desk.front_orders import merge_orders, moved

BASE = (1, 2, 3, 4, 5)


@pytest.mark.parametrize(
    ("ours", "theirs", "merged"),
    [
        ((2, 1, 3, 4, 5), BASE, (2, 1, 3, 4, 5)),
        (BASE, (1, 2, 3, 5), (1, 2, 3, 5)),
        ((2, 1, 3, 4, 5), (1, 2, 3, 4), (2, 1, 3, 4)),
        ((1, 9, 2, 3, 4, 5), (1, 2, 3, 4, 5, 8), (1, 9, 2, 3, 4, 5, 8)),
        ((1, 2, 4, 5), (1, 2, 3, 5), (1, 2, 5)),
        ((1, 9, 8, 2, 3, 4, 5), (1, 2, 3, 4), (1, 9, 8, 2, 3, 4)),
        ((9, 1, 2, 3, 4, 5), (1, 3, 4, 5), (9, 1, 3, 4, 5)),
        ((3, 1, 2), (3, 1, 2), (3, 1, 2)),
    ],
)
def test_what_both_have_done_stands_in_the_merged_order(ours, theirs, merged):
    assert merge_orders(BASE, ours, theirs) == merged


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ((9, 1, 2, 3, 4, 5), (8, 1, 2, 3, 4, 5)),  # two leads
        ((2, 1, 3, 4, 5), (3, 1, 2, 4, 5)),
        ((1, 2, 3, 9, 4, 5), (1, 2, 9, 3, 4, 5)),  # one story in two places
        ((1, 2, 3, 9, 4, 5), (1, 2, 3, 8, 4, 5)),  # two behind the same one: in which order?
        ((1, 3, 4, 5), (2, 1, 3, 4, 5)),  # taken off by one, put first by the other
    ],
)
def test_what_both_cannot_have_meant_is_left_to_them(ours, theirs):
    assert merge_orders(BASE, ours, theirs) is None


def test_a_story_that_was_moved_is_the_only_one_that_moved():
    assert moved(BASE, (1, 5, 2, 3, 4)) == {5}
    assert moved(BASE, (1, 2, 9, 4, 5)) == {3, 9}


def test_whoever_changes_nothing_takes_what_the_other_has_done_and_no_story_is_lost_or_doubled():
    for order in permutations(BASE):
        assert merge_orders(BASE, BASE, order) == order
        assert merge_orders(BASE, order, BASE) == order
        for other in ((1, 2, 3, 4), (1, 2, 3, 4, 5, 9), (2, 1, 3, 4, 5)):
            merged = merge_orders(BASE, order, other)
            assert merged is None or sorted(merged) == sorted(other)
