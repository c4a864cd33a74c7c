"""Triggers that keep rows for good, migrations back and forth between tests, and the groups that migrations make."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from django.contrib.auth.models import Group
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


@cache
def migrated_apps() -> Any:
    """The models as migrations see them. Django's own are not for migrations: some of them take
    the models off the app's settings when they have made rights, and with Django's own no later
    test would find any right.
    """
    loader = MigrationExecutor(connection).loader
    return loader.project_state(loader.graph.leaf_nodes()).apps


def make_groups() -> None:
    """As migrations make them, where a test that emptied all tables took them along."""
    if Group.objects.filter(name="总编").exists():
        return
    rights = import_module("articles.migrations.0028_rights")
    Group.objects.get_or_create(name=rights.FORMER_EDITORS)
    schema = connection.schema_editor()
    rights.make_groups(migrated_apps(), schema)
    import_module("articles.migrations.0033_signatures").give_levels(migrated_apps(), schema)
    import_module("articles.migrations.0041_preview_links").give_right(migrated_apps(), schema)
