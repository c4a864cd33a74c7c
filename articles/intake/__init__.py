"""A file → stories → rows. Each file in one transaction: all of it is there afterwards, or nothing.

1. Read the file (`read_file`): its bytes, then its pages and their stories. No database is needed for that.
2. For each page: where it belongs (`placing`), and whether this very file was the last to be there: then it is skipped.
3. Which of its stories is which of the articles kept from it (`matching`), and what an editor has changed since.
4. Write what no editor touched, keep and list what one did, remember what the page said (`renewal`, `rows`).
5. Leave an ImportRecord (`recording`). A refused file leaves one too, in a transaction of its own.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _

from articles.intake import sources
from articles.intake.filing import file_page
from articles.intake.placing import NOTHING_SAID, Options, Place, names_in, place
from articles.intake.recording import Origin, record_refusal
from articles.intake.renewal import is_gone
from articles.intake.reports import FileReport, PageReport
from articles.intake.sources import RefusedError, SourceFile
from articles.models import Article, State
from articles.reading import Source, read_pages
from articles.reading.shapes import PageReading, ReadingError

log = logging.getLogger(__name__)
# The database is busy, locked or gone: no file's fault, and nothing that could be written down.
DATABASE_AWAY = (OperationalError, InterfaceError)
MOST_STORIES = 500  # on one page; the fullest page of briefs has fifty


@dataclass(frozen=True)
class FileReading:
    """A file as read, before anything is kept. One that cannot be read has `error`, in words, and no pages.

    `path` is where it came from, for the date and page number in names; `name` is safe to print and to store.
    """

    name: str
    path: PurePath
    sha256: str = ""
    size: int = 0
    pages: tuple[PageReading, ...] = ()
    error: str = ""


def import_file(
    file: SourceFile, options: Options = NOTHING_SAID, user=None, before: Sequence[FileReport] = ()
) -> FileReport:
    """Import a file that `sources.find` found. Never raises for what is wrong with the file: the report says it.

    `before` holds the reports of the same run's other files: what they have filled is not filled again.
    Raises DATABASE_AWAY, with nothing of the file imported, where that is not the file's fault.
    """
    return _import(read_file(file), options, user, before)


def import_bytes(
    name: str, data: bytes, options: Options = NOTHING_SAID, user=None, before: Sequence[FileReport] = ()
) -> FileReport:
    """Import a file that somebody sent, `name` being what they called it. As `import_file` in everything else."""
    return _import(_read_upload(name, data), options, user, before)


def read_file(file: SourceFile) -> FileReading:
    """Read a file's pages and change nothing. Never raises for what is wrong with the file."""
    try:
        data = sources.read(file)
    except RefusedError as refusal:
        return FileReading(file.name, file.path, size=sources.size_of(file), error=str(refusal))
    return _read(file.name, file.path, data)


def places(reading: FileReading, options: Options = NOTHING_SAID) -> tuple[Place, ...]:
    """Where each page of the file belongs, as far as anything says. Raises RefusedError where two dates are said."""
    names = names_in(reading.path, len(reading.pages))
    return tuple(place(page.facts, names, options) for page in reading.pages)


def objection(reading: FileReading, options: Options = NOTHING_SAID) -> str:
    """Why an import would refuse the file, "" if it would not."""
    try:
        _targets(reading, options)
    except RefusedError as refusal:
        return str(refusal)
    return ""


def imported_drafts(report: FileReport) -> list[Article]:
    """What may be published of a report's pages: the drafts that the file itself holds and that stand on the page."""
    pages = [page.page for page in report.pages]
    held = [pk for page in report.pages for pk in page.held]
    drafts = Article.objects.filter(pk__in=held, page__in=pages, state=State.DRAFT)
    return [article for article in drafts if not is_gone(article)]


def _read_upload(name: str, data: bytes) -> FileReading:
    path = PurePath(name)
    try:
        sources.check_size(name, len(data))
    except RefusedError as refusal:
        return FileReading(sources.printable(path.name), path, size=len(data), error=str(refusal))
    return _read(sources.printable(path.name), path, data)


def _read(name: str, path: PurePath, data: bytes) -> FileReading:
    reading = FileReading(name, path, hashlib.sha256(data).hexdigest(), len(data))
    try:
        return replace(reading, pages=tuple(read_pages(Source(name, data))))
    except ReadingError as error:
        return replace(reading, error=_(error.message) % error.arguments)
    except Exception as error:  # one page that trips the reading must not stop the other fifteen
        log.exception("Reading %s failed", name)
        return replace(reading, error=_mistake(error))


def _import(reading: FileReading, options: Options, user: Any, before: Sequence[FileReport]) -> FileReport:
    origin = Origin(reading.name, reading.sha256, reading.size, user)
    filled = {page.page: report.name for report in before for page in report.pages}
    try:
        with transaction.atomic():
            pages = _file(reading, options, origin, filled)
    except RefusedError as refusal:
        return _refuse(origin, str(refusal))
    except DATABASE_AWAY:
        raise
    except DatabaseError as error:
        log.exception("Filing %s failed", reading.name)
        return _refuse(origin, _mistake(error))
    return FileReport(reading.name, reading.sha256, reading.size, pages)


def _file(reading: FileReading, options: Options, origin: Origin, filled: dict[int, str]) -> tuple[PageReport, ...]:
    targets = zip(reading.pages, _targets(reading, options), strict=True)
    reports = tuple(file_page(page, target, origin, filled) for page, target in targets)
    if len({report.page for report in reports}) < len(reports):
        raise RefusedError(
            _("Several pages of the file say they are the same page. Import them one by one, with --page.")
        )
    return reports


def _targets(reading: FileReading, options: Options) -> tuple[Place, ...]:
    """Where the pages of a file that may be imported go. Raises RefusedError for any other."""
    _check(reading, options)
    targets = places(reading, options)
    if any(target.date is None for target in targets):
        raise RefusedError(
            _(
                "No date: neither the page says it nor the name of its file (20231108-A03.txt) or folder (2023-11-08). "
                "Say it: --date 2023-11-08"
            )
        )
    return targets


def _check(reading: FileReading, options: Options) -> None:
    if reading.error:
        raise RefusedError(reading.error)
    if not any(page.findings for page in reading.pages):
        characters = sum(page.characters for page in reading.pages)
        raise RefusedError(
            _("No story was found in %(count)d characters. Expected the text of a page, one printed line a line.")
            % {"count": characters}
        )
    most = max(len(page.findings) for page in reading.pages)
    if most > MOST_STORIES:
        raise RefusedError(
            _("%(count)d stories seem to stand on one page; the limit is %(limit)d. Is it one page's text?")
            % {"count": most, "limit": MOST_STORIES}
        )
    if options.page and len(reading.pages) > 1:
        raise RefusedError(
            _("The file holds %(count)d pages, --page names one. Leave it out.") % {"count": len(reading.pages)}
        )


def _refuse(origin: Origin, error: str) -> FileReport:
    record_refusal(origin, error)
    return FileReport(origin.name, origin.sha256, origin.size, error=error)


def _mistake(error: Exception) -> str:
    return _("The program made a mistake with this file (%(kind)s). Nothing of it was imported; please report it.") % {
        "kind": type(error).__name__
    }
