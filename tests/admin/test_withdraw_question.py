"""Withdrawing asks first why, for the desk, and what readers are told: in the form and in the lists."""

import pytest
from django.urls import reverse

from articles.admin.withdraw_question import facts_of
from articles.desk import publishing
from articles.models import Article, Event, Page, State
from tests.factories import make_article, make_editor, make_page, make_published
from tests.forms import address_of, words
from tests.login.desk import hidden_fields

pytestmark = pytest.mark.django_db
REASON, NOTE = "当事人提出异议，正在核实", "此稿正在核实。"


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def listing(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


def page_of(article):
    return reverse("admin:articles_article_withdraw", args=[article.pk])


def is_told(article, note):
    """Whether the log and the last revision have the reason, and readers the note."""
    event = Event.objects.get(verb="withdrawn", row=article.pk)
    revision = article.revisions.latest("number")
    article.refresh_from_db()
    return (
        event.details == {"reason": REASON, "note": note}
        and REASON in revision.reason
        and revision.withdrawal_note == article.withdrawal_note == note
    )


@pytest.mark.parametrize("model", [Article, Page])
def test_a_list_asks_why_and_withdraws_when_it_is_answered(desk, model):
    page = make_page()
    online = [make_published(page=page) for _ in range(2)]
    make_article(page=page)
    rows = page.articles.all() if model is Article else [page]
    question = desk.post(
        listing(model), {"action": "withdraw", "_selected_action": [row.pk for row in rows]}
    )
    assert "撤下 2 篇文章？" in words(question)
    assert Article.objects.published().count() == 2
    answer = hidden_fields(question) | {"reason": REASON, "note": NOTE}
    assert desk.post(listing(model), answer).status_code == 302
    assert not Article.objects.published().exists()
    assert all(is_told(article, NOTE) for article in online)


@pytest.mark.parametrize("reason", ["", "  \n "])
def test_without_a_reason_nothing_is_withdrawn_and_the_note_is_still_there(desk, reason):
    article = make_published()
    question = desk.get(page_of(article))
    answer = hidden_fields(question) | {"reason": reason, "note": NOTE}
    again = desk.post(page_of(article), answer)
    assert again.status_code == 200
    assert NOTE in again.content.decode()
    assert Article.objects.published().get() == article
    chosen = {"action": "withdraw", "_selected_action": [article.pk]}
    assert desk.post(listing(Article), chosen | answer).status_code == 200
    assert Article.objects.published().get() == article


def test_the_form_leads_to_it_and_back(desk):
    article = make_published()
    assert page_of(article) in desk.get(address_of(article)).content.decode()
    answer = hidden_fields(desk.get(page_of(article))) | {"reason": REASON, "note": ""}
    back = desk.post(page_of(article), answer, follow=True)
    assert back.redirect_chain[-1][0] == address_of(article)
    assert page_of(article) not in back.content.decode()
    assert is_told(article, "")


def test_the_question_is_asked_again_if_something_came_in_meanwhile(desk):
    page = make_page()
    make_published(page=page)
    question = desk.post(listing(Page), {"action": "withdraw", "_selected_action": [page.pk]})
    make_published(page=page)
    answer = hidden_fields(question) | {"reason": REASON, "note": NOTE}
    again = desk.post(listing(Page), answer)
    assert "撤下 2 篇文章？" in words(again)
    assert REASON in again.content.decode()
    assert Article.objects.published().count() == 2


@pytest.mark.parametrize("select_across", ["0", "1"])
def test_the_question_is_asked_again_if_it_is_about_others_though_as_many(desk, select_across):
    page = make_page()
    first = make_published(page=page)
    chosen = {
        "action": "withdraw",
        "_selected_action": [page.pk],
        "select_across": select_across,
    }
    question = desk.post(listing(Page), chosen)
    publishing.withdraw([first], reason="重复")
    other = make_published(page=page, headline="另一篇")
    answer = hidden_fields(question) | {"reason": REASON, "note": NOTE}
    again = desk.post(listing(Page), answer)
    assert "另一篇" in words(again)
    assert Article.objects.published().get() == other


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_what_is_not_online_is_not_withdrawn(desk, state):
    article = make_article(state=state)
    assert desk.get(page_of(article)).status_code == 302
    desk.post(
        page_of(article),
        {"withdraw_as_asked": facts_of([article.pk]), "reason": REASON, "note": NOTE},
    )
    article.refresh_from_db()
    assert (article.state, article.withdrawal_note) == (state, "")
