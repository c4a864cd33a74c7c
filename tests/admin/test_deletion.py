"""Before a deletion the desk says in its own words what goes and what forbids it."""

import re

import pytest
from django.urls import reverse

from articles import search
from articles.models import Keyword, Photo, Picture
from tests.factories import (
    make_article,
    make_byline,
    make_editor,
    make_page,
    make_photo,
    make_picture,
    make_published,
    make_region,
    make_revision,
    make_user,
)
from tests.forms import words

pytestmark = pytest.mark.django_db
MACHINE = "search|entry|object|device|token|关键词|关联|对象|受保护|版面位置"


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


@pytest.mark.parametrize("kind", ["article", "page", "section", "photo", "user"])
def test_what_is_asked_before_a_deletion_speaks_of_nothing_that_only_the_program_reads(
    desk, kind
):
    article = make_published(section="一线观察")
    make_byline(article)
    make_region(article)
    picture = make_picture(article, photo=make_photo())
    search.index([article.pk])
    Keyword.objects.create(article=article, word="石柱")
    rows = {
        "article": article,
        "page": make_page(),
        "section": article.section,
        "photo": picture.photo,
        "user": make_user(),
    }
    row = rows[kind]
    make_revision(make_article(page=article.page))
    name = f"{row._meta.app_label}_{row._meta.model_name}"
    asked = [
        desk.get(reverse(f"admin:{name}_delete", args=[row.pk])),
        desk.post(
            reverse(f"admin:{name}_changelist"),
            {"action": "delete_selected", "_selected_action": [row.pk]},
        ),
    ]
    for page in asked:
        body = re.search(r'<div id="content".*', page.content.decode(), re.S)[0]
        assert not re.search(MACHINE, re.sub("<[^>]+>", " ", body), re.I)


def test_a_deletion_says_what_goes_with_the_row_and_what_forbids_it(desk):
    issue = make_page().issue
    address = reverse("admin:articles_issue_delete", args=[issue.pk])
    assert "不能删除" in words(desk.get(address))
    issue.pages.all().delete()
    assert "1 项" in words(desk.get(address))


def test_of_a_thousand_rows_that_forbid_a_deletion_the_first_are_named(desk):
    page = make_page()
    for _ in range(23):
        make_article(page=page)
    refused = words(desk.get(reverse("admin:articles_page_delete", args=[page.pk])))
    assert refused.count("文章：") == 20
    assert "另有 3" in refused


@pytest.mark.parametrize(
    ("caption", "on_page", "called"),
    [
        ("镜湖湿地", True, "镜湖湿地"),
        ("", True, "第A3版 要闻"),
        ("", False, "到稿"),
    ],
)
def test_an_imported_photo_is_called_by_what_a_person_knows_of_it(
    desk, caption, on_page, called
):
    page = make_page(number="A3", name="要闻")
    photo, digest = make_photo(), "0172871b7174" + "0" * 52
    Photo.objects.filter(pk=photo.pk).update(image=f"photos/{digest}.jpg", sha256=digest)
    make_picture(
        make_article(page=page), photo=photo, caption=caption, page=page if on_page else None
    )
    delete = reverse("admin:articles_photo_delete", args=[photo.pk])
    listed = desk.post(
        reverse("admin:articles_photo_changelist"),
        {"action": "delete_selected", "_selected_action": [photo.pk]},
    )
    for answer in (desk.get(delete), listed):
        assert digest[:12] not in words(answer)
    assert called in words(desk.get(delete))
    Picture.objects.all().delete()
    if on_page:
        return
    answer = desk.post(delete, {"post": "yes"}, follow=True)
    assert called in str(*answer.context["messages"])
