"""Incoming pages → their rows: the page, its articles, the import's record. Whole pages or
none.

Pages that share a story are written in one transaction, every other page in one of its own.
Images are in the media folder before the transaction that names them begins, so that no row
ever names a file that is not there.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from types import MappingProxyType
from typing import Any

from django.db import DatabaseError, InterfaceError, OperationalError
from django.utils.translation import gettext as _

from articles.desk import rights, transactions
from articles.desk.normalization import normalized
from articles.desk.sign_off import SigningError
from articles.images import media
from articles.images.media import PageMedia
from articles.intake import story_continuations
from articles.intake.import_records import is_already_imported, last_import
from articles.intake.incoming_page import IncomingPage
from articles.intake.located_pages import LocatedPage, import_located
from articles.intake.page_lookup import find_or_create_page
from articles.intake.reports import PageReport
from articles.intake.story_import import stored_articles
from articles.intake.workers import internal_error
from articles.models import Page
from articles.models.doubts import left_in_bin
from articles.reading.shapes import PageReading
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
PageOutcome = PageReport | RefusedError
_PageResult = tuple[IncomingPage, PageOutcome]
NOTHING_FILLED: Mapping[int, str] = MappingProxyType({})


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
    located: list[LocatedPage] = []
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
        located.append(LocatedPage(one, page, reading, page_media, last_import(page)))
    located.sort(key=lambda each: (each.page.issue_id, each.page.sequence))
    for _issue, of_issue in groupby(located, key=lambda each: each.page.issue_id):
        results += import_located(list(of_issue))
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
