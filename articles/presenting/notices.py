"""What changed since the paper was printed, as the front page says it: flashes (快讯) and corrections (更正)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, OuterRef, Subquery, TextField, Value
from django.db.models.functions import Cast, Left

from articles.models import Article, Correction, Flash
from articles.models.article_queries import BEGINNING

CORRECTED = datetime.timedelta(days=3)  # for so long a correction stands on the front page
FLASHES = 5  # at once
_FLASH, _CORRECTION = "flash", "correction"


@dataclass(frozen=True)
class Notice:
    """`text` said at `at`. `article` is None where there is none that readers could follow it to."""

    text: str
    at: datetime.datetime
    article: Article | None


@dataclass(frozen=True)
class Notices:
    """Each the latest first. `until` is when the next of them comes or goes by itself, None where none does."""

    flashes: Sequence[Notice]
    corrections: Sequence[Notice]
    until: datetime.datetime | None


def notices(now: datetime.datetime) -> Notices:
    """The notices of the moment, and when that ends. One query."""
    to_come = Flash.objects.filter(ends_at__gt=now)
    recent = Correction.objects.filter(made_at__gt=now - CORRECTED)
    flashes = _columns(to_come, _FLASH, F("starts_at"), F("ends_at"))
    corrections = _columns(recent, _CORRECTION, F("made_at"), F("made_at"))
    found = (row for row in flashes.union(corrections, all=True) if row[0] == _FLASH or row[4])
    rows = sorted(found, key=lambda row: row[2], reverse=True)
    begun = [row for row in rows if row[2] <= now]
    return Notices(
        tuple(_notice(row) for row in begun if row[0] == _FLASH)[:FLASHES],
        tuple(_notice(row) for row in begun if row[0] == _CORRECTION),
        min((time for time in _changes(rows) if time > now), default=None),
    )


def _columns(rows, what: str, since: F, until: F):
    """With the article, if it may be read, asked for by its key: of a join a planner may begin with all articles."""
    story = Article.objects.published().order_by().filter(pk=OuterRef("article"))
    beginning = story.annotate(beginning=Left("body", BEGINNING, output_field=TextField())).values("beginning")
    of_story = (Subquery(story.values("pk")), Subquery(story.values("headline")), Subquery(beginning))
    return rows.order_by().values_list(Value(what), Cast("text", TextField()), since, until, *of_story)


def _notice(row: tuple) -> Notice:
    _what, text, since, _until, pk, headline, beginning = row
    article = Article(pk=pk, headline=headline, body=beginning) if pk else None
    return Notice(text, since, article)


def _changes(rows: Iterable[tuple]) -> Iterable[datetime.datetime]:
    for what, _text, since, until, *_story in rows:
        yield since
        yield until + CORRECTED if what == _CORRECTION else until
