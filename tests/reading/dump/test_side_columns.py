"""Columns that stand side by side in a dump are put below each other."""

import pytest

from articles.reading.dump.side_columns import cut_columns
from tests.reading.dump.dumped import body_of, one_story_in_columns, side_by_side, whole
from tests.reading.typesetter import stories, texts, title


@pytest.mark.parametrize("count", [2, 3, 4])
@pytest.mark.parametrize(("measure", "gutter"), [(12, 3), (15, 4), (18, 6), (22, 8), (25, 10)])
def test_stories_side_by_side_are_read_one_after_the_other(count, measure, gutter):
    seeds = [measure * 10 + n for n in range(count)]
    found = stories(side_by_side(seeds, measure, gutter))
    assert {s.headline: "".join(texts(s)) for s in found} == {
        title(seed): body_of(seed) for seed in seeds
    }


@pytest.mark.parametrize("measure", [18, 22])
@pytest.mark.parametrize("count", [2, 3])
def test_a_story_in_columns_under_one_headline_is_read_from_left_to_right(count, measure):
    (story,) = stories(one_story_in_columns(count + measure, measure, count))
    assert story.headline == title(count + measure)
    assert "".join(texts(story)) == body_of(count + measure, 8)


def test_lines_of_one_column_stay_as_they_are():
    lines = whole([1, 2], 18)
    assert cut_columns(lines, 1) == lines


def test_a_table_of_a_few_lines_is_no_columns():
    lines = [*whole([1], 18), "县城一小学区　　　　　　湖滨路社区居委会", *whole([2], 18)]
    assert cut_columns(lines, 1) == lines
