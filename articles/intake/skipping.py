"""Which pages of a file an earlier import has written, told before the file is read: reading is
what takes the time.
"""

from __future__ import annotations

from pathlib import PurePath

from articles.intake.candidates import is_dropped
from articles.intake.import_records import FileOrigin, is_already_imported
from articles.intake.page_identity import (
    NO_OPTIONS,
    ImportOptions,
    NameFacts,
    facts_in_names,
)
from articles.intake.parallel_reading import NEVER_IMPORTED, EarlierImport
from articles.intake.placements import Placement, Placements
from articles.intake.reports import PageReport
from articles.models import Article, ImportRecord, Page
from articles.models.doubts import left_in_bin

NOWHERE: Placements = {}


def earlier_import(
    sha256: str,
    path: PurePath,
    placements: Placements = NOWHERE,
    *,
    options: ImportOptions = NO_OPTIONS,
) -> EarlierImport:
    """The pages that the file of this SHA-256 has filled and is the last to have filled.

    A page is left out, and so is read again, where the options, an editor who has placed it, or
    the names on `path` say now that it is another one.
    """
    records = ImportRecord.objects.filter(
        sha256=sha256, result=ImportRecord.Result.IMPORTED, page__isnull=False
    )
    latest = {
        record.file_page: record
        for record in records.select_related("page__issue").order_by("pk")
    }
    counts = {record.file_pages for record in latest.values()}
    count = counts.pop() if len(counts) == 1 else 0
    if not count:
        return NEVER_IMPORTED
    names = facts_in_names(path, count)
    pages = {
        number: record.page.pk
        for number, record in latest.items()
        if _is_last(record)
        and (
            _is_placed_at(record.page, placements[number])
            if number in placements
            else _is_identified_as(record.page, names, options)
        )
    }
    return EarlierImport(pages, count)


def _is_last(record: ImportRecord) -> bool:
    """Whether nothing else was imported to the page since, and what came is still there."""
    last = record.page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("pk").last()
    origin = FileOrigin(record.file_name, record.sha256)
    return last == record and is_already_imported(record.page, origin, record.file_page)


def _is_placed_at(page: Page, placement: Placement | None) -> bool:
    """Whether an editor means this page; one that is left out is not read either."""
    if placement is None:
        return True
    placed = (page.issue.date, page.issue.edition, page.number)
    return placed == (placement.date, placement.edition, placement.number)


def _is_identified_as(page: Page, names: NameFacts, options: ImportOptions) -> bool:
    """Whether the options and names, as far as they say anything, mean this page."""
    date, number = options.date or names.date, options.page or names.number
    is_date = date is None or date == page.issue.date
    is_number = not number or number == page.number
    is_edition = (options.edition or names.edition) == page.issue.edition
    return is_date and is_number and is_edition


def skipped_report(pk: int) -> PageReport:
    """The report of the page of this primary key, which was imported before and not read again."""
    page = Page.objects.select_related("issue").get(pk=pk)
    imported = list(Article.everything.filter(page=page, source_ref__isnull=False))
    held = tuple(article.pk for article in imported if not is_dropped(article))
    doubts = tuple(left_in_bin(imported))
    return PageReport(page.pk, str(page), skipped=True, held=held, doubts=doubts)
