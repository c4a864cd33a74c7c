"""`import_issue --dry-run --json`: files as read, in the format newsroom-reading/1.

docs/importing.md describes it.

An empty field is "" (text), [] (list) or null (date, region, polygon); none is ever left out. A
source of many pages of which some cannot be read names them as `refused`, with `sequence` and
`error`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from django.utils.translation import gettext as _

from articles.intake import FileReading
from articles.intake.page_identity import PageIdentity
from articles.intake.reports import leftover_characters
from articles.models.doubts import in_words, stored
from articles.reading.shapes import Finding, Leftover, PageReading
from articles.story import FIELDS, Region, Shape, Story, StoryField, StoryPicture

FORMAT = "newsroom-reading/1"


def reading_as_json(
    readings: Sequence[tuple[FileReading, Sequence[PageIdentity]]], seconds: float
) -> dict[str, Any]:
    """The whole output for files as read, each with its pages' identities. `seconds`: how long all of it took."""
    pages = [page for reading, _ in readings for page in reading.pages]
    return {
        "format": FORMAT,
        "sources": [_source(reading, identities) for reading, identities in readings],
        "totals": {
            "sources": len(readings),
            "pages": len(pages),
            "articles": sum(len(page.findings) for page in pages),
            "refused": sum(bool(reading.error) for reading, _ in readings),
            "characters": sum(page.characters for page in pages),
            "leftover_characters": sum(leftover_characters(page) for page in pages),
            "seconds": round(seconds, 3),
        },
    }


def _source(reading: FileReading, identities: Sequence[PageIdentity]) -> dict[str, Any]:
    file = {"name": reading.name, "sha256": reading.sha256}
    if reading.error:
        return file | {"error": reading.error, "pages": []}
    pairs = zip(reading.pages, identities, strict=True)
    pages = {"pages": [_page(page, identity) for page, identity in pairs]}
    refused = [
        {"sequence": unread.sequence, "error": unread.error} for unread in reading.unread
    ]
    return file | pages | ({"refused": refused} if refused else {})


def _page(page: PageReading, identity: PageIdentity) -> dict[str, Any]:
    return {
        "sequence": page.sequence,
        "number": identity.number,
        "name": page.facts.name,
        "newspaper": page.facts.newspaper,
        "date": identity.date.isoformat() if identity.date else None,
        "edition": identity.edition,
        "issue_number": str(page.facts.issue_number or ""),
        "sections": list(page.sections),
        "articles": [_article(finding) for finding in page.findings],
        "furniture": list(page.furniture),
        "leftovers": [_leftover(leftover) for leftover in page.leftovers],
    }


def _article(finding: Finding) -> dict[str, Any]:
    """A story with its region, its confidence from 0 to 1, and its doubts in words.

    `byline_printed` stands right before the body, as on the page, where both may share a line:
    a line of the page is then found in the output as it was printed.
    """
    return {
        **_fields(finding.story),
        **_place_on_paper(finding),
        "confidence": round(finding.confidence, 2),
        "doubts": in_words(stored(finding.doubts)),
    }


def _fields(story: Story) -> dict[str, Any]:
    """The fields that a page says and an editor can change, under Story's names but for `photos`."""
    printed = [field for field in FIELDS if field.form]
    return {
        _NAMES.get(field.name, field.name): _value(field, getattr(story, field.name))
        for field in printed
    }


def _value(field: StoryField, value: Any) -> Any:
    write = _WRITERS.get(field.shape)
    return list(map(write, value)) if write else value


def _place_on_paper(finding: Finding) -> dict[str, Any]:
    """Where the story stands on its first page, and the pages that its jump lines name."""
    first = finding.story.regions[0] if finding.story.regions else None
    return {
        "region": _whole_box(finding.story.regions),
        "polygon": [list(point) for point in first.polygon] if first else None,
        "continues_on": finding.continues_on or None,
        "continued_from": finding.continued_from or None,
    }


def _photo(picture: StoryPicture) -> dict[str, Any]:
    return {
        "caption": picture.caption,
        "caption_printed": picture.caption_printed,
        "credits": [asdict(credit) for credit in picture.credits],
        "region": _box(picture.region),
    }


_NAMES = {"pictures": "photos"}
_WRITERS: dict[Shape, Callable[[Any], dict[str, Any]]] = {
    "credits": asdict,
    "paragraphs": asdict,
    "pictures": _photo,
}


def _whole_box(regions: Sequence[Region]) -> list[float] | None:
    """The box around all of the story's regions on its first page; another story may divide them."""
    boxes = [_box(r) for r in regions if r.page_sequence == regions[0].page_sequence]
    corners = list(zip(*(box for box in boxes if box), strict=True))
    return [*map(min, corners[:2]), *map(max, corners[2:])] if corners else None


def _box(region: Region | None) -> list[float] | None:
    """The bounding box [x0, y0, x1, y1] in fractions of the page, origin top left."""
    if region is None:
        return None
    xs, ys = zip(*region.polygon, strict=True)
    return [min(xs), min(ys), max(xs), max(ys)]


def _leftover(leftover: Leftover) -> dict[str, Any]:
    region = list(leftover.region) if leftover.region else None
    return {"text": leftover.text, "region": region, "reason": _(leftover.reason)}


def describe(reading: FileReading, identities: Sequence[PageIdentity]) -> Iterator[str]:
    """The reading as text: a line for each page and each story, the story's doubts below it."""
    if reading.error:
        yield _("%(file)s: cannot be read. %(reason)s") % {
            "file": reading.name,
            "reason": reading.error,
        }
    for page, identity in zip(reading.pages, identities, strict=True):
        yield _(
            "%(file)s: %(date)s, page %(number)s, %(count)d stories, %(leftover)d of %(all)d characters left over"
        ) % {
            "file": reading.name,
            "date": identity.date or _("no date"),
            "number": identity.number or "?",
            "count": len(page.findings),
            "leftover": leftover_characters(page),
            "all": page.characters,
        }
        yield from (f"  · {_(left.reason)}" for left in page.leftovers if not left.text)
        for finding in page.findings:
            yield f"  {finding.confidence:.2f} {finding.story.title}"
            yield from (f"       · {doubt}" for doubt in in_words(stored(finding.doubts)))
    for unread in reading.unread:
        yield _("%(file)s: page %(page)d cannot be read. %(reason)s") % {
            "file": reading.name,
            "page": unread.sequence,
            "reason": unread.error,
        }
