"""A page on its way into the database."""

from __future__ import annotations

from dataclasses import dataclass

from articles.intake.import_records import FileOrigin
from articles.intake.page_identity import PageIdentity
from articles.reading.process.task import NO_FILES, PageFiles
from articles.reading.shapes import PageReading


@dataclass(frozen=True)
class IncomingPage:
    """What a page says, where it belongs, which file it came from, and its images: in a spool folder, or none."""

    reading: PageReading
    place: PageIdentity
    origin: FileOrigin
    files: PageFiles = NO_FILES
