"""Files → stories → rows. Whole pages are written or none, whatever goes wrong and whenever.

1. Find the files, in folders and archives, and read their bytes within bounds    sources, archives, files, limits
2. Skip the pages that an earlier import has written from the same file           skipping
3. Read the pages in parallel, in processes that may fail                    parallel_reading, workers, spool
4. Identify each page; refuse what may not be imported                            page_identity, destinations
5. Write the pages, an issue at a time                                            issues, page_import, located_pages,
                                                                                  page_lookup
6. Match the stories with the articles they are newer states of, merge, write     candidates, matching, normalization,
                                                                                  three_way_merge, story_import,
                                                                                  story_writer, persistence,
                                                                                  story_continuations
7. Record each page and each refusal, and report them                             import_records, page_reports, reports

What is uploaded at the desk waits in a queue (import_queue, uploaded_files) and goes through these steps in a worker
(import_runs, import_workers), which leaves the reports for the desk to show (stored_reports).

Steps 1, 3 and 4, which are all of a dry run, need no database.
"""

from __future__ import annotations

from collections.abc import Generator, Iterable
from contextlib import closing
from functools import partial
from typing import Any

from django.db import InterfaceError, OperationalError

from articles.intake import spool
from articles.intake.candidates import is_dropped
from articles.intake.destinations import page_identities, refusal_reason
from articles.intake.issues import import_readings
from articles.intake.page_identity import NO_OPTIONS, ImportOptions
from articles.intake.parallel_reading import (
    ProgressCallback,
    ProgressStep,
    ReadingPlan,
    ignore,
    nothing_earlier,
    read_in_parallel,
)
from articles.intake.readings import FileReading
from articles.intake.reports import FileReport
from articles.intake.skipping import earlier_import
from articles.intake.sources import SourceFile
from articles.intake.story_continuations import join_files
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

# The database is busy, locked or gone: no file's fault, and nothing that could be recorded.
DATABASE_AWAY = (OperationalError, InterfaceError)


def import_files(
    files: Iterable[SourceFile],
    options: ImportOptions = NO_OPTIONS,
    user: Any = None,
    jobs: int = 0,
    on_progress: ProgressCallback = ignore,
) -> Generator[FileReport, None, None]:
    """Import the files that `sources.find` found; the report of each once its pages are
    written, in the files' order.

    `jobs`: reading processes, 0 for one a core. Raises nothing for what is wrong with a file:
    its report says it. Raises DATABASE_AWAY, with whole pages written or none, and
    RefusedError before the first file where the temporary folder cannot be written. Closing
    the generator ends the reading processes.
    """
    plan = ReadingPlan(
        ReaderPool(jobs),
        images=True,
        earlier_import=nothing_earlier
        if options.again
        else partial(earlier_import, options=options),
        on_progress=on_progress,
    )
    with (
        spool.opened() as folder,  # until the last page is written
        closing(read_in_parallel(files, plan, folder)) as readings,
    ):
        yield from import_readings(readings, options, user, on_progress)


def read_files(
    files: Iterable[SourceFile], jobs: int = 0, on_progress: ProgressCallback = ignore
) -> Generator[FileReading, None, None]:
    """Read files and change nothing: no database, no images. Raises as `import_files` does, but for the database."""
    plan = ReadingPlan(ReaderPool(jobs), on_progress=on_progress)
    with spool.opened() as folder:
        yield from read_in_parallel(files, plan, folder)


def imported_drafts(report: FileReport) -> list[Article]:
    """The drafts that a file's import may publish: those that the file holds and that stand on
    its pages.

    Without those that the page has dropped since, and those that an editor has moved to another
    page.
    """
    pages = [page.page for page in report.pages]
    held = [pk for page in report.pages for pk in page.held]
    drafts = Article.objects.filter(pk__in=held, page__in=pages, state=State.DRAFT)
    return [article for article in drafts if not is_dropped(article)]
