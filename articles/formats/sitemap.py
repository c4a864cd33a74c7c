"""Sitemaps, an index of them, and Google's extension for news.

https://www.sitemaps.org/protocol.html (0.9)
https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from articles.formats.item import moment
from articles.formats.markup import serialized, xml_text

MEDIA_TYPE = "application/xml"
MOST_ENTRIES = 50_000  # that the protocol allows in one file
MOST_NEWS = 1000  # entries that Google allows in one news sitemap
NEWS_LANGUAGE = "zh-cn"  # what Google's extension calls simplified Chinese
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True)
class SitemapEntry:
    """A URL and when what stands there last changed, None where nobody knows."""

    url: str
    changed: datetime.datetime | None = None


@dataclass(frozen=True)
class NewsEntry:
    """A story for the news sitemap; `published` is when it was news."""

    url: str
    newspaper: str
    title: str
    published: datetime.datetime


def write(entries: Iterable[SitemapEntry]) -> bytes:
    return _written("urlset", "url", entries)


def write_index(sitemaps: Iterable[SitemapEntry]) -> bytes:
    return _written("sitemapindex", "sitemap", sitemaps)


def write_news(stories: Iterable[NewsEntry]) -> bytes:
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:news": _NEWS})
    for story in stories:
        url = SubElement(root, "url")
        _text(url, "loc", story.url)
        news = SubElement(url, "news:news")
        publication = SubElement(news, "news:publication")
        _text(publication, "news:name", story.newspaper)
        _text(publication, "news:language", NEWS_LANGUAGE)
        _text(news, "news:publication_date", moment(story.published))
        _text(news, "news:title", story.title)
    return serialized(root)


def _written(kind: str, each: str, entries: Iterable[SitemapEntry]) -> bytes:
    root = Element(kind, {"xmlns": _SITEMAP})
    for entry in entries:
        url = SubElement(root, each)
        _text(url, "loc", entry.url)
        if entry.changed:
            _text(url, "lastmod", moment(entry.changed))
    return serialized(root)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = xml_text(text)
