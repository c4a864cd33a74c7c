"""SQLite lets one writer in: what was typed while another holds the database comes back, with the reason in words."""

import sqlite3
from contextlib import closing

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from articles.models import Article, Letter, Section
from tests.factories import make_article, make_editor, make_published, make_section
from tests.forms import address_of, chosen, filled
from tests.login.desk import PASSWORD, is_logged_in, log_in

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def another_writer():
    """A function: from then on another connection is about to write, and stays so beyond every timeout."""
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL has many writers")
    connection.ensure_connection()
    address = connection.settings_dict["NAME"]
    with (
        closing(sqlite3.connect(address, uri=True, isolation_level=None)) as other,
        connection.cursor() as cursor,
    ):
        cursor.execute("PRAGMA busy_timeout = 10")  # milliseconds
        yield lambda: other.execute("BEGIN IMMEDIATE")
        cursor.execute("PRAGMA busy_timeout = 20000")


@pytest.fixture
def desk(client):
    client.force_login(make_editor())
    return client


def test_an_article_comes_back_as_typed(desk, another_writer):
    article = make_article(headline="旧题")
    data = filled(desk.get(address_of(article)), headline="新题")
    another_writer()
    answer = desk.post(address_of(article), data)
    form = answer.context["adminform"].form
    assert (answer.status_code, form["headline"].value()) == (200, "新题")
    assert "未保存" in form.non_field_errors()[0]
    assert Article.objects.get().headline == "旧题"


def test_a_section_comes_back_as_typed(desk, another_writer):
    section = make_section("地方传真")
    address = reverse("admin:articles_section_change", args=[section.pk])
    data = filled(desk.get(address), name="地方新闻")
    another_writer()
    answer = desk.post(address, data)
    assert answer.context["adminform"].form["name"].value() == "地方新闻"
    assert Section.objects.get().name == "地方传真"


def test_an_action_of_a_list_says_that_nothing_was_done(desk, another_writer):
    article = make_article()
    articles = reverse("admin:articles_article_changelist")
    data = chosen("publish", Article, [article.pk])
    another_writer()
    answer = desk.post(articles, data, follow=True)
    assert "未执行任何操作" in str(*answer.context["messages"])
    assert Article.objects.get().state == "draft"


def test_a_reader_finds_the_letter_still_in_its_form(client, another_writer):
    address = reverse("articles:letter", args=[make_published().pk])
    another_writer()
    answer = client.post(address, {"text": "第二段的年份有误。", "name": "老周"})
    assert (answer.status_code, answer.context["form"]["text"].value()) == (
        503,
        "第二段的年份有误。",
    )
    assert "请再发送一次" in answer.context["form"].non_field_errors()[0]
    assert not Letter.objects.exists()


def test_a_log_in_is_asked_for_once_more(another_writer):
    make_editor("李编辑")
    client = Client()
    another_writer()
    answer = log_in(client, "李编辑", PASSWORD)
    assert answer.status_code == 503
    assert "请再登录一次" in answer.content.decode()
    assert not is_logged_in(client)
