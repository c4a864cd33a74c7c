"""Small type over a story's first column, which its headline does not reach, is its kicker."""

from articles.reading.layout.page import read_sheet_layout
from tests.reading.column_pages import is_right_or_doubted, make_kicker_over_first_column


def test_a_kicker_beside_a_headline_that_does_not_reach_over_it_is_the_story_s():
    found = [is_right_or_doubted(*make_kicker_over_first_column(n)[:2]) for n in range(16)]
    assert found.count(True) >= 14
    assert False not in found


def test_it_is_a_kicker_and_no_headline():
    kickers = []
    for seed in range(16):
        page, stories, kicker = make_kicker_over_first_column(seed)
        found = {f.story.headline: f.story.kicker for f in read_sheet_layout(page, 1).findings}
        kickers.append(found.get(stories[0][0]) == kicker)
    assert kickers.count(True) >= 14
