"""Files → readings, in their order, read side by side.

While one file's pages are waited for, the sheets of the next few are read already: never more than AHEAD a process, so
that neither memory nor the spool folder grows with the length of an archive.
"""

from __future__ import annotations

import hashlib
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from django.utils.translation import gettext as _

from articles.intake import sources
from articles.intake.archives import LastOpenedArchive
from articles.intake.limits import PDF
from articles.intake.readings import FileReading, UnreadPage
from articles.intake.sources import SourceFile
from articles.intake.workers import ReaderPool, SheetOutcome, internal_error
from articles.reading import Source, read_pages
from articles.reading.issue.numbering import renumbered
from articles.reading.process.task import PageFiles, SheetRead, SheetTask
from articles.reading.shapes import PageReading, ReadingError
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
PDF_NAME = "source.pdf"  # of the copy in the spool folder
AHEAD = 4  # sheets under way or waiting for each reading process, so that none idles while an issue is written


@dataclass(frozen=True)
class EarlierImport:
    """What of a file came with an earlier run: the primary key of the page that each of its `count` pages filled."""

    pages: Mapping[int, int] = field(default_factory=dict)
    count: int = 0


NEVER_IMPORTED = EarlierImport()


@dataclass(frozen=True)
class ProgressStep:
    """How far the reading has come: so many more pages `found` than a page a file, `read`, and `stories` on them."""

    found: int = 0
    read: int = 0
    stories: int = 0


ProgressCallback = Callable[[ProgressStep], None]


def ignore(_step: ProgressStep) -> None:
    """For whom nobody waits."""


@dataclass(frozen=True)
class ReadingPlan:
    """How files are read: by `readers`, which end with it; with `images` of the pages or without.

    `before` tells what need not be read, from a file's SHA-256 and path; `tell` hears of the progress.
    """

    readers: ReaderPool
    images: bool = False
    before: Callable[[str, PurePath], EarlierImport] = lambda _sha256, _path: NEVER_IMPORTED
    tell: ProgressCallback = ignore


def read_in_parallel(files: Iterable[SourceFile], how: ReadingPlan, folder: Path) -> Iterator[FileReading]:
    """The readings of the files, in their order; what was unpacked and drawn lies in `folder`.

    Raises nothing for what is wrong with a file: its reading says it.
    """
    with how.readers as readers, LastOpenedArchive() as archives:
        gathering = _ParallelReading(how, readers, archives)
        under_way: deque[_PendingFile] = deque()
        for number, file in enumerate(files):
            under_way.append(gathering.begin(file, folder / str(number)))
            if len(under_way) > AHEAD * readers.jobs:
                yield gathering.finish(under_way.popleft())
        while under_way:
            yield gathering.finish(under_way.popleft())


@dataclass(frozen=True)
class _PendingFile:
    """A file whose reading has begun. `first`: the sheet that a process reads already; None where no process does."""

    file: SourceFile
    reading: FileReading
    before: EarlierImport = NEVER_IMPORTED
    first: _PendingSheet | None = None


@dataclass(frozen=True)
class _PendingSheet:
    task: SheetTask
    future: Future[SheetRead]


