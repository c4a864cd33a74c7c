"""Readers' letters about a story: taken in without an account, at a human's pace, and settled by the desk."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from articles.models import Article, Letter
from articles.web.throttling import household

WINDOW = datetime.timedelta(hours=1)
MOST_PER_SENDER = 5  # letters from one sender within WINDOW,
MOST_IN_ALL = 200  # and from everybody: more is a flood, and the desk reads no more than that


@dataclass(frozen=True)
class LetterContent:
    """What a reader wrote. `name` and `contact` may be left empty."""

    text: str
    name: str = ""
    contact: str = ""


class TooManyLettersError(Exception):
    """So many letters came within the hour that no more are taken."""


@transaction.atomic
def receive(article: Article, words: LetterContent, address: str) -> Letter:
    """Keep a reader's letter. `address` is the network's, and is not kept: see `sender_digest`.

    The same words again about the same story are the letter that came first. Raises TooManyLettersError.
    """
    now = timezone.now()
    sender = sender_digest(address, now)
    recent = Letter.objects.filter(made_at__gt=now - WINDOW)
    if known := recent.filter(sender=sender, article=article, text=words.text).first():
        return known
    if recent.filter(sender=sender).count() >= MOST_PER_SENDER or recent.count() >= MOST_IN_ALL:
        raise TooManyLettersError
    return Letter.objects.create(
        article=article, text=words.text, name=words.name, contact=words.contact, sender=sender
    )


def sender_digest(address: str, now: datetime.datetime) -> str:
    """Tells the senders of one day apart. Nobody without the site's key can find the address to it."""
    return salted_hmac("articles.letters", f"{household(address)} {now.date()}", algorithm="sha256").hexdigest()


@transaction.atomic
def settle(letters: Iterable[Letter], user=None) -> int:
    """Mark open letters done; how many were open."""
    rows = Letter.objects.filter(pk__in=[letter.pk for letter in letters], state=Letter.State.OPEN)
    return rows.update(state=Letter.State.DONE, done_at=timezone.now(), done_by=user)


@transaction.atomic
def reopen(letters: Iterable[Letter]) -> int:
    """Put letters that are done back on the board; how many were done."""
    rows = Letter.objects.filter(pk__in=[letter.pk for letter in letters], state=Letter.State.DONE)
    return rows.update(state=Letter.State.OPEN, done_at=None, done_by=None)
