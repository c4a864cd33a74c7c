"""Pages as read → their places in the paper, their articles, their records. Whole pages or none.

Pages that share a story are written in one transaction, every other page in one of its own. Images are in the media
before the transaction that names them begins.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.derived import cache_versions, updates
from articles.images import media
from articles.images.media import PageMedia
from articles.intake import story_continuations
from articles.intake.import_records import FileOrigin, dropped_refs, is_already_imported, last_import, record_page
from articles.intake.incoming import IncomingPage
from articles.intake.normalization import make_doubt, normalized, storable
from articles.intake.page_lookup import fill_in_page_facts, find_or_create_page, set_page_images
from articles.intake.reports import PageReport, ReportedArticle, leftover_characters
from articles.intake.three_way_merge import (
    ImportContext,
    ImportedPage,
    ImportedStory,
    IncomingStories,
    import_stories,
    stored_articles,
)
from articles.intake.workers import internal_error
from articles.models import Article, ImportRecord, Page
from articles.models.doubts import DROPPED, stored
from articles.reading.shapes import Doubt, PageReading
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
PageOutcome = PageReport | RefusedError
_PageResult = tuple[IncomingPage, PageOutcome]
NOTHING_FILLED: Mapping[int, str] = MappingProxyType({})
OTHER_PAGE = gettext_noop(
    "No story of this file is one of those that %(file)s had brought to this page. Is it another page? "
    "Then delete what came of it and import it again with its own number."
)


@dataclass(frozen=True)
class _LocatedPage:
    """An arrival with its page's row and what it brought into the media; `last` is what came to the page before."""

    arrival: IncomingPage
    page: Page
    reading: PageReading
    media: PageMedia
    last: ImportRecord | None


def import_pages(arrivals: Sequence[IncomingPage], filled: Mapping[int, str] = NOTHING_FILLED) -> Iterator[_PageResult]:
    """What became of each page of an issue: its report, or why it was refused. Every place has a date.

    `filled`: by page pk, the file that has filled it in the same run; a second one is refused. Raises
    OperationalError and InterfaceError, with whole pages written or none.
    """
    said = [replace(a.reading, facts=replace(a.reading.facts, number=a.place.number)) for a in arrivals]
    for group in story_continuations.groups_with_shared_stories(said):
        outcomes = _attempt([arrivals[index] for index in group], filled)
        yield from outcomes
        filled = {**filled, **{o.page: a.origin.name for a, o in outcomes if isinstance(o, PageReport)}}


def _attempt(arrivals: Sequence[IncomingPage], filled: Mapping[int, str]) -> list[_PageResult]:
    """The pages together; where one of them cannot be filed, each by itself, so that the others can."""
    try:
        kept = [media.store(arrival.files) for arrival in arrivals]
        with transaction.atomic():
            return _file(arrivals, kept, filled)
    except (OperationalError, InterfaceError):
        raise
    except (RefusedError, DatabaseError) as error:
        if len(arrivals) > 1:
            return [outcome for arrival in arrivals for outcome in _attempt([arrival], filled)]
        return [(arrivals[0], _refusal(arrivals[0], error))]


def _refusal(arrival: IncomingPage, error: Exception) -> RefusedError:
    if isinstance(error, RefusedError):
        return error
    log.error("Filing %s failed", arrival.origin.name, exc_info=error)
    return RefusedError(internal_error(type(error).__name__))


def _file(arrivals: Sequence[IncomingPage], kept: Sequence[PageMedia], filled: Mapping[int, str]) -> list[_PageResult]:
    outcomes: list[_PageResult] = []
    coming: list[_LocatedPage] = []
    for arrival, brought in zip(arrivals, kept, strict=True):
        page = find_or_create_page(arrival.place, arrival.origin, arrival.reading.sequence)
        if is_already_imported(page, arrival.origin, arrival.reading.sequence):
            outcomes.append((arrival, _skipped(page, arrival)))
            continue
        _check_free(page, {**filled, **{one.page.pk: one.arrival.origin.name for one in coming}})
        reading = story_continuations.with_media_names(arrival.reading, brought)
        coming.append(_LocatedPage(arrival, page, reading, brought, last_import(page)))
    coming.sort(key=lambda one: (one.page.issue_id, one.page.sequence))
    for _issue, pages in groupby(coming, key=lambda one: one.page.issue_id):
        outcomes += _file_issue(list(pages))
    return outcomes


def _skipped(page: Page, arrival: IncomingPage) -> PageReport:
    stories = [normalized(finding) for finding in arrival.reading.findings]
    return PageReport(page.pk, str(page), skipped=True, held=_pks(stored_articles(page, stories)))


