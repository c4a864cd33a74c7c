"""Which story stands where on the front page: pure functions over rows in page order."""

import pytest

from articles.models import Article
from articles.presenting.front_page import EXCERPT, GALLERY, IN_TEXT, PICTURED, front_page
from tests.factories import make_article, make_html, make_page, make_photo, make_picture

pytestmark = pytest.mark.django_db
LONG = make_html("近日，记者走进产业园，一派现代化生产场景呈现在眼前。" * 30)


def make_stories(count, page=None, **fields):
    page = page or make_page()
    return [make_article(page=page, **fields) for _ in range(count)]


def with_photo(stories):
    photo = make_photo()
    for story in stories:
        make_picture(story, photo=photo)
    return stories


def fronted():
    """The front page of all articles."""
    return front_page(Article.objects.in_page_order())


def stories_of(placed):
    return [each.story for each in placed]


def test_a_front_page_without_stories_has_no_lead():
    front = front_page([])
    assert (front.lead, front.beside, front.in_text, front.pages) == (None, (), (), ())


def test_every_story_has_exactly_one_place_on_the_front_page():
    page = make_page()
    make_stories(20, page, body=LONG)
    with_photo(make_stories(12, page, body=LONG))
    with_photo(make_stories(10, page, body=""))
    make_stories(5, page, headline="")
    front = fronted()
    listed = [story.pk for listing in front.pages for story in listing.stories]
    assert sorted([*front.shown, *listed]) == sorted(
        Article.objects.values_list("pk", flat=True)
    )
    assert not front.shown & set(listed)


def test_beside_the_lead_stand_as_many_as_are_as_high_as_it():
    make_stories(12, body=LONG)
    without = len(fronted().beside)
    with_photo(Article.objects.in_page_order()[:1])
    assert 1 < without < len(fronted().beside)


def test_nothing_stands_beside_a_lead_that_has_too_little_to_be_as_high():
    make_stories(4)
    front = fronted()
    assert front.beside == ()
    assert len(front.in_text) == 3


def test_photos_stand_beside_photos_and_texts_beside_texts():
    page = make_page()
    make_article(page=page)
    texts = make_stories(2, page, body=LONG)
    photos = with_photo(make_stories(2, page, body=LONG))
    pictures = with_photo(make_stories(2, page, body=""))
    front = fronted()
    placed = (front.in_text, front.pictured, front.gallery)
    assert [stories_of(part) for part in placed] == [texts, photos, pictures]


def test_what_is_too_short_for_its_row_stands_in_a_list():
    page = make_page()
    make_article(page=page)
    make_stories(2, page, body=LONG)
    short = make_article(page=page, body="<p>一句话。</p>")
    front = fronted()
    assert short not in stories_of(front.in_text)
    assert [listing.stories for listing in front.pages] == [(short,)]


def test_rows_end_and_lists_begin():
    page = make_page()
    make_article(page=page)
    with_photo(make_stories(PICTURED + 1, page, body=LONG))
    make_stories(IN_TEXT + 1, page, body=LONG)
    with_photo(make_stories(GALLERY + 1, page, body=""))
    front = fronted()
    counts = (len(front.pictured), len(front.in_text), len(front.gallery))
    assert counts == (PICTURED, IN_TEXT, GALLERY)
    assert sum(len(listing.stories) for listing in front.pages) == 3


def test_a_text_is_cut_only_where_there_is_more_of_it_than_the_least():
    page = make_page()
    make_article(page=page)
    make_stories(2, page, body="<p>一句话。</p>")
    assert [each.is_cut for each in fronted().in_text] == [False, False]
    Article.objects.filter(position__gt=1).update(body=LONG)
    assert [(each.is_cut, each.length) for each in fronted().in_text] == [(True, EXCERPT)] * 2


def test_the_first_story_with_headline_and_text_leads():
    page = make_page()
    brief = make_article(page=page, headline="")
    (picture,) = with_photo(make_stories(1, page, body=""))
    lead, other = make_stories(2, page)
    front = front_page([brief, picture, lead, other])
    assert front.lead.story == lead
    assert stories_of(front.gallery) == [picture]
    assert stories_of(front.in_text) == [other]
    assert [group.stories for group in front.briefs] == [(brief,)]


def test_a_notice_neither_leads_nor_stands_beside_the_lead_and_is_in_its_pages_list():
    page = make_page()
    notice = make_article(
        page=page, headline="关于湖滨路封闭施工的通告", kind="notice", print_size=0.9
    )
    (obituary,) = with_photo(make_stories(1, page, kind="obituary"))
    lead, other = make_stories(2, page)
    front = front_page([notice, obituary, lead, other])
    assert front.lead.story == lead
    assert stories_of(front.in_text) == [other]
    assert {notice.pk, obituary.pk}.isdisjoint(front.shown)
    assert [story for listing in front.pages for story in listing.stories] == [notice, obituary]


def test_an_obituary_that_the_desk_has_put_first_leads():
    page = make_page()
    stories = make_stories(2, page)
    obituary = make_article(page=page, kind="obituary")
    assert front_page([*stories, obituary], [obituary.pk]).lead.story == obituary


@pytest.mark.parametrize("kind", ["notice", "statement"])
def test_what_others_have_paid_for_leads_nothing_wherever_it_was_put(kind):
    page = make_page()
    lead, second = make_stories(2, page)
    paid = make_article(page=page, kind=kind)
    front = front_page([lead, second, paid], [paid.pk, second.pk])
    assert front.lead.story == second
    assert paid.pk not in front.shown


def test_a_place_whose_story_is_not_there_leaves_no_hole():
    first, second, third = make_stories(3, body=LONG)
    gone = 10**6
    front = front_page([first, second, third], [gone, third.pk, gone + 1, second.pk])
    assert front.lead.story == third
    assert stories_of(front.beside)[0] == second


def test_a_brief_leads_where_the_desk_has_put_it_first_and_not_where_it_only_moved_up():
    page = make_page()
    (brief,) = make_stories(1, page, headline="")
    (story,) = make_stories(1, page)
    assert front_page([brief, story], [brief.pk]).lead.story == brief
    assert front_page([brief, story], [10**6, brief.pk]).lead.story == story


def test_where_no_story_can_lead_the_first_does():
    stories = make_stories(2, headline="")
    assert front_page(stories).lead.story == stories[0]
