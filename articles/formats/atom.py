"""Atom 1.0 (RFC 4287), its pages and archives (RFC 5005), and the hub that announces news
(WebSub); withdrawn entries as tombstones (RFC 6721).

https://www.rfc-editor.org/rfc/rfc4287 https://www.rfc-editor.org/rfc/rfc5005
https://www.w3.org/TR/websub/ https://www.rfc-editor.org/rfc/rfc6721
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from html import escape
from xml.etree.ElementTree import Element, SubElement

from articles.formats.item import LANGUAGE, Image, Item, Withdrawal, moment
from articles.formats.markup import serialized, xml_text

MEDIA_TYPE = "application/atom+xml"
_ATOM = "http://www.w3.org/2005/Atom"
_TOMBSTONES = "http://purl.org/atompub/tombstones/1.0"
_HISTORY = "http://purl.org/syndication/history/1.0"


@dataclass(frozen=True)
class Feed:
    """`url` is the feed's own, `page_url` that of the same stories for people; `updated`: when
    its newest entry was.

    `links` are further (relation, URL) pairs, such as RFC 5005's. `is_archive`: its entries are
    final, none will be added. `in_full`: entries carry the whole text, else a summary.
    """

    url: str
    page_url: str
    title: str
    newspaper: str
    updated: datetime.datetime
    items: tuple[Item, ...]
    links: tuple[tuple[str, str], ...] = ()
    gone: tuple[Withdrawal, ...] = ()
    is_archive: bool = False
    in_full: bool = True


def write(feed: Feed) -> bytes:
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": LANGUAGE})
    _text(root, "id", feed.url)
    _text(root, "title", feed.title)
    _text(root, "updated", moment(feed.updated))
    _text(SubElement(root, "author"), "name", feed.newspaper)
    _link(root, "self", feed.url, type=MEDIA_TYPE)
    _link(root, "alternate", feed.page_url, type="text/html")
    for relation, url in feed.links:
        _link(root, relation, url)
    if feed.is_archive:
        SubElement(root, "fh:archive", {"xmlns:fh": _HISTORY})
    for gone in feed.gone:
        _tombstone(root, gone)
    for item in feed.items:
        _entry(root, item, feed)
    return serialized(root)


def _entry(root: Element, item: Item, feed: Feed) -> None:
    entry = SubElement(root, "entry")
    _text(entry, "id", item.url)
    _text(entry, "title", item.title)
    _text(entry, "updated", moment(item.revised))
    if item.dated:
        _text(entry, "published", moment(item.dated))
    for person in item.authors:
        author = SubElement(entry, "author")
        _text(author, "name", person.name)
        _text(author, "uri", person.url)
    _link(entry, "alternate", item.url, type="text/html")
    for image in item.images:
        _link(entry, "enclosure", image.url, type=image.media_type)
    if item.section:
        SubElement(entry, "category", {"term": xml_text(item.section)})
    _text(entry, "summary", item.summary)
    if feed.in_full:
        content = SubElement(entry, "content", {"type": "html"})
        content.text = xml_text(_full_text(item))


def _tombstone(root: Element, gone: Withdrawal) -> None:
    facts = {"xmlns:at": _TOMBSTONES, "ref": gone.url, "when": moment(gone.at)}
    entry = SubElement(root, "at:deleted-entry", facts)
    if gone.note:
        _text(entry, "at:comment", gone.note)


def _full_text(item: Item) -> str:
    """Corrections, photos and body, as a feed reader shows them."""
    corrections = "".join(
        f"<p>{escape(correction.text)}</p>" for correction in item.corrections
    )
    deck = f"<p><strong>{escape(item.deck)}</strong></p>" if item.deck else ""
    figures = "".join(map(_figure, item.images))
    return deck + corrections + figures + item.html


def _figure(image: Image) -> str:
    size = f' width="{image.width}" height="{image.height}"' if image.width else ""
    words = escape(" ".join(filter(None, (image.caption, image.credit))))
    return f'<figure><img src="{escape(image.url)}" alt=""{size}><figcaption>{words}</figcaption></figure>'


def _text(parent: Element, tag: str, text: str) -> None:
    SubElement(parent, tag).text = xml_text(text)


def _link(parent: Element, relation: str, url: str, **attributes: str) -> None:
    SubElement(parent, "link", {"rel": relation, "href": url, **attributes})
