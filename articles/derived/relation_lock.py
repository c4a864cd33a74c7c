"""One lock for all relations: they lead from any story to any other, so that two desks would soon deadlock."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from articles.derived.turns import take_turn


def lock_relations() -> None:
    """From here to the end of the transaction, nobody else changes relations.

    Taken after the articles are locked, and before any other row is.
    """
    take_turn("relating")


@transaction.atomic
def while_locked(change: Callable[..., Any], *arguments: Any) -> None:
    """Calls `change` in a transaction of its own that holds the lock."""
    lock_relations()
    change(*arguments)
