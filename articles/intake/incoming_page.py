"""A page on its way into the database."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.import_records import FileOrigin
from articles.intake.page_identity import PageIdentity
from articles.reading.process.task import NO_FILES, PageFiles
from articles.reading.shapes import PageReading


@dataclass(frozen=True)
class IncomingPage:
    """A page as read, which page of the paper it is, and the file that it came from.

    `files`: its images and its PDF in a spool folder; none of a text.
    """

    reading: PageReading
    identity: PageIdentity
    origin: FileOrigin
    files: PageFiles = NO_FILES
