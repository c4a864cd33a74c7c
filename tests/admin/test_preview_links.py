"""The preview links of a draft at the desk: made with an address that is shown once, listed, revoked."""

import re

import pytest
from django.urls import reverse

from articles.desk import preview_links
from articles.models import PreviewLink
from tests.desk.readers import EDITOR, make_reader
from tests.factories import make_article, make_editor, make_published

pytestmark = pytest.mark.django_db
WHOM = "县水利局 王主任"


def page_of(article):
    return reverse("admin:articles_article_preview", args=[article.pk])


def text_of(response):
    return response.content.decode()


def made(client, article, **said):
    return client.post(page_of(article), {"for_whom": WHOM, "hours": "48"} | said)


def address_in(response):
    return re.search(r'value="http://testserver(/preview/[^"]+)"', text_of(response)).group(1)


@pytest.fixture
def editor(client):
    user = make_editor("责编")
    client.force_login(user)
    return user


def test_a_links_address_is_shown_once_and_opens_the_draft(client, editor):
    article = make_article()
    response = made(client, article)
    address = address_in(response)
    assert "no-store" in response.headers["Cache-Control"]
    assert article.title in text_of(client.get(address))
    again = text_of(client.get(page_of(article)))
    assert address not in again
    assert WHOM in again


def test_two_days_are_offered_first_and_a_week_at_most(client, editor):
    page = text_of(client.get(page_of(make_article())))
    assert re.findall(r'<option value="(\d+)"( selected)?>', page) == [
        ("4", ""),
        ("24", ""),
        ("48", " selected"),
        ("168", ""),
    ]


@pytest.mark.parametrize(
    "said", [{"for_whom": " "}, {"hours": "9999"}, {"hours": "x"}, {"for_whom": "王" * 101}]
)
def test_what_is_missing_or_forged_is_told_beside_the_form(client, editor, said):
    response = made(client, make_article(), **said)
    assert 'class="errorlist' in text_of(response)
    assert not PreviewLink.objects.exists()


def test_the_list_says_by_whom_until_when_and_how_often_and_revokes(client, editor):
    article = make_article()
    address = address_in(made(client, article))
    client.get(address)
    client.get(address)
    page = text_of(client.get(page_of(article)))
    assert "责编" in page
    assert "打开过2次" in page
    (link,) = article.preview_links.all()
    client.post(page_of(article), {"revoke": link.pk})
    assert client.get(address).status_code == 410
    assert "已失效的链接" in text_of(client.get(page_of(article)))


def test_another_storys_link_is_not_revoked_on_this_ones_page(client, editor):
    one, other = make_article(), make_article()
    link, _token = preview_links.make(other, editor, WHOM)
    for said in (link.pk, "x", "9" * 30):
        client.post(page_of(one), {"revoke": said})
    link.refresh_from_db()
    assert link.ended_at is None


def test_of_a_published_story_none_is_offered_and_none_made(client, editor):
    article = make_published()
    assert 'name="for_whom"' not in text_of(client.get(page_of(article)))
    made(client, article)
    assert not PreviewLink.objects.exists()


def test_the_form_leads_there_for_who_may(client, editor):
    article = make_article()
    form = reverse("admin:articles_article_change", args=[article.pk])
    assert page_of(article) in text_of(client.get(form))
    client.force_login(make_reader("记者", EDITOR))
    assert page_of(article) not in text_of(client.get(form))
    assert client.get(page_of(article)).status_code == 403
    assert made(client, article).status_code == 403


def test_what_is_no_story_has_no_such_page(client, editor):
    for number in (10**6, 10**30):
        assert client.get(f"/admin/articles/article/{number}/preview/").status_code == 404
