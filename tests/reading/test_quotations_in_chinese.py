"""A quotation in larger type in a Chinese story is no headline and no part of its text, or it is doubted."""

import pytest

from articles.reading.confidence import WEAK_OPENING
from articles.reading.layout.page import read_sheet_layout

from .quotation_pages import PLACES, make_corner_page, make_quotation_page


def squeezed(text):
    return "".join(text.split())


def stories_of(page, crosshead=""):
    found = read_sheet_layout(page, 1).findings
    texts = ([p.text for p in each.story.body if p.text != crosshead] for each in found)
    return {
        each.story.headline: squeezed("".join(text))
        for each, text in zip(found, texts, strict=True)
    }


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("is_ruled", [True, False])
def test_a_quotation_in_a_story_s_columns_is_pulled_out_of_it(place, is_ruled, seed):
    page, stories, crosshead, _ = make_quotation_page(seed, place, is_ruled=is_ruled)
    assert stories_of(page, crosshead) == {
        headline: squeezed("".join(text)) for headline, text in stories.items()
    }


@pytest.mark.parametrize("seed", [8, 15, 17])
def test_one_that_heads_a_story_instead_leaves_both_in_doubt(seed):
    page, _, _, quote = make_quotation_page(seed, "column")
    found = {each.story.headline: each for each in read_sheet_layout(page, 1).findings}
    assert WEAK_OPENING in {said.message for said in found[quote].doubts}
    above = next(each for headline, each in found.items() if headline != quote)
    assert above.confidence < 0.95


@pytest.mark.parametrize("seed", range(8))
def test_a_quotation_may_head_a_story_in_a_column_of_another(seed):
    page, stories = make_corner_page(seed)
    assert stories_of(page) == {
        headline: squeezed("".join(text)) for headline, text in stories.items()
    }
