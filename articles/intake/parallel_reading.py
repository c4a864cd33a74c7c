"""Files → readings, in the files' order, while several sheets are read at the same time.

A sheet is a page of a PDF, or of a text. While one file's pages are waited for, the first
sheets of the next few files are read already:
at most AHEAD for each process, so that neither memory nor the spool folder grows with the
length of an archive.
"""

from __future__ import annotations

import shutil
from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from articles.intake import sources, spool
from articles.intake.archives import LastOpenedArchive
from articles.intake.limits import TEXT
from articles.intake.readings import FileReading, UnreadPage
from articles.intake.sources import SourceFile
from articles.intake.workers import ReaderPool, SheetOutcome
from articles.reading.issue.numbering import renumbered
from articles.reading.process.task import PageFiles, SheetRead, SheetTask
from articles.reading.shapes import PageReading
from articles.web.refusals import RefusedError

# sheets under way or waiting for each reading process, so that none idles while an issue is written
AHEAD = 4
COPY = "source"  # the name of the copy in the spool folder, before the file's own ending


@dataclass(frozen=True)
class EarlierImport:
    """What an earlier import wrote of a file of `count` pages: by page (from 1), the primary key of the Page's row."""

    pages: Mapping[int, int] = field(default_factory=dict)
    count: int = 0

    @property
    def is_complete(self) -> bool:
        return self.count > 0 and len(self.pages) == self.count

    def first_unknown_page(self) -> int:
        """The first page that is not among `pages`; 1 where all are."""
        unknown = (page for page in range(1, self.count + 1) if page not in self.pages)
        return next(unknown, 1)


NEVER_IMPORTED = EarlierImport()


@dataclass(frozen=True)
class ProgressStep:
    """How far the reading has come since the last step.

    `found`: pages found beyond the one that each file counts for at first; `read`: pages read;
    `stories`: on them. All 0: something else is done, such as writing what was read, or waiting.
    """

    found: int = 0
    read: int = 0
    stories: int = 0


ProgressCallback = Callable[[ProgressStep], None]


def ignore(_step: ProgressStep) -> None:
    """The progress callback of those who show no progress."""


def nothing_earlier(_sha256: str, _path: PurePath, *_placements: object) -> EarlierImport:
    """The `earlier_import` of those who read every page."""
    return NEVER_IMPORTED


@dataclass(frozen=True)
class ReadingPlan:
    """How files are read: by the processes of `pool`, which end with the reading; with images
    of the pages or without.

    `earlier_import` gives, for a file's SHA-256 and path, and the placements of its pages where
    it has any, the pages that need not be read.
    """

    pool: ReaderPool
    images: bool = False
    earlier_import: Callable[..., EarlierImport] = nothing_earlier
    on_progress: ProgressCallback = ignore


def read_in_parallel(
    files: Iterable[SourceFile], plan: ReadingPlan, folder: Path
) -> Generator[FileReading, None, None]:
    """The readings of the files, in their order. Copies of them and images of pages are written
    into `folder`.

    Raises nothing for what is wrong with a file: its reading says it. Whoever stops half way
    closes the generator: that ends the reading processes.
    """
    with plan.pool as pool, LastOpenedArchive() as archives:
        reading = _ParallelReading(plan, pool, archives)
        pending: deque[_PendingFile] = deque()
        for number, file in enumerate(files):
            pending.append(reading.begin(file, folder / str(number)))
            if len(pending) > AHEAD * pool.jobs:
                yield reading.finish(pending.popleft())
        while pending:
            yield reading.finish(pending.popleft())


@dataclass(frozen=True)
class _PendingSheet:
    task: SheetTask
    future: Future[SheetRead]


@dataclass(frozen=True)
class _PendingFile:
    """A file whose reading has begun. `first`: the sheet that a process reads already; None where no process does."""

    reading: FileReading
    earlier: EarlierImport = NEVER_IMPORTED
    first: _PendingSheet | None = None


