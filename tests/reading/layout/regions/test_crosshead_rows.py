"""Crossheads at the tops of all columns, right below a headline, are no decks and head no stories of their own."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import (
    as_told,
    make_crossheads_under_headline,
    make_decks_side_by_side,
    stories_of,
)


@pytest.mark.parametrize("seed", range(16))
def test_a_headline_over_columns_that_begin_with_crossheads_has_one_story(seed):
    page, stories = make_crossheads_under_headline(seed)
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("seed", range(4))
def test_decks_that_stand_level_stay_at_their_headlines(seed):
    page, stories = make_decks_side_by_side(seed)
    assert read_sheet_layout(page, 1).leftovers == ()
    assert stories_of(page) == as_told(stories)
