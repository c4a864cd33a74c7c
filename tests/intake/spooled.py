"""Printed pages as the reading processes leave them: images in a spool folder, regions on the page."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from articles.intake.import_records import FileOrigin
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_identity import PageIdentity
from articles.intake.page_import import NOTHING_FILLED, import_pages
from articles.reading.process.task import PageFiles, StoredImage
from articles.reading.shapes import Finding
from articles.story import Region, StoryPicture
from tests.factories import DAY, make_image, make_reading
from tests.intake.printed import only_report

SIZE = (1030.0, 1480.0)  # points
LEFT, RIGHT, BOTTOM = (0.0, 0.1, 0.5, 0.6), (0.5, 0.1, 1.0, 0.6), (0.0, 0.6, 1.0, 1.0)


def in_print(story, box=LEFT, photo="", **fields):
    """The story with its place on page 1 of its file, and its first picture's, whose photo is called `photo`."""
    pictures = story.pictures
    if photo:
        shown = pictures[0] if pictures else StoryPicture("图说")
        pictures = (
            replace(shown, image=photo, region=Region.of_box(1, (0.1, 0.2, 0.3, 0.4))),
            *pictures[1:],
        )
    return replace(story, regions=(Region.of_box(1, box),), pictures=pictures, **fields)


def first_part(story, on, **fields):
    return Finding(in_print(story, **fields), 0.9, continues_on=on)


def second_part(story, of, **fields):
    return Finding(in_print(story, **fields), 0.8, continued_from=of)


def stored(folder: Path, data: bytes, kind="png", width=120, height=80) -> StoredImage:
    digest = hashlib.sha256(data).hexdigest()
    path = folder / f"{digest}.{kind}"
    path.write_bytes(data)
    return StoredImage(str(path), kind, width, height, digest)


def make_files(folder: Path, colour="#203040", photos=()) -> PageFiles:
    """A page's files; `photos` by name, each in one colour."""
    pdf = folder / f"{colour[1:]}.pdf"
    pdf.write_bytes(b"%PDF-1.7 " + colour.encode())
    page = stored(folder, make_image(colour=colour))
    return PageFiles(
        str(pdf),
        str(pdf),
        (page,),
        {name: stored(folder, make_image(colour=tint)) for name, tint in dict(photos).items()},
    )


def make_incoming_page(*stories, number="3", sha="1" * 64, files=None, file="", **facts):
    reading = replace(make_reading(*stories, **facts), size=SIZE, sheet=1)
    origin = FileOrigin(file or f"2023-11-08/{number}.pdf", sha, 190650, None, 1)
    return IncomingPage(reading, PageIdentity(DAY, "", number), origin, files or PageFiles())


def print_page(*stories, **incoming):
    """Import a page from its PDF, alone."""
    return only_report(import_pages([make_incoming_page(*stories, **incoming)]))


def print_again(*stories, **incoming):
    return print_page(*stories, **{"sha": "2" * 64} | incoming)


def print_issue(*incoming_pages, filled=NOTHING_FILLED):
    """Import pages together: their reports or refusals, in the pages' order."""
    outcomes = {
        id(incoming): outcome for incoming, outcome in import_pages(incoming_pages, filled)
    }
    return [outcomes[id(incoming)] for incoming in incoming_pages]
