"""Flashes (快讯) from the desk of the front page: one begun, one ended at once, all put in order.

Each takes the permission that the form of a flash takes; `user` is None for a command.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived import cache_versions
from articles.desk import events, row_revisions, transactions
from articles.desk.rights import RightsError
from articles.models import Article, Event, Flash

ADD, CHANGE = "articles.add_flash", "articles.change_flash"
USUAL_HOURS = 6  # for which a flash stands unless the editor says how long
MOST_HOURS = 72


class FlashError(ValueError):
    """What was asked of a flash cannot be done. The message says why, for the desk."""


def begin_flash(
    text: str, hours: int = USUAL_HOURS, article: Article | None = None, user: Any = None
) -> Flash:
    """At once, above the others, for so many hours. Raises RightsError and FlashError."""
    return transactions.run(lambda: _begin(text, hours, article, user))


def end_flash(pk: int, version: int, user: Any = None) -> Flash:
    """Now, or before it began. Raises RightsError, and FlashError where another desk has changed it since."""
    return transactions.run(lambda: _end(pk, version, user))


def order_flashes(pks: Sequence[int], user: Any = None) -> None:
    """These stand in this order, others that have not ended behind them. Raises RightsError."""
    transactions.run(lambda: _order(list(pks), user))


def _begin(text: str, hours: int, article: Article | None, user: Any) -> Flash:
    _require(user, ADD)
    if not 1 <= hours <= MOST_HOURS:
        raise FlashError(_("A flash stands for 1 to 72 hours."))
    now = timezone.now()
    ends_at = now + datetime.timedelta(hours=hours)
    flash = Flash(text=text.strip(), article=article, starts_at=now, ends_at=ends_at)
    try:
        flash.full_clean()
    except ValidationError as error:
        raise FlashError(" ".join(error.messages)) from error
    flash.save()
    _tell(Event.Verb.CREATED, [flash], user)
    return flash


def _end(pk: int, version: int, user: Any) -> Flash:
    _require(user, CHANGE)
    flash = Flash.objects.select_for_update(no_key=True).filter(pk=pk, version=version).first()
    if flash is None:
        raise FlashError(_("Another desk has changed this flash: it is shown anew."))
    now = timezone.now()
    if flash.ends_at <= now:
        return flash
    row_revisions.record_before([flash])
    begins = min(flash.starts_at, now - datetime.timedelta(seconds=1))
    Flash.objects.filter(pk=pk).update(starts_at=begins, ends_at=now)
    ended = Flash.objects.get(pk=pk)
    _tell(Event.Verb.CHANGED, [ended], user)
    return ended


def _order(pks: list[int], user: Any) -> None:
    _require(user, CHANGE)
    standing = Flash.objects.filter(ends_at__gt=timezone.now())
    rows = list(standing.order_by("pk").select_for_update(no_key=True))
    known = {flash.pk for flash in rows}
    ordered = [pk for pk in pks if pk in known]
    others = [
        flash.pk
        for flash in sorted(rows, key=lambda row: (row.position, -row.starts_at.timestamp()))
        if flash.pk not in ordered
    ]
    places = {pk: place for place, pk in enumerate([*ordered, *others], 1)}
    changed = [flash for flash in rows if flash.position != places[flash.pk]]
    row_revisions.record_before(changed)
    for flash in changed:
        Flash.objects.filter(pk=flash.pk).update(position=places[flash.pk])
    _tell(Event.Verb.CHANGED, changed, user)


def _tell(verb: Any, flashes: Sequence[Flash], user: Any) -> None:
    """To the log, the history and the page cache."""
    for flash in flashes:
        row_revisions.record(flash, user)
    events.record(verb, flashes, user)
    if flashes:
        cache_versions.notices_changed()


def _require(user: Any, permission: str) -> None:
    if user is not None and not user.has_perm(permission):
        raise RightsError(_("You may not change flashes."))
