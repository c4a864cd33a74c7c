"""Files as read, before anything is kept."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePath

from articles.reading.process.task import PageFiles
from articles.reading.shapes import PageReading


@dataclass(frozen=True)
class UnreadPage:
    """A page that is not read, `sequence` being its place in the file: `error` says why, in words.

    Without one it came with the same file before, and `page` is the primary key of the page that it filled.
    """

    sequence: int
    error: str = ""
    page: int = 0


@dataclass(frozen=True)
class FileReading:
    """A file as read. One that cannot be read has `error`, in words, and no pages.

    `path` is where it came from, for the date and page number in names; `name` is safe to print and to store. `files`
    are the images of `pages`, in their order, in the folder `spool`; both are empty for a text.
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

    @property
    def count(self) -> int:
        """How many pages the file has."""
        return len(self.pages) + len(self.unread)
