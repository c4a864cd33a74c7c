"""No address is forgotten: every page's tests read it, or it says here which test does, or why none needs to."""

from pathlib import Path
from urllib.parse import unquote

import pytest
from django.urls import URLResolver, get_resolver, path, resolve, reverse

from tests.site.papers import ASKED, KINDS, every_address, fill_paper

TESTS = Path(__file__).resolve().parents[1]

# What programs read: the test module that asks for it, and the words by which it does.
PROGRAMS = {
    "articles:feed": ("syndication/test_feeds.py", "FEEDS"),
    "articles:issue_feed": ("syndication/test_feeds.py", "FEEDS"),
    "articles:section_feed": ("syndication/test_feeds.py", "FEEDS"),
    "articles:contributor_feed": ("syndication/test_feeds.py", "FEEDS"),
    "articles:article_json": ("syndication/test_article_json.py", "json_address"),
    "articles:sitemaps": ("syndication/test_sitemaps.py", "SITEMAPS"),
    "articles:sitemap": ("syndication/test_sitemaps.py", "SITEMAPS"),
    "articles:sitemap_of_sections": ("syndication/test_sitemaps.py", "SITEMAPS"),
    "articles:sitemap_of_news": ("syndication/test_sitemaps.py", "SITEMAPS"),
    "articles:robots": ("syndication/test_sitemaps.py", "/robots.txt"),
    "articles:opensearch": ("site/test_search.py", "opensearch"),
    "articles:artwork": ("site/test_own_views.py", "artwork"),
    "articles:favicon": ("site/test_own_views.py", "/favicon.ico"),
    "articles:manifest": ("site/test_own_views.py", "/site.webmanifest"),
    "articles:closer": ("images/test_on_demand.py", "closer("),
    "articles:issue_pdf": ("images/test_on_demand.py", "whole("),
    "articles:photo": ("site/test_photos.py", "offered("),
    "articles:covered_page": ("site/test_covered_pages.py", "red_at("),
}
# What is no page like the others, a sentence each that says why and where it is tested.
EXEMPT = {
    "admin:*": "The desk has pages of its own, which tests/admin/ open as editors.",
    "^media/(?P<path>.*)$": "Django's own view hands out uploads while there is no web server; none of it is ours.",
    "articles:language": "It only leads back to where the reader was; tests/middleware/test_languages.py asks for it.",
    "articles:former": "It only leads to where a story stands today; tests/legacy/test_redirects.py asks for it.",
    "articles:letter": "A form to the desk about one story; no engine lists it; tests/site/test_letters.py sends it.",
    "articles:letter_sent": "The thanks for a letter, no engine lists it; tests/site/test_letters.py reads it.",
    "articles:preview": "A draft for one reader by a secret address; tests/site/test_preview.py opens it.",
    "articles:preview_mistyped": "Leads to a draft by a secret address; tests/site/test_preview.py asks for it.",
    "articles:preview_photo": "The same for its photos; tests/site/test_preview.py asks for them.",
    "articles:preview_whole_photo": "The same for its photos; tests/site/test_preview.py asks for them.",
    "articles:copy": "The story once more, as plain text to be taken along; tests/site/test_letters.py reads it.",
}


def names_of(patterns, namespace=""):
    """The name of every address, "admin:*" for all of the desk's; the pattern itself where there is no name."""
    for pattern in patterns:
        if not isinstance(pattern, URLResolver):
            yield f"{namespace}{pattern.name}" if pattern.name else str(pattern.pattern)
        elif pattern.namespace == "admin":
            yield "admin:*"
        else:
            yield from names_of(
                pattern.url_patterns,
                f"{pattern.namespace}:" if pattern.namespace else namespace,
            )


def forgotten(names, pages, tables):
    """A sentence for each address that nobody has said anything of."""
    told = {*pages, *(name for table in tables for name in table)}
    return [
        f"The address {name} is in no test: give its kind to KINDS or ASKED in tests/site/papers.py, or name its test "
        "module in PROGRAMS, or say in EXEMPT why it needs none (both in tests/site/test_every_address.py)."
        for name in names
        if name not in told
    ]


def outdated(names, pages, tables):
    """A sentence for each entry that means no address, or one that every page's tests read already."""
    entries = [name for table in tables for name in table]
    gone = [
        f"There is no address {name} any more: remove its entry."
        for name in entries
        if name not in names
    ]
    twice = [
        f"{name} is read by every page's tests: remove its entry."
        for name in entries
        if name in pages
    ]
    return gone + twice


@pytest.fixture
def pages(db):
    """The names of the addresses that every page's tests read."""
    fill_paper(2)
    addresses = every_address()
    return {
        resolve(unquote(addresses[kind].partition("?")[0])).view_name
        for kind in (*KINDS, *ASKED)
    }


def test_every_address_is_tested_or_says_why_not(pages):
    assert forgotten(names_of(get_resolver().url_patterns), pages, (PROGRAMS, EXEMPT)) == []


def test_every_entry_means_an_address_that_is_there(pages):
    assert (
        outdated(list(names_of(get_resolver().url_patterns)), pages, (PROGRAMS, EXEMPT)) == []
    )


@pytest.mark.parametrize("name", PROGRAMS)
def test_the_test_module_of_an_answer_for_programs_asks_for_it(name):
    module, words = PROGRAMS[name]
    assert (TESTS / module).exists(), (
        f"{name}: there is no {module} beside this module; name the one that tests it."
    )
    assert words in (TESTS / module).read_text(encoding="utf-8"), (
        f"{name}: {module} no longer says {words!r}."
    )


def test_a_new_address_is_told_by_its_name_and_one_without_by_its_pattern():
    new = [path("weather/", pytest.fail, name="weather"), path("tides/", pytest.fail)]
    told = forgotten(names_of(new, "articles:"), {"articles:front"}, (PROGRAMS, EXEMPT))
    assert [sentence.partition(" is in no test")[0] for sentence in told] == [
        "The address articles:weather",
        "The address tides/",
    ]
    assert "KINDS or ASKED in tests/site/papers.py" in told[0]


def test_an_entry_that_means_nothing_any_more_or_is_told_twice_is_told():
    told = outdated(
        ["articles:front"],
        {"articles:front"},
        ({"articles:tides": "…"}, {"articles:front": "…"}),
    )
    assert told == [
        "There is no address articles:tides any more: remove its entry.",
        "articles:front is read by every page's tests: remove its entry.",
    ]


def test_the_desk_is_one_address_and_all_others_are_walked():
    names = list(names_of(get_resolver().url_patterns))
    assert names.count("admin:*") == 1
    assert "articles:front" in names
    assert resolve(reverse("admin:index")).namespace == "admin"
