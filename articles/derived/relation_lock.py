"""One lock for all relations: they lead from any story to any other, so that two desks would soon deadlock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from articles.models import Generation

_KEY = "turn:relating"  # a row that exists to be locked


def lock_relations() -> None:
    """From here to the end of the transaction, nobody else changes relations."""
    row = Generation.objects.select_for_update().filter(key=_KEY)
    if row.first() is None:
        Generation.objects.get_or_create(key=_KEY)
        row.first()


@transaction.atomic
def while_locked(change: Callable[..., Any], *arguments: Any) -> None:
    """Calls `change` in a transaction of its own that holds the lock."""
    lock_relations()
    change(*arguments)
