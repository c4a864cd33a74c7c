"""The log of all that is done: written with each verb, bound into a chain that shows any change.

An event is written in the transaction of what it tells, so that neither is there without the
other. A chain needs an order that nobody disputes, and a lock that every desk waits for; so the
event gets its place in the chain in a transaction of its own, right after (`bind`). What a crash
leaves without a place gets it with the next event.
"""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import DatabaseError, models, transaction
from django.utils import translation

from articles.derived.turns import take_turn
from articles.models import Event
from articles.models.bulk import insert_many

log = logging.getLogger(__name__)
TURN = "events"
BATCH = 100  # events that get their place in one statement
# "" before the first event: the chain's root
ROOT = ""


@dataclass(frozen=True)
class Head:
    """The last event of the chain: how many events there are, and the digest that stands for them all."""

    place: int = 0
    digest: str = ROOT


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of the chain: `missing`, `changed`, or `cut` off behind the place."""

    place: int
    what: str


def record(
    verb: Any,
    rows: Iterable[models.Model],
    user: Any = None,
    details: dict[str, Any] | None = None,
) -> None:
    """Write that `user` (None: a command) did this, an `Event.Verb`, to each row. Call it before a deletion, for a
    row's key goes with it.
    """
    record_all([Done(verb, row, details or {}) for row in rows], user)


@dataclass(frozen=True)
class Done:
    """What was done to a row, an `Event.Verb`, with `details` that belong to the verb."""

    verb: Any
    row: models.Model
    details: dict[str, Any] = field(default_factory=dict)


def record_all(done: Iterable[Done], user: Any = None) -> None:
    """The same for several verbs, in one query."""
    by = user.get_username() if user is not None else ""
    events = [
        Event(
            by=by,
            verb=one.verb,
            kind=one.row._meta.label_lower,
            row=one.row.pk,
            title=str(one.row),
            details=one.details,
        )
        for one in done
    ]
    if events:
        insert_many(events)
        transaction.on_commit(_bind_if_possible)


def restored_details(
    model: type[models.Model], number: int, names: Iterable[str]
) -> dict[str, Any]:
    """Of a restoration from revision `number`: which fields, as Django's history keeps names."""
    with translation.override(None):
        labels = [_label(model, name) for name in names]
    return {"revision": f"#{number}", "changes": [{"changed": {"fields": labels}}]}


def _label(model: type[models.Model], name: str) -> str:
    field: Any = model._meta.get_field(name)
    return str(
        field.verbose_name if field.concrete else field.related_model._meta.verbose_name_plural
    )


def bind() -> Head:
    """Give each event without one its place in the chain, in the order in which they were written."""
    with transaction.atomic():
        take_turn(TURN)
        head = last()
        waiting = list(Event.objects.filter(place=None).order_by("pk"))
        for event in waiting:
            head = Head(head.place + 1, digest_of(event, head.digest))
            event.place, event.digest = head.place, head.digest
        Event.objects.bulk_update(waiting, ["place", "digest"], batch_size=BATCH)
        return head


def _bind_if_possible() -> None:
    """What was done is done and written, whatever becomes of its place: the next event takes it along."""
    try:
        bind()
    except DatabaseError:
        log.exception("The last events have no place in the log yet.")


def last() -> Head:
    found = Event.objects.exclude(place=None).order_by("-place").values("place", "digest")
    return Head(**found[0]) if found else Head()


def digest_of(event: Event, previous: str) -> str:
    """SHA-256 of the event as canonical JSON, with the digest of the one before it."""
    said = {
        "previous": previous,
        "at": event.at.isoformat(),
        **{name: getattr(event, name) for name in ("by", "verb", "kind", "row", "title")},
        "details": event.details,
    }
    canonical = json.dumps(
        said, cls=DjangoJSONEncoder, sort_keys=True, ensure_ascii=False, separators=(",", ":")
    )
    return hashlib.sha256(canonical.encode()).hexdigest()


def faults(expected: Head = Head()) -> Iterator[Fault]:
    """Where the chain is broken, in its order. `expected`: a head that was written down at some time."""
    place, previous = 0, ROOT
    for event in Event.objects.exclude(place=None).order_by("place").iterator():
        yield from (Fault(gone, "missing") for gone in range(place + 1, event.place))
        if event.digest != digest_of(event, previous):
            yield Fault(event.place, "changed")
        place, previous = event.place, event.digest
        if place == expected.place and event.digest != expected.digest:
            yield Fault(place, "changed")
    if place < expected.place:
        yield Fault(place, "cut")
