"""What imports leave behind, and what it tells the next one: ImportRecord, written and asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.intake.candidates import has_imported_articles
from articles.intake.normalization import storable
from articles.intake.reports import PageReport
from articles.intake.story_continuations import story_parts
from articles.models import ImportRecord, Page
from articles.models.doubts import DROPPED
from articles.reading.shapes import Leftover, PageReading


@dataclass(frozen=True)
class FileOrigin:
    """The file that a page came from; `size` in bytes, `pages` in it, 0 where nobody counted.

    `user` is who imports it, None for the command.
    """

    name: str
    sha256: str = ""
    size: int = 0
    user: Any = None
    pages: int = 0


def imports_of(origin: FileOrigin, file_page: int) -> QuerySet[ImportRecord]:
    """The imports of this page of the file, by its name or its bytes, to pages that are still there."""
    same_file = Q(file_name=origin.name) | Q(sha256=origin.sha256)
    return ImportRecord.objects.filter(same_file, file_page=file_page, page__isnull=False)


def is_already_imported(page: Page, origin: FileOrigin, file_page: int) -> bool:
    """Whether this very file was the last to be imported to the page, or the last of its name, and left a trace.

    Where an editor has deleted all that came from the page, the file may bring it again.
    """
    records = page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("-pk")
    last = (records.first(), records.filter(file_name=origin.name).first())
    same = [record for record in last if record and (record.sha256, record.file_page) == (origin.sha256, file_page)]
    return any(_stories_in(record) == 0 for record in same) or (bool(same) and has_imported_articles(page))


def _stories_in(record: ImportRecord) -> int:
    return record.created + record.updated + record.unchanged


def last_import(page: Page) -> ImportRecord | None:
    return page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("-pk").first()


def dropped_refs(last: ImportRecord | None) -> frozenset[str]:
    """The source_refs of the articles that the page, as last imported, had no longer: its record lists them."""
    gone = [entry for entry in last.doubts if entry["message"] == DROPPED["message"]] if last else []
    return frozenset(entry["arguments"].get("ref", "") for entry in gone)


def record_page(report: PageReport, page: Page, reading: PageReading, origin: FileOrigin) -> None:
    ImportRecord.objects.create(
        file_name=origin.name,
        sha256=origin.sha256,
        size=origin.size,
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
        made_by=origin.user,
    )


def _leftover(leftover: Leftover) -> dict[str, Any]:
    """With its place where the page was printed, so that the desk can show it."""
    place = {"region": list(leftover.region)} if leftover.region else {}
    return {"text": leftover.text, "reason": leftover.reason} | place


def record_refusal(origin: FileOrigin, error: str) -> None:
    """Remember a file that was not imported, and why."""
    ImportRecord.objects.create(
        file_name=origin.name,
        sha256=origin.sha256,
        size=origin.size,
        result=ImportRecord.Result.REFUSED,
        error=storable(error),
        made_by=origin.user,
    )
