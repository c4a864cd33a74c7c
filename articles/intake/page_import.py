"""Incoming pages → their rows: the page, its articles, the import's record. Whole pages or
none.

Pages that share a story are written in one transaction, every other page in one of its own.
Images are in the media folder before the transaction that names them begins, so that no row
ever names a file that is not there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils.translation import gettext as _

from articles.derived import cache_versions, updates
from articles.desk import rights, transactions
from articles.desk.normalization import normalized, storable
from articles.desk.sign_off import SigningError
from articles.images import media
from articles.images.media import PageMedia
from articles.intake import import_traces, story_continuations
from articles.intake.candidates import KnownStory
from articles.intake.carried_pages import carried_pages, known_stories, parts_as_mended
from articles.intake.import_records import (
    RecordFacts,
    dropped_refs,
    identity_key,
    is_already_imported,
    last_import,
    record_page,
)
from articles.intake.incoming_page import IncomingPage
from articles.intake.page_blocks import ReadPage, keep_blocks
from articles.intake.page_doubts import keep_doubts, keep_page_doubts
from articles.intake.page_lookup import fill_in_page_facts, find_or_create_page, set_page_images
from articles.intake.page_reports import doubt_of_other_page, doubts_of_stories, report_page
from articles.intake.reports import PageReport
from articles.intake.story_import import (
    ImportedPage,
    IncomingStories,
    import_stories,
    stored_articles,
)
from articles.intake.story_writer import ImportContext, ImportedStory
from articles.intake.workers import internal_error
from articles.models import Article, ImportRecord, ImportTrace, Page
from articles.models.doubts import left_in_bin, stored
from articles.reading.carrying.carried_reading import CarriedReading
from articles.reading.shapes import PageReading
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
PageOutcome = PageReport | RefusedError
_PageResult = tuple[IncomingPage, PageOutcome]
NOTHING_FILLED: Mapping[int, str] = MappingProxyType({})
FILE_NAME_IN_REASON = 100  # characters of the file's name, its end, in a revision's reason


@dataclass(frozen=True)
class _LocatedPage:
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


def import_pages(
    pages: Sequence[IncomingPage], filled: Mapping[int, str] = NOTHING_FILLED
) -> Iterator[_PageResult]:
    """Import pages of one issue, whose identities all have a date; each with its report, or why
    it was refused.

    `filled`: by page pk, the name of the file that has filled it in the same run; a second file
    for it is refused. Raises OperationalError and InterfaceError, with whole pages written or
    none: the database is no page's fault.
    """
    numbered = [_with_number(one.reading, one.identity.number) for one in pages]
    for group in story_continuations.groups_with_shared_stories(numbered):
        results = _import_group([pages[index] for index in group], filled)
        yield from results
        reports = [
            (one, outcome) for one, outcome in results if isinstance(outcome, PageReport)
        ]
        filled = {**filled, **{report.page: one.origin.name for one, report in reports}}


def _with_number(reading: PageReading, number: str) -> PageReading:
    return replace(reading, facts=replace(reading.facts, number=number))


def _import_group(
    pages: Sequence[IncomingPage], filled: Mapping[int, str]
) -> list[_PageResult]:
    """Import pages together; where one of them cannot be, each by itself, so that the others can."""
    try:
        stored_media = [media.store(one.files) for one in pages]
        return transactions.run(lambda: _import_together(pages, stored_media, filled))
    except (OperationalError, InterfaceError):
        raise
    except (RefusedError, SigningError, DatabaseError) as error:
        if len(pages) == 1:
            return [(pages[0], _refusal(pages[0], error))]
    return [result for one in pages for result in _import_group([one], filled)]


def _refusal(page: IncomingPage, error: Exception) -> RefusedError:
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, SigningError):
        help_ = _("Withdraw the story, import the page, and have the story signed again.")
        return RefusedError(str(error), help_, help_)
    log.error("Filing %s failed", page.origin.name, exc_info=error)
    return RefusedError(internal_error(type(error).__name__))


def _import_together(
    pages: Sequence[IncomingPage], stored_media: Sequence[PageMedia], filled: Mapping[int, str]
) -> list[_PageResult]:
    """Inside one transaction: skip the pages that came before, import the others, an issue at a time."""
    results: list[_PageResult] = []
    located: list[_LocatedPage] = []
    for one, page_media in zip(pages, stored_media, strict=True):
        page = find_or_create_page(one.identity, one.origin, one.reading)
        if is_already_imported(page, one.origin, one.reading.sequence):
            results.append((one, _skipped(page, one)))
            continue
        _check_may_change(page, one.origin.user)
        _check_not_filled(
            page, {**filled, **{each.page.pk: each.incoming.origin.name for each in located}}
        )
        reading = story_continuations.with_media_names(one.reading, page_media)
        located.append(_LocatedPage(one, page, reading, page_media, last_import(page)))
    located.sort(key=lambda each: (each.page.issue_id, each.page.sequence))
    for _issue, of_issue in groupby(located, key=lambda each: each.page.issue_id):
        results += _import_issue(list(of_issue))
    return results


def _skipped(page: Page, incoming: IncomingPage) -> PageReport:
    stories = [normalized(finding) for finding in incoming.reading.findings]
    articles = stored_articles(page, stories)
    held = tuple(article.pk for article in articles)
    doubts = tuple(left_in_bin(articles))
    return PageReport(page.pk, str(page), skipped=True, held=held, doubts=doubts)


def _check_may_change(page: Page, user: Any) -> None:
    """Raises RefusedError where stories of the page are online that `user` may not publish: the
    import would change them, and readers would see it at once.
    """
    held = rights.rights_of(user)
    if rights.Right.PUBLISH in held.everywhere:
        return
    online = page.articles.published().exclude(held.where(rights.Right.PUBLISH))
    if online.exists():
        reason = _("Stories of %(page)s are online, and this file may change them.")
        help_ = _("Ask somebody who may publish them to import it.")
        raise RefusedError(reason % {"page": page}, help_, help_)


def _check_not_filled(page: Page, filled: Mapping[int, str]) -> None:
    """Raises RefusedError for a second file for one page in one run.

    Be they two pages or two states of one: which of them came last, and so what stands there,
    would be chance.
    """
    if page.pk in filled:
        raise RefusedError(
            _("%(page)s was filled by %(file)s a moment ago.")
            % {"page": page, "file": filled[page.pk]},
            _(
                "If this is another page, import it by itself, with its page number; if it is a newer state of the "
                "same page, import it by itself."
            ),
            _(
                "If this is another page, say which: --page. If it is a newer state of the same page, import it alone."
            ),
        )


def _import_issue(located: Sequence[_LocatedPage]) -> list[_PageResult]:
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


def _as_carried(one: _LocatedPage, carried: CarriedReading | None) -> _LocatedPage:
    return replace(one, reading=carried.reading, carried=carried) if carried else one


def _read_page(one: _LocatedPage) -> ReadPage:
    as_read = one.carried.as_read if one.carried else None
    return ReadPage(one.page, one.reading, one.incoming.origin.sha256, as_read)


def _incoming_stories(
    one: _LocatedPage, reading: PageReading, known: Mapping[int, KnownStory]
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


def _context(located: Sequence[_LocatedPage]) -> ImportContext:
    origin = located[0].incoming.origin
    photo_files = tuple(photo for one in located for photo in one.media.photos.values())
    reason = _("Import of %(file)s") % {"file": origin.name[-FILE_NAME_IN_REASON:]}
    return ImportContext(origin.user, reason, photo_files)


def _finish_pages(
    located: Sequence[_LocatedPage],
    readings: Mapping[Page, PageReading],
    imported: Sequence[ImportedPage],
    trace: ImportTrace,
) -> list[_PageResult]:
    """The pages' results. `imported`: first the located pages', in their order, then those of
    pages elsewhere.

    What became of the stories from elsewhere stands in the last page's report: each change is
    reported once.
    """
    from_elsewhere = [one for page in imported[len(located) :] for one in page.stories]
    noteworthy = [one for one in from_elsewhere if one.change != "unchanged" or one.kept]
    results: list[_PageResult] = []
    for index, one in enumerate(located):
        furniture = readings[one.page].furniture
        whole = replace(one, reading=replace(one.reading, furniture=furniture))
        also = noteworthy if index == len(located) - 1 else []
        results.append((one.incoming, _finish_page(whole, imported[index], also, trace)))
    return results


def _finish_page(
    one: _LocatedPage,
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
