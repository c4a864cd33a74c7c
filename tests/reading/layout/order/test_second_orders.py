"""What mends a page whose order of reading is false: the first proposal, applied, gives the right stories."""

import pytest

from articles.reading.confidence import NO_CREDIT, NO_HEADLINE
from articles.reading.layout.page import read_sheet_layout
from tests.benchmarks.test_doubts import is_right, mends
from tests.reading.snag_pages import snag_page


def read(seed):
    page = snag_page(seed)
    return read_sheet_layout(page.sheet, 1), {story.headline: story for story in page.stories}


def proposals(seed):
    """Of each story that is announced as wrong, whether its first proposal mends."""
    reading, truth = read(seed)
    wrong = [found for found in reading.findings if not is_right(found.story, truth)]
    return [mends(reading, finding, truth) for finding in wrong]


@pytest.mark.parametrize("seed", [118, 124])
def test_columns_beside_a_headline_go_before_the_text_below_it(seed):
    assert proposals(seed) == [True, True]


def test_a_story_is_not_doubted_for_text_that_is_to_go_elsewhere():
    reading, truth = read(131)
    due = {NO_CREDIT, NO_HEADLINE}
    right = [found for found in reading.findings if is_right(found.story, truth)]
    assert right
    assert not [d for found in right for d in found.doubts if d.message not in due]
