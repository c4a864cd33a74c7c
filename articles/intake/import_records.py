"""ImportRecord, written after each import and asked by the next one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.desk import events
from articles.desk.normalization import storable
from articles.intake.candidates import has_imported_articles
from articles.intake.page_identity import PageIdentity
from articles.intake.reports import PageReport
from articles.intake.story_continuations import story_parts
from articles.models import Event, ImportRecord, ImportTrace, Issue, Page
from articles.models.doubts import DROPPED
from articles.reading.shapes import Leftover, PageReading


@dataclass(frozen=True)
class FileOrigin:
    """The file that a page came from: `size` in bytes, `pages` in it, each 0 where unknown.

    `user` is who imports it, None for the command. `again`: although it has come before.
    """

    name: str
    sha256: str = ""
    size: int = 0
    user: Any = None
    pages: int = 0
    again: bool = False


@dataclass(frozen=True)
class RecordFacts:
    """What else is recorded of an imported page: the name of its file among the desk's own, which page it was taken
    for (`identity_key`), and what takes it back.
    """

    source: str = ""
    said: str = ""
    trace: ImportTrace | None = None


def identity_key(identity: PageIdentity) -> str:
    """Which page it is, as ImportRecord keeps it: 2023-11-08-增刊/3."""
    issue = Issue(date=identity.date, edition=identity.edition)
    return f"{issue.key}/{identity.number}"


def imports_of(origin: FileOrigin, file_page: int) -> QuerySet[ImportRecord]:
    """The imports of page `file_page` (from 1) of a file of this name or these bytes, to pages that still exist."""
    is_same_file = Q(file_name=origin.name) | Q(sha256=origin.sha256)
    imported = ImportRecord.objects.filter(result=ImportRecord.Result.IMPORTED)
    return imported.filter(is_same_file, file_page=file_page, page__isnull=False)


def is_already_imported(page: Page, origin: FileOrigin, file_page: int) -> bool:
    """Whether importing this page of the file again would bring nothing new.

    True where these bytes were the last to be imported to the page, or the last under their
    file's name. Not where an editor has deleted all articles that came of it: then the file may
    bring them again. Nor where it is to be imported again.
    """
    if origin.again:
        return False
    records = page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("-pk")
    latest = (records.first(), records.filter(file_name=origin.name).first())
    same = [
        one
        for one in latest
        if one and (one.sha256, one.file_page) == (origin.sha256, file_page)
    ]
    if any(_story_count(record) == 0 for record in same):
        return True
    return bool(same) and has_imported_articles(page)


def _story_count(record: ImportRecord) -> int:
    return record.created + record.updated + record.unchanged


def last_import(page: Page) -> ImportRecord | None:
    """The record of the last import to the page, None where nothing was imported to it."""
    return page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("-pk").first()


def dropped_refs(last: ImportRecord | None) -> frozenset[str]:
    """The source_refs of the articles that the page, at its last import, had no longer: its record lists them."""
    if last is None:
        return frozenset()
    dropped = [entry for entry in last.doubts if entry["message"] == DROPPED["message"]]
    return frozenset(entry["arguments"].get("ref", "") for entry in dropped)


def record_page(
    report: PageReport,
    page: Page,
    reading: PageReading,
    origin: FileOrigin,
    facts: RecordFacts = RecordFacts(),
) -> None:
    """Record that a page was imported: what became of its stories, and what of it is in no article."""
    ImportRecord.objects.create(
        file_name=origin.name,
        sha256=origin.sha256,
        size=origin.size,
        source=facts.source,
        said=facts.said,
        file_page=reading.sequence,
        file_pages=origin.pages,
        result=ImportRecord.Result.IMPORTED,
        issue=page.issue,
        page=page,
        target=report.target,
        created=len(report.created),
        updated=len(report.updated),
        unchanged=len(report.unchanged),
        characters=report.characters,
        leftover_characters=report.leftover_characters,
        pictures=report.pictures,
        halves=story_parts(reading),
        kept=list(report.kept),
        doubts=list(report.doubts),
        furniture=storable(list(reading.furniture)),
        leftovers=storable([_leftover(leftover) for leftover in reading.leftovers]),
        trace=facts.trace,
        made_by=origin.user,
    )
    events.record(Event.Verb.IMPORTED, [page], origin.user, {"file": origin.name})


def _leftover(leftover: Leftover) -> dict[str, Any]:
    """As a dict for JSON, with its region on the printed page, if it has one, for the desk to show."""
    region = {"region": list(leftover.region)} if leftover.region else {}
    return {"text": leftover.text, "reason": leftover.reason} | region


def record_refusal(origin: FileOrigin, error: str, file_page: int = 1) -> None:
    """Record a file, or its page `file_page` (from 1), that was not imported, and why."""
    ImportRecord.objects.create(
        file_name=origin.name,
        sha256=origin.sha256,
        size=origin.size,
        file_page=file_page,
        file_pages=origin.pages,
        result=ImportRecord.Result.REFUSED,
        error=storable(error),
        made_by=origin.user,
    )
