"""Readers' letters about an article: received without an account, limited in number, settled by the desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.desk import events
from articles.models import Article, Event, Letter
from articles.web.throttling import household

WINDOW = datetime.timedelta(hours=1)  # the time in which letters are counted
MOST_PER_SENDER = 5  # letters within WINDOW
MOST_IN_ALL = 200  # letters within WINDOW: more is a flood, and the desk could not read them


@dataclass(frozen=True)
class LetterContent:
    """What a reader wrote. `name` and `contact` may be empty."""

    text: str
    name: str = ""
    contact: str = ""


class TooManyLettersError(Exception):
    """The limit of letters within WINDOW is reached."""


@transaction.atomic
def receive(article: Article, content: LetterContent, address: str) -> Letter:
    """Store a reader's letter; the same text about the same article is stored once. Raises
    TooManyLettersError.

    `address` is the network address. It is not stored, only a digest of it: see
    `sender_digest`.
    """
    now = timezone.now()
    sender = sender_digest(address, now)
    recent = Letter.objects.filter(made_at__gt=now - WINDOW)
    known = recent.filter(sender=sender, article=article, text=content.text).first()
    if known is not None:
        return known
    if recent.filter(sender=sender).count() >= MOST_PER_SENDER or recent.count() >= MOST_IN_ALL:
        raise TooManyLettersError
    return Letter.objects.create(
        article=article,
        text=content.text,
        name=content.name,
        contact=content.contact,
        sender=sender,
    )


def sender_digest(address: str, now: datetime.datetime) -> str:
    """Tells one day's senders apart. A keyed hash (HMAC): without the site's key it does not lead to the address."""
    return salted_hmac(
        "articles.letters", f"{household(address)} {now.date()}", algorithm="sha256"
    ).hexdigest()


@transaction.atomic
def settle(letters: Iterable[Letter], user: Any = None) -> int:
    """Mark those letters done that are open; how many were."""
    rows = _rows(letters).filter(state=Letter.State.OPEN)
    events.record(Event.Verb.SETTLED, rows, user)
    return rows.update(state=Letter.State.DONE, done_at=timezone.now(), done_by=user)


@transaction.atomic
def reopen(letters: Iterable[Letter], user: Any = None) -> int:
    """Mark those letters open that are done; how many were."""
    rows = _rows(letters).filter(state=Letter.State.DONE)
    events.record(Event.Verb.REOPENED, rows, user)
    return rows.update(state=Letter.State.OPEN, done_at=None, done_by=None)


def _rows(letters: Iterable[Letter]) -> QuerySet[Letter]:
    """Their rows, locked in order of pk: two desks that settle the same letters never deadlock."""
    pks = [letter.pk for letter in letters]
    locked = Letter.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    return Letter.objects.filter(pk__in=list(locked.values_list("pk", flat=True)))
