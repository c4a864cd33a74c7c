"""What an earlier run has filed of a file, told before the file is read: reading is what takes the time."""

from __future__ import annotations

from pathlib import PurePath

from articles.intake.import_records import FileOrigin, is_already_imported
from articles.intake.page_identity import ImportOptions, NameFacts, facts_in_names
from articles.intake.parallel_reading import NEVER_IMPORTED, EarlierImport
from articles.intake.reports import PageReport
from articles.intake.three_way_merge import is_dropped
from articles.models import Article, ImportRecord, Page


def earlier_import(sha256: str, path: PurePath, options: ImportOptions) -> EarlierImport:
    """The pages that the file, by its SHA-256, filled and has been the last to fill.

    Where the options or the names around the file now say another place, it is to be read, and the filing decides.
    """
    records = ImportRecord.objects.filter(sha256=sha256, result=ImportRecord.Result.IMPORTED, page__isnull=False)
    latest = {record.file_page: record for record in records.select_related("page__issue").order_by("pk")}
    counts = {record.file_pages for record in latest.values()}
    count = counts.pop() if len(counts) == 1 else 0
    if not count:
        return NEVER_IMPORTED
    names = facts_in_names(path, count)
    there = {
        number: record.page.pk
        for number, record in latest.items()
        if _is_last(record) and _is_place(record.page, names, options)
    }
    return EarlierImport(there, count)


def _is_last(record: ImportRecord) -> bool:
    """Whether nothing else came to the page since, and what came is still there."""
    last = record.page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("pk").last()
    return last == record and is_already_imported(
        record.page, FileOrigin(record.file_name, record.sha256), record.file_page
    )


def _is_place(page: Page, names: NameFacts, options: ImportOptions) -> bool:
    """Whether all that is said, as far as anything is, means this page."""
    date, number = options.date or names.date, options.page or names.number
    return (
        (date is None or date == page.issue.date)
        and (not number or number == page.number)
        and (options.edition or names.edition) == page.issue.edition
    )


def skipped_report(pk: int) -> PageReport:
    """The report of a page that came before and was not read again."""
    page = Page.objects.select_related("issue").get(pk=pk)
    came = Article.objects.filter(page=page, source_ref__isnull=False)
    held = tuple(article.pk for article in came if not is_dropped(article))
    return PageReport(page.pk, str(page), skipped=True, held=held)
