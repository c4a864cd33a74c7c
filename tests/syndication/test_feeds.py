"""Atom feeds: what they hold, how they lead on, and that programs can rely on them."""

import datetime
from html.parser import HTMLParser

import pytest
from django.utils import timezone

from articles.derived.websub import NEWEST
from articles.models import State
from articles.syndication import feeds
from tests.factories import (
    DAY,
    make_article,
    make_byline,
    make_contributor,
    make_issue,
    make_page,
    make_published,
    make_section,
)
from tests.site.costs import cost_made_anew
from tests.site.papers import SECTION, fill_paper
from tests.syndication.machines import (
    ATOM,
    FEEDS,
    complaints,
    machine_addresses,
    make_full_story,
    parsed,
)

pytestmark = pytest.mark.django_db
MOST = 6 + 1  # queries, and the one of the page cache


@pytest.fixture
def feed(client):
    """A function (address) → the feed there, which must be one."""

    def feed(address):
        response = client.get(address)
        assert response.status_code == 200, address
        assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
        assert complaints("atom", response.content) == []
        return parsed(response)

    return feed


def texts(feed, tag):
    return [element.text for element in feed.iter(f"{ATOM}{tag}")]


def links(element):
    return {
        link.get("rel"): link.get("href").removeprefix("http://testserver")
        for link in element.findall(f"{ATOM}link")
    }


