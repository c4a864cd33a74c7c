"""Where an article leads on, what was put right in it, and what a reader can do with it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.derived import relations
from articles.desk import publishing
from articles.models import Article, Correction
from articles.presenting.related_links import related_links_of
from tests.factories import (
    DAY,
    make_article,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_published,
)

pytestmark = pytest.mark.django_db
RIVER = make_html("家住南浦街道的村民顾明远说，清溪河清了。清溪河两岸种了树。")


def on_day(number, **fields):
    return make_published(
        page=make_page(make_issue(DAY + datetime.timedelta(number))), **fields
    )


def test_related_stories_stand_under_it_with_their_day(read):
    one, other = on_day(0, headline="一", body=RIVER), on_day(1, headline="二", body=RIVER)
    relations.relate([one, other])
    assert read(one).texts("ul", cls="titles") == ["二 2023.11.9"]


def test_a_related_story_that_is_withdrawn_by_hand_of_the_database_is_not_shown(read):
    one, other = on_day(0, body=RIVER), on_day(1, body=RIVER)
    relations.relate([one, other])
    type(other).objects.filter(pk=other.pk).update(state="withdrawn")
    assert read(one).all("ul", cls="titles") == []


def test_the_series_goes_back_and_on_and_skips_what_may_not_be_read(read):
    stories = [on_day(n, headline=f"第{n}天", section="一线观察") for n in range(4)]
    relations.relate(stories)
    type(stories[1]).objects.filter(pk=stories[1].pk).update(state="draft")
    page = read(stories[2])
    assert page.link(cls="earlier") == stories[0].get_absolute_url()
    assert page.link(cls="later") == stories[3].get_absolute_url()


def test_a_story_that_is_withdrawn_while_its_page_is_made_has_its_neighbours_all_the_same():
    page = make_page()
    first, second = make_published(page=page), make_published(page=page)
    publishing.withdraw([second], reason="事实有误")
    on_page = related_links_of(second, Article.objects.published()).on_page
    assert (on_page.previous, on_page.next) == (first, None)


def test_a_story_of_the_column_is_not_named_again_as_related(read):
    stories = [on_day(n, section="一线观察", body=RIVER) for n in range(2)]
    relations.relate(stories)
    page = read(stories[0])
    assert page.links().count(stories[1].get_absolute_url()) == 1


def test_a_draft_leads_on_too_for_the_desk(as_editor, read):
    page = make_page()
    draft, other = make_article(page=page), make_published(page=page)
    assert read(draft).link(rel="next") == other.get_absolute_url()


def test_a_correction_stands_over_the_text_with_its_time(read):
    article = make_published(body="<p>正文。</p>")
    Correction.objects.create(article=article, text="“二〇一六年”应为“二〇一五年”。")
    page = read(article)
    assert "“二〇一六年”应为“二〇一五年”。" in page.text("section", cls="corrections")
    assert page.text("article").index("应为") < page.text("article").index("正文。")
    assert read(make_published()).all("section", cls="corrections") == []


def test_further_photos_stand_in_a_gallery_each_with_caption_and_credit(read):
    article = make_published()
    for number in range(4):
        make_picture(article, photo=make_photo(), caption=f"图{number}", credit="李贺")
    page = read(article)
    assert page.text("div", cls="gallery").count("李贺") == 3
    assert len(page.all("figure")) == 4


def test_what_needs_the_script_is_a_button_and_what_does_not_is_a_link(read):
    article = make_published()
    page = read(article)
    assert {button.attributes["data-do"] for button in page.all("button", type="button")} == {
        "smaller", "larger", "elder", "read", "share", "print"
    }  # fmt: skip
    assert f"{article.get_absolute_url()}copy/" in page.links()


def test_an_article_costs_the_same_however_much_it_leads_on_to_and_however_often_it_was_corrected(
    client,
):
    def cost(article):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(article.get_absolute_url()).status_code == 200
        return len(queries)

    first = on_day(0, section="一线观察", body=RIVER)
    alone = cost(first)
    publishing.publish(
        [make_article(page=first.page, section="一线观察", body=RIVER) for _ in range(9)]
    )
    assert cost(first) == alone
    Correction.objects.create(article=first, text="更正。")
    Correction.objects.create(article=first, text="再更正。")
    assert cost(first) == alone
