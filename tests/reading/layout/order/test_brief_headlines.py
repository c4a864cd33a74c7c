"""Headlines in one small type below each other head briefs, and are no crossheads of one story."""

import pytest

from tests.reading.column_pages import (
    as_told,
    make_crossheads_under_headline,
    make_headed_briefs,
    stories_of,
)


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("columns", [1, 2, 3])
def test_briefs_without_a_label_are_stories_of_their_own(seed, columns):
    page, stories = make_headed_briefs(seed, columns=columns)
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("seed", range(2))
def test_headed_briefs_under_a_label_reversed_out_of_a_box_are_parted(seed):
    page, stories = make_headed_briefs(seed, label="快讯")
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("seed", range(2))
def test_crossheads_at_the_tops_of_columns_under_a_headline_stay_crossheads(seed):
    page, stories = make_crossheads_under_headline(seed)
    assert stories_of(page) == as_told(stories)
