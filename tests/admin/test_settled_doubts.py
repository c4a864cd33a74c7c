"""Open doubts in the forms of articles and pages: each has a box that settles it, and a way to its place."""

import pytest
from django.urls import reverse

from articles.admin.settled_doubts import tick_of
from articles.desk import page_doubts
from articles.models import Article, Event, Page, PageDoubt
from articles.reading.confidence import DIVISION, NO_HEADLINE, OPEN_PARAGRAPH
from tests.factories import (
    make_article,
    make_doubt,
    make_editor,
    make_import_record,
    make_issue,
    make_page,
)
from tests.forms import address_of, errors, filled, save

pytestmark = pytest.mark.django_db
CHANGED = "疑点有变化"


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def form_of(page):
    return reverse("admin:articles_page_change", args=[page.pk])


def save_page(desk, page, **changes):
    return desk.post(form_of(page), filled(desk.get(form_of(page)), **changes))


def states(article):
    return dict(article.doubts.values_list("code", "state"))


def test_one_doubt_is_settled_and_the_other_is_not(desk):
    article = make_article()
    one, _other = make_doubt(article, NO_HEADLINE), make_doubt(article, DIVISION)
    save(desk, article, settled_doubts=[tick_of(one)])
    assert states(article) == {"no-headline": "settled", "division": "open"}
    assert PageDoubt.objects.get(pk=one.pk).by.username == "编辑"
    assert Event.objects.filter(verb="settled", row=article.pk).count() == 1


def test_each_doubt_leads_to_its_place_on_the_page(desk):
    article = make_article()
    doubt = make_doubt(article, NO_HEADLINE)
    proof = reverse("admin:articles_page_proof", args=[article.page_id])
    html = desk.get(address_of(article)).content.decode()
    assert f'href="{proof}#doubt-{doubt.pk}"' in html
    assert html.count('name="settled_doubts"') == 1


def test_a_doubt_that_says_something_else_meanwhile_is_not_settled_unread(desk):
    article = make_article()
    doubt = make_doubt(article, OPEN_PARAGRAPH, {"words": "甲"})
    typed = filled(desk.get(address_of(article)), settled_doubts=[tick_of(doubt)])
    PageDoubt.objects.update(arguments={"words": "乙"})
    Article.objects.filter(pk=article.pk).update()
    response = desk.post(address_of(article), typed)
    assert CHANGED in str(errors(response))
    assert states(article) == {"open-paragraph": "open"}
    assert "“乙”" in response.content.decode()


def test_a_doubt_that_is_gone_meanwhile_is_told(desk):
    article = make_article()
    doubt = make_doubt(article, NO_HEADLINE)
    typed = filled(desk.get(address_of(article)), settled_doubts=[tick_of(doubt)])
    doubt.delete()
    Article.objects.filter(pk=article.pk).update()
    assert CHANGED in str(errors(desk.post(address_of(article), typed)))


def test_a_new_doubt_does_not_keep_another_one_from_being_settled(desk):
    article = make_article()
    doubt = make_doubt(article, NO_HEADLINE)
    typed = filled(desk.get(address_of(article)), settled_doubts=[tick_of(doubt)])
    make_doubt(article, DIVISION)
    Article.objects.filter(pk=article.pk).update()
    assert desk.post(address_of(article), typed).status_code == 302
    assert states(article) == {"no-headline": "settled", "division": "open"}


def test_all_at_once_is_not_said_of_a_doubt_that_nobody_has_seen(desk):
    article = make_article()
    make_doubt(article, NO_HEADLINE)
    typed = filled(desk.get(address_of(article)), settled="on")
    make_doubt(article, DIVISION)
    Article.objects.filter(pk=article.pk).update()
    assert CHANGED in str(errors(desk.post(address_of(article), typed)))
    assert set(states(article).values()) == {"open"}


def test_what_another_desk_has_waved_through_meanwhile_stays_so_and_nobody_is_bothered(desk):
    article = make_article()
    doubt = make_doubt(article, NO_HEADLINE)
    typed = filled(desk.get(address_of(article)), settled_doubts=[tick_of(doubt)])
    page_doubts.wave_through(doubt, make_editor("li"), "版面如此")
    assert desk.post(address_of(article), typed).status_code == 302
    assert states(article) == {"no-headline": "waved"}


def test_who_types_and_ticks_nothing_is_not_told_of_new_doubts(desk):
    article = make_article()
    typed = filled(desk.get(address_of(article)), headline="新标题")
    make_doubt(article, DIVISION)
    Article.objects.filter(pk=article.pk).update()
    assert desk.post(address_of(article), typed).status_code == 302


def test_what_is_doubted_of_a_page_is_settled_in_its_form(desk):
    page = make_page()
    doubt = PageDoubt.objects.create(page=page, code="no-text")
    make_doubt(make_article(page))
    html = desk.get(form_of(page)).content.decode()
    assert (str(doubt) in html, html.count('name="settled_doubts"')) == (True, 1)
    assert save_page(desk, page, settled_doubts=[tick_of(doubt)]).status_code == 302
    assert PageDoubt.objects.get(pk=doubt.pk).state == "settled"
    assert PageDoubt.objects.open().count() == 1


def test_the_question_for_a_number_is_settled_by_giving_one(desk):
    page = make_page(number="")
    PageDoubt.objects.create(page=page, code="no-number")
    save_page(desk, page, name="要闻")
    assert Page.objects.get().open_doubts
    save_page(desk, page, number="4")
    assert Page.objects.get().open_doubts == []
    assert PageDoubt.objects.get().by.username == "编辑"


def test_it_is_settled_by_a_number_in_the_form_of_the_issue_too(desk):
    page = make_page(make_issue(), number="")
    PageDoubt.objects.create(page=page, code="no-number")
    address = reverse("admin:articles_issue_change", args=[page.issue.pk])
    typed = filled(desk.get(address)) | {"pages-0-number": "4"}
    assert desk.post(address, typed).status_code == 302
    assert Page.objects.get().open_doubts == []


def test_the_record_of_an_import_says_what_has_been_decided_since(desk):
    article = make_article()
    entries = [
        {"message": NO_HEADLINE, "arguments": {}},
        {"message": DIVISION, "arguments": {}},
    ]
    record = make_import_record(
        page=article.page, doubts=[entry | {"title": "旧标题"} for entry in entries]
    )
    doubts = [make_doubt(article, **entry) for entry in entries]
    page_doubts.wave_through(doubts[0], make_editor("li"), "版面如此")
    html = desk.get(
        reverse("admin:articles_importrecord_change", args=[record.pk])
    ).content.decode()
    assert f"《旧标题》：{doubts[0]} · 放行<" in html
    assert f"《旧标题》：{doubts[1]}<" in html
