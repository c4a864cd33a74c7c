"""Signing and its sheets ask as often for an issue of many stories as for one of a few."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from articles.desk import signing
from articles.models import Issue
from tests.desk.readers import Desk, valid
from tests.factories import make_article, make_issue, make_page, make_photo, make_picture

pytestmark = pytest.mark.django_db
MOST = 80  # queries, whatever the issue holds


def make_signed(desk, day, count):
    """An issue of four pages whose stories two have signed; one story has been sent back before."""
    pages = [make_page(make_issue(day)) for _each in range(4)]
    articles = [make_article(pages[n % 4]) for n in range(count)]
    make_picture(articles[0], photo=make_photo())
    signing.sign([articles[0]], 1, desk.editor)
    signing.send_back(articles[0], desk.duty, "缺采访对象")
    for reader in (desk.editor, desk.duty):
        signing.sign_issue(pages[0].issue, reader)
    return pages[0].issue


@pytest.fixture
def desk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    desk = Desk()
    looking = Permission.objects.filter(codename__in=["view_page", "view_issue"])
    for reader in desk.readers:
        reader.user_permissions.add(*looking)
    return desk


@pytest.fixture
def few_and_many(desk):
    return make_signed(desk, "2026-11-20", 4), make_signed(desk, "2026-11-21", 40)


@pytest.mark.parametrize("form", ["", "_pdf"])
def test_a_sheet_asks_as_often_for_forty_stories_as_for_four(
    client, desk, few_and_many, form, django_assert_max_num_queries
):
    client.force_login(desk.chief)
    first, second = (
        reverse(f"admin:articles_issue_signatures{form}", args=[row.pk]) for row in few_and_many
    )
    client.get(first)
    with django_assert_max_num_queries(MOST) as few:
        assert client.get(first).status_code == 200
    with django_assert_max_num_queries(len(few)):
        assert client.get(second).status_code == 200


def test_an_issue_is_signed_in_as_many_queries_whatever_it_holds(
    desk, few_and_many, django_assert_max_num_queries
):
    first, second = few_and_many
    with django_assert_max_num_queries(MOST) as few:
        assert len(signing.sign_issue(first, desk.chief).signed) == 4
    with django_assert_max_num_queries(len(few)):
        assert len(signing.sign_issue(second, desk.chief).signed) == 40


def test_an_issue_takes_a_key_a_page_and_level(client, desk):
    """As the sheet of a page has it under its key: sixteen pages at three levels are 48."""
    pages = [make_page() for _each in range(3)]
    articles = [make_article(page) for page in pages for _each in range(5)]
    keys = 0
    for reader in desk.readers:
        client.force_login(reader)
        for page in pages:
            address = reverse("admin:articles_page_signatures", args=[page.pk])
            sheet = client.get(address).context["sheet"]
            seen = [f"{story.article.pk}:{story.seen}" for story in sheet.stories]
            client.post(address, {"do": "sign", "seen": seen})
            keys += 1
    assert keys == 9
    assert all(valid(article) == [1, 2, 3] for article in articles)
    assert Issue.objects.count() == 1
