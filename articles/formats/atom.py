"""Atom 1.0 (RFC 4287), its pages and archives (RFC 5005), and the hub that tells of news (WebSub)."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, SubElement

from articles.formats.item import LANGUAGE, Image, Item, moment
from articles.formats.markup import serialized, xml_text

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_HISTORY = "http://purl.org/syndication/history/1.0"


@dataclass(frozen=True)
class Feed:
    """`address` is the feed's own, `page` the page for people that it follows; `updated` when its newest entry changed.

    `links` are further (relation, address) pairs, such as RFC 5005's. `is_archive`: what stands in it is all there is.
    """

    address: str
    page: str
    title: str
    newspaper: str
    updated: datetime.datetime
    items: tuple[Item, ...]
    links: tuple[tuple[str, str], ...] = ()
    is_archive: bool = False
    in_full: bool = True


def write(feed: Feed) -> bytes:
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": LANGUAGE})
    _text(root, "id", feed.address)
    _text(root, "title", feed.title)
    _text(root, "updated", moment(feed.updated))
    _text(SubElement(root, "author"), "name", feed.newspaper)
    _link(root, "self", feed.address, type=MEDIA_TYPE)
    _link(root, "alternate", feed.page, type="text/html")
    for relation, address in feed.links:
        _link(root, relation, address)
    if feed.is_archive:
        SubElement(root, "fh:archive", {"xmlns:fh": _HISTORY})
    for item in feed.items:
        _entry(root, item, feed)
    return serialized(root)


def _entry(root: Element, item: Item, feed: Feed) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", item.address)
    _text(entry, "title", item.title)
    _text(entry, "updated", moment(item.updated))
    if item.published:
        _text(entry, "published", moment(item.published))
    for person in item.authors:
        author = SubElement(entry, "author")
        _text(author, "name", person.name)
        _text(author, "uri", person.address)
    _link(entry, "alternate", item.address, type="text/html")
    for image in item.images:
        _link(entry, "enclosure", image.address, type=image.media_type)
    if item.section:
        SubElement(entry, "category", {"term": xml_text(item.section)})
    _text(entry, "summary", item.summary)
    if feed.in_full:
        content = SubElement(entry, "content", {"type": "html"})
        content.text = xml_text(_whole_story(item))


def _whole_story(item: Item) -> str:
    """Corrections, photos and body, as a feed reader shows them."""
    corrections = "".join(f"<p>{escape(correction.text)}</p>" for correction in item.corrections)
    deck = f"<p><strong>{escape(item.deck)}</strong></p>" if item.deck else ""
    return deck + corrections + "".join(_figure(image) for image in item.images) + item.html


def _figure(image: Image) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    words = escape(" ".join(filter(None, (image.caption, image.credit))))
    return f'<figure><img src="{escape(image.address)}" alt=""{size}><figcaption>{words}</figcaption></figure>'


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = xml_text(text)


def _link(parent: Element, relation: str, address: str, **attributes: str) -> None:
    SubElement(parent, "link", {"rel": relation, "href": address, **attributes})
