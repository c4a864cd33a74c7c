"""A page as read → its place in the paper, its articles, its record.

Imports into one issue follow each other: the issue's row is locked until the transaction ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.intake.fitting import doubt, fitted, longest, storable
from articles.intake.placing import Place
from articles.intake.renewal import GONE, Filed, articles_of, file_stories, has_come_from
from articles.intake.reports import ArticleLine, PageReport, leftover_characters
from articles.models import Article, ImportRecord, Issue, Page
from articles.models.doubts import stored
from articles.reading.shapes import Doubt, PageReading

LARGEST_SEQUENCE = 999  # a printed number up to here is also the page's place in the issue
EMPTY = gettext_noop("No story was found on this page.")
OTHERWISE = gettext_noop("The page says “%(page)s” where “%(kept)s” stands already; nothing was changed.")
TOO_LONG = gettext_noop("“%(text)s” is too long for its field and was left out.")


@dataclass(frozen=True)
class Origin:
    """The file that a page came from; `size` in bytes. `user` is who imports it, None for the command."""

    name: str
    sha256: str = ""
    size: int = 0
    user: Any = None


def file_page(reading: PageReading, place: Place, origin: Origin) -> PageReport:
    """All that the page says, into the database. The caller holds the transaction; `place` has a date."""
    issue = _issue(place)
    page = _page(issue, place, origin, reading.sequence)
    stories = [fitted(finding) for finding in reading.findings]
    if _came_before(page, origin, reading.sequence):
        return PageReport(page.pk, str(page), skipped=True, held=_pks(articles_of(page, stories)))
    doubts = [*place.doubts, *_facts(issue, page, place, reading)]
    reason = _("Import of %(file)s") % {"file": origin.name[-100:]}
    filed, gone = file_stories(page, stories, origin.user, reason, _missed(page))
    report = _report(page, filed, reading, storable(stored(doubts) + _doubts_of_stories(filed, gone)))
    _record(report, page, reading, origin)
    return report


def _issue(place: Place) -> Issue:
    issue, _created = Issue.objects.get_or_create(date=place.date, edition=place.edition)
    return Issue.objects.select_for_update().get(pk=issue.pk)


def _page(issue: Issue, place: Place, origin: Origin, file_page: int) -> Page:
    """The page of that number; where nothing says one, the page that this file gave before; else a new one."""
    if place.number:
        page = issue.pages.filter(number=place.number).first()
    else:
        same_file = Q(file_name=origin.name) | Q(sha256=origin.sha256)
        record = issue.imports.filter(same_file, file_page=file_page, page__isnull=False).order_by("pk").last()
        page = record.page if record else None
    return page or Page.objects.create(issue=issue, number=place.number, sequence=_free_sequence(issue, place.number))


def _free_sequence(issue: Issue, number: str) -> int:
    taken = set(issue.pages.values_list("sequence", flat=True))
    if re.fullmatch("[0-9]+", number) and int(number) <= LARGEST_SEQUENCE and int(number) not in taken:
        return int(number)
    return max(taken, default=0) + 1


def _came_before(page: Page, origin: Origin, file_page: int) -> bool:
    """Whether this very file was the last to be imported to the page, or the last of its name, and left a trace.

    Where an editor has deleted all that came from the page, the file may bring it again.
    """
    records = page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("-pk")
    last = (records.first(), records.filter(file_name=origin.name).first())
    same = [record for record in last if record and (record.sha256, record.file_page) == (origin.sha256, file_page)]
    return any(_stories_in(record) == 0 for record in same) or (bool(same) and has_come_from(page))


def _missed(page: Page) -> frozenset[str]:
    """The source_refs of the articles that the page, as last imported, had no longer: its record lists them."""
    last = page.imports.filter(result=ImportRecord.Result.IMPORTED).order_by("-pk").first()
    gone = [entry for entry in last.doubts if entry["message"] == GONE[0]["message"]] if last else []
    return frozenset(entry["arguments"]["ref"] for entry in gone)


def _stories_in(record: ImportRecord) -> int:
    return record.created + record.updated + record.unchanged


def _facts(issue: Issue, page: Page, place: Place, reading: PageReading) -> list[Doubt]:
    """Write what the page says of itself where nothing stands yet; the doubts where something else does."""
    facts = reading.facts
    return [
        *([] if reading.findings else [doubt(EMPTY)]),
        *_fill(issue, newspaper=facts.newspaper, number=facts.issue_number),
        *_fill(page, name=facts.name),
    ]


def _fill(row: Model, **said: Any) -> Iterable[Doubt]:
    empty = {}
    for field, value in storable(said).items():
        stands = getattr(row, field)
        if isinstance(value, str) and len(value) > longest(type(row), field):
            yield doubt(TOO_LONG, text=value)
        elif value and not stands:
            empty[field] = value
        elif value and value != stands:
            yield doubt(OTHERWISE, page=str(value), kept=str(stands))
    for field, value in empty.items():
        setattr(row, field, value)
    if empty:
        row.save(update_fields=empty)


def _doubts_of_stories(filed: Iterable[Filed], gone: Iterable[Article]) -> list[dict[str, Any]]:
    """What is to be looked at. Of those gone also the source_ref, by which the next import knows them (`_missed`)."""
    doubts = [entry | {"title": f.article.title} for f in filed for entry in f.article.doubts]
    return doubts + [
        entry | {"title": article.title, "arguments": {"ref": article.source_ref}} for article in gone for entry in GONE
    ]


def _pks(articles: Iterable[Article]) -> tuple[int, ...]:
    return tuple(article.pk for article in articles)


def _report(page: Page, filed: list[Filed], reading: PageReading, doubts: list[dict[str, Any]]) -> PageReport:
    lines = {change: [] for change in ("created", "updated", "unchanged")}
    for f in filed:
        lines[f.change].append(ArticleLine(f.article.pk, f.article.title))
    return PageReport(
        page=page.pk,
        target=str(page),
        held=_pks(f.article for f in filed),
        kept=tuple(
            {"article": f.article.pk, "title": f.article.title, "fields": list(f.kept)} for f in filed if f.kept
        ),
        doubts=tuple(doubts),
        characters=reading.characters,
        leftover_characters=leftover_characters(reading),
        **{change: tuple(articles) for change, articles in lines.items()},
    )


def _record(report: PageReport, page: Page, reading: PageReading, origin: Origin) -> None:
    ImportRecord.objects.create(
        file_name=origin.name,
        sha256=origin.sha256,
        size=origin.size,
        file_page=reading.sequence,
        result=ImportRecord.Result.IMPORTED,
        issue=page.issue,
        page=page,
        target=report.target,
        created=len(report.created),
        updated=len(report.updated),
        unchanged=len(report.unchanged),
        characters=report.characters,
        leftover_characters=report.leftover_characters,
        kept=list(report.kept),
        doubts=list(report.doubts),
        furniture=storable(list(reading.furniture)),
        leftovers=storable([{"text": leftover.text, "reason": leftover.reason} for leftover in reading.leftovers]),
        made_by=origin.user,
    )


def record_refusal(origin: Origin, error: str) -> None:
    """Remember a file that was not imported, and why."""
    ImportRecord.objects.create(
        file_name=origin.name,
        sha256=origin.sha256,
        size=origin.size,
        result=ImportRecord.Result.REFUSED,
        error=storable(error),
        made_by=origin.user,
    )
