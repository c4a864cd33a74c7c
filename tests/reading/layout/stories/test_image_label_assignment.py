"""A section's label that is a picture: its story asks for the section, and shows where the picture stands."""

import pytest

from articles.reading.confidence import IMAGE_LABEL
from articles.reading.layout.page import read_sheet_layout
from tests.reading.label_pages import LABELS, OTHERS, make_page


def asked(page):
    """The headlines of the stories that ask for a section, with where the picture stands."""
    found = read_sheet_layout(page, 1).findings
    return {
        finding.story.headline: doubt.region
        for finding in found
        for doubt in finding.doubts
        if doubt.message == IMAGE_LABEL
    }


def in_fractions(box, page):
    return pytest.approx(
        (
            box.x0 / page.width,
            box.y0 / page.height,
            box.x1 / page.width,
            box.y1 / page.height,
        ),
        abs=0.001,
    )


@pytest.mark.parametrize("form", LABELS)
@pytest.mark.parametrize("seed", range(10))
def test_a_picture_in_the_place_of_a_label_asks_for_the_section_of_its_story(seed, form):
    page, box, headline = make_page(seed, form)
    assert asked(page) == {headline: in_fractions(box, page)}
    found = read_sheet_layout(page, 1).findings
    assert len(found) == 6
    assert not [finding.story.pictures for finding in found if finding.story.pictures]


@pytest.mark.parametrize("form", OTHERS)
@pytest.mark.parametrize("seed", range(5))
def test_other_pictures_ask_for_nothing(seed, form):
    page, _, _ = make_page(seed, form)
    assert asked(page) == {}
