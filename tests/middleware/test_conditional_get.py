"""What a browser or a crawler has already is not sent again, and nothing old is ever taken for new."""

import datetime
import gzip

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.http import http_date, parse_http_date

from articles.derived import cache_versions
from articles.desk import publishing
from articles.middleware.conditional_get import released_at
from articles.models import Article, Flash, Generation
from articles.presenting import masthead
from articles.syndication import sitemaps
from tests.factories import make_article, make_issue
from tests.site import papers
from tests.site.papers import addresses, fill_paper
from tests.syndication.machines import KINDS as MACHINES
from tests.syndication.machines import machine_addresses

pytestmark = pytest.mark.django_db
KINDS = (*papers.KINDS, *MACHINES)
# By a story
CHANGED = (
    "front",
    "issue",
    "page",
    "section",
    "contributor",
    "feed",
    "issue feed",
    "sitemap",
    "news",
)
BY_THE_CLOCK = {"news"}


@pytest.fixture
def _kept(settings):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    masthead.CACHED.clear()
    yield
    caches["pages"].clear()


@pytest.fixture
def paper(django_capture_on_commit_callbacks, monkeypatch):
    """Kind → address, of a paper whose every key changed at a time that is known, and that is news whatever its day."""
    monkeypatch.setattr(sitemaps, "NEWS_DAYS", 36_525)
    fill_paper(2, pages=2, issues=2)
    with django_capture_on_commit_callbacks(execute=True):
        cache_versions.articles_changed(Article.objects.values_list("pk", flat=True))
    return addresses() | machine_addresses()


def ask(address, **headers):
    return Client().get(address, headers=headers)


def test_whoever_has_the_page_is_told_so_and_sent_nothing(paper):
    for kind in KINDS:
        page = ask(paper[kind])
        again = ask(paper[kind], **{"if-none-match": page["ETag"]})
        assert (again.status_code, again.content) == (304, b""), kind
        assert again["ETag"] == page["ETag"], kind
        assert again["Vary"] == page["Vary"], kind


@pytest.mark.usefixtures("_kept")
def test_of_a_kept_page_that_costs_one_query(paper):
    for kind in sorted(set(KINDS) - BY_THE_CLOCK):
        page = ask(paper[kind])
        for condition in (
            {"if-none-match": page["ETag"]},
            {"if-modified-since": page["Last-Modified"]},
        ):
            with CaptureQueriesContext(connection) as queries:
                assert ask(paper[kind], **condition).status_code == 304, kind
            assert len(queries) == 1, kind


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("kind", ["front", "article", "feed", "json", "sitemap"])
def test_the_same_page_has_the_same_etag_compressed_or_not_kept_or_not(paper, kind):
    plain, packed = ask(paper[kind]), ask(paper[kind], **{"accept-encoding": "gzip"})
    assert gzip.decompress(packed.content) == plain.content
    caches["pages"].clear()
    assert {plain["ETag"], packed["ETag"], ask(paper[kind])["ETag"]} == {plain["ETag"]}
    assert plain["ETag"].startswith('W/"')


@pytest.mark.usefixtures("_kept")
def test_last_modified_is_when_something_on_the_page_last_changed(paper):
    moment = released_at() + 3600
    Generation.objects.update(changed_at=moment)
    for kind in sorted(set(KINDS) - BY_THE_CLOCK - {"robots"}):
        assert ask(paper[kind])["Last-Modified"] == http_date(moment), kind


@pytest.mark.usefixtures("_kept")
def test_what_is_changed_elsewhere_moves_no_last_modified(
    paper, django_capture_on_commit_callbacks
):
    Generation.objects.update(changed_at=released_at() + 60)
    other = make_issue().pages.last().articles.last()
    with django_capture_on_commit_callbacks(execute=True):
        cache_versions.articles_changed([other.pk])
    ask(paper["article"])
    assert parse_http_date(ask(paper["article"])["Last-Modified"]) == released_at() + 60


@pytest.mark.usefixtures("_kept")
@pytest.mark.parametrize("kind", CHANGED)
def test_after_a_change_everybody_gets_the_new_page(
    paper, kind, django_capture_on_commit_callbacks
):
    before = ask(paper[kind])
    story = make_issue().pages.first().articles.first()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw([story], reason="事实有误")
    after = ask(paper[kind], **{"if-none-match": before["ETag"]})
    assert after.status_code == 200
    assert after["ETag"] != before["ETag"]
    assert story.title not in after.content.decode()


@pytest.mark.usefixtures("_kept")
def test_a_story_that_is_withdrawn_is_gone_also_for_who_has_it(
    paper, django_capture_on_commit_callbacks
):
    before = ask(paper["article"])
    with django_capture_on_commit_callbacks(execute=True):
        publishing.withdraw([make_issue().pages.first().articles.first()], reason="事实有误")
    assert ask(paper["article"], **{"if-none-match": before["ETag"]}).status_code == 410


@pytest.mark.usefixtures("_kept")
def test_a_front_page_that_time_alone_will_change_does_not_say_when_it_changed(paper):
    now = timezone.now()
    Flash.objects.create(text="快讯", starts_at=now, ends_at=now + datetime.timedelta(hours=1))
    front = ask("/")
    assert "Last-Modified" not in front
    assert ask("/", **{"if-none-match": front["ETag"]}).status_code == 304


def test_no_browser_guesses_for_how_long_it_need_not_ask(paper):
    for kind in KINDS:
        told = ask(paper[kind])["Cache-Control"]
        assert told == ("max-age=300" if kind == "news" else "no-cache"), kind


def test_the_head_alone_says_what_the_page_says(paper):
    for kind in KINDS:
        page, head = ask(paper[kind]), Client().head(paper[kind])
        assert (head.status_code, head.content, head["ETag"]) == (200, b"", page["ETag"]), kind
        had = {"if-none-match": page["ETag"]}
        assert Client().head(paper[kind], headers=had).status_code == 304, kind


def test_an_editors_page_is_the_editors_own_and_need_not_be_sent_twice_either(
    paper, admin_client
):
    make_article(page=make_issue().pages.first(), headline="草稿在此")
    page = admin_client.get(paper["page"])
    assert page["Cache-Control"] == "no-cache, private"
    assert page["ETag"] != ask(paper["page"])["ETag"]
    assert "Last-Modified" not in page
    assert (
        admin_client.get(paper["page"], headers={"if-none-match": page["ETag"]}).status_code
        == 304
    )


def test_a_reader_who_changes_the_language_gets_the_page_in_it(paper):
    chinese = ask(paper["article"])
    english = Client()
    english.cookies["django_language"] = "en"
    assert (
        english.get(paper["article"], headers={"if-none-match": chinese["ETag"]}).status_code
        == 200
    )


def test_an_archive_page_and_what_is_not_there_say_what_they_can(paper):
    archive = ask("/archive/")
    assert ask("/archive/", **{"if-none-match": archive["ETag"]}).status_code == 304
    assert "ETag" not in ask("/nowhere/")


def test_the_desk_is_left_alone(admin_client):
    assert "ETag" not in admin_client.get("/admin/")


@pytest.mark.parametrize("asked", ["*", 'W/"x", W/"y"', "nonsense", '"'])
def test_a_condition_that_says_nothing_of_the_page_does_no_harm(paper, asked):
    assert ask(paper["article"], **{"if-none-match": asked}).status_code == (
        304 if asked == "*" else 200
    )
