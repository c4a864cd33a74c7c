"""IPTC ninjs 3.1, an article as JSON: https://www.iptc.org/std/ninjs/ninjs-schema_3.1.json"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from articles.formats.item import LANGUAGE, Image, Item, Person, Withdrawal, moment

MEDIA_TYPE = "application/ninjs+json"
_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}


def write(item: Item) -> bytes:
    return json.dumps(document(item), ensure_ascii=False, indent=1).encode()


def document(item: Item) -> dict[str, Any]:
    """The article as plain JSON values; what it does not have is left out."""
    issue = f"{item.printed.date.isoformat()}{item.printed.edition}"
    printed = f"{issue}/{item.printed.page}" if item.printed.page else issue
    found = {
        "uri": item.url,
        "standard": _STANDARD,
        "type": "text",
        "representationType": "full",
        "language": LANGUAGE,
        "pubStatus": "usable" if item.is_public else "withheld",
        "contentCreated": item.dated and moment(item.dated),
        "firstCreated": item.published and moment(item.published),
        "versionCreated": moment(item.updated),
        "title": item.title,
        "headlines": _roles(kicker=item.kicker, main=item.title, deck=item.deck),
        "descriptions": _descriptions(item),
        "bodies": _bodies(item),
        "by": "、".join(person.name for person in item.authors),
        "people": [_author(person) for person in item.authors],
        "infoSources": list(_sources(item)),
        "subjects": _subjects(item),
        "associations": [
            _picture(image, number) for number, image in enumerate(item.images, 1)
        ],
        "altIds": [_of("print", printed)],
    }
    return {name: value for name, value in found.items() if value}


def write_withdrawal(gone: Withdrawal) -> bytes:
    """`canceled`, as IPTC calls what must not be used any more."""
    found = {
        "uri": gone.url,
        "standard": _STANDARD,
        "type": "text",
        "language": LANGUAGE,
        "pubStatus": "canceled",
        "versionCreated": moment(gone.at),
        "descriptions": _roles(note=gone.note),
    }
    present = {name: value for name, value in found.items() if value}
    return json.dumps(present, ensure_ascii=False, indent=1).encode()


def _descriptions(item: Item) -> list[dict[str, str]]:
    corrections = [_of("correction", note.text) for note in item.corrections]
    return [*_roles(summary=item.summary), *corrections]


def _author(person: Person) -> dict[str, str]:
    return _present(name=person.name, rel="author", uri=person.url, literal=person.role)


def _subjects(item: Item) -> list[dict[str, str]]:
    section = _present(name=item.section, rel="section", uri=item.section_url)
    kind = _present(name=item.kind, rel="genre")
    return [subject for subject in (section, kind) if subject.get("name")]


def _bodies(item: Item) -> list[dict[str, Any]]:
    if not item.html:
        return []
    html = {
        "role": "main",
        "contentType": "text/html",
        "charCount": len(item.text.replace("\n", "")),
    }
    return [
        html | {"value": item.html},
        {"role": "plain", "contentType": "text/plain", "value": item.text},
    ]


def _sources(item: Item) -> Iterator[dict[str, str]]:
    """The paper that published it, and the agencies that its authors write for."""
    yield _present(name=item.printed.newspaper, role="publisher", uri=item.printed.issue_url)
    for agency in dict.fromkeys(person.agency for person in item.authors if person.agency):
        yield {"name": agency, "role": "agency"}


def _picture(image: Image, number: int) -> dict[str, Any]:
    rendition = {"name": "main", "href": image.url, "contentType": image.media_type}
    size = {"width": image.width, "height": image.height} if image.width else {}
    facts = {
        "name": f"picture-{number}",
        "rel": "illustration",
        "uri": image.url,
        "type": "picture",
        "by": image.credit,
        "descriptions": _roles(caption=image.caption),
        "renditions": [rendition | size],
    }
    return {name: value for name, value in facts.items() if value}


def _roles(**values: str) -> list[dict[str, str]]:
    return [_of(role, value) for role, value in values.items() if value]


def _of(role: str, value: str) -> dict[str, str]:
    """A value as ninjs qualifies it."""
    return {"role": role, "value": value}


def _present(**facts: str) -> dict[str, str]:
    """Without those that are empty."""
    return {name: value for name, value in facts.items() if value}
