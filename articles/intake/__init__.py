"""Files → stories → rows. Whole pages or none, whatever happens and whenever.

1. Find the files, in folders and archives, and take their bytes within bounds      sources, archives, files, limits
2. Pass over what the same file has filled before                                    skipping
3. Read the pages side by side, PDFs in processes that may fail                      gathering, workers, spool
4. Where each page belongs, and what may not be imported                             placing, targets
5. Write them, an issue at a time                                                    issues, filing
6. Which story is which of the articles kept, what an editor has changed since       matching, renewal, rows
7. Leave a record: of each page, and of what was refused                             recording, reports

Reading needs no database.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from functools import partial
from typing import Any

from django.db import InterfaceError, OperationalError

from articles.intake import spool
from articles.intake.destinations import page_identities, refusal_reason
from articles.intake.issues import import_readings
from articles.intake.page_identity import NO_OPTIONS, ImportOptions
from articles.intake.parallel_reading import ProgressCallback, ProgressStep, ReadingPlan, ignore, read_in_parallel
from articles.intake.readings import FileReading
from articles.intake.reports import FileReport
from articles.intake.skipping import earlier_import
from articles.intake.sources import SourceFile
from articles.intake.story_continuations import join_files
from articles.intake.story_import import is_dropped
from articles.intake.workers import ReaderPool
from articles.models import Article, State

__all__ = [
    "DATABASE_AWAY",
    "FileReading",
    "ProgressCallback",
    "ProgressStep",
    "import_files",
    "imported_drafts",
    "join_files",
    "page_identities",
    "read_files",
    "refusal_reason",
]

# The database is busy, locked or gone: no file's fault, and nothing that could be written down.
DATABASE_AWAY = (OperationalError, InterfaceError)


def import_files(
    files: Iterable[SourceFile],
    options: ImportOptions = NO_OPTIONS,
    user: Any = None,
    jobs: int = 0,
    tell: ProgressCallback = ignore,
) -> Generator[FileReport, None, None]:
    """Import files that `sources.find` found, and report each once its pages are written, in the files' order.

    `jobs`: reading processes, 0 for one a core. `tell` hears of the progress. Raises nothing for what is wrong with a
    file, its report says it; raises DATABASE_AWAY, with whole pages written or none, where that is no file's fault.
    """
    before = partial(earlier_import, options=options)
    how = ReadingPlan(ReaderPool(jobs), images=True, before=before, tell=tell)
    with spool.opened() as folder:  # until the last page is filed
        yield from import_readings(read_in_parallel(files, how, folder), options, user)


def read_files(
    files: Iterable[SourceFile], jobs: int = 0, tell: ProgressCallback = ignore
) -> Generator[FileReading, None, None]:
    """Read files and change nothing: no database, no images. Raises nothing for what is wrong with a file."""
    with spool.opened() as folder:
        yield from read_in_parallel(files, ReadingPlan(ReaderPool(jobs), tell=tell), folder)


def imported_drafts(report: FileReport) -> list[Article]:
    """What may be published of a report's pages: the drafts that the file itself holds and that stand on the page."""
    pages = [page.page for page in report.pages]
    held = [pk for page in report.pages for pk in page.held]
    drafts = Article.objects.filter(pk__in=held, page__in=pages, state=State.DRAFT)
    return [article for article in drafts if not is_dropped(article)]
