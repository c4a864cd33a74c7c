"""The groups of a desk as migrations make them, for tests that ran after all tables were emptied, too."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import Any

from django.contrib.auth.models import Group
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


@cache
def migrated_apps() -> Any:
    """The models as migrations see them. Django's own are not for migrations: some of them take
    the models off the app's settings when they have made rights, and with Django's own no later
    test would find any right.
    """
    loader = MigrationExecutor(connection).loader
    return loader.project_state(loader.graph.leaf_nodes()).apps


def join(user: Any, name: str) -> None:
    """`user` becomes a member of the group of this name that migrations make."""
    make_groups()
    user.groups.add(Group.objects.get(name=name))


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
