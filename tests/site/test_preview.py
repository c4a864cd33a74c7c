"""A preview link as somebody outside opens it, and everything that would get more out of it than the one draft."""

import datetime
import secrets

import pytest
from django.core.cache import caches
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.desk import bin as desk_bin
from articles.desk import preview_links, publishing
from articles.models import Article, PreviewLink
from articles.site import preview_views
from tests.factories import (
    make_article,
    make_byline,
    make_editor,
    make_photo,
    make_picture,
    make_published,
    make_section,
    make_site_settings,
)
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
SAFE = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
}
NEVER_SENT = ("ETag", "Last-Modified", "Expires", "Age", "Set-Cookie")


@pytest.fixture(autouse=True)
def uncounted():
    caches["default"].clear()


@pytest.fixture
def editor():
    return make_editor("责编")


@pytest.fixture
def linked(editor):
    """A function (article) → its link and the link's address."""

    def make(article, **said):
        link, token = preview_links.make(article, editor, "县水利局 王主任", **said)
        return link, reverse("articles:preview", args=[token])

    return make


def make_draft(**fields):
    draft = make_article(
        headline="水库大坝加固工程开工", body="<p>昨日，加固工程在河口开工。</p>", **fields
    )
    make_byline(draft, "邢成敏")
    make_picture(draft, photo=make_photo(width=1000, height=600), credit="张三")
    return draft


def photo_of(address, photo, *width):
    name = "preview_photo" if width else "preview_whole_photo"
    token = address.strip("/").split("/")[1]
    return reverse(f"articles:{name}", args=[token, photo.pk, *width])


def text_of(response):
    return response.content.decode()


def read_whole(response):
    """With a file to its end, which closes it."""
    b"".join(response)
    return response


def assert_safe(response):
    assert {name: response.headers.get(name) for name in SAFE} == SAFE
    assert [name for name in NEVER_SENT if name in response.headers] == []


def expire(link):
    now = timezone.now()
    PreviewLink.objects.filter(pk=link.pk).update(
        made_at=now - datetime.timedelta(days=2), until=now - datetime.timedelta(seconds=1)
    )


# --- what it shows


def test_the_draft_stands_in_the_sites_own_page_under_a_banner_that_says_until_when(
    client, linked
):
    link, address = linked(make_draft(kicker="引题在上", deck="副题在下"))
    response = client.get(address)
    page = SitePage(response)
    assert response.status_code == 200
    for said in ("水库大坝加固工程开工", "昨日，加固工程在河口开工。", "引题在上", "邢成敏"):
        assert said in page.html
    assert "草稿" in page.html
    assert f"{timezone.localtime(link.until):%H:%M}" in page.html


