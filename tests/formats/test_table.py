"""The table of formats is complete, and all of them have one signature."""

import datetime
from importlib import import_module
from pkgutil import iter_modules

import pytest

from articles import formats
from articles.formats import atom
from articles.formats.item import Item, Print, Withdrawal
from articles.formats.sitemap import NewsEntry, SitemapEntry
from articles.formats.table import FORMATS

NOON = datetime.datetime(2023, 11, 8, 12, tzinfo=datetime.UTC)
ITEM = Item(
    url="https://paper.example/a/1/",
    title="标题",
    **dict.fromkeys(("kicker", "deck", "summary", "html", "section", "section_url"), ""),
    **dict.fromkeys(("authors", "images", "corrections"), ()),
    published=None,
    is_public=True,
    dated=None,
    updated=NOON,
    printed=Print(
        **dict.fromkeys(
            ("newspaper", "newspaper_url", "edition", "issue_name", "issue_url"), ""
        ),
        **dict.fromkeys(("page", "page_name", "page_label", "page_url"), ""),
        date=NOON.date(),
        number=None,
    ),
)
VALUES = {
    "atom": atom.Feed(
        "https://paper.example/feed/", "https://paper.example/", "", "", NOON, (ITEM,)
    ),
    "ninjs": ITEM,
    "ninjs_of_withdrawal": Withdrawal("https://paper.example/a/1/", NOON),
    "schema_org": ITEM,
    "sitemap": [SitemapEntry("https://paper.example/")],
    "sitemap_index": [SitemapEntry("https://paper.example/sitemap/sections.xml")],
    "sitemap_of_news": [NewsEntry("https://paper.example/a/1/", "", "标题", NOON)],
}


def test_every_module_that_has_a_media_type_is_in_the_table():
    modules = (
        import_module(f"articles.formats.{each.name}")
        for each in iter_modules(formats.__path__)
    )
    with_type = {module.__name__ for module in modules if hasattr(module, "MEDIA_TYPE")}
    assert {each.write.__module__ for each in FORMATS.values()} == with_type


@pytest.mark.parametrize("name", FORMATS)
def test_a_format_writes_its_value_as_bytes_in_utf8(name):
    written = FORMATS[name].write(VALUES[name])
    assert "paper.example" in written.decode()
    assert FORMATS[name].media_type.startswith("application/")
