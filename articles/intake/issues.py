"""Readings → rows, an issue at a time: its pages come together, for a story may go on from one to another."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from articles.intake.destinations import Destination, destinations_of
from articles.intake.import_records import FileOrigin, record_refusal
from articles.intake.incoming import IncomingPage
from articles.intake.page_identity import ImportOptions, PageIdentity
from articles.intake.page_import import PageOutcome, import_pages
from articles.intake.readings import FileReading, UnreadPage
from articles.intake.reports import FileReport, PageRefusal, PageReport
from articles.intake.skipping import skipped_report
from articles.reading.process.task import NO_FILES
from articles.web.refusals import RefusedError

MOST_PAGES = 400  # of one issue held at once: twice what one file may hold


@dataclass(frozen=True)
class _LocatedFile:
    """A file with the places of its pages, or why it or one of them has none."""

    reading: FileReading
    origin: FileOrigin
    destinations: tuple[Destination, ...] = ()
    error: str = ""

    @property
    def places(self) -> list[PageIdentity]:
        return [target for target in self.destinations if isinstance(target, PageIdentity)]


def import_readings(readings: Iterable[FileReading], options: ImportOptions, user: Any) -> Iterator[FileReport]:
    """What became of each file, in order. A file's images are removed when it is filed."""
    filled: dict[int, str] = {}
    for issue in _issues(_placed(reading, options, user) for reading in readings):
        yield from _file(issue, filled)
        for incoming in issue:
            shutil.rmtree(incoming.reading.spool or "", ignore_errors=True)


def _placed(reading: FileReading, options: ImportOptions, user: Any) -> _LocatedFile:
    origin = FileOrigin(reading.name, reading.sha256, reading.size, user, reading.count)
    try:
        return _LocatedFile(reading, origin, destinations_of(reading, options))
    except RefusedError as refusal:
        return _LocatedFile(reading, origin, error=str(refusal))


def _issues(files: Iterable[_LocatedFile]) -> Iterator[list[_LocatedFile]]:
    """Runs of files of one issue. A refused file joins the run; one that came before ends it, and is a run of its own:
    what it has filled is told to the files after it, not to those before.
    """
    run: list[_LocatedFile] = []
    for incoming in files:
        if run and not _goes_on(run, incoming):
            yield run
            run = []
        run.append(incoming)
        if not any(file.places for file in run):
            yield run
            run = []
    if run:
        yield run


def _goes_on(run: Sequence[_LocatedFile], incoming: _LocatedFile) -> bool:
    places = [place for file in run for place in file.places]
    if not incoming.places:
        return not incoming.reading.unread
    return len(places) < MOST_PAGES and _key(places[-1]) == _key(incoming.places[0])


def _key(place: PageIdentity) -> tuple[Any, str]:
    return place.date, place.edition


def _file(run: Sequence[_LocatedFile], filled: dict[int, str]) -> Iterator[FileReport]:
    issues: dict[tuple[Any, str], list[IncomingPage]] = {}
    for arrival in (arrival for incoming in run for arrival in _arrivals(incoming)):
        issues.setdefault(_key(arrival.place), []).append(arrival)
    filled |= {u.page: file.origin.name for file in run for u in file.reading.unread if u.page} | filled
    outcomes: dict[tuple[int, int], PageOutcome] = {}
    for pages in issues.values():
        for arrival, outcome in import_pages(pages, filled):
            if isinstance(outcome, PageReport):
                filled.setdefault(outcome.page, arrival.origin.name)
            outcomes[id(arrival.origin), arrival.reading.sequence] = outcome
    for incoming in run:
        yield _report(incoming, outcomes)


def _arrivals(incoming: _LocatedFile) -> Iterator[IncomingPage]:
    files = incoming.reading.files or (NO_FILES,) * len(incoming.reading.pages)
    for page, target, own in zip(incoming.reading.pages, incoming.destinations, files, strict=False):
        if isinstance(target, PageIdentity):
            yield IncomingPage(page, target, incoming.origin, own)


def _report(incoming: _LocatedFile, outcomes: Mapping[tuple[int, int], PageOutcome]) -> FileReport:
    reading, origin = incoming.reading, incoming.origin
    if incoming.error:
        return _refused(origin, incoming.error)
    pages: dict[int, Destination | PageOutcome] = {
        page.sequence: target for page, target in zip(reading.pages, incoming.destinations, strict=True)
    }
    pages |= {unread.sequence: _unread(unread) for unread in reading.unread}
    pages |= {sequence: outcome for (file, sequence), outcome in outcomes.items() if file == id(origin)}
    if reading.count == 1 and isinstance(pages[1], RefusedError):
        return _refused(origin, str(pages[1]))
    refusals = tuple(PageRefusal(n, str(page)) for n, page in sorted(pages.items()) if isinstance(page, RefusedError))
    for refusal in refusals:
        record_refusal(origin, refusal.line())
    filed = tuple(page for _n, page in sorted(pages.items()) if isinstance(page, PageReport))
    return FileReport(reading.name, reading.sha256, reading.size, filed, refusals)


def _unread(unread: UnreadPage) -> PageOutcome:
    return RefusedError(unread.error) if unread.error else skipped_report(unread.page)


def _refused(origin: FileOrigin, error: str) -> FileReport:
    record_refusal(origin, error)
    return FileReport(origin.name, origin.sha256, origin.size, error=error)
