"""What the desk has typed stays what the clock on the wall shows, also when the rules of the paper's zone change.

A moment is stored as an instant, in UTC. Between the typing and the moment a government may move the
clocks, and a new release of tzdata says so: then 06:00 is another instant. The paper goes live at 06:00, for
that is what was printed, promised and typed. So the loop notes for each moment what the wall will show, and where a
later reading of the rules gives another time, the instant is moved.

A time that the clock leaps over counts as long after the leap as it was meant to be after its beginning; of a time
that comes twice, the first is meant (PEP 495, fold=0).
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.desk import events
from articles.models import Article, Event, Issue, PlannedTime, State

log = logging.getLogger(__name__)
_Key = tuple[str, int]


@dataclass(frozen=True)
class _Field:
    """A field with moments, and the rows of which they are still to come or to be caught up with."""

    model: type[Any]
    name: str
    rows: QuerySet[Any]

    @property
    def kind(self) -> str:
        return f"{self.model._meta.model_name}.{self.name}"


def paper_zone() -> ZoneInfo:
    """The zone with the rules as they are on the disk now: a process that runs for months must not keep old ones."""
    return ZoneInfo.no_cache(settings.TIME_ZONE)


def wall_of(at: datetime.datetime, zone: ZoneInfo) -> str:
    return at.astimezone(zone).replace(tzinfo=None).isoformat()


def instant_of(wall: str, zone: ZoneInfo) -> datetime.datetime:
    local = datetime.datetime.fromisoformat(wall).replace(tzinfo=zone)
    return local.astimezone(datetime.UTC)


def follow_the_wall(zone: ZoneInfo | None = None) -> int:
    """Note what the wall will show at all moments that are planned; move those for which the rules have changed; how
    many. Five queries where nothing is new.
    """
    zone = zone or paper_zone()
    known = {(row.kind, row.row): row for row in PlannedTime.objects.all()}
    planned: dict[_Key, datetime.datetime] = dict(_planned())
    PlannedTime.objects.filter(
        pk__in=[row.pk for key, row in known.items() if key not in planned]
    ).delete()
    return sum(_follow(key, at, known.get(key), zone) for key, at in planned.items())


def _planned() -> Iterator[tuple[_Key, datetime.datetime]]:
    for field in _fields():
        for pk, at in field.rows.values_list("pk", field.name):
            yield (field.kind, pk), at


def _fields() -> list[_Field]:
    offline = Article.objects.exclude(state=State.PUBLISHED).order_by()
    online = Article.objects.published().order_by()
    issues = Issue.objects.filter(live_at__isnull=False, went_live_at=None).order_by()
    return [
        _Field(Issue, "live_at", issues),
        _Field(Article, "live_at", offline.filter(live_at__isnull=False)),
        _Field(Article, "expires_at", online.filter(expires_at__isnull=False)),
    ]


def _follow(
    key: _Key, at: datetime.datetime, known: PlannedTime | None, zone: ZoneInfo
) -> bool:
    wall = wall_of(at, zone)
    if known is None or known.at != at:
        kind, row = key
        noted = {"at": at, "wall": wall}
        PlannedTime.objects.update_or_create(kind=kind, row=row, defaults=noted)
        return False
    if known.wall == wall:
        return False
    moved = instant_of(known.wall, zone)
    # a time that the clock leaps over: the wall never shows it, and the instant is right
    return moved != at and _move(known, moved)


@transaction.atomic
def _move(known: PlannedTime, to: datetime.datetime) -> bool:
    """Unless somebody has planned anew meanwhile."""
    field = next(each for each in _fields() if each.kind == known.kind)
    chosen = field.model.objects.filter(pk=known.row, **{field.name: known.at})
    if field.model is Article:
        chosen.lock()
    if not chosen.update(**{field.name: to}):
        return False
    PlannedTime.objects.filter(pk=known.pk).update(at=to)
    row = field.model.objects.get(pk=known.row)
    words = _("The rules of the time zone have changed: it stays %(wall)s.")
    note = words % {"wall": known.wall.replace("T", " ")}
    details = {field.name: to.isoformat(), "note": note}
    events.record(Event.Verb.SCHEDULED, [row], details=details)
    log.warning("%s: %s", row, note)
    return True
