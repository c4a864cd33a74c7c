"""What changed since the paper was printed, as the front page says it: flashes (快讯) and corrections (更正)."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, TextField, Value
from django.db.models.functions import Cast, Left

from articles.models import Article, Correction, Flash, State
from articles.models.article import BEGINNING

CORRECTED = datetime.timedelta(days=3)  # for so long a correction stands on the front page
FLASHES = 5  # at once
_FLASH, _CORRECTION = "flash", "correction"
_COLUMNS = ("what", "words", "since", "until", "article", "article__state", "article__headline", "beginning")


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
    recent = Correction.objects.filter(article__state=State.PUBLISHED, made_at__gt=now - CORRECTED)
    flashes = _columns(to_come, _FLASH, F("starts_at"), F("ends_at"))
    corrections = _columns(recent, _CORRECTION, F("made_at"), F("made_at"))
    rows = sorted(flashes.union(corrections, all=True), key=lambda row: row[2], reverse=True)
    begun = [row for row in rows if row[2] <= now]
    return Notices(
        tuple(_notice(row) for row in begun if row[0] == _FLASH)[:FLASHES],
        tuple(_notice(row) for row in begun if row[0] == _CORRECTION),
        min((time for time in _changes(rows) if time > now), default=None),
    )


def _columns(rows, what: str, since: F, until: F):
    beginning = Left("article__body", BEGINNING, output_field=TextField())
    facts = {"what": Value(what), "words": Cast("text", TextField()), "since": since, "until": until}
    return rows.order_by().annotate(**facts, beginning=beginning).values_list(*_COLUMNS)


def _notice(row: tuple) -> Notice:
    _what, text, since, _until, pk, state, headline, beginning = row
    article = Article(pk=pk, headline=headline, body=beginning) if pk and state == State.PUBLISHED else None
    return Notice(text, since, article)


def _changes(rows: Iterable[tuple]) -> Iterable[datetime.datetime]:
    for what, _text, since, until, *_story in rows:
        yield since
        yield until + CORRECTED if what == _CORRECTION else until
