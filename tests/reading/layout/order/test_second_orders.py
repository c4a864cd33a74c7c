"""What mends a page whose order of reading is false: the first proposal, applied, gives the right stories."""

from collections import Counter

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.benchmarks.test_doubts import is_right, judge
from tests.reading.set_pages import set_page
from tests.reading.snag_pages import snag_page

SEEDS = range(7000, 7004)
FAR_BELOW = (
    23013,
    23018,
    23027,
)  # a brief without a headline below another story's last column

# The end of a long story stands apart, under a heading in the text's size
HEADED_ENDS = (("broadsheet", 1310), ("dense", 1302), ("dense", 31012))


def found_in(kind):
    """What the benchmark counts, of pages on which nothing else happens."""
    return judge(snag_page(seed, (kind,) * 3) for seed in SEEDS)


def test_columns_that_begin_beside_a_headline_in_their_middle_are_its_text():
    right = Counter()
    for seed in SEEDS:
        page = snag_page(seed, ("middle",) * 3)
        truth = {story.headline: story for story in page.stories}
        found = read_sheet_layout(page.sheet, 1).findings
        right.update(is_right(one.story, truth) for one in found)
    assert right[True] >= 7


@pytest.mark.parametrize("kind", ["ell", "headless"])
def test_stories_that_run_around_others_are_announced_and_others_left_alone(kind):
    found = found_in(kind)
    assert found["announced"] == found["wrong"] > 0
    assert found["false"] == 0


def test_a_brief_far_below_a_column_is_announced_where_its_words_are_not_the_column_s():
    found = judge(map(snag_page, FAR_BELOW))
    assert found["announced"] == found["mends True"] == found["wrong"] > 0
    assert found["false"] == 0


def test_an_end_under_a_heading_is_announced_where_it_speaks_of_another_storys_matter():
    found = judge(set_page(seed, make, hard=True) for make, seed in HEADED_ENDS)
    assert found["announced"] == found["wrong"] > len(HEADED_ENDS)
    assert found["false"] == 0


def test_a_story_that_runs_on_below_another_one_is_mended_by_its_first_proposal():
    found = found_in("ell")
    assert found["mends True"] >= 0.7 * found["announced"] > 0
