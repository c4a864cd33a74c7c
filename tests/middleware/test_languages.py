"""The site's own words in English for who wants them; the stories, their addresses and the desk stay as they are."""

import pytest
from django.urls import reverse

from tests.factories import make_published
from tests.site.pages import SitePage
from tests.site.papers import KINDS, SEARCHES, addresses, fill_paper

pytestmark = pytest.mark.django_db


@pytest.fixture
def english(client):
    client.get(reverse("articles:language", args=["en"]))
    return client


def test_every_page_has_a_way_to_the_other_language_and_back(client, read):
    fill_paper(2)
    found = addresses() | SEARCHES
    for address in (found[kind] for kind in (*KINDS, "search")):
        way = read(address).link(hreflang="en")
        assert client.get(way, follow=True).redirect_chain == [(address, 302)]
        page = read(address)
        assert page.one("html").attributes["lang"] == "en", address
        assert "Past issues" in page.texts("a"), address
        client.get(page.link(hreflang="zh-Hans"))
        assert read(address).one("html").attributes["lang"] == "zh-Hans", address


def test_what_is_chinese_on_an_english_page_says_so(english, read):
    page = read(make_published(headline="泗县打造产业基地"))
    assert page.one("html").attributes["lang"] == "en"
    assert (
        page.one("div", cls="body").attributes["lang"]
        == page.one("hgroup").attributes["lang"]
        == "zh-Hans"
    )


def test_the_desk_stays_chinese(english, admin_user):
    english.force_login(admin_user)
    page = SitePage(english.get(reverse("admin:index")))
    assert page.one("html").attributes["lang"] == "zh-hans"


def test_the_way_back_is_where_the_reader_was_with_its_query_and_on_this_site_only(client):
    address = reverse("articles:language", args=["en"])
    back = client.get(address, headers={"referer": "http://testserver/paper/?page=2"})
    assert back["Location"] == "http://testserver/paper/?page=2"
    assert client.get(f"{address}?next=https://elsewhere.example/")["Location"] == "/"
    assert (
        client.get(address, headers={"referer": "https://elsewhere.example/"})["Location"]
        == "/"
    )


def test_a_language_that_the_site_does_not_speak_is_no_address_and_no_choice(client, read):
    assert client.get(reverse("articles:language", args=["tlh"])).status_code == 404
    client.cookies["django_language"] = "../../etc"
    assert read("/").one("html").attributes["lang"] == "zh-Hans"


def test_caches_on_the_way_are_told_that_pages_differ_by_cookie_and_the_choice_is_kept_by_none(
    client,
):
    assert "Cookie" in client.get("/")["Vary"]
    assert "no-store" in client.get(reverse("articles:language", args=["en"]))["Cache-Control"]


def test_the_days_of_a_week_are_named_in_the_language_of_the_page(client, read):
    fill_paper(2)
    month = addresses()["archive_month"]
    assert read(month).texts("th") == list("一二三四五六日")
    client.get(reverse("articles:language", args=["en"]))
    assert read(month).texts("th") == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
