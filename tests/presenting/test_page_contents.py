"""Stories under their pages, between their neighbours, and by their sections."""

import pytest

from articles.presenting.page_contents import by_page, neighbours_of, sections_of
from tests.factories import make_article, make_issue, make_page, make_section

pytestmark = pytest.mark.django_db


def test_stories_are_gathered_under_their_pages_in_order():
    issue = make_issue()
    pages = [make_page(issue), make_page(issue)]
    stories = [make_article(page=page) for page in pages for _ in range(2)]
    assert [(group.page, list(group.stories)) for group in by_page(stories)] == [
        (pages[0], stories[:2]),
        (pages[1], stories[2:]),
    ]


def test_sections_are_listed_once_in_the_papers_order():
    late, early, named = (
        make_section("乙", position=2),
        make_section("丙", position=1),
        make_section("甲", position=2),
    )
    page = make_page()
    stories = [
        make_article(page=page, section=section) for section in (named, late, early, None, late)
    ]
    assert sections_of(stories) == [early, late, named]


@pytest.mark.parametrize(
    ("row", "before", "after"), [("a", None, "b"), ("b", "a", "c"), ("c", "b", None)]
)
def test_a_row_has_its_neighbours_and_the_ends_have_none(row, before, after):
    beside = neighbours_of(row, iter("abc"))
    assert (beside.all, beside.previous, beside.next) == (("a", "b", "c"), before, after)


def test_a_row_alone_has_no_neighbours():
    assert (neighbours_of("a", "a").previous, neighbours_of("a", "a").next) == (None, None)
