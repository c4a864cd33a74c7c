"""How stories stand together: pure functions over rows in page order."""

import pytest

from articles.models import Article
from articles.presenting.front_page import BELOW, BESIDE, BESIDE_A_PHOTO, front_page
from articles.presenting.page_contents import by_page, neighbours_of, sections_of
from tests.factories import make_article, make_issue, make_page, make_photo, make_picture, make_section

pytestmark = pytest.mark.django_db


def make_stories(count, page=None, **fields):
    page = page or make_page()
    return [make_article(page=page, **fields) for _ in range(count)]


def test_a_front_page_without_stories_has_no_lead():
    front = front_page([])
    assert (front.lead, front.beside, front.below, front.pages) == (None, (), (), ())


def test_every_story_has_exactly_one_place_on_the_front_page():
    stories = make_stories(BESIDE + BELOW + 4)
    front = front_page(Article.objects.in_page_order())
    (rest,) = front.pages
    assert [front.lead, *front.beside, *front.below, *rest.stories] == stories
    assert (len(front.beside), len(front.below), len(rest.stories)) == (BESIDE, BELOW, 3)


def test_beside_a_lead_with_a_photo_is_room_for_more():
    lead, *_others = make_stories(BESIDE_A_PHOTO + 2)
    make_picture(lead)
    assert len(front_page(Article.objects.in_page_order()).beside) == BESIDE
    make_picture(lead, photo=make_photo())
    assert len(front_page(Article.objects.in_page_order()).beside) == BESIDE_A_PHOTO


def test_the_first_story_with_headline_and_text_leads():
    page = make_page()
    brief = make_article(page=page, headline="")
    picture = make_article(page=page, body="")
    lead, other = make_stories(2, page)
    front = front_page([brief, picture, lead, other])
    assert (front.lead, front.beside) == (lead, (picture, other, brief))


def test_where_no_story_can_lead_the_first_does():
    stories = make_stories(2, headline="")
    assert front_page(stories).lead == stories[0]


def test_stories_are_gathered_under_their_pages_in_order():
    issue = make_issue()
    pages = [make_page(issue), make_page(issue)]
    stories = [story for page in pages for story in make_stories(2, page)]
    assert [(group.page, list(group.stories)) for group in by_page(stories)] == [
        (pages[0], stories[:2]),
        (pages[1], stories[2:]),
    ]


def test_sections_are_listed_once_in_the_papers_order():
    late, early, named = make_section("乙", position=2), make_section("丙", position=1), make_section("甲", position=2)
    page = make_page()
    stories = [make_article(page=page, section=section) for section in (named, late, early, None, late)]
    assert sections_of(stories) == [early, late, named]


@pytest.mark.parametrize(("row", "before", "after"), [("a", None, "b"), ("b", "a", "c"), ("c", "b", None)])
def test_a_row_has_its_neighbours_and_the_ends_have_none(row, before, after):
    beside = neighbours_of(row, iter("abc"))
    assert (beside.all, beside.previous, beside.next) == (("a", "b", "c"), before, after)


def test_a_row_alone_has_no_neighbours():
    assert (neighbours_of("a", "a").previous, neighbours_of("a", "a").next) == (None, None)
