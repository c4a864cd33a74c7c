"""News since the paper was printed, as the front page shows it: flashes (快讯) and corrections (更正)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery, TextField, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Left

from articles.models import Article, Correction, Flash
from articles.models.article_queries import BEGINNING

CORRECTED = datetime.timedelta(days=3)  # for so long a correction stands on the front page
FLASHES = 5  # at once
_FLASH, _CORRECTION = "flash", "correction"


@dataclass(frozen=True)
class Notice:
    """`text` as of the time `at`. `article` is what it links to, None where there is nothing that may be read."""

    text: str
    at: datetime.datetime
    article: Article | None


@dataclass(frozen=True)
class Notices:
    """Flashes in the desk's order, where that is equal the latest first; corrections the latest first.

    `until` is when the next of them comes or goes by itself, None where none does.
    """

    flashes: tuple[Notice, ...]
    corrections: tuple[Notice, ...]
    until: datetime.datetime | None


class _NoticeRow(NamedTuple):
    """A flash or a correction (`kind`), and what it links to; the last three are None where nothing may be read."""

    kind: str
    position: int
    text: str
    since: datetime.datetime
    until: datetime.datetime
    article: int | None
    headline: str | None
    beginning: str | None

    def changes(self) -> tuple[datetime.datetime, datetime.datetime]:
        """When it comes, and when it goes. (That of a correction is reckoned here: databases do it differently.)"""
        goes = self.until + CORRECTED if self.kind == _CORRECTION else self.until
        return self.since, goes

    def notice(self) -> Notice:
        article = None
        if self.article:
            article = Article(pk=self.article, headline=self.headline, body=self.beginning)
        return Notice(self.text, self.since, article)


def notices(now: datetime.datetime) -> Notices:
    """The notices of the moment, and when that ends. One query."""
    latest = sorted(_rows(now), key=lambda row: row.since, reverse=True)
    rows = sorted(latest, key=lambda row: row.position)
    begun = [row for row in rows if row.since <= now]
    to_come = (time for row in rows for time in row.changes() if time > now)
    return Notices(
        flashes=_of(_FLASH, begun)[:FLASHES],
        corrections=_of(_CORRECTION, begun),
        until=min(to_come, default=None),
    )


def _of(kind: str, rows: Iterable[_NoticeRow]) -> tuple[Notice, ...]:
    return tuple(row.notice() for row in rows if row.kind == kind)


def _rows(now: datetime.datetime) -> list[_NoticeRow]:
    """Flashes that have not ended, and recent corrections of stories that may be read."""
    flashes = Flash.objects.filter(ends_at__gt=now)
    corrections = Correction.objects.filter(made_at__gt=now - CORRECTED)
    of_flashes = _columns(flashes, _FLASH, F("position"), F("starts_at"), F("ends_at"))
    both = of_flashes.union(
        _columns(corrections, _CORRECTION, Value(1), F("made_at"), F("made_at")), all=True
    )
    rows = (_NoticeRow(*row) for row in both)
    return [row for row in rows if row.kind == _FLASH or row.article]


def _columns(rows: QuerySet, kind: str, position: Combinable, since: F, until: F) -> QuerySet:
    """With the article, if it may be read, asked for by its key: of a join a planner may begin with all articles."""
    story = Article.objects.published().order_by().filter(pk=OuterRef("article"))
    beginning = story.annotate(beginning=Left("body", BEGINNING, output_field=TextField()))
    return rows.order_by().values_list(
        Value(kind),
        position,
        Cast("text", TextField()),
        since,
        until,
        Subquery(story.values("pk")),
        Subquery(story.values("headline")),
        Subquery(beginning.values("beginning")),
    )
