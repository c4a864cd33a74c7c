"""Hosts that the desk names are allowed on readers' pages; nowhere else, and to nobody who is logged in."""

import pytest
from django.core.cache import caches
from django.urls import reverse

from articles.presenting import masthead
from tests.factories import make_editor, make_published, make_site_settings
from tests.site.pages import SitePage

pytestmark = pytest.mark.django_db
HOST = "https://hm.baidu.com"
SCRIPT = f"{HOST}/hm.js?0123456789abcdef"


@pytest.fixture(autouse=True)
def _named(settings):
    settings.KEEP_PAGES = 600
    caches["pages"].clear()
    masthead.CACHED.clear()
    make_site_settings(hosts="hm.baidu.com\n*.evil.example", scripts=SCRIPT)
    yield
    caches["pages"].clear()
    masthead.CACHED.clear()


def policy_of(answer):
    """Directive → its sources."""
    directives = answer["Content-Security-Policy"].split("; ")
    return {words[0]: set(words[1:]) for words in map(str.split, directives)}


def scripts_in(answer):
    return [script.attributes.get("src") for script in SitePage(answer).all("script")]


def test_a_readers_page_may_ask_the_named_hosts_and_keeps_the_rest_of_its_policy(client):
    story = make_published()
    for _first_and_kept in range(2):
        answer = client.get(story.get_absolute_url())
        policy = policy_of(answer)
        assert {name for name, sources in policy.items() if HOST in sources} == {
            "script-src",
            "img-src",
            "connect-src",
        }
        assert policy["script-src"] == {"'self'", HOST}
        assert policy["default-src"] == {"'none'"}
        assert SCRIPT in scripts_in(answer)


def test_who_is_logged_in_gets_neither_the_hosts_nor_the_scripts(client):
    story = make_published()
    client.force_login(make_editor())
    answer = client.get(story.get_absolute_url())
    assert HOST not in answer["Content-Security-Policy"]
    assert SCRIPT not in scripts_in(answer)


@pytest.mark.parametrize("name", ["login", "index", "articles_sitesettings_changelist"])
def test_no_page_of_the_desk_has_them(client, name):
    assert HOST not in client.get(reverse(f"admin:{name}"), follow=True).headers.get(
        "Content-Security-Policy", ""
    )


def test_what_programs_read_has_them_neither(client):
    make_published()
    assert "hm.baidu.com" not in client.get("/robots.txt")["Content-Security-Policy"]
