"""Briefs without headlines under a label are parted by what marks them."""

import pytest

from tests.reading.column_pages import as_told, stories_of
from tests.reading.list_pages import MARKS, make_bare_briefs


@pytest.mark.parametrize("seed", range(2))
@pytest.mark.parametrize("mark", MARKS)
def test_briefs_under_a_label_reversed_out_of_a_bar_are_stories_of_their_own(mark, seed):
    page, stories = make_bare_briefs(seed, mark)
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("mark", ["bullet", "bold"])
def test_briefs_under_a_label_over_two_columns_are_parted_where_each_shows_its_mark(mark):
    page, stories = make_bare_briefs(3, mark, columns=2)
    assert stories_of(page) == as_told(stories)


@pytest.mark.parametrize("label", ["短波", "信息快报"])  # papers' names end in 快报, too
def test_words_for_briefs_in_small_type_over_a_column_label_it(label):
    page, stories = make_bare_briefs(4, "white", label=label)
    assert stories_of(page) == as_told(stories)
