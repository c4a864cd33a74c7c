"""Small type to the left of a headline is its kicker where one column begins below both."""

import pytest

from articles.reading.layout.page import read_sheet_layout
from tests.reading.kicker_pages import HEADLINE, make_page


def told(finding):
    story = finding.story
    stack = [text.replace(" ", "") for text in (story.kicker, story.headline)]
    return (*stack, "".join(part.text for part in story.body))


@pytest.mark.parametrize("seed", range(24))
def test_a_kicker_beside_its_headline_over_the_columns_of_one_story(seed):
    page, kicker, texts = make_page(seed)
    (found,) = read_sheet_layout(page, 1).findings
    assert told(found) == (kicker, HEADLINE, "".join(texts))


@pytest.mark.parametrize("seed", range(12))
def test_a_brief_beside_a_headline_that_does_not_reach_over_its_column_is_a_story(seed):
    page, headline, (brief, *others) = make_page(seed, is_brief=True)
    found = sorted(told(finding) for finding in read_sheet_layout(page, 1).findings)
    assert found == sorted([("", headline, brief), ("", HEADLINE, "".join(others))])
