"""Columns are parted where all rows run across the narrow gutters between them."""

import pytest

from tests.reading.column_pages import as_told, make_narrow_gutters, stories_of


@pytest.mark.parametrize("seed", range(16))
def test_a_story_in_columns_set_close_is_read_column_by_column(seed):
    page, stories = make_narrow_gutters(seed)
    assert stories_of(page) == as_told(stories)