def _check_free(page: Page, filled: Mapping[int, str]) -> None:
    """Two files of one run for one page, be they two pages or two states of one: their order would decide."""
    if page.pk in filled:
        raise RefusedError(
            _(
                "%(page)s was filled by %(file)s a moment ago. If this is another page, say which: --page. "
                "If it is a newer state of the same page, import it alone."
            )
            % {"page": page, "file": filled[page.pk]}
        )


def _file_issue(coming: Sequence[_LocatedPage]) -> Iterator[_PageResult]:
    """Pages of one issue, with those stories of its other pages that go on on them."""
    own = {one.page: one.reading for one in coming}
    issues = {one.page.issue for one in coming}
    readings = story_continuations.join_parts(own | story_continuations.parts_on_other_pages(issues, but=list(own)))
    others = {
        page: story_continuations.stories_continued_on(readings[page], own) for page in readings if page not in own
    }
    stories = [_stories(one.page, readings[one.page], dropped_refs(one.last)) for one in coming]
    stories += [_stories(page, reading, is_whole=False) for page, reading in others.items()]
    pages = [page.pk for page in readings]
    cache_versions.pages_changed(pages)
    filed = import_stories(stories, _importer(coming))
    aside = [f for page in filed[len(coming) :] for f in page.filed if f.change != "unchanged" or f.kept]
    for n, one in enumerate(coming):
        whole = replace(one, reading=replace(one.reading, furniture=readings[one.page].furniture))
        yield one.arrival, _finish(whole, filed[n], aside if n == len(coming) - 1 else [])
    updates.update_after_change(f.article for page in filed for f in page.filed if f.change == "updated")
    cache_versions.pages_changed(pages)


def _stories(
    page: Page, reading: PageReading, dropped_refs: frozenset[str] = frozenset(), is_whole: bool = True
) -> IncomingStories:
    return IncomingStories(page, tuple(normalized(finding) for finding in reading.findings), dropped_refs, is_whole)


def _importer(coming: Sequence[_LocatedPage]) -> ImportContext:
    origin = coming[0].arrival.origin
    shots = tuple(shot for one in coming for shot in one.media.photos.values())
    return ImportContext(origin.user, _("Import of %(file)s") % {"file": origin.name[-100:]}, shots)


def _finish(one: _LocatedPage, filed: ImportedPage, aside: Sequence[ImportedStory]) -> PageReport:
    """The page's own facts and its record. `aside`: what became of stories that only go on on it."""
    doubts = [*one.arrival.place.doubts, *fill_in_page_facts(one.page, one.arrival.place, one.reading)]
    set_page_images(one.page, one.reading, one.media)
    doubts += _of_other_page(one.last, one.arrival.origin, filed)
    stories = [*filed.filed, *aside]
    report = _report(one, stories, storable(stored(doubts) + _doubts_of_stories(stories, filed.gone)))
    record_page(report, one.page, one.reading, one.arrival.origin)
    return report


def _of_other_page(last: ImportRecord | None, origin: FileOrigin, page: ImportedPage) -> list[Doubt]:
    """A doubt where another file filled the page before and has no story in common with this one."""
    if last is None or last.file_name == origin.name or not page.gone or any(f.change != "created" for f in page.filed):
        return []
    return [make_doubt(OTHER_PAGE, file=last.file_name)] if page.filed else []


def _doubts_of_stories(filed: Iterable[ImportedStory], gone: Iterable[Article]) -> list[dict[str, Any]]:
    """What is to be looked at; for the articles gone also their source_ref, which `dropped_refs` reads."""
    doubts = [entry | {"title": f.article.title} for f in filed for entry in f.article.doubts]
    return doubts + [DROPPED | {"title": article.title, "arguments": {"ref": article.source_ref}} for article in gone]


def _pks(articles: Iterable[Article]) -> tuple[int, ...]:
    return tuple(article.pk for article in articles)


def _report(one: _LocatedPage, filed: Sequence[ImportedStory], doubts: list[dict[str, Any]]) -> PageReport:
    return PageReport(
        page=one.page.pk,
        target=str(one.page),
        held=_pks(f.article for f in filed),
        created=_lines(filed, "created"),
        updated=_lines(filed, "updated"),
        unchanged=_lines(filed, "unchanged"),
        kept=tuple(
            {"article": f.article.pk, "title": f.article.title, "fields": list(f.kept)} for f in filed if f.kept
        ),
        doubts=tuple(doubts),
        characters=one.reading.characters,
        leftover_characters=leftover_characters(one.reading),
        date_from=one.arrival.place.date_from,
        number_from=one.arrival.place.number_from,
        pictures=sum(bool(p.image) for finding in one.reading.findings for p in finding.story.pictures),
    )


def _lines(filed: Iterable[ImportedStory], change: str) -> tuple[ReportedArticle, ...]:
    return tuple(ReportedArticle(f.article.pk, f.article.title) for f in filed if f.change == change)
