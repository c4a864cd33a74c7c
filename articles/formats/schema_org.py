"""schema.org's NewsArticle and BreadcrumbList as JSON-LD, a block of data in the article's page."""

from __future__ import annotations

import json
from typing import Any

from articles.formats.item import LANGUAGE, Image, Item, Person, moment

# What could end the block or begin another tag, and what JavaScript once took for line ends.
_ESCAPED = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})


def write(item: Item, front_address: str) -> str:
    """To stand between `<script type="application/ld+json">` and its end, whatever the story says."""
    graph = {
        "@context": "https://schema.org",
        "@graph": [article(item, front_address), breadcrumbs(item, front_address)],
    }
    return json.dumps(graph, ensure_ascii=False, separators=(",", ":")).translate(_ESCAPED)


def article(item: Item, front_address: str) -> dict[str, Any]:
    publisher = {"@type": "NewsMediaOrganization", "name": item.printed.newspaper, "url": front_address}
    facts = {
        "@type": "NewsArticle",
        "@id": item.address,
        "url": item.address,
        "mainEntityOfPage": item.address,
        "headline": item.title,
        "alternativeHeadline": item.deck or item.kicker,
        "description": item.summary,
        "articleSection": item.section,
        "datePublished": item.published and moment(item.published),
        "dateModified": moment(item.updated),
        "author": [_author(person) for person in item.authors] or publisher,
        "publisher": publisher,
        "image": [_image(image) for image in item.images],
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": True,
        "printPage": item.printed.page,
        "printSection": item.printed.page_name,
        "printEdition": item.printed.edition,
        "isPartOf": _issue(item),
        "correction": [
            {"@type": "CorrectionComment", "text": c.text, "datePublished": moment(c.at)} for c in item.corrections
        ],
    }
    return {name: value for name, value in facts.items() if value}


def breadcrumbs(item: Item, front_address: str) -> dict[str, Any]:
    steps = (
        (item.printed.newspaper, front_address),
        (item.printed.issue_name, item.printed.issue_address),
        (item.printed.page_label, item.printed.page_address),
        (item.title, item.address),
    )
    places = [
        {"@type": "ListItem", "position": position, "name": name, "item": address}
        for position, (name, address) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": places}


def _author(person: Person) -> dict[str, Any]:
    agency = {"worksFor": {"@type": "Organization", "name": person.agency}} if person.agency else {}
    role = {"jobTitle": person.role} if person.role else {}
    return {"@type": "Person", "name": person.name, "url": person.address} | role | agency


def _image(image: Image) -> dict[str, Any]:
    size = {"width": image.width, "height": image.height} if image.width else {}
    words = {"caption": image.caption, "creditText": image.credit}
    found = {name: value for name, value in words.items() if value}
    return {"@type": "ImageObject", "url": image.address} | size | found


def _issue(item: Item) -> dict[str, Any]:
    newspaper = {"@type": "Newspaper", "name": item.printed.newspaper}
    number = {"issueNumber": str(item.printed.number)} if item.printed.number else {}
    issue = {"@type": "PublicationIssue", "datePublished": item.printed.date.isoformat()}
    return issue | number | {"url": item.printed.issue_address, "isPartOf": newspaper}
