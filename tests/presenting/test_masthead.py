"""The masthead is read once a process, and anew where what stands in it has changed."""

import datetime

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.derived import cache_versions
from articles.desk import bin as desk_bin
from articles.presenting import masthead
from articles.presenting.masthead import masthead_of, read_masthead
from tests.factories import DAY, make_article, make_issue, make_page, make_published

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _mastheads_are_kept(settings):
    settings.KEEP_PAGES = 600
    masthead.CACHED.clear()
    yield
    masthead.CACHED.clear()


def cost_of_next():
    """How many queries the masthead of another request takes, whose tags nobody has asked for yet."""
    with CaptureQueriesContext(connection) as queries:
        masthead_of(RequestFactory().get("/"))
    return len(queries)


def test_a_process_reads_it_once(django_capture_on_commit_callbacks):
    make_published()
    assert (cost_of_next(), cost_of_next()) == (5, 1)
    with django_capture_on_commit_callbacks(execute=True):
        cache_versions.site_changed()
    assert (cost_of_next(), cost_of_next()) == (5, 1)


def test_a_request_reads_it_once():
    request = RequestFactory().get("/")
    first = masthead_of(request)
    with CaptureQueriesContext(connection) as queries:
        assert masthead_of(request) is first
    assert len(queries) == 0


def make_waiting(early=1, drafts=3):
    """An issue of tomorrow that waits for its time, of which some stories went ahead."""
    issue = make_issue(
        DAY + datetime.timedelta(1), live_at=timezone.now() + datetime.timedelta(1)
    )
    page = make_page(issue)
    for _ in range(early):
        make_published(page=page)
    for _ in range(drafts):
        make_article(page=page)
    return issue


def test_a_story_that_goes_ahead_of_its_issue_does_not_make_that_the_newest():
    make_published()
    waiting = make_waiting()
    assert read_masthead().issue == make_issue()
    type(waiting).objects.filter(pk=waiting.pk).update(went_live_at=timezone.now())
    assert read_masthead().issue == waiting


def test_an_issue_that_is_out_and_waits_for_the_rest_of_its_stories_stays_the_newest():
    make_published()
    waiting = make_waiting(early=4, drafts=2)
    assert read_masthead().issue == waiting


def test_where_nothing_else_is_online_what_went_ahead_is_all_there_is():
    waiting = make_waiting()
    assert read_masthead().issue == waiting


def test_drafts_that_come_or_go_make_the_masthead_anew_where_it_depends_on_them(
    django_capture_on_commit_callbacks,
):
    """Whether an issue that waits is out already is told by what is still to come."""
    make_published()
    waiting = make_waiting(early=4, drafts=2)
    assert masthead_of(RequestFactory().get("/")).issue == waiting
    page = waiting.pages.get()
    for come, newest in ((3, make_issue()), (-3, waiting)):
        with django_capture_on_commit_callbacks(execute=True):
            if come > 0:
                new = [make_article(page=page) for _ in range(come)]
                cache_versions.pages_changed([page.pk])
            else:
                desk_bin.put_in(new)
        assert masthead_of(RequestFactory().get("/")).issue == newest
        assert masthead_of(RequestFactory().get("/")).issue == read_masthead().issue


def test_drafts_of_an_issue_without_a_time_change_no_masthead(
    django_capture_on_commit_callbacks,
):
    page = make_published().page
    cost_of_next()
    with django_capture_on_commit_callbacks(execute=True) as told:
        draft = make_article(page=page)
        cache_versions.articles_changed([draft.pk])
    assert (len(told), cost_of_next()) == (0, 1)
