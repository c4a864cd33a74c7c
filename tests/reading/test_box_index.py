"""What is near a place is found in its cells, as exactly as by looking at all boxes."""

import random

import pytest

from articles.reading.box_index import BoxIndex
from articles.reading.geometry import Box, overlap_x, overlap_y


def boxes(seed, count):
    chance = random.Random(seed)
    for _ in range(count):
        x, y = chance.uniform(-50, 900), chance.uniform(-50, 1200)
        yield Box(x, y, x + chance.choice((0, 8, 300)), y + chance.choice((0, 12, 500)))


@pytest.mark.parametrize("seed", range(5))
def test_it_finds_exactly_the_boxes_that_touch(seed):
    every, asked = list(boxes(seed, 200)), list(boxes(seed + 100, 50))
    index = BoxIndex(every)
    for box in asked:
        assert index.touching(box) == [
            n
            for n, other in enumerate(every)
            if overlap_x(other, box) >= 0 and overlap_y(other, box) >= 0
        ]


def test_nothing_is_near_where_there_is_nothing():
    assert BoxIndex([]).touching(Box(0, 0, 9, 9)) == []


def test_a_question_about_the_whole_page_costs_no_more_than_the_page():
    index = BoxIndex([Box(0, 0, 5, 5)])
    assert index.touching(Box(-1e9, -1e9, 1e9, 1e9)) == [0]
