"""The form by which readers tell the desk about a mistake, and a story's clean copy."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import gettext

from articles.desk import publishing
from articles.desk.letters import MOST_PER_SENDER
from articles.models import Letter
from tests.factories import make_article, make_html, make_photo, make_picture, make_published
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
WORDS = {"text": "第二段的年份有误。", "name": "", "contact": "", "website": ""}


def form_of(article):
    return reverse("articles:letter", args=[article.pk])


def test_a_story_leads_to_the_form_and_the_form_back_to_the_story(read):
    article = make_published()
    assert form_of(article) in read(article).links()
    page = read(form_of(article))
    assert article.get_absolute_url() in page.links()
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_a_letter_reaches_the_desk_and_its_writer_is_thanked(client):
    article = make_published()
    answer = client.post(form_of(article), WORDS | {"name": "老周"}, follow=True)
    assert answer.redirect_chain == [(reverse("articles:letter_sent", args=[article.pk]), 302)]
    assert [(letter.article, letter.text, letter.name) for letter in Letter.objects.all()] == [
        (article, "第二段的年份有误。", "老周")
    ]


def test_what_fills_in_the_trap_is_thanked_and_not_heard(client):
    answer = client.post(form_of(make_published()), WORDS | {"website": "http://spam.example"})
    assert answer.status_code == 302
    assert not Letter.objects.exists()


@pytest.mark.parametrize(
    "text",
    ["", "   ", "错", "长" * 2001, "有\0误呢吗"],
    ids=["empty", "blank", "short", "long", "nul"],
)
def test_what_says_too_little_or_too_much_is_sent_back_with_what_was_typed(client, text):
    answer = client.post(form_of(make_published()), WORDS | {"text": text, "name": "老周"})
    page = SitePage(answer)
    assert answer.status_code == 200
    assert page.all("span", cls="error")
    assert page.one("input", name="name").attributes["value"] == "老周"
    assert not Letter.objects.exists()


def test_too_many_letters_are_refused_with_what_was_typed(client):
    article = make_published()
    for number in range(MOST_PER_SENDER):
        client.post(form_of(article), WORDS | {"text": f"第{number}处有误。"})
    answer = client.post(form_of(article), WORDS | {"text": "又一处有误。"})
    assert answer.status_code == 429
    assert "又一处有误。" in answer.content.decode()
    assert Letter.objects.count() == MOST_PER_SENDER


def test_a_form_from_elsewhere_is_refused_on_a_page_of_the_sites_own():
    answer = Client(enforce_csrf_checks=True).post(form_of(make_published()), WORDS)
    page = SitePage(answer)
    assert answer.status_code == 403
    assert gettext("What you wrote was not sent") == page.text("h1")
    assert page.all("style") == page.all("script") == []  # the policy would forbid them
    assert page.links() == ["/"]
    assert not Letter.objects.exists()


def test_behind_a_proxy_senders_are_told_apart_by_what_the_proxy_writes(client, settings):
    settings.TRUSTED_PROXIES = 1
    article = make_published()
    for last in ("192.0.2.1", "192.0.2.2"):
        client.post(form_of(article), WORDS, headers={"X-Forwarded-For": f"10.0.0.1, {last}"})
    assert Letter.objects.values("sender").distinct().count() == 2


@pytest.mark.parametrize("name", ["letter", "letter_sent", "copy"])
def test_what_is_not_online_has_none_of_these_pages(status, name):
    assert status(reverse(f"articles:{name}", args=[make_article().pk])) == 404
    assert status(reverse(f"articles:{name}", args=[0])) == 404


def test_no_cache_may_keep_the_form_with_its_cookie(client):
    answer = client.get(form_of(make_published()))
    assert "csrftoken" in answer.cookies
    assert {"no-store", "private"} <= set(answer["Cache-Control"].replace(",", " ").split())


def test_senders_of_one_networks_ipv6_addresses_are_one_sender(client):
    article = make_published()
    for number in range(MOST_PER_SENDER + 1):
        words = WORDS | {"text": f"第{number}处有误。"}
        answer = client.post(form_of(article), words, REMOTE_ADDR=f"2001:db8:1:2::{number:x}")
    assert answer.status_code == 429
    assert (
        client.post(form_of(article), words, REMOTE_ADDR="2001:db8:1:3::1").status_code == 302
    )


@pytest.mark.parametrize(
    "address", ["", "unix:", "fe80::1%eth0", "::ffff:192.0.2.1", "1" * 5000]
)
def test_whatever_the_network_calls_a_sender_the_letter_arrives(client, address):
    assert client.post(form_of(make_published()), WORDS, REMOTE_ADDR=address).status_code == 302
    assert Letter.objects.count() == 1


def test_a_storys_page_sets_no_cookie(client):
    assert not client.get(make_published().get_absolute_url()).cookies


def test_the_clean_copy_holds_the_story_and_nothing_around_it(read):
    article = make_published(
        headline="主题", body=make_html("第一段。", "## 小标题", "第二段。")
    )
    make_picture(
        article, photo=make_photo(width=640, height=480), caption="图说。", credit="李贺"
    )
    page = read(reverse("articles:copy", args=[article.pk]))
    text = page.text("article", cls="copy-text")
    places = [
        text.index(words)
        for words in (
            "主题",
            "图说。 李贺 摄",
            "第一段。",
            "小标题",
            "第二段。",
            "http://testserver",
        )
    ]
    assert places == sorted(places)
    assert page.canonical() == f"http://testserver{article.get_absolute_url()}"
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


@pytest.mark.parametrize("name", ["letter", "letter_sent", "copy"])
def test_what_belongs_to_a_withdrawn_story_is_gone_with_it(client, name):
    article = make_published()
    publishing.withdraw([article], reason="事实有误")
    address = reverse(f"articles:{name}", args=[article.pk])
    assert client.get(address).status_code == 410


def test_a_letter_about_a_withdrawn_story_is_not_taken(client):
    article = make_published()
    publishing.withdraw([article], reason="事实有误")
    assert client.post(form_of(article), WORDS).status_code == 410
    assert not Letter.objects.exists()
