"""A label over several columns of briefs opens the first of them."""

from tests.reading.column_pages import is_right_or_doubted, make_briefs_under_wide_label


def test_briefs_under_a_label_over_two_columns_are_parted_from_the_story_beside_them():
    found = [is_right_or_doubted(*make_briefs_under_wide_label(seed)) for seed in range(16)]
    assert found.count(True) >= 15
    assert False not in found