def test_it_shows_the_draft_as_it_is_now(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    client.get(address)
    Article.objects.filter(pk=draft.pk).update(headline="改过的标题")
    assert "改过的标题" in text_of(client.get(address))


def test_nobody_else_sees_the_draft_for_it(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    client.get(address)
    assert client.get(draft.get_absolute_url()).status_code == 404
    for listing in ("front", "issues", "sections", "feed", "sitemaps", "search"):
        assert "水库大坝加固" not in text_of(client.get(reverse(f"articles:{listing}")))


def test_the_page_leads_to_nothing_that_readers_may_not_see(client, linked):
    draft = make_draft(section=make_section("水利"))
    other = make_article(page=draft.page, headline="同版另一篇草稿")
    _link, address = linked(draft)
    html = text_of(client.get(address))
    assert other.headline not in html
    for hidden in (
        draft.get_absolute_url(),
        draft.page.get_absolute_url(),
        draft.section.get_absolute_url(),
        "/people/",
        "application/ld+json",
        "og:",
    ):
        assert hidden not in html, hidden


def test_the_page_says_nothing_to_other_hosts_even_where_the_site_lets_them_count(
    client, linked
):
    make_site_settings(hosts="count.example.org", scripts="https://count.example.org/a.js")
    make_published()
    _link, address = linked(make_draft())
    front, preview = client.get("/"), client.get(address)
    assert "count.example.org" in text_of(front)
    for response in (preview, client.get(photo_of(address, make_photo("x.png")))):
        assert "count.example.org" not in text_of(response)
        assert "count.example.org" not in response.headers["Content-Security-Policy"]


# --- never kept, never listed


@pytest.mark.parametrize("method", ["get", "head"])
def test_no_answer_may_be_kept_listed_or_told_on(client, linked, method):
    draft = make_draft()
    link, address = linked(draft)
    photo = draft.pictures.get().photo
    unknown = reverse("articles:preview", args=[secrets.token_urlsafe(32)])
    ask = getattr(client, method)
    for asked in (address, photo_of(address, photo), photo_of(address, photo, 320), unknown):
        assert_safe(read_whole(ask(asked)))
    expire(link)
    for asked in (address, photo_of(address, photo)):
        response = ask(asked)
        assert response.status_code == 410
        assert_safe(response)


def test_an_answer_is_never_a_not_modified_one(client, linked):
    _link, address = linked(make_draft())
    later = "Wed, 01 Jan 2098 00:00:00 GMT"
    for headers in ({"If-None-Match": "*"}, {"If-Modified-Since": later}):
        assert client.get(address, headers=headers).status_code == 200


def test_the_page_cache_keeps_nothing_of_it(linked, settings):
    settings.KEEP_PAGES = 600
    link, address = linked(make_draft())
    assert Client().get(address).status_code == 200
    preview_links.revoke(link, make_editor())
    assert Client().get(address).status_code == 410
    assert Client().get(address).status_code == 410


def test_no_list_for_programs_names_such_addresses(client, linked):
    linked(make_draft())
    make_published()
    for name in ("robots", "sitemaps", "sitemap_of_news", "sitemap_of_sections", "feed"):
        assert "preview" not in text_of(client.get(reverse(f"articles:{name}")))


def test_a_program_that_asks_for_json_gets_no_other_form_of_it(client, linked):
    _link, address = linked(make_draft())
    response = client.get(address, headers={"Accept": "application/json"})
    assert response.headers["Content-Type"].startswith("text/html")


# --- when it is over


def test_an_ended_link_says_so_and_nothing_of_what_it_was(client, linked):
    draft = make_draft()
    ended, address = linked(draft)
    revoked, other = linked(draft)
    expire(ended)
    preview_links.revoke(revoked, make_editor())
    told = []
    for asked in (address, other):
        response = client.get(asked)
        assert response.status_code == 410
        assert "预览链接已失效" in text_of(response)
        for hint in ("水库", "邢成敏", "王主任", "责编", str(draft.page)):
            assert hint not in text_of(response)
        told.append(text_of(response).replace(asked, ""))
    assert told[0] == told[1]  # not even which of the two it was


def test_at_its_last_moment_it_opens_and_at_its_end_it_does_not(linked):
    link, _address = linked(make_draft())
    assert link.is_open(link.until - datetime.timedelta(microseconds=1))
    assert not link.is_open(link.until)


def test_a_published_storys_link_leads_to_the_story(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    publishing.publish([draft])
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (
        302,
        draft.get_absolute_url(),
    )
    assert_safe(response)


def test_an_ended_link_of_a_published_story_says_no_more_than_any_other(client, linked):
    draft = make_draft()
    link, address = linked(draft)
    publishing.publish([draft])
    expire(link)
    assert client.get(address).status_code == 410


def test_a_link_of_what_was_withdrawn_or_binned_is_dead(client, linked):
    withdrawn, binned = make_draft(), make_draft()
    _link, one = linked(withdrawn)
    _link, other = linked(binned)
    publishing.publish([withdrawn])
    publishing.withdraw([withdrawn], reason="事实有误")
    desk_bin.put_in([binned])
    for address, article in ((one, withdrawn), (other, binned)):
        photo = article.pictures.get().photo
        for asked in (address, photo_of(address, photo), photo_of(address, photo, 320)):
            response = client.get(asked)
            assert response.status_code == 410
            assert "水库" not in response.content.decode()


# --- guessing


def test_a_token_that_nobody_has_made_is_not_there(client, linked):
    _link, _address = linked(make_draft())
    for guess in (secrets.token_urlsafe(32), "a" * 43, "-" * 43):
        response = client.get(reverse("articles:preview", args=[guess]))
        assert response.status_code == 404
        assert_safe(response)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-1],
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: token.swapcase(),
        lambda token: token + "A",
        lambda token: "%00" + token[1:],
        lambda token: token[:42] + "％",
        lambda token: "../" + token,
    ],
)
def test_a_token_that_is_nearly_right_opens_nothing(client, linked, spoil):
    _link, address = linked(make_draft())
    token = address.strip("/").split("/")[1]
    assert client.get(f"/preview/{spoil(token)}/").status_code == 404


@pytest.mark.parametrize("behind", ["", "。", "/。", ")", "=", "?from=timeline", "/index.html"])
def test_what_a_messenger_has_taken_along_behind_it_does_no_harm(client, linked, behind):
    draft = make_draft()
    _link, address = linked(draft)
    response = client.get(address.rstrip("/") + behind)
    assert response.headers["Location"] == address
    assert_safe(response)
    assert draft.title in text_of(client.get(response.headers["Location"]))


def test_an_address_that_is_nearly_one_is_told_to_no_other_host(client):
    make_site_settings(hosts="count.example.org", scripts="https://count.example.org/a.js")
    for path in ("/preview/x", "/preview/x/", f"/preview/{'a' * 44}/", "/preview/a/b/c"):
        response = client.get(path)
        assert response.status_code == 404
        assert "count.example.org" not in text_of(response)
        assert_safe(response)


