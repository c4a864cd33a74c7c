"""Invalid URLs of the desk lead to the list or a form, never to a server error."""

import itertools

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.factories import make_article, make_contributor, make_editor, make_user
from tests.forms import filled

pytestmark = pytest.mark.django_db
LISTS = ["article", "page", "issue", "section", "contributor", "photo", "importrecord"]
NONSENSE = ["9" * 21, "9" * 4500, "\0", "abc", "-1", ""]
ASKED = ["issue", "page", "q", "p", "state", "section__id__exact", "doubts"]


@pytest.fixture
def desk(client):
    client.force_login(make_editor("编辑"))
    return client


@pytest.mark.parametrize("model", LISTS)
def test_a_list_asked_for_with_nonsense_is_a_list(desk, model):
    make_article()
    address = reverse(f"admin:articles_{model}_changelist")
    for name, value in itertools.product(ASKED, NONSENSE):
        answer = desk.get(address, {name: value}, follow=True)
        assert answer.status_code == 200, (name, value[:30])


@pytest.mark.parametrize(
    ("model", "field"), [("article", "page"), ("article", "section"), ("page", "issue")]
)
def test_a_new_row_that_belongs_nowhere_is_an_empty_form(desk, model, field):
    address = reverse(f"admin:articles_{model}_add")
    for number in ("abc", "9" * 30, "9" * 4500, "\0"):
        assert desk.get(address, {field: number}).status_code == 200, number[:30]


def test_a_new_row_begins_with_the_row_it_belongs_to(desk):
    page = make_article().page
    form = (
        desk.get(reverse("admin:articles_article_add"), {"page": page.pk, "headline": "新"})
        .context["adminform"]
        .form
    )
    assert (form["page"].value(), form["headline"].value(), form["position"].value()) == (
        str(page.pk),
        "新",
        1,
    )


def test_a_year_that_no_calendar_reaches_is_the_whole_list(desk):
    answer = desk.get(
        reverse("admin:articles_article_changelist"),
        {"page__issue__date__year": "9" * 12},
        follow=True,
    )
    assert answer.status_code == 200


@pytest.mark.parametrize(
    ("term", "names"),
    [("\0", []), ("何\0", []), ("何", ["何雪峰"])],
    ids=["nul", "and-nul", "name"],
)
def test_a_search_while_typing_finds_nothing_for_what_no_text_holds(desk, term, names):
    make_contributor("何雪峰")
    of = {"app_label": "articles", "model_name": "byline", "field_name": "contributor"}
    answer = desk.get(reverse("admin:autocomplete"), of | {"term": term})
    assert [row["text"] for row in answer.json()["results"]] == names


@pytest.mark.parametrize("opened", ["2023-99-99T00:00:00", "gestern", "\0"])
def test_a_save_that_does_not_say_what_it_saw_is_refused_once(desk, opened):
    article = make_article(headline="旧标题")
    address = reverse("admin:articles_article_change", args=[article.pk])
    assert (
        desk.post(
            address, filled(desk.get(address)) | {"headline": "新标题", "opened": opened}
        ).status_code
        == 200
    )
    article.refresh_from_db()
    assert article.headline == "旧标题"


def test_who_may_add_but_not_change_articles_may_not_upload_a_page_that_changes_them(client):
    user = make_user("投稿", is_staff=True)
    user.user_permissions.set(
        Permission.objects.filter(codename__in=["add_importrecord", "add_article"])
    )
    client.force_login(user)
    answer = client.get(reverse("admin:articles_importrecord_upload"))
    assert answer.status_code == 403
    assert "您的账号没有访问此页面的权限" in answer.content.decode()


def test_a_request_of_too_many_files_is_refused_in_chinese(desk, settings):
    settings.DATA_UPLOAD_MAX_NUMBER_FILES = 0
    answer = filled_upload(desk)
    assert answer.status_code == 400
    assert "一次最多上传一百个文件" in answer.content.decode()


def filled_upload(desk):
    from django.core.files.uploadedfile import SimpleUploadedFile  # noqa: PLC0415 - only here

    file = SimpleUploadedFile("page-3.txt", "本报讯".encode())
    return desk.post(reverse("admin:articles_importrecord_upload"), {"files": [file]})