@dataclass(frozen=True)
class _ParallelReading:
    how: ReadingPlan
    readers: ReaderPool
    archives: LastOpenedArchive

    def begin(self, file: SourceFile, folder: Path) -> _PendingFile:
        """Spool a PDF and have its first unknown sheet read. Any other file waits for its turn."""
        reading = FileReading(file.name, file.path)
        if file.kind != PDF or file.error:
            return _PendingFile(file, reading)
        try:
            reading = self._spooled(file, reading, folder)
        except RefusedError as refusal:
            return _PendingFile(file, _refused(reading, file, refusal))
        before = self.how.before(reading.sha256, reading.path)
        sheet = next((n for n in range(1, before.count + 1) if n not in before.pages), 1)
        if before.count and len(before.pages) == before.count:
            return _PendingFile(file, _known(reading, before))
        task = SheetTask(str(folder / PDF_NAME), reading.name, sheet, str(folder) if self.how.images else "")
        return _PendingFile(file, reading, before, _PendingSheet(task, self.readers.read(task)))

    def finish(self, under_way: _PendingFile) -> FileReading:
        """The file's pages, waited for."""
        if under_way.first is not None:
            return self._sheets(under_way.reading, under_way.before, under_way.first)
        reading = under_way.reading
        if not reading.error and not reading.unread:
            reading = self._text(under_way.file, reading)
        self._tell(max(1, reading.count), max(1, reading.count), reading.pages)
        return reading

    def _tell(self, pages: int, read: int, readings: Sequence[PageReading] = ()) -> None:
        """A file was thought to have one page."""
        self.how.tell(ProgressStep(pages - 1, read, sum(len(page.findings) for page in readings)))

    def _spooled(self, file: SourceFile, reading: FileReading, folder: Path) -> FileReading:
        """The file copied, so that it stays as it is while it is read and filed."""
        folder.mkdir()
        with (folder / PDF_NAME).open("wb") as copy:
            sha256, size = sources.copy(file, copy, self.archives)
        return replace(reading, sha256=sha256, size=size, spool=folder)

    def _text(self, file: SourceFile, reading: FileReading) -> FileReading:
        """Read here: a text can neither crash nor swell, and a process for it would start longer than it reads."""
        try:
            data = sources.read(file)
        except RefusedError as refusal:
            return _refused(reading, file, refusal)
        reading = replace(reading, sha256=hashlib.sha256(data).hexdigest(), size=len(data))
        try:
            return replace(reading, pages=tuple(read_pages(Source(reading.name, data))))
        except ReadingError as error:
            return replace(reading, error=_(error.message) % error.arguments)
        except Exception as error:  # one page that trips the reading must not stop the other fifteen
            log.exception("Reading %s failed", reading.name)
            return replace(reading, error=internal_error(type(error).__name__))

    def _sheets(self, reading: FileReading, before: EarlierImport, begun: _PendingSheet) -> FileReading:
        """All sheets of a PDF but those that are known already."""
        task = begun.task
        first = self.readers.outcome(begun.future)
        count = first.sheets or (self._count(task) if first.is_broken else 0)
        self._tell(max(1, count), 1, first.readings)
        if not count or (count == 1 and first.error):
            return replace(reading, error=first.error)
        known = before.pages if count == before.count else {}  # else some sheet holds two pages, and nobody knows which
        left = [sheet for sheet in range(1, count + 1) if sheet not in known and sheet != task.sheet]
        futures = {sheet: self.readers.read(replace(task, sheet=sheet)) for sheet in left}
        outcomes = {task.sheet: first}
        for sheet, future in futures.items():
            outcomes[sheet] = self.readers.outcome(future)
            self._tell(1, 1, outcomes[sheet].readings)
        self._tell(1, len(known))
        return _put_together(reading, outcomes, known, count)

    def _count(self, task: SheetTask) -> int:
        """How many sheets the PDF has whose first one broke the process that read it; 0 where counting does too."""
        return self.readers.outcome(self.readers.read(replace(task, sheet=0))).sheets


def _put_together(
    reading: FileReading, outcomes: Mapping[int, SheetOutcome], known: Mapping[int, int], count: int
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
            pages += [renumbered(page, n) for n, page in enumerate(outcomes[sheet].readings, sequence)]
            files += outcomes[sheet].files
    return replace(reading, pages=tuple(pages), files=tuple(files), unread=tuple(unread))


def _known(reading: FileReading, before: EarlierImport) -> FileReading:
    return replace(
        reading, unread=tuple(UnreadPage(sequence, page=pk) for sequence, pk in sorted(before.pages.items()))
    )


def _refused(reading: FileReading, file: SourceFile, refusal: RefusedError) -> FileReading:
    return replace(reading, size=sources.size_of(file), error=str(refusal))
