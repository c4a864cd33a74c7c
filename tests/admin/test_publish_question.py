"""Publishing from a list asks once, and the answer is about what the question said."""

import pytest
from django.urls import reverse

from articles.models import Article, Page
from tests.factories import make_article, make_editor, make_page, make_published
from tests.forms import words
from tests.login.desk import hidden_fields

pytestmark = pytest.mark.django_db
DOUBT = {"message": "The label “%(label)s” stands apart.", "arguments": {"label": "地方传真"}}


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def listing(model):
    return reverse(f"admin:articles_{model._meta.model_name}_changelist")


@pytest.mark.parametrize("model", [Article, Page])
def test_publishing_from_a_list_asks_once_with_the_number_of_open_doubts(desk, model):
    page = make_page()
    make_article(page=page, doubts=[DOUBT, DOUBT])
    make_article(page=page, doubts=[DOUBT])
    make_article(page=page)
    make_published(page=page)
    rows = page.articles.all() if model is Article else [page]
    choice = {"action": "publish", "_selected_action": [row.pk for row in rows]}
    question = desk.post(listing(model), choice)
    assert "发布 3 篇文章？" in words(question)
    assert "未核对的疑点 3 处，涉及 2 篇" in words(question)
    assert "The label “地方传真” stands apart." in words(question)
    assert Article.objects.published().count() == 1
    answer = hidden_fields(question)
    assert desk.post(listing(model), answer).status_code == 302
    assert Article.objects.published().count() == 4


def test_the_question_is_asked_again_if_something_came_in_meanwhile(desk):
    page = make_page()
    make_article(page=page)
    question = desk.post(listing(Page), {"action": "publish", "_selected_action": [page.pk]})
    make_article(page=page, doubts=[DOUBT])
    again = desk.post(listing(Page), hidden_fields(question))
    assert "发布 2 篇文章？" in words(again)
    assert "这期间内容有变动" in words(again)
    assert not Article.objects.published().exists()
    desk.post(listing(Page), hidden_fields(again))
    assert Article.objects.published().count() == 2


def test_the_question_names_the_first_articles_with_doubts_and_counts_the_others(desk):
    page = make_page()
    for _ in range(23):
        make_article(page=page, doubts=[DOUBT])
    question = desk.post(listing(Page), {"action": "publish", "_selected_action": [page.pk]})
    assert question.content.decode().count("The label") == 20
    assert "另有 3" in words(question)


def test_all_rows_of_a_list_are_published_by_one_answer(desk):
    for _ in range(3):
        make_article()
    everything = {"action": "publish", "select_across": "1", "_selected_action": ["1"]}
    question = desk.post(listing(Article), everything)
    desk.post(listing(Article), hidden_fields(question))
    assert Article.objects.published().count() == 3
