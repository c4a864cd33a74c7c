"""Triggers that keep rows for good, and migrations back and forth between tests."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

# The log, the signatures, and what readers saw
KEEPERS = ("0023_events", "0033_signatures", "0042_public_states")


def take_off_keepers() -> None:
    """Without them: tests that see what is committed empty all tables afterwards. Tests of the
    triggers put them back for themselves.
    """
    with connection.cursor() as cursor:
        for name in KEEPERS:
            kept = import_module(f"articles.migrations.{name}")
            for statement in kept.removal(connection.vendor):
                cursor.execute(statement)


def migrate(to: list[tuple[str, str]]) -> Any:
    """Go to this state of the migrations; its models."""
    MigrationExecutor(connection).migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


def migrate_to_newest() -> None:
    """Back to what every other test finds: migrations that were undone bring their triggers again."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    take_off_keepers()
