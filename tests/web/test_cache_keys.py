"""One page is one entry of the page cache, however a request writes its host and what stands behind the ?."""

import re

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.presenting import masthead
from tests.factories import make_contributor, make_issue, make_section
from tests.site.papers import KINDS, PERSON, SECTION, addresses, fill_paper

pytestmark = pytest.mark.django_db
FEEDS = ("feed", "issue_feed", "section_feed", "contributor_feed")
KEPT = 1  # query: the versions of the page's tags
SPELLINGS = (
    "page=01",
    "page=%EF%BC%91",
    "page=%2B1",
    "page=last",
    "page=1&page=1",
    "page=",
)


@pytest.fixture
def paper(settings):
    settings.KEEP_PAGES = 600
    settings.ALLOWED_HOSTS = ["paper.example", ".desk.example"]
    caches["pages"].clear()
    masthead.CACHED.clear()
    fill_paper(2)
    feeds = {
        "feed": reverse("articles:feed"),
        "issue_feed": reverse("articles:issue_feed", args=[make_issue().key]),
        "section_feed": reverse("articles:section_feed", args=[make_section(SECTION).slug]),
        "contributor_feed": reverse(
            "articles:contributor_feed", args=[make_contributor(PERSON).pk]
        ),
    }
    yield addresses() | feeds
    caches["pages"].clear()


def ask(address, host="paper.example", **said):
    """The answer, and how many queries it took."""
    with CaptureQueriesContext(connection) as captured:
        answer = Client(headers={"host": host}).get(address, **said)
    return answer, len(captured)


def is_kept(address, host="paper.example", **said):
    """Whether the second to ask is shown a page that was stored."""
    ask(address, host, **said)
    answer, queries = ask(address, host, **said)
    return answer.status_code == 200 and queries == KEPT


@pytest.mark.parametrize(
    "host",
    [
        "paper.example:81",
        "paper.example:65535",
        "paper.example.",
        "Paper.example",
        "PAPER.EXAMPLE:80",
        "paper.example:443",
    ],
)
def test_no_copy_is_kept_for_another_spelling_of_the_host(paper, host):
    answer, _queries = ask(paper["article"], host)
    assert answer.status_code == 200
    assert not is_kept(paper["article"], host)
    assert is_kept(paper["article"])


def test_a_server_that_listens_on_a_port_of_its_own_keeps_its_pages(paper):
    assert is_kept(paper["article"], "paper.example:8000", SERVER_PORT="8000")
    assert not is_kept(paper["article"], "paper.example:8001", SERVER_PORT="8000")


@pytest.mark.parametrize(("secure", "port"), [(False, 80), (True, 443)])
def test_the_host_with_the_port_that_the_scheme_implies_is_the_host_without(
    paper, secure, port
):
    page, _queries = ask(paper["article"], f"paper.example:{port}", secure=secure)
    answer, queries = ask(paper["article"], secure=secure)
    assert (answer.content, queries) == (page.content, KEPT)
    assert f"paper.example:{port}" not in page.content.decode()


def test_with_a_site_url_all_hosts_that_are_answered_share_one_page(paper, settings):
    settings.SITE_URL = "https://paper.example"
    page, _queries = ask(paper["article"])
    for host in ("a.desk.example", "b.desk.example:8443", "PAPER.example"):
        answer, queries = ask(paper["article"], host)
        assert (answer.content, queries) == (page.content, KEPT)


def test_a_host_that_is_not_answered_is_refused_also_with_a_site_url(paper, settings):
    settings.SITE_URL = "https://paper.example"
    assert is_kept(paper["article"])
    assert ask(paper["article"], "elsewhere.example")[0].status_code == 400


def test_a_page_that_is_not_there_is_404_or_the_one_page_that_is_kept(paper):
    """A view that looks at `?page=` and does not say so by `has_pages` would show the first page."""
    assert paper.keys() == {*KINDS, *FEEDS}
    for address in paper.values():
        assert is_kept(address), address
        for number in ("2", "999999"):
            answer, queries = ask(f"{address}?page={number}")
            assert answer.status_code == 404 or queries == KEPT, address


@pytest.mark.parametrize("kind", ["issues", "section", "contributor", "section_feed"])
def test_no_copy_is_kept_for_another_spelling_of_a_pages_number(paper, kind):
    for query in SPELLINGS:
        assert not is_kept(f"{paper[kind]}?{query}"), query
        caches["pages"].clear()
        assert is_kept(f"{paper[kind]}?page=1"), query


def test_a_number_with_zeros_before_it_is_no_address(paper):
    for address in paper.values():
        for written in {*re.findall(r"(?<=/)[0-9]{1,9}(?=[/.])", address)}:
            for zeros in ("0", "0" * 40):
                other = address.replace(f"/{written}", f"/{zeros}{written}")
                assert ask(other)[0].status_code == 404, other
