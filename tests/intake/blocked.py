"""Pages as the reading leaves them, with their blocks, and how tests import them."""

from __future__ import annotations

from dataclasses import replace

from articles.intake.import_records import FileOrigin
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_identity import PageIdentity
from articles.intake.page_import import import_pages
from articles.models import Page
from articles.reading.page_layout import PageLayout, PageSetting
from articles.reading.process.task import NO_FILES
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories
from tests.desk.arranged import layout_of
from tests.factories import DAY, make_reading
from tests.intake.printed import only_report

SHA = "1" * 64


def numbered(*blocks) -> PageLayout:
    """The blocks of a page, numbered as they come; captions name their pictures by those numbers."""
    return layout_of(*(replace(each, number=n, origin=n) for n, each in enumerate(blocks, 1)))


def as_text(layout: PageLayout) -> PageLayout:
    """The page as a dump of its text brings it: without boxes, without pictures."""
    blocks = [
        replace(b, lines=tuple(replace(line, box=None) for line in b.lines), picture=0)
        for b in layout.blocks
        if b.lines
    ]
    return replace(numbered(*blocks), setting=PageSetting(1))


def reading_of(layout: PageLayout, **facts):
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    findings = [
        Finding(
            each.story,
            0.9,
            continues_on=each.continues_on,
            continued_from=each.continued_from,
            number=each.number,
        )
        for each in written
    ]
    reading = make_reading(*findings, **facts)
    return replace(reading, size=layout.setting.size, sheet=1, layout=layout)


def incoming(layout: PageLayout, sha=SHA, number="3", files=NO_FILES, **facts) -> IncomingPage:
    origin = FileOrigin(f"2023-11-08/{number}.pdf", sha, 190650, None, 1)
    return IncomingPage(
        reading_of(layout, **facts), PageIdentity(DAY, "", number), origin, files
    )


def import_layout(layout: PageLayout, **fields):
    return only_report(import_pages([incoming(layout, **fields)]))


def import_again(layout: PageLayout, **fields):
    """The same page from a file of other bytes."""
    return import_layout(layout, **{"sha": "2" * 64} | fields)


def the_page() -> Page:
    return Page.objects.get()