def test_the_digest_that_the_database_has_opens_nothing(client, linked):
    link, _address = linked(make_draft())
    for guess in (link.token_sha256, link.token_sha256[:43]):
        assert client.get(f"/preview/{guess}/").status_code == 404


@pytest.mark.usefixtures("one_minute")
def test_one_network_address_opens_so_many_in_a_minute(client, linked):
    _link, address = linked(make_draft())
    for _ in range(preview_views.PAGES_A_MINUTE + 1):
        response = client.get(address)
    assert response.status_code == 429
    assert "水库" not in text_of(response)


@pytest.mark.usefixtures("one_minute")
def test_guesses_are_stopped_like_any_opening_and_the_refusal_is_not_kept_either(client):
    for _ in range(preview_views.PAGES_A_MINUTE + 1):
        response = client.get(reverse("articles:preview", args=[secrets.token_urlsafe(32)]))
    assert response.status_code == 429
    assert response.headers["Retry-After"]
    assert_safe(response)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_is_only_read(linked, method):
    _link, address = linked(make_draft())
    strict = Client(enforce_csrf_checks=True)
    assert getattr(strict, method)(address).status_code in (403, 405)


# --- its photos


def test_a_drafts_photos_come_by_its_own_token_alone(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    photo = draft.pictures.get().photo
    page = SitePage(client.get(address))
    image = page.one("img", decoding="async").attributes
    offered = {part.split()[0] for part in image["srcset"].split(", ")} | {image["src"]}
    assert all(each.startswith(address) for each in offered)
    assert len(offered) == 3
    for each in offered:
        response = read_whole(client.get(each))
        assert response.status_code == 200
        assert response.headers["Content-Type"].startswith("image/")
    for name in (photo.image.name, photo.image.url, photo.known_as):
        assert name not in text_of(client.get(address))
    assert client.get(reverse("articles:photo", args=[photo.pk, 320])).status_code == 404


def test_a_photos_answer_does_not_say_under_which_name_it_lies(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    photo = draft.pictures.get().photo
    stem = photo.image.name.rpartition("/")[2].partition(".")[0]
    for asked in (photo_of(address, photo), photo_of(address, photo, 320)):
        assert stem not in repr(read_whole(client.get(asked)).headers)


def test_another_storys_photo_is_not_reached_by_this_token(client, linked):
    _link, address = linked(make_draft())
    other = make_draft()
    online = make_published()
    make_picture(online, photo=make_photo("online.png", width=1000, height=600))
    unused = make_photo("unused.png")
    for photo in (other.pictures.get().photo, online.pictures.get().photo, unused):
        assert client.get(photo_of(address, photo)).status_code == 404
        assert client.get(photo_of(address, photo, 320)).status_code == 404
    for number in (0, 10**6):
        assert client.get(f"{address}photo/{number}/").status_code == 404


def test_a_photo_that_the_draft_no_longer_has_is_no_longer_reached(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    photo = draft.pictures.get().photo
    draft.pictures.all().delete()
    assert client.get(photo_of(address, photo)).status_code == 404


def test_widths_that_no_page_asks_for_are_not_made(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    photo = draft.pictures.get().photo
    for width in (1, 321, 1600, 99999):
        assert client.get(photo_of(address, photo, width)).status_code == 404


def test_a_photo_whose_file_is_gone_is_not_there(client, linked):
    draft = make_draft()
    _link, address = linked(draft)
    photo = draft.pictures.get().photo
    default_storage.delete(photo.image.name)
    assert client.get(photo_of(address, photo)).status_code == 404


# --- counted


def test_reading_counts_and_asking_for_the_head_or_a_photo_does_not(client, linked):
    draft = make_draft()
    link, address = linked(draft)
    client.head(address)
    read_whole(client.get(photo_of(address, draft.pictures.get().photo)))
    link.refresh_from_db()
    assert link.opened == 0
    client.get(address)
    client.get(address)
    link.refresh_from_db()
    assert (link.opened, link.first_opened_at < link.last_opened_at) == (2, True)


def test_a_link_that_is_over_counts_nothing(client, linked):
    link, address = linked(make_draft())
    expire(link)
    client.get(address)
    link.refresh_from_db()
    assert link.opened == 0


def test_opening_a_link_takes_few_queries_whatever_the_draft_has(
    client, linked, django_assert_max_num_queries
):
    draft = make_draft()
    for number in range(5):
        make_picture(draft, photo=make_photo(f"{number}.png", width=900, height=600))
        make_byline(draft, f"记者{number}")
    _link, address = linked(draft)
    client.get("/")
    with django_assert_max_num_queries(14):
        client.get(address)
