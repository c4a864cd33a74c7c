"""File readings → rows, an issue at a time: its pages are imported together, for a story may continue on another."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.intake.destinations import Destination, destinations_of
from articles.intake.import_records import FileOrigin, record_refusal
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_identity import ImportOptions, PageIdentity
from articles.intake.page_import import PageOutcome, import_pages
from articles.intake.parallel_reading import ProgressCallback, ProgressStep, ignore
from articles.intake.readings import FileReading, UnreadPage
from articles.intake.reports import FileReport, PageRefusal, PageReport
from articles.intake.skipping import skipped_report
from articles.reading.process.task import NO_FILES
from articles.web.refusals import RefusedError

MOST_PAGES = 400  # of one issue held at once: twice what one file may hold
IssueKey = tuple[datetime.date | None, str]  # date and edition
# By the `id` of a page's FileOrigin and its place in the file
_PageOutcomes = dict[tuple[int, int], PageOutcome]


@dataclass(frozen=True)
class _LocatedFile:
    """A file with a destination for each page that was read; `refusal` where the whole file is refused."""

    reading: FileReading
    origin: FileOrigin
    destinations: tuple[Destination, ...] = ()
    refusal: RefusedError | None = None

    @property
    def identities(self) -> list[PageIdentity]:
        """Those of the pages that are not refused."""
        return [each for each in self.destinations if isinstance(each, PageIdentity)]


def import_readings(
    readings: Iterable[FileReading],
    options: ImportOptions,
    user: Any,
    on_progress: ProgressCallback = ignore,
) -> Iterator[FileReport]:
    """Import files as they are read; the report of each, in order. A file's images are removed
    once it is imported. A step of nothing is told for each page that is written.

    Raises OperationalError and InterfaceError, with whole pages written or none.
    """
    filled: dict[int, str] = {}
    kept = (reading.without_left_out() for reading in readings)
    for run in _runs_of_one_issue(_located(reading, options, user) for reading in kept):
        yield from _import_run(run, filled, on_progress)
        for file in run:
            shutil.rmtree(file.reading.spool or "", ignore_errors=True)


def _located(reading: FileReading, options: ImportOptions, user: Any) -> _LocatedFile:
    origin = FileOrigin(
        reading.name, reading.sha256, reading.size, user, reading.count, options.again
    )
    try:
        return _LocatedFile(reading, origin, destinations_of(reading, options))
    except RefusedError as refusal:
        return _LocatedFile(reading, origin, refusal=refusal)


def _runs_of_one_issue(files: Iterable[_LocatedFile]) -> Iterator[list[_LocatedFile]]:
    """Files that follow each other and belong to one issue.

    A refused file joins the run that it stands in. A file that an earlier import brought ends
    the run and is one of its own: a page that it has filled is refused to the files after it,
    not to those before.
    """
    run: list[_LocatedFile] = []
    for file in files:
        if run and not _continues(run, file):
            yield run
            run = []
        run.append(file)
        if not any(each.identities for each in run):
            yield run
            run = []
    if run:
        yield run


def _continues(run: Sequence[_LocatedFile], file: _LocatedFile) -> bool:
    """Whether the file belongs to the run's issue and there is room for it."""
    if not file.identities:
        return not file.reading.unread
    identities = [identity for each in run for identity in each.identities]
    is_same_issue = _issue_key(identities[-1]) == _issue_key(file.identities[0])
    return is_same_issue and len(identities) < MOST_PAGES


def _issue_key(identity: PageIdentity) -> IssueKey:
    return identity.date, identity.edition


def _import_run(
    run: Sequence[_LocatedFile], filled: dict[int, str], on_progress: ProgressCallback
) -> Iterator[FileReport]:
    """The reports of a run's files. `filled`, by page pk the name of the file that filled it, is added to."""
    for pk, name in dict(_filled_before(run)).items():
        filled.setdefault(pk, name)
    outcomes: _PageOutcomes = {}
    for pages in _by_issue(run).values():
        for page, outcome in import_pages(pages, filled):
            if isinstance(outcome, PageReport):
                filled.setdefault(outcome.page, page.origin.name)
            outcomes[id(page.origin), page.reading.sequence] = outcome
            on_progress(ProgressStep())
    for file in run:
        yield _report(file, outcomes)


def _filled_before(run: Iterable[_LocatedFile]) -> Iterator[tuple[int, str]]:
    """Pages, by their pk, that an earlier import filled from a file of this run, with the file's name."""
    for file in run:
        for unread in file.reading.unread:
            if unread.page:
                yield unread.page, file.origin.name


def _by_issue(run: Iterable[_LocatedFile]) -> dict[IssueKey, list[IncomingPage]]:
    """The run's pages; one file may hold pages of two issues."""
    issues: dict[IssueKey, list[IncomingPage]] = {}
    for file in run:
        for page in _incoming_pages(file):
            issues.setdefault(_issue_key(page.identity), []).append(page)
    return issues


def _incoming_pages(file: _LocatedFile) -> Iterator[IncomingPage]:
    """The file's pages that are not refused; of a file that is refused as a whole, none."""
    pages = file.reading.pages
    files = file.reading.files or (NO_FILES,) * len(pages)
    for page, destination, own in zip(pages, file.destinations, files, strict=False):
        if isinstance(destination, PageIdentity):
            yield IncomingPage(page, destination, file.origin, own)


def _report(file: _LocatedFile, outcomes: _PageOutcomes) -> FileReport:
    """The file's report; what was refused is recorded."""
    reading, origin = file.reading, file.origin
    if file.refusal:
        return _refused(origin, file.refusal)
    pages = _outcomes_by_sequence(file, outcomes)
    if reading.count == 1 and isinstance(pages[1], RefusedError):
        return _refused(origin, pages[1])
    in_order = sorted(pages.items())
    refusals = tuple(
        PageRefusal(n, str(page), page.in_command)
        for n, page in in_order
        if isinstance(page, RefusedError)
    )
    for refusal in refusals:
        record_refusal(origin, refusal.line(), refusal.file_page)
    imported = tuple(page for _n, page in in_order if isinstance(page, PageReport))
    return FileReport(reading.name, reading.sha256, reading.size, imported, refusals)


def _outcomes_by_sequence(
    file: _LocatedFile, outcomes: _PageOutcomes
) -> Mapping[int, Destination | PageOutcome]:
    """By a page's place in its file what became of it, or why it was not even tried."""
    pairs = zip(file.reading.pages, file.destinations, strict=True)
    pages: dict[int, Destination | PageOutcome] = {
        page.sequence: destination for page, destination in pairs
    }
    pages |= {unread.sequence: _unread_outcome(unread) for unread in file.reading.unread}
    pages |= {
        sequence: outcome
        for (origin, sequence), outcome in outcomes.items()
        if origin == id(file.origin)
    }
    return pages


def _unread_outcome(unread: UnreadPage) -> PageOutcome:
    return RefusedError(unread.error) if unread.error else skipped_report(unread.page)


def _refused(origin: FileOrigin, refusal: RefusedError) -> FileReport:
    """The record of a refusal is read at the desk, whoever imported the file."""
    error = str(refusal)
    record_refusal(origin, error)
    return FileReport(
        origin.name,
        origin.sha256,
        origin.size,
        error=error,
        error_in_command=refusal.in_command,
    )
