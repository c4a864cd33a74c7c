"""Addresses of the desk that no link leads to: nonsense gets the list or a form, never an error of the server."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import make_article, make_editor, make_user
from tests.forms import filled

pytestmark = pytest.mark.django_db
LISTS = ["article", "page", "issue", "section", "contributor", "photo", "importrecord"]
NONSENSE = ["9" * 21, "9" * 4500, "\0", "abc", "-1", ""]


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


@pytest.mark.parametrize("value", NONSENSE, ids=["21-digits", "4500-digits", "nul", "letters", "minus", "empty"])
@pytest.mark.parametrize("name", ["issue", "page", "q", "p", "state", "section__id__exact", "doubts"])
@pytest.mark.parametrize("model", LISTS)
def test_a_list_asked_for_with_nonsense_is_a_list(desk, model, name, value):
    make_article()
    answer = desk.get(reverse(f"admin:articles_{model}_changelist"), {name: value}, follow=True)
    assert answer.status_code == 200


@pytest.mark.parametrize("page", ["abc", "9" * 30, "\0"])
def test_a_new_article_on_no_page_at_all_is_an_empty_form(desk, page):
    assert desk.get(reverse("admin:articles_article_add"), {"page": page}).status_code == 200


@pytest.mark.parametrize("seen", ["2023-99-99T00:00:00", "gestern", "\0"])
def test_a_save_that_does_not_say_what_it_saw_is_refused_once(desk, seen):
    article = make_article(headline="旧标题")
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert desk.post(address, filled(desk.get(address)) | {"headline": "新标题", "seen": seen}).status_code == 200
    article.refresh_from_db()
    assert article.headline == "旧标题"


def test_who_may_add_but_not_change_articles_may_not_upload_a_page_that_changes_them(client):
    user = make_user("投稿", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__in=["add_importrecord", "add_article"]))
    client.force_login(user)
    answer = client.get(reverse("admin:articles_importrecord_upload"))
    assert answer.status_code == 403
    assert "您的账号没有打开这个页面的权限" in answer.content.decode()


def test_a_request_of_too_many_files_is_refused_in_chinese(desk, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 0
    answer = filled_upload(desk)
    assert answer.status_code == 400
    assert "一次最多上传一百个文件" in answer.content.decode()


def filled_upload(desk):
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - only here

    file = SimpleUploadedFile("page-3.txt", "本报讯".encode())
    return desk.post(reverse("admin:articles_importrecord_upload"), {"files": [file]})
