"""Things joined by pairs are in one group, in the order in which they were given."""

from articles.reading.disjoint_sets import DisjointSets


def test_pairs_that_share_a_thing_make_one_group():
    sets = DisjointSets("abcdef")
    sets.join("e", "b")
    sets.join("b", "f")
    assert sets.groups() == [["a"], ["b", "e", "f"], ["c"], ["d"]]


def test_a_set_is_known_by_what_the_first_was_known_by():
    sets = DisjointSets(range(4))
    sets.join(2, 0)
    sets.join(3, 2)
    assert {sets.find(thing) for thing in (0, 2, 3)} == {3}
    assert sets.find(1) == 1


def test_things_joined_twice_stay_one_group():
    sets = DisjointSets(range(3))
    sets.join(0, 1)
    sets.join(1, 0)
    assert sets.groups() == [[0, 1], [2]]
