"""Triggers that keep rows for good, and migrations back and forth between tests."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

# The log, the signatures, and what readers saw
KEEPERS = (
    "0023_events",
    "0033_signatures",
    "0042_public_states",
    "0047_no_row_is_replaced",
)


def take_off_keepers() -> None:
    """Without them: tests that see what is committed empty all tables afterwards. Tests of the
    triggers put them back for themselves.
    """
    with connection.cursor() as cursor:
        for name in KEEPERS:
            kept = import_module(f"articles.migrations.{name}")
            for statement in kept.removal(connection.vendor):
                cursor.execute(statement)


def put_on_keepers(*names: str) -> None:
    """These of them again, for tests of what they refuse."""
    with connection.cursor() as cursor:
        for name in names:
            kept = import_module(f"articles.migrations.{name}")
            for statement in kept.statements(connection.vendor):
                cursor.execute(statement)


def refuses_replacing(table: str, key: str) -> None:
    """SQLite alone knows REPLACE, which takes out a row that is in the way; `table` has a row, whose `key` stays."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table} LIMIT 1")  # noqa: S608 - a table's name cannot be a parameter
        columns = [column[0] for column in cursor.description]
        row = dict(zip(columns, cursor.fetchone(), strict=True))
        other = {
            name: value if name == key else _otherwise(value)
            for name, value in row.items()
            if name
            in (key, *columns[1:])  # without its number, where something else is in the way
        }
        named, marks = ", ".join(f'"{name}"' for name in other), ", ".join(["%s"] * len(other))
        with pytest.raises(IntegrityError, match="replaced"), transaction.atomic():
            cursor.execute(
                f"INSERT OR REPLACE INTO {table} ({named}) VALUES ({marks})",  # noqa: S608
                list(other.values()),
            )


def _otherwise(value: Any) -> Any:
    return f"{value} " if isinstance(value, str) else value


def migrate(to: list[tuple[str, str]]) -> Any:
    """Go to this state of the migrations; its models."""
    MigrationExecutor(connection).migrate(to)
    return MigrationExecutor(connection).loader.project_state(to).apps


def migrate_to_newest() -> None:
    """Back to what every other test finds: migrations that were undone bring their triggers again."""
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())
    take_off_keepers()