@dataclass(frozen=True)
class _ParallelReading:
    plan: ReadingPlan
    pool: ReaderPool
    archives: LastOpenedArchive

    def begin(self, file: SourceFile, folder: Path) -> _PendingFile:
        """Copy the file into `folder` and have its first unknown sheet read."""
        reading = FileReading(file.name, file.path, placements=file.placements)
        try:
            reading = self._copied(file, reading, folder)
        except RefusedError as refusal:
            shutil.rmtree(folder, ignore_errors=True)  # others need the room
            return _PendingFile(_refused(reading, file, refusal))
        earlier = self._earlier_import(reading)
        if earlier.is_complete:
            return _PendingFile(_all_unread(reading, earlier))
        task = SheetTask(
            str(_copy_in(folder, file)),
            reading.name,
            earlier.first_unknown_page(),
            str(folder) if self.plan.images else "",
            file.kind == TEXT,
        )
        return _PendingFile(reading, earlier, _PendingSheet(task, self.pool.read(task)))

    def _earlier_import(self, reading: FileReading) -> EarlierImport:
        known = self.plan.earlier_import
        if not reading.placements:
            return known(reading.sha256, reading.path)
        return known(reading.sha256, reading.path, reading.placements)

    def finish(self, pending: _PendingFile) -> FileReading:
        """The file's reading, once its last sheet is read."""
        if pending.first is not None:
            return self._read_sheets(pending.reading, pending.earlier, pending.first)
        count = max(1, pending.reading.count)
        self._report_progress(count, count)
        return pending.reading

    def _report_progress(
        self, pages: int, read: int, readings: Sequence[PageReading] = ()
    ) -> None:
        """`pages`: those of a file whose number has just come to light; 1, the number it was thought to have, else."""
        stories = sum(len(page.findings) for page in readings)
        self.plan.on_progress(ProgressStep(pages - 1, read, stories))

    def _copied(self, file: SourceFile, reading: FileReading, folder: Path) -> FileReading:
        """The reading of the file with a copy of it in `folder`, its size and SHA-256. Raises
        RefusedError.

        The file itself may change or vanish while it is read, as the night's export still
        writes.
        """
        if file.error:
            raise RefusedError(file.error)
        try:
            folder.mkdir()
            with _copy_in(folder, file).open("wb") as copy:
                sha256, size = sources.copy(file, copy, self.archives)
        except (
            OSError
        ) as error:  # of writing; what is wrong with the file itself is a RefusedError
            raise spool.refusal(error) from error
        return replace(reading, sha256=sha256, size=size, spool=folder)

    def _read_sheets(
        self, reading: FileReading, earlier: EarlierImport, begun: _PendingSheet
    ) -> FileReading:
        """Read all sheets of the file but those that are known from an earlier import."""
        task = begun.task
        first = self._outcome(begun.future)
        count = first.sheets or (self._count_sheets(task) if first.is_broken else 0)
        self._report_progress(max(1, count), 1, first.readings)
        if not count or (count == 1 and first.error):
            return replace(reading, error=first.error)
        # Where the counts differ some sheet holds two pages, and which sheet gave which page is not known.
        known = earlier.pages if count == earlier.count else {}
        left = [
            sheet for sheet in range(1, count + 1) if sheet not in known and sheet != task.sheet
        ]
        futures = {sheet: self.pool.read(replace(task, sheet=sheet)) for sheet in left}
        outcomes = {task.sheet: first}
        for sheet, future in futures.items():
            outcomes[sheet] = self._outcome(future)
            self._report_progress(1, 1, outcomes[sheet].readings)
        self._report_progress(1, len(known))
        return _put_together(reading, outcomes, known, count)

    def _count_sheets(self, task: SheetTask) -> int:
        """How many sheets the file has whose first one broke the process that read it; 0 if
        counting breaks it, too.
        """
        counting = replace(task, sheet=0)
        return self._outcome(self.pool.read(counting)).sheets

    def _outcome(self, future: Future[SheetRead]) -> SheetOutcome:
        """Steps of nothing tell that the reading goes on."""
        return self.pool.outcome(future, lambda: self.plan.on_progress(ProgressStep()))


def _copy_in(folder: Path, file: SourceFile) -> Path:
    return folder / f"{COPY}{file.kind}"


def _put_together(
    reading: FileReading,
    outcomes: Mapping[int, SheetOutcome],
    known: Mapping[int, int],
    count: int,
) -> FileReading:
    """The pages of all sheets in order, numbered from 1; a sheet that is not read counts as one page."""
    pages: list[PageReading] = []
    files: list[PageFiles] = []
    unread: list[UnreadPage] = []
    for sheet in range(1, count + 1):
        sequence = len(pages) + len(unread) + 1
        if sheet in known:
            unread.append(UnreadPage(sequence, page=known[sheet]))
        elif outcomes[sheet].error:
            unread.append(UnreadPage(sequence, outcomes[sheet].error))
        else:
            pages += [
                renumbered(page, n) for n, page in enumerate(outcomes[sheet].readings, sequence)
            ]
            files += outcomes[sheet].files
    return replace(reading, pages=tuple(pages), files=tuple(files), unread=tuple(unread))


def _all_unread(reading: FileReading, earlier: EarlierImport) -> FileReading:
    """The reading of a file whose pages an earlier import has all written."""
    unread = tuple(
        UnreadPage(sequence, page=pk) for sequence, pk in sorted(earlier.pages.items())
    )
    return replace(reading, unread=unread)


def _refused(reading: FileReading, file: SourceFile, refusal: RefusedError) -> FileReading:
    return replace(reading, size=sources.size_of(file), error=str(refusal))
