"""What search engines are told of: sitemaps with true times, the news of two days, robots.txt."""

import datetime
from urllib.robotparser import RobotFileParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.desk import publishing
from articles.models import Article, Correction, State
from tests.factories import (
    DAY,
    make_article,
    make_issue,
    make_page,
    make_published,
    make_region,
)
from tests.site.papers import fill_paper
from tests.syndication.machines import SITEMAP, SITEMAPS, complaints, machine_addresses, parsed

pytestmark = pytest.mark.django_db
MOST = 6  # queries
LONG_AGO = datetime.datetime(2023, 11, 8, 1, 2, 3, tzinfo=datetime.UTC)
SAID = "2023-11-08T09:02:03+08:00"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


@pytest.fixture
def sitemap(client):
    """A function (address) → path → lastmod, "" where none is said, of the valid sitemap there."""

    def sitemap(address):
        response = client.get(address)
        assert complaints("sitemap", response.content) == []
        rows = parsed(response)
        return {
            row.findtext(f"{SITEMAP}loc").removeprefix("http://testserver"): row.findtext(
                f"{SITEMAP}lastmod", ""
            )
            for row in rows
        }

    return sitemap


@pytest.mark.parametrize("kind", SITEMAPS)
def test_a_sitemap_is_valid_and_costs_the_same_few_queries_with_1_story_and_with_many(
    client, kind
):
    costs = []
    for stories in (1, 20):
        fill_paper(stories, pages=2, issues=3)
        address = machine_addresses()[kind]
        with CaptureQueriesContext(connection) as queries:
            response = client.get(address)
        assert complaints("sitemap", response.content) == []
        costs.append(len(queries))
    assert costs[0] == costs[1] <= MOST


def test_the_index_has_a_sitemap_for_each_month_with_its_last_change(sitemap):
    november, december = make_page(), make_page(make_issue(datetime.date(2023, 12, 1)))
    make_published(page=november)
    make_published(page=december)
    make_article(page=make_page(make_issue(datetime.date(2024, 1, 1))))
    Article.objects.filter(page=november).update(updated_at=LONG_AGO)
    found = sitemap("/sitemap.xml")
    months = [address for address in found if "/20" in address]
    assert months == ["/sitemap/2023/12.xml", "/sitemap/2023/11.xml"]
    assert found["/sitemap/2023/11.xml"] == SAID
    assert all(sitemap(address) is not None for address in found)


def test_a_months_sitemap_has_its_issues_pages_and_stories_and_no_other(sitemap):
    fill_paper(2, pages=2)
    make_published(page=make_page(make_issue(datetime.date(2023, 12, 1))))
    issue = make_issue()
    rows = [issue, *issue.pages.all(), *Article.objects.filter(page__issue=issue)]
    assert sitemap("/sitemap/2023/11.xml").keys() == {row.get_absolute_url() for row in rows}


def online_as_news():
    """As if all stories had come online with their issue, and nothing been changed since."""
    Article.objects.update(updated_at=LONG_AGO, published_at=LONG_AGO)


def test_of_a_back_issue_the_day_is_lastmod_until_something_is_corrected(sitemap):
    story = make_published()
    rows = (story, story.page, story.page.issue)
    found = sitemap("/sitemap/2023/11.xml")
    assert {found[row.get_absolute_url()] for row in rows} == {"2023-11-08T00:00:00+08:00"}
    for seconds in (0, 1):
        at = LONG_AGO + datetime.timedelta(seconds=seconds)
        Correction.objects.create(article=story, text="应为。", made_at=at)
    found = sitemap("/sitemap/2023/11.xml")
    assert {found[row.get_absolute_url()] for row in rows} == {SAID.replace(":03+", ":04+")}