def titles(feed):
    return [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")]


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_is_valid_and_says_where_it_is_and_what_it_follows(feed, kind):
    fill_paper(3, pages=2, issues=3)
    address = machine_addresses()[kind]
    ways = links(feed(address))
    assert ways["self"] == address
    assert ways["alternate"] == ("/" if kind == "feed" else address.removesuffix("feed/"))


@pytest.mark.parametrize("kind", FEEDS)
def test_a_feed_costs_the_same_and_at_most_six_queries_with_1_story_and_with_many(
    client, settings, kind
):
    settings.KEEP_PAGES = 600
    costs = []
    for stories in (1, 20):
        fill_paper(stories, pages=2, issues=3)
        costs.append(cost_made_anew(client, machine_addresses()[kind]))
    assert costs[0] == costs[1] <= MOST


def test_an_entry_says_all_that_a_reader_sees(feed):
    story = make_full_story()
    (entry,) = feed("/feed/").findall(f"{ATOM}entry")
    said = {tag: entry.findtext(f"{ATOM}{tag}") for tag in ("id", "title", "summary")}
    assert said == {
        "id": f"http://testserver/a/{story.pk}/",
        "title": "主题",
        "summary": "副题",
    }
    assert entry.find(f"{ATOM}category").get("term") == SECTION
    assert [author.findtext(f"{ATOM}name") for author in entry.findall(f"{ATOM}author")] == [
        "邢成敏",
        "李贺",
    ]
    assert links(entry)["enclosure"].startswith("/media/photos/")
    content = entry.findtext(f"{ATOM}content")
    for words in (
        "新华社长沙11月8日电 近日",
        "<h3>小标题</h3>",
        "一派&lt;现代化&gt;生产场景 &amp; 更多。",
        "图说",
        "“5”应为“6”。",
    ):
        assert words in content


def test_the_content_of_an_entry_is_html_whose_addresses_are_whole(feed):
    make_full_story()
    found = []
    reader = HTMLParser()
    reader.handle_starttag = lambda _tag, at: found.extend(
        value for name, value in at if name in {"src", "href"}
    )
    reader.feed(feed("/feed/").findtext(f".//{ATOM}content"))
    assert found
    assert [address for address in found if not address.startswith("http://testserver/")] == []


def test_by_setting_an_entry_is_the_opening_alone(feed, settings):
    make_full_story()
    settings.FEEDS_IN_FULL = False
    found = feed("/feed/")
    assert texts(found, "summary") == ["副题"]
    assert texts(found, "content") == []


def test_updated_is_the_last_change_of_an_entry_to_the_second(feed):
    story = make_published()
    moment = datetime.datetime(2023, 11, 8, 1, 2, 3, 999_999, tzinfo=datetime.UTC)
    type(story).objects.update(updated_at=moment, published_at=moment)
    assert texts(feed("/feed/"), "updated") == ["2023-11-08T09:02:03+08:00"] * 2


def test_a_back_issue_that_is_put_online_today_is_not_announced_as_of_today(feed):
    story = make_published()
    entry = feed("/feed/")
    assert texts(entry, "published") == ["2023-11-08T00:00:00+08:00"]
    assert texts(entry, "updated") == ["2023-11-08T00:00:00+08:00"] * 2
    at = datetime.datetime(2023, 12, 1, 1, tzinfo=datetime.UTC)
    story.corrections.create(text="应为二〇一五年。", made_at=at)
    assert texts(feed("/feed/"), "updated") == ["2023-12-01T09:00:00+08:00"] * 2


def test_twenty_years_that_are_put_online_today_are_announced_as_what_they_are(feed):
    """A paper's archive, a section's and a person's entries in it, beside the issue of today."""
    news = make_published(page=make_page(make_issue(timezone.localdate())), section=SECTION)
    years = range(DAY.year - 20, DAY.year)
    for year in years:
        old = make_published(
            page=make_page(make_issue(DAY.replace(year=year))), section=SECTION
        )
        make_byline(old, "邢成敏")
    subjects = (make_section(SECTION), make_contributor("邢成敏"))
    newest, section, person = (
        feed(address)
        for address in ("/feed/", *(f"{each.get_absolute_url()}feed/" for each in subjects))
    )
    archive = [(day, day) for day in (f"{year}-11-08T00:00:00+08:00" for year in years[::-1])]
    today = tuple(map(_to_the_second, (news.published_at, news.updated_at)))
    assert _times(newest) == [today, *archive[: NEWEST - 1]]
    assert _times(section) == [today, *archive]
    assert _times(person) == archive


def _times(feed):
    """When each entry was published and updated; the first `updated` is the feed's own."""
    return list(zip(texts(feed, "published"), texts(feed, "updated")[1:], strict=True))


def _to_the_second(moment):
    return timezone.localtime(moment).isoformat(timespec="seconds")


def test_the_feed_of_all_holds_the_newest_and_archives_hold_the_rest(feed, monkeypatch):
    monkeypatch.setattr(feeds, "NEWEST", 4)
    days = [make_page(make_issue(DAY + datetime.timedelta(n))) for n in range(3)]
    stories = [[make_published(page=page).headline for _ in range(3)] for page in days]
    newest = feed("/feed/")
    assert titles(newest) == [*stories[2], stories[1][0]]
    found, archive = titles(newest), newest
    while "prev-archive" in links(archive):
        archive = feed(links(archive)["prev-archive"])
        assert archive.find("{http://purl.org/syndication/history/1.0}archive") is not None
        assert links(archive)["current"] == "/feed/"
        found += titles(archive)
    assert set(found) == {headline for of_day in stories for headline in of_day}


def test_a_subjects_feed_goes_on_in_pages(client, feed, monkeypatch):
    monkeypatch.setattr(feeds, "NEWEST", 2)
    page = make_page()
    stories = [make_published(page=page, section=SECTION).headline for _ in range(5)]
    address = f"{make_section(SECTION).get_absolute_url()}feed/"
    found, way = [], address
    while way:
        here = feed(way)
        assert links(here)["self"] == way
        found += titles(here)
        way = links(here).get("next", "")
    assert found == stories
    assert client.get(f"{address}?page=4").status_code == 404


@pytest.mark.parametrize("page", ["0", "x", "-1", "１", "9" * 30, "99999", ""])
def test_a_page_that_no_feed_has_is_not_found(client, page):
    fill_paper(1)
    assert client.get(machine_addresses()["section feed"], {"page": page}).status_code == 404


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
@pytest.mark.parametrize("kind", FEEDS)
def test_no_feed_has_what_is_not_published_not_even_for_an_editor(
    admin_client, client, kind, state
):
    fill_paper(1)
    hidden = make_article(
        page=make_issue().pages.first(),
        headline="秘密",
        state=state,
        section=make_section(SECTION),
    )
    make_byline(hidden, "邢成敏")
    address = machine_addresses()[kind]
    assert "秘密" not in client.get(address).content.decode()
    assert "秘密" not in admin_client.get(address).content.decode()


def test_before_the_first_issue_the_feed_of_all_is_empty_and_an_issues_is_not_there(
    client, feed
):
    assert titles(feed("/feed/")) == []
    assert client.get("/paper/2023-11-08/feed/").status_code == 404
    assert client.get(f"/people/{make_contributor().pk}/feed/").status_code == 404


def test_characters_that_xml_may_not_hold_are_left_out(feed):
    make_published(headline="标\x0b题\x1f", body="<p>正\x01文</p>")
    assert titles(feed("/feed/")) == ["标题"]


def test_with_a_hub_feeds_name_it_and_call_themselves_by_the_sites_own_address(
    client, settings
):
    settings.SITE_URL, settings.WEBSUB_HUB = "https://paper.example", "https://hub.example/"
    make_full_story()
    found = {
        link.get("rel"): link.get("href")
        for link in parsed(client.get("/feed/")).findall(f"{ATOM}link")
    }
    assert (found["hub"], found["self"]) == (
        "https://hub.example/",
        "https://paper.example/feed/",
    )
    archive = parsed(client.get("/paper/2023-11-08/feed/"))
    assert "hub" not in links(archive)


@pytest.mark.parametrize("asked", ["?page=\0", "?page=9", "?page=%3Cx%3E&page=2"])
@pytest.mark.parametrize("kind", ["feed", "issue feed"])
def test_a_feed_without_pages_calls_itself_the_same_whatever_page_is_asked_for(
    feed, kind, asked
):
    fill_paper(1)
    address = machine_addresses()[kind]
    assert links(feed(address + asked))["self"] == address


@pytest.mark.parametrize("edition", ["增刊", "A+B;c=d", "50%", "a?b#c", "&<>"])
def test_a_feed_calls_itself_as_links_to_it_do_whatever_its_edition_is_called(feed, edition):
    story = make_published(page=make_page(make_issue(edition=edition)))
    address = f"{story.page.issue.get_absolute_url()}feed/"
    assert links(feed(address))["self"] == address


def test_a_feed_calls_itself_as_the_hub_is_told_of_it_whatever_its_section_is_called(
    client, settings
):
    settings.SITE_URL = "https://paper.example"
    make_published(section=SECTION)
    address = f"{make_section(SECTION).get_absolute_url()}feed/"
    assert links(parsed(client.get(address)))["self"] == f"https://paper.example{address}"


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("feed", "/"),
        ("section feed", "section"),
        ("person feed", "contributor"),
        ("issue feed", "issue"),
    ],
)
def test_pages_tell_programs_of_their_feeds(read, kind, page):
    fill_paper(1)
    address = machine_addresses()[kind]
    ways = read(address.removesuffix("feed/")).all(
        "link", rel="alternate", type="application/atom+xml"
    )
    assert [way.attributes["href"] for way in ways] == list(dict.fromkeys([address, "/feed/"]))
