"""Turns: named locks, each a row that exists to be locked. Who has a turn has it until the
transaction ends."""

from __future__ import annotations

from collections.abc import Iterable

from articles.models import Generation


def take_turn(name: str) -> None:
    """Waits until nobody else has the turn of this name."""
    key = f"turn:{name}"
    row = Generation.objects.select_for_update().filter(key=key)
    if row.first() is None:
        Generation.objects.get_or_create(key=key)
        row.first()


def take_turns_of_issues(pks: Iterable[int]) -> None:
    """Imports into an issue, and changes of its date and its pages, follow each other.

    Taken before any article is locked: an import knows its articles only once it knows its
    pages.
    """
    for pk in sorted(pks):
        take_turn(f"issue:{pk}")
