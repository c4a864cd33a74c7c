"""How stories stand together: pure functions over rows in page order."""

import pytest

from articles.models import Article
from articles.presenting.front_page import BELOW, BESIDE, BESIDE_A_PHOTO, front_page
from tests.factories import make_article, make_page, make_photo, make_picture

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
