"""Files as read, before anything is written to the database."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath

from articles.intake.placements import Placements
from articles.reading.process.task import PageFiles
from articles.reading.shapes import PageReading


@dataclass(frozen=True)
class UnreadPage:
    """A page that was not read, at place `sequence` (from 1) in its file.

    `error` says in words why it cannot be read. Without one, an earlier import wrote it: `page`
    is the primary key of its row.
    """

    sequence: int
    error: str = ""
    page: int = 0


@dataclass(frozen=True)
class FileReading:
    """A file as read. One that cannot be read has `error`, in words, and no pages.

    `path` is where it came from, for the date and page number in names; `name` is safe to print
    and to store; `size` is in bytes. `files` are the images of `pages`, in their order, in the
    folder `spool`; those of a text are NO_FILES. `placements`: where an editor has put pages;
    `left_out`: how many were taken out of `pages`.
    """

    name: str
    path: PurePath
    sha256: str = ""
    size: int = 0
    pages: tuple[PageReading, ...] = ()
    files: tuple[PageFiles, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    spool: Path | None = None
    error: str = ""
    placements: Placements = field(default_factory=dict)
    left_out: int = 0

    @property
    def count(self) -> int:
        """How many pages the file has, read or not."""
        return len(self.pages) + len(self.unread) + self.left_out

    def without_left_out(self) -> FileReading:
        """Without the pages that an editor has left out."""
        out = {sequence for sequence, place in self.placements.items() if place is None}
        kept = [index for index, page in enumerate(self.pages) if page.sequence not in out]
        unread = tuple(page for page in self.unread if page.sequence not in out)
        gone = self.count - len(kept) - len(unread)
        return replace(
            self,
            pages=tuple(self.pages[index] for index in kept),
            files=tuple(self.files[index] for index in kept) if self.files else (),
            unread=unread,
            left_out=gone,
        )
