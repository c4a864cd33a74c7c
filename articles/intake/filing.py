"""A page as read → its place in the paper, its articles, its record.

Imports into one issue follow each other: the issue's row is locked until the transaction ends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.intake.fitting import doubt, fitted, longest, storable
from articles.intake.placing import Place
from articles.intake.recording import Origin, came_before, imports_of, last_import, missed, record_page
from articles.intake.renewal import GONE, Filed, articles_of, file_stories
from articles.intake.reports import ArticleLine, PageReport, leftover_characters
from articles.intake.sources import RefusedError
from articles.models import Article, ImportRecord, Issue, Page
from articles.models.doubts import stored
from articles.reading.shapes import Doubt, PageReading

NOTHING_FILLED: Mapping[int, str] = MappingProxyType({})
LARGEST_SEQUENCE = 999  # a printed number up to here is also the page's place in the issue
EMPTY = gettext_noop("No story was found on this page.")
OTHERWISE = gettext_noop("The page says “%(page)s” where “%(kept)s” stands already; nothing was changed.")
OTHER_PAGE = gettext_noop(
    "No story of this file is one of those that %(file)s had brought to this page. Is it another page? "
    "Then delete what came of it and import it again with its own number."
)
TOO_LONG = gettext_noop("“%(text)s” is too long for its field and was left out.")


def file_page(
    reading: PageReading, place: Place, origin: Origin, filled: Mapping[int, str] = NOTHING_FILLED
) -> PageReport:
    """All that the page says, into the database. The caller holds the transaction; `place` has a date.

    `filled`: by page pk, the file that has filled it in the same run. Raises RefusedError for a second one.
    """
    issue, page = _whereabouts(place, origin, reading.sequence)
    stories = [fitted(finding) for finding in reading.findings]
    if came_before(page, origin, reading.sequence):
        return PageReport(page.pk, str(page), skipped=True, held=_pks(articles_of(page, stories)))
    _check_free(page, filled)
    doubts = [*place.doubts, *_of_other_date(place, issue), *_facts(issue, page, place, reading)]
    reason = _("Import of %(file)s") % {"file": origin.name[-100:]}
    last = last_import(page)
    filed, gone = file_stories(page, stories, origin.user, reason, missed(last))
    doubts += _of_other_page(last, origin, filed, gone)
    report = _report(page, filed, reading, storable(stored(doubts) + _doubts_of_stories(filed, gone)))
    record_page(report, page, reading, origin)
    return report


def _whereabouts(place: Place, origin: Origin, file_page: int) -> tuple[Issue, Page]:
    """The issue, locked, and the page in it; where an editor has given them another date since, they keep that."""
    moved = _moved(place, origin, file_page)
    if moved:
        return _locked(moved.issue), moved
    issue = _locked(Issue.objects.get_or_create(date=place.date, edition=place.edition)[0])
    return issue, _page(issue, place, origin, file_page)


def _locked(issue: Issue) -> Issue:
    return Issue.objects.select_for_update().get(pk=issue.pk)


def _moved(place: Place, origin: Origin, file_page: int) -> Page | None:
    """The page that was filled as this one and now stands in an issue of another date, while none stands here.

    Its articles' source_refs tell: they begin with the issue as it was when they came.
    """
    same = Q(number=place.number) if place.number else Q(imports__in=imports_of(origin, file_page))
    here = Q(issue__date=place.date, issue__edition=place.edition)
    if Page.objects.filter(here, same).exists():
        return None
    key = Issue(date=place.date, edition=place.edition).key
    born_here = Page.objects.filter(same, articles__source_ref__startswith=f"{key}/").distinct().order_by("pk")
    refs = {page: f"{key}/{page.sequence}/" for page in born_here.select_related("issue")}
    return next((page for page in refs if page.articles.filter(source_ref__startswith=refs[page]).exists()), None)


def _page(issue: Issue, place: Place, origin: Origin, file_page: int) -> Page:
    """The page of that number; where nothing says one, the page that this file gave before; else a new one."""
    if place.number:
        page = issue.pages.filter(number=place.number).first()
    else:
        before = imports_of(origin, file_page).filter(issue=issue).order_by("pk").last()
        page = before.page if before else None
    return page or Page.objects.create(issue=issue, number=place.number, sequence=_free_sequence(issue, place.number))


def _free_sequence(issue: Issue, number: str) -> int:
    taken = set(issue.pages.values_list("sequence", flat=True))
    if re.fullmatch("[0-9]+", number) and int(number) <= LARGEST_SEQUENCE and int(number) not in taken:
        return int(number)
    return max(taken, default=0) + 1


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


def _of_other_date(place: Place, issue: Issue) -> list[Doubt]:
    kept = Issue(date=place.date, edition=place.edition)
    return [doubt(OTHERWISE, page=str(kept), kept=str(issue))] if kept.key != issue.key else []


def _of_other_page(
    last: ImportRecord | None, origin: Origin, filed: Sequence[Filed], gone: Sequence[Article]
) -> list[Doubt]:
    """A doubt where another file filled the page before and has no story in common with this one."""
    if last is None or last.file_name == origin.name or not gone or any(f.change != "created" for f in filed):
        return []
    return [doubt(OTHER_PAGE, file=last.file_name)] if filed else []


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
    """What is to be looked at. Of those gone also the source_ref, by which the next import knows them (`missed`)."""
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