def test_lastmod_of_a_page_and_an_issue_is_that_of_their_last_changed_story(sitemap):
    issue = make_issue()
    still, moved = make_page(issue), make_page(issue)
    story = make_published(page=still)
    make_published(page=moved)
    online_as_news()
    newer = LONG_AGO + datetime.timedelta(seconds=1)
    Article.objects.filter(page=moved).update(updated_at=newer)
    found = sitemap("/sitemap/2023/11.xml")
    later = SAID.replace(":03+", ":04+")
    rows = (story, still, moved, issue)
    assert [found[row.get_absolute_url()] for row in rows] == [SAID, SAID, later, later]


def test_a_withdrawn_story_is_out_of_the_sitemap_and_has_changed_the_page_that_it_stood_on(
    sitemap,
):
    page = make_page()
    make_published(page=page)
    gone = make_published(page=page)
    online_as_news()
    publishing.withdraw([gone], reason="事实有误")
    found = sitemap("/sitemap/2023/11.xml")
    assert gone.get_absolute_url() not in found
    assert found[page.get_absolute_url()] > SAID


def test_a_page_that_stories_only_go_on_to_is_there_with_their_last_change(sitemap):
    story = make_published()
    other = make_page(story.page.issue)
    make_region(story, page=other)
    online_as_news()
    assert sitemap("/sitemap/2023/11.xml")[other.get_absolute_url()] == SAID


@pytest.mark.parametrize("state", [State.DRAFT, State.WITHDRAWN])
def test_no_sitemap_names_what_is_not_published_nor_what_it_alone_stands_for(client, state):
    fill_paper(1)
    hidden = make_article(
        page=make_page(make_issue(DAY.replace(day=9))),
        headline="秘密",
        state=state,
        published_at=timezone.now(),
    )
    told = "".join(client.get(machine_addresses()[kind]).content.decode() for kind in SITEMAPS)
    assert "秘密" not in told
    for row in (hidden, hidden.page, hidden.page.issue):
        assert f"{row.get_absolute_url()}<" not in told


@pytest.mark.parametrize("month", ["2023/10", "2023/13", "2023/00", "0001/01", "9999/12"])
def test_a_month_without_an_issue_has_no_sitemap(client, month):
    fill_paper(1)
    assert client.get(f"/sitemap/{month}.xml").status_code == 404


def test_the_news_are_what_came_online_in_the_last_48_hours(client):
    today = make_page(make_issue(timezone.localdate(), newspaper="江南日报"))
    old, new = (make_published(headline=headline, page=today) for headline in ("旧闻", "新闻"))
    Article.objects.filter(pk=old.pk).update(
        published_at=timezone.now() - datetime.timedelta(hours=48, seconds=1)
    )
    response = client.get("/sitemap/news.xml")
    (row,) = parsed(response)
    published = timezone.localtime(Article.objects.get(pk=new.pk).published_at).isoformat(
        timespec="seconds"
    )
    said = [
        row.findtext(f".//{NEWS}{tag}") for tag in ("language", "publication_date", "title")
    ]
    assert said == ["zh-cn", published, "新闻"]
    assert "max-age=300" in response["Cache-Control"]


def test_an_archive_that_is_put_online_today_is_no_news(client):
    days = (timezone.localdate() - datetime.timedelta(n) for n in (0, 2, 3, 5000))
    today, lately, *_older = [
        make_published(page=make_page(make_issue(day))).headline for day in days
    ]
    titles = [
        title.text for title in parsed(client.get("/sitemap/news.xml")).iter(f"{NEWS}title")
    ]
    assert sorted(titles) == sorted([today, lately])


def test_robots_may_read_the_paper_and_not_what_is_for_people_alone(client):
    fill_paper(1)
    robots = RobotFileParser()
    response = client.get("/robots.txt")
    robots.parse(response.content.decode().splitlines())
    assert response["Content-Type"].startswith("text/plain")
    assert robots.site_maps() == [
        "http://testserver/sitemap.xml",
        "http://testserver/sitemap/news.xml",
    ]
    assert [
        path
        for path in ("/", "/a/1/", "/a/1.json", "/feed/", "/paper/")
        if not robots.can_fetch("*", path)
    ] == []
    assert [
        path
        for path in ("/admin/", "/search/?q=1", "/language/en/")
        if robots.can_fetch("*", path)
    ] == []
