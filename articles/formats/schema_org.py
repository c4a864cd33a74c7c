"""schema.org's NewsArticle and BreadcrumbList as JSON-LD, a block of data in the article's
page.

https://schema.org/NewsArticle https://schema.org/BreadcrumbList
"""

from __future__ import annotations

import datetime
import json
from typing import Any

from articles.formats.item import LANGUAGE, CorrectionNote, Image, Item, Person, moment

MEDIA_TYPE = "application/ld+json"
# What could end the block or begin another tag, and what JavaScript once took for line ends.
_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def write(item: Item) -> bytes:
    """To stand between `<script type="application/ld+json">` and its end, whatever the story says."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [article(item), breadcrumbs(item)],
    }
    text = json.dumps(graph, ensure_ascii=False, separators=(",", ":"))
    return text.translate(_ESCAPED).encode()


def article(item: Item) -> dict[str, Any]:
    publisher = _publisher(item)
    facts = {
        "@type": "NewsArticle",
        "@id": item.url,
        "url": item.url,
        "mainEntityOfPage": item.url,
        "headline": item.title,
        "alternativeHeadline": item.deck or item.kicker,
        "description": item.summary,
        "articleBody": item.text,
        "articleSection": item.section,
        "datePublished": item.dated and moment(item.dated),
        "dateModified": moment(item.revised),
        "author": [_author(person) for person in item.authors] or publisher,
        "publisher": publisher,
        "image": [_image(image) for image in item.images],
        "encoding": item.published and _online(item, item.published),
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "printPage": item.printed.page,
        "printSection": item.printed.page_name,
        "printEdition": item.printed.edition,
        "isPartOf": _issue(item),
        "correction": [_correction(each) for each in item.corrections],
    }
    return {name: value for name, value in facts.items() if value}


def _online(item: Item, at: datetime.datetime) -> dict[str, str]:
    """The page itself, and when it came online: of a back issue long after it was printed."""
    return {
        "@type": "MediaObject",
        "contentUrl": item.url,
        "encodingFormat": "text/html",
        "uploadDate": moment(at),
    }


def _publisher(item: Item) -> dict[str, Any]:
    address = item.printed.newspaper_logo
    logo = {"logo": {"@type": "ImageObject", "url": address}} if address else {}
    return {
        "@type": "NewsMediaOrganization",
        "name": item.printed.newspaper,
        "url": item.printed.newspaper_url,
    } | logo


def breadcrumbs(item: Item) -> dict[str, Any]:
    """Front page → issue → page → article."""
    steps = (
        (item.printed.newspaper, item.printed.newspaper_url),
        (item.printed.issue_name, item.printed.issue_url),
        (item.printed.page_label, item.printed.page_url),
        (item.title, item.url),
    )
    places = [
        {"@type": "ListItem", "position": position, "name": name, "item": url}
        for position, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _correction(note: CorrectionNote) -> dict[str, str]:
    return {
        "@type": "CorrectionComment",
        "text": note.text,
        "datePublished": moment(note.at),
    }


def _author(person: Person) -> dict[str, Any]:
    agency = (
        {"worksFor": {"@type": "Organization", "name": person.agency}} if person.agency else {}
    )
    role = {"jobTitle": person.role} if person.role else {}
    return {"@type": "Person", "name": person.name, "url": person.url} | role | agency


def _image(image: Image) -> dict[str, Any]:
    size = {"width": image.width, "height": image.height} if image.width else {}
    words = {"caption": image.caption, "creditText": image.credit}
    found = {name: value for name, value in words.items() if value}
    return {"@type": "ImageObject", "url": image.url} | size | found


def _issue(item: Item) -> dict[str, Any]:
    newspaper = {"@type": "Newspaper", "name": item.printed.newspaper}
    number = {"issueNumber": str(item.printed.number)} if item.printed.number else {}
    issue = {"@type": "PublicationIssue", "datePublished": item.printed.date.isoformat()}
    return issue | number | {"url": item.printed.issue_url, "isPartOf": newspaper}
