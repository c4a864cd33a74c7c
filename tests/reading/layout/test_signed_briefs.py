"""Briefs that end with names are stories of their own, whether the names stand in brackets or not."""

import pytest

from articles.reading.language.measure import squeeze
from articles.reading.layout.page import read_sheet_layout
from tests.reading.signed_briefs import FORMS, STORY, page_of_signed_briefs


@pytest.mark.parametrize("place", ["own", "end"])
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(6))
def test_a_signature_ends_its_brief(seed, form, place):
    page, texts = page_of_signed_briefs(seed, form, place)
    stories = [found.story for found in read_sheet_layout(page, 1).findings]
    briefs = [s for s in stories if squeeze(s.text) != squeeze(STORY)]
    assert len(stories) == 1 + len(texts)
    assert sorted(squeeze("".join(p.text for p in s.body)) for s in briefs) == sorted(texts)
    assert [len(s.bylines) for s in briefs] == [1] * len(texts)
