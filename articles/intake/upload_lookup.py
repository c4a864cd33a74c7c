"""A worker looks an upload through: it reads every page and notes what it says it is, for an editor to settle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db import transaction

from articles import intake
from articles.intake.destinations import check_file
from articles.intake.page_identity import (
    ImportOptions,
    NameFacts,
    PageIdentity,
    edition_said,
    facts_in_names,
    identify,
    page_number,
)
from articles.intake.parallel_reading import ProgressCallback
from articles.intake.readings import FileReading
from articles.intake.sources import SourceFile
from articles.models import ImportJob, UploadedPage
from articles.reading.shapes import PageReading
from articles.web.refusals import RefusedError


def look_through(
    job: ImportJob,
    files: Iterable[SourceFile],
    options: ImportOptions,
    on_progress: ProgressCallback,
) -> None:
    """Read the upload's files and note what each of their pages is. What was noted before is replaced."""
    rows: list[UploadedPage] = []
    for position, reading in enumerate(intake.read_files(files, on_progress=on_progress)):
        rows += (_row(job, position, reading, facts) for facts in _pages(reading, options))
    with transaction.atomic():
        job.pages.all().delete()
        UploadedPage.objects.bulk_create(rows)


def _row(
    job: ImportJob, position: int, reading: FileReading, facts: Mapping[str, Any]
) -> UploadedPage:
    own = {"file_name": reading.name, "sha256": reading.sha256}
    return UploadedPage(job=job, position=position, **own, **facts)


def _pages(reading: FileReading, options: ImportOptions) -> Iterator[dict[str, Any]]:
    """What is to be noted of each page of a file."""
    try:
        check_file(reading, options)
    except RefusedError as refusal:
        yield {"error": str(refusal)}
        return
    for unread in reading.unread:
        yield {"file_page": unread.sequence, "error": unread.error}
    names = facts_in_names(reading.path, reading.count)
    for page in reading.pages:
        yield _facts(page, names, options)


def _facts(page: PageReading, names: NameFacts, options: ImportOptions) -> dict[str, Any]:
    headlines = (finding.story.headline for finding in page.findings)
    said = {
        "file_page": page.sequence,
        "stories": len(page.findings),
        "headline": next(filter(None, headlines), ""),
    }
    try:
        found, dispute = identify(page.facts, names, options), ""
    except RefusedError as refusal:
        found, dispute = _as_printed(page, names), refusal.reason
    edition, edition_from = edition_said(page.facts, names, options)
    return said | {
        "date": found.date,
        "edition": edition,
        "number": found.number,
        "date_from": found.date_from,
        "edition_from": edition_from,
        "number_from": found.number_from,
        "dispute": dispute,
    }


def _as_printed(page: PageReading, names: NameFacts) -> PageIdentity:
    """Of a page that names contradict: what it says itself, for the editor to see."""
    date, number = page.facts.date or names.date, page_number(page.facts.number)
    edition = page.facts.edition or names.edition
    return PageIdentity(date, edition, number or names.number, (), "page", "page")
