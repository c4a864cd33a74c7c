"""A log-in leads to the page that was wanted, if there is one that may be seen; else to the desk's first page."""

import pytest
from django.urls import reverse

from tests.factories import make_article, make_editor, make_published, make_user
from tests.groups import join
from tests.login.desk import log_in

pytestmark = pytest.mark.django_db
INDEX = "/admin/"


@pytest.fixture
def editor():
    return make_editor("李编辑")


@pytest.mark.parametrize(
    "wanted",
    [
        "/admin/articles/article/?state__exact=draft",
        "/admin/password_change/",
        "/search/?q=2023",
    ],
)
def test_a_page_that_may_be_seen_is_shown(editor, client, wanted):
    assert log_in(client, "李编辑", next=wanted).url == wanted


def test_a_draft_that_only_editors_see_is_shown(editor, client):
    draft = make_article()
    assert (
        log_in(client, "李编辑", next=draft.get_absolute_url()).url == draft.get_absolute_url()
    )


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "javascript:alert(1)",
        "/admin/nothing/here/",
        "/accounts/profile/",
        "/a/99999/",
        "/admin/login/",
        "/admin/logout/",
        "/admin/articles/article/?page__issue__articles__x=1",
        "articles",
        "",
    ],
)
def test_what_is_refused_or_does_not_exist_leads_to_the_desk(editor, client, wanted):
    assert log_in(client, "李编辑", next=wanted).url == INDEX


def test_a_page_with_chinese_in_its_address_is_shown(editor, client):
    section = make_published(section="地方传真").section
    assert (
        log_in(client, "李编辑", next=section.get_absolute_url()).url
        == section.get_absolute_url()
    )


def test_an_article_that_is_gone_leads_to_the_desk_with_a_word(editor, client):
    gone = reverse("admin:articles_article_change", args=[99999])
    assert log_in(client, "李编辑", next=gone).url == INDEX
    assert "99999" in client.get(INDEX).content.decode()


def test_a_page_that_this_account_may_not_see_leads_to_the_desk(client):
    editor = make_user("编辑", is_staff=True)
    join(editor, "编辑")
    assert log_in(client, "编辑", next="/admin/auth/user/").url == INDEX


def test_who_is_no_editor_gets_no_page_of_the_desk(client):
    make_user("读者")
    assert log_in(client, "读者", next="/admin/").status_code == 200
