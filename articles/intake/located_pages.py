"""The pages of one issue that are found → their articles, blocks, doubts and records, in one transaction.

The stories of the issue's other pages that go on on them are written with them, and what a desk had mended is carried
over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.derived import cache_versions, updates
from articles.desk.normalization import normalized, storable
from articles.images.media import PageMedia
from articles.intake import import_traces, story_continuations
from articles.intake.candidates import KnownStory
from articles.intake.carried_pages import carried_pages, known_stories, parts_as_mended
from articles.intake.import_records import RecordFacts, dropped_refs, identity_key, record_page
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_blocks import ReadPage, keep_blocks
from articles.intake.page_doubts import keep_doubts, keep_page_doubts
from articles.intake.page_lookup import fill_in_page_facts, set_page_images
from articles.intake.page_reports import doubt_of_other_page, doubts_of_stories, report_page
from articles.intake.reports import PageReport
from articles.intake.story_import import ImportedPage, IncomingStories, import_stories
from articles.intake.story_writer import ImportContext, ImportedStory
from articles.models import Article, ImportRecord, ImportTrace, Page
from articles.models.doubts import stored
from articles.reading.carrying.carried_reading import CarriedReading
from articles.reading.shapes import PageReading

FILE_NAME_IN_REASON = 100  # characters of the file's name, its end, in a revision's reason


@dataclass(frozen=True)
class LocatedPage:
    """An incoming page with its page's row. `reading` names its photos' files in the media;
    `last`: the import before.

    `last` is None for a page that nothing was imported to yet. `carried`: of a page that a desk
    had mended; `reading` is then as the desk would have it.
    """

    incoming: IncomingPage
    page: Page
    reading: PageReading
    media: PageMedia
    last: ImportRecord | None
    carried: CarriedReading | None = None


def import_located(located: Sequence[LocatedPage]) -> list[tuple[IncomingPage, PageReport]]:
    """Import pages of one issue, with the stories of the issue's other pages that continue on them."""
    own = {one.page: one.reading for one in located}
    issues = {one.page.issue for one in located}
    parts = story_continuations.parts_on_other_pages(issues, but=list(own))
    carried = carried_pages(own, parts)
    located = [_as_carried(one, carried.get(one.page)) for one in located]
    own = {one.page: one.reading for one in located}
    known, parts = known_stories(carried), parts_as_mended(parts)
    readings = story_continuations.join_parts(own | parts)
    stories = [
        _incoming_stories(one, readings[one.page], known.get(one.page.pk, {}))
        for one in located
    ]
    stories += [
        _stories_from_elsewhere(page, readings[page], own)
        for page in readings
        if page not in own
    ]
    pks = [page.pk for page in readings]
    before = import_traces.state_before(list(readings))
    # Before, for what leaves these pages, and after, for what comes to them
    cache_versions.pages_changed(pks)
    imported = import_stories(stories, _context(located))
    read = [_read_page(one) for one in located]
    found = {one.page: each for one, each in zip(stories, imported, strict=True)}
    keep_blocks(read, found)
    keep_doubts(read, found)
    trace = ImportTrace.objects.create()
    results = _finish_pages(located, readings, imported, trace)
    updates.update_after_change(_articles(imported, "updated"))
    cache_versions.pages_changed(pks)
    made = [article.pk for article in _articles(imported, "created")]
    import_traces.keep_trace(trace, before, made)
    return results


def _articles(imported: Iterable[ImportedPage], change: str) -> list[Article]:
    """Those of which this has become."""
    return [one.article for page in imported for one in page.stories if one.change == change]


def _as_carried(one: LocatedPage, carried: CarriedReading | None) -> LocatedPage:
    return replace(one, reading=carried.reading, carried=carried) if carried else one


def _read_page(one: LocatedPage) -> ReadPage:
    as_read = one.carried.as_read if one.carried else None
    return ReadPage(one.page, one.reading, one.incoming.origin.sha256, as_read)


def _incoming_stories(
    one: LocatedPage, reading: PageReading, known: Mapping[int, KnownStory]
) -> IncomingStories:
    stories = tuple(normalized(finding) for finding in reading.findings)
    has_blocks = reading.layout is not None
    return IncomingStories(
        one.page, stories, dropped_refs(one.last), known=known, has_blocks=has_blocks
    )


def _stories_from_elsewhere(
    page: Page, reading: PageReading, incoming: Mapping[Page, PageReading]
) -> IncomingStories:
    """The stories that begin on `page`, which is not imported itself, and continue on an incoming page."""
    continued = story_continuations.stories_continued_on(reading, incoming)
    stories = tuple(normalized(finding) for finding in continued.findings)
    has_blocks = any(one.layout is not None for one in incoming.values())
    return IncomingStories(page, stories, is_whole=False, has_blocks=has_blocks)


def _context(located: Sequence[LocatedPage]) -> ImportContext:
    origin = located[0].incoming.origin
    photo_files = tuple(photo for one in located for photo in one.media.photos.values())
    reason = _("Import of %(file)s") % {"file": origin.name[-FILE_NAME_IN_REASON:]}
    return ImportContext(origin.user, reason, photo_files)


def _finish_pages(
    located: Sequence[LocatedPage],
    readings: Mapping[Page, PageReading],
    imported: Sequence[ImportedPage],
    trace: ImportTrace,
) -> list[tuple[IncomingPage, PageReport]]:
    """The pages' results. `imported`: first the located pages', in their order, then those of
    pages elsewhere.

    What became of the stories from elsewhere stands in the last page's report: each change is
    reported once.
    """
    from_elsewhere = [one for page in imported[len(located) :] for one in page.stories]
    noteworthy = [one for one in from_elsewhere if one.change != "unchanged" or one.kept]
    results: list[tuple[IncomingPage, PageReport]] = []
    for index, one in enumerate(located):
        furniture = readings[one.page].furniture
        whole = replace(one, reading=replace(one.reading, furniture=furniture))
        also = noteworthy if index == len(located) - 1 else []
        results.append((one.incoming, _finish_page(whole, imported[index], also, trace)))
    return results


def _finish_page(
    one: LocatedPage,
    imported: ImportedPage,
    also: Sequence[ImportedStory],
    trace: ImportTrace,
) -> PageReport:
    """Write the page's own facts, its images and the import's record; the report. `also`: stories from elsewhere."""
    identity, origin = one.incoming.identity, one.incoming.origin
    doubts = [*identity.doubts, *fill_in_page_facts(one.page, identity, one.reading)]
    set_page_images(one.page, one.reading, one.media)
    doubts += doubt_of_other_page(one.last, origin, imported)
    doubts += one.carried.doubts if one.carried else ()
    keep_page_doubts(_read_page(one), doubts)
    stories = [*imported.stories, *also]
    entries = storable(stored(doubts) + doubts_of_stories(stories, imported.dropped))
    report = report_page(one.page, one.reading, identity, stories, entries)
    facts = RecordFacts(one.media.source, identity_key(identity), trace)
    record_page(report, one.page, one.reading, origin, facts)
    return report
