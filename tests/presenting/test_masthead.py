"""The masthead is read once a process, and anew where what stands in it has changed."""

import pytest
from django.db import connection
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from articles.derived import cache_versions
from articles.presenting import masthead
from articles.presenting.masthead import masthead_of
from tests.factories import make_published

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
