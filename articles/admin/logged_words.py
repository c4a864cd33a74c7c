"""The details of an event in words, for the list of the log. The table to take along keeps them as they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.admin.models import LogEntry
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.models import Event, Hold

SHOWN_DIGITS = 12  # of a SHA-256; the sign-off sheet shows as many


def in_words(event: Event) -> str:
    """What the verb says of itself, one part behind the other; "" where it says nothing."""
    details = dict(event.details)
    changes = details.pop("changes", None)
    parts = (
        [LogEntry(change_message=json.dumps(changes)).get_change_message()] if changes else []
    )
    if event.verb == Event.Verb.MOVED and {"from", "to"} <= details.keys():
        parts.append(f"{details.pop('from')} → {details.pop('to')}")
    parts += [_word(name, value) for name, value in details.items()]
    return " ".join(filter(None, parts))


def _word(name: str, value: Any) -> str:
    return _WORDS.get(name, _plain)(value)


def _plain(value: Any) -> str:
    """Lists and structures are the machine's own business: the table has them."""
    return "" if isinstance(value, list | dict) else str(value)


def _level(number: Any) -> str:
    return _("Level %(number)s") % {"number": number}


def _digest(digest: Any) -> str:
    return f"SHA-256 {str(digest)[:SHOWN_DIGITS]}"


def _hold(value: Any) -> str:
    if value not in Hold.values:
        return str(value)
    return _("if something is missing: %(held)s") % {"held": Hold(value).label}


def _at(label: Callable[[], str]) -> Callable[[Any], str]:
    """A moment in the paper's zone; what is none, as it stands."""

    def said(value: Any) -> str:
        try:
            at = parse_datetime(str(value))
        except ValueError:
            at = None
        if at is None or timezone.is_naive(at):
            return str(value)
        moment = date_format(timezone.localtime(at), "Y-m-d H:i")
        return capfirst(label() % {"at": moment})

    return said


def _handed_to(name: Any) -> str:
    return f"→ {name}" if name else ""


def _nothing(_value: Any) -> str:
    """The number of a row: nobody knows it by that."""
    return ""


_WORDS: Mapping[str, Callable[[Any], str]] = {
    "signature": _nothing,
    "to": _handed_to,
    "level": _level,
    "sha256": _digest,
    "hold": _hold,
    "live_at": _at(lambda: _("goes live %(at)s")),
    "expires_at": _at(lambda: _("ends %(at)s")),
    "until": _at(lambda: _("valid until %(at)s")),
}
