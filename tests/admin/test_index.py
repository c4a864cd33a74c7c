"""The desk's index, and what every page of the desk denies to whom."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import gettext

from articles.intake.page_lookup import NO_STORIES
from articles.models import ImportRecord, Page
from articles.reading.leftovers import NO_TEXT
from tests.factories import (
    make_article,
    make_editor,
    make_issue,
    make_page,
    make_published,
)

pytestmark = pytest.mark.django_db
DOUBT = {"message": "doubt", "arguments": {}}


def record_of(page, **fields):
    return ImportRecord.objects.create(
        page=page, file_name="1.pdf", result=ImportRecord.Result.IMPORTED, **fields
    )


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


def test_the_first_page_shows_the_newest_issue_and_how_far_it_is(desk):
    make_published(page=make_page(make_issue(date="2023-11-07")))
    page = make_page(make_issue(date="2023-11-08"), name="要闻")
    make_published(page=page)
    make_article(page=page, doubts=[DOUBT])
    make_article(page=page)
    empty = make_page(page.issue)
    issue = desk.get("/admin/").context["issue"]
    assert (issue.articles, issue.online, issue.drafts, issue.doubtful) == (3, 1, 2, 1)
    assert [(p.pk, p.all_count, p.doubt_count) for p in issue.pages] == [
        (page.pk, 3, 1),
        (empty.pk, 0, 0),
    ]


def test_the_first_page_lists_pages_in_page_order_whenever_they_came_in(desk):
    issue = make_issue()
    for sequence in (3, 1, 4, 2):
        make_article(page=make_page(issue, sequence=sequence))
    shown = desk.get("/admin/").context["issue"].pages
    assert [page.sequence for page in shown] == [1, 2, 3, 4]


def test_the_first_page_says_why_a_page_has_no_stories_as_its_last_import_found(desk):
    page, full = make_page(make_issue()), make_page()
    make_article(page=full)
    for reason in (NO_STORIES, NO_TEXT):
        record_of(page, doubts=[{"message": reason, "arguments": {}}])
    record_of(full, doubts=[{"message": NO_STORIES, "arguments": {}}])
    shown = [p.notes for p in desk.get("/admin/").context["issue"].pages]
    assert shown == [[gettext(NO_TEXT)], ()]


def test_the_first_page_asks_for_a_number_that_nothing_said_until_it_is_given(desk):
    page = make_page(make_issue(), sequence=3, number="", name="要闻")
    address = reverse("admin:articles_page_change", args=[page.pk])
    asked = desk.get("/admin/").content.decode()
    assert address in asked
    assert "第3版" not in asked
    Page.objects.filter(pk=page.pk).update(number="3")
    answered = desk.get("/admin/").content.decode()
    assert address not in answered
    assert "第3版 要闻" in answered


def test_the_first_page_of_an_empty_desk_leads_to_the_import(desk):
    assert reverse("admin:articles_importrecord_upload") in desk.get("/admin/").content.decode()


def test_the_first_page_costs_the_same_with_sixteen_pages(desk):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            desk.get("/admin/")
        return len(queries)

    make_article(page=make_page())
    one = cost()
    for _ in range(15):
        make_article(page=make_page(make_issue()))
    assert cost() == one


@pytest.mark.parametrize(
    "path",
    [
        "ckeditor/ckeditor/plugins/preview/preview.html",
        "ckeditor/ckeditor/plugins/templates/templates/default.js",
        "ckeditor/ckeditor/plugins/link/../preview/preview.html",
        "ckeditor/ckeditor/adapters/jquery.js",
        "ckeditor/galleriffic/js/jquery.galleriffic.js",
    ],
)
def test_what_the_editor_does_not_need_is_not_served(path, client):
    assert not finders.find(path)
    assert client.get(f"/static/{path}").status_code == 404


def test_what_the_editor_needs_is_served():
    for path in (
        "ckeditor/ckeditor-init.js",
        "ckeditor/ckeditor/ckeditor.js",
        "articles/desk/crosshead.js",
        "articles/desk/visible_text.js",
    ):
        assert finders.find(path), path


@pytest.mark.parametrize(
    "path", ["/ckeditor/upload/", "/ckeditor/browse/", "/admin/ckeditor/upload/"]
)
def test_the_editor_has_no_upload(path, desk):
    assert desk.get(path).status_code == 404


def test_the_list_of_records_has_no_word_of_english_for_screen_readers_either(desk):
    page = desk.get("/admin/").content.decode()
    heads = re.findall(r'<th scope="col">([^<]*)</th>', page.split('class="records"')[1])
    assert heads
    assert not any(letter.isascii() for head in heads for letter in head)
    assert "导入版面（PDF 或文本）" in page


def test_whoever_runs_the_desk_has_one_name():
    catalogue = Path("articles/locale/zh_Hans/LC_MESSAGES/django.po").read_text()
    assert "采编系统管理员" not in catalogue
    assert "编辑台管理员" in catalogue
