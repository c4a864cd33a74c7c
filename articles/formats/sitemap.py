"""Sitemaps (sitemaps.org, protocol 0.9), an index of them, and Google's extension for news."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element, SubElement

from articles.formats.item import moment
from articles.formats.markup import serialized, xml_text

MEDIA_TYPE = "application/xml"
MOST = 50_000  # addresses that the protocol allows in one file
MOST_NEWS = 1000  # of a news sitemap
NEWS_LANGUAGE = "zh-cn"  # what Google's extension calls simplified Chinese
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_NEWS = "http://www.google.com/schemas/sitemap-news/0.9"


@dataclass(frozen=True)
class Place:
    """An address and when what stands there last changed, None where nobody knows."""

    address: str
    changed: datetime.datetime | None = None


@dataclass(frozen=True)
class News:
    address: str
    newspaper: str
    title: str
    published: datetime.datetime


def write(places: Iterable[Place]) -> bytes:
    return _written("urlset", "url", places)


def write_index(sitemaps: Iterable[Place]) -> bytes:
    return _written("sitemapindex", "sitemap", sitemaps)


def write_news(stories: Iterable[News]) -> bytes:
    root = Element("urlset", {"xmlns": _SITEMAP, "xmlns:news": _NEWS})
    for story in stories:
        url = SubElement(root, "url")
        _text(url, "loc", story.address)
        news = SubElement(url, "news:news")
        publication = SubElement(news, "news:publication")
        _text(publication, "news:name", story.newspaper)
        _text(publication, "news:language", NEWS_LANGUAGE)
        _text(news, "news:publication_date", moment(story.published))
        _text(news, "news:title", story.title)
    return serialized(root)


def _written(kind: str, each: str, places: Iterable[Place]) -> bytes:
    root = Element(kind, {"xmlns": _SITEMAP})
    for place in places:
        url = SubElement(root, each)
        _text(url, "loc", place.address)
        if place.changed:
            _text(url, "lastmod", moment(place.changed))
    return serialized(root)


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = xml_text(text)
