"""What every kind of page keeps: a head for search engines, one style sheet, scripts of our own alone, escaped text."""

import pytest
from django.urls import reverse

from articles import search
from tests.factories import (
    make_byline,
    make_contributor,
    make_html,
    make_issue,
    make_page,
    make_photo,
    make_picture,
    make_plain_page,
    make_published,
    make_section,
)
from tests.site.papers import (
    ABOUT,
    ASKED,
    KINDS,
    SEARCHES,
    archive_addresses,
    every_address,
    fill_paper,
    searched,
)

pytestmark = pytest.mark.django_db
KNOWN = {
    "action",
    "aria-current",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-pressed",
    "alt",
    "autocomplete",
    "charset",
    "class",
    "content",
    "data-copied",
    "data-do",
    "data-read",
    "data-stop",
    "datetime",
    "decoding",
    "defer",
    "enterkeyhint",
    "for",
    "height",
    "href",
    "hreflang",
    "id",
    "lang",
    "loading",
    "maxlength",
    "method",
    "name",
    "open",
    "placeholder",
    "property",
    "rel",
    "role",
    "scope",
    "selected",
    "src",
    "tabindex",
    "title",
    "type",
    "value",
    "width",
}
BAD = """<script>alert("1")</script><b>&amp;'"""


def make_bad_paper():
    """Every text that a page can show is BAD, and no text is anything else."""
    article = make_published(
        page=make_page(make_issue(newspaper=BAD, number=1), number="<b>&", name=BAD),
        section=make_section(BAD, slug="bad"),
        **dict.fromkeys(("headline", "kicker", "deck"), BAD),
        **dict.fromkeys(("lead_in", "dateline"), BAD[:30]),
    )
    make_byline(article, BAD, role=BAD[:20], agency=BAD)
    make_picture(article, caption=BAD, photo=make_photo()).credits.create(
        contributor=make_contributor(BAD, BAD)
    )
    make_picture(article, caption=BAD)
    for number in range(12):
        make_published(
            page=article.page, headline=BAD if number else "", body="", section=article.section
        )
    for kind in ABOUT:
        make_plain_page(kind, make_html(BAD))
    search.index([article.pk])
    return bad_addresses(article, make_contributor(BAD, BAD))


def bad_addresses(article, person):
    """Kind of page → the address of the one that shows them."""
    rows = {
        "issue": article.page.issue,
        "page": article.page,
        "article": article,
        "section": article.section,
        "contributor": person,
    }
    lists = ("front", "issues", "sections", *ABOUT)
    return (
        archive_addresses(article.section, person, article.page.issue.date)
        | {kind: row.get_absolute_url() for kind, row in rows.items()}
        | {kind: reverse(f"articles:{kind}") for kind in lists}
        | SEARCHES
        | {"results": searched(q=BAD)}
    )


def is_an_own_file(script):
    """A script as a strict policy allows it: a static file of ours, run when the page stands.

    One alone runs before: the one that sets the type's size, so that no page is seen in another
    size first.
    """
    at = script.attributes
    own = at.get("src", "").startswith("/static/articles/") and not script.text
    return own and (
        at.keys() == {"src", "defer"} or at == {"src": "/static/articles/reading.js"}
    )


def is_data(script):
    """A block that no browser runs, for search engines. What it holds is asked in tests/site/test_linked_data.py."""
    return script.attributes == {"type": "application/ld+json"}


def foreign(page):
    return [
        script
        for script in page.all("script")
        if not (is_an_own_file(script) or is_data(script))
    ]


def written(page):
    """The page without its plain text: tags and attributes alone."""
    return [(element.tag, element.attributes) for element in page.elements]


@pytest.fixture
def pages(read):
    """Kind → the page of a paper of two stories, after its address."""
    fill_paper(2)
    places = every_address()
    return {kind: (places[kind], read(places[kind])) for kind in (*KINDS, *ASKED)}


@pytest.fixture
def bad_pages(read):
    """Kind → the page of a paper that says nothing but BAD."""
    places = make_bad_paper()
    return {kind: read(places[kind]) for kind in (*KINDS, *ASKED)}


def test_the_head_names_the_page_to_search_engines(pages):
    for address, page in pages.values():
        assert page.one("html").attributes["lang"] == "zh-Hans", address
        assert page.text("title").endswith("江南日报"), address
        assert page.canonical() == f"http://testserver{address}"
        assert 5 <= len(page.description()) <= 200, address
        assert len(page.all("h1")) == 1, address
    titles = [page.text("title") for _address, page in pages.values()]
    assert len(set(titles)) == len(titles), "two pages have one title"


def test_a_page_is_one_style_sheet_and_files_of_our_own_and_nothing_inline(pages):
    for address, page in pages.values():
        sheets = [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
        assert sheets == ["/static/articles/site.css"], address
        assert foreign(page) == page.all("style") == [], address
        names = [name for _tag, names in written(page) for name in names]
        inline = [name for name in names if name.startswith("on") or name == "style"]
        assert inline == [], address


def test_nothing_of_a_story_becomes_markup_and_a_quote_ends_no_attribute(bad_pages):
    for kind, page in bad_pages.items():
        assert foreign(page) == [], kind
        bold = [element.text for element in page.all("b")]
        assert [text for text in bold if "alert" in text] == [], kind
        assert BAD in page.text("body"), kind
        names = {name for _tag, attributes in written(page) for name in attributes}
        assert names <= KNOWN, kind


def test_a_body_brings_no_markup_but_what_the_sanitizer_allows(read):
    body = """<p onclick="x">甲<script>alert(1)</script><a href="javascript:alert(1)">乙</a><img src=x></p>"""
    page = read(make_published(body=body))
    assert page.all("img") == []
    assert "alert" not in page.text("div", cls="body")
    assert "javascript" not in page.html
    assert page.text("div", cls="body") == "甲乙"


def test_the_description_of_a_story_is_its_deck_else_its_beginning(read):
    assert read(make_published(deck="副题在此")).description() == "副题在此"
    beginning = "近日，记者走进产业园，一派现代化生产场景呈现在眼前。"
    assert read(make_published()).description() == beginning
