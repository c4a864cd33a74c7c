"""A site made once and put back whenever a test asks for it: making one takes seconds, putting one back none."""

from __future__ import annotations

import copy
import functools
import sqlite3
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from django.contrib.contenttypes.models import ContentType
from django.core.cache import caches
from django.db import connection

from articles.presenting import masthead

P = ParamSpec("P")
T = TypeVar("T")


def built_once(build: Callable[P, T]) -> Callable[P, T]:
    """`build`, which fills an empty database and gives what its callers want to know of it.

    From the second call with the same arguments on, the database that the first one left is put
    back, whatever stands in the present one. Inside a transaction, which is rolled back anyway, and
    on another database than SQLite it is built each time.
    """
    kept: dict[object, tuple[sqlite3.Connection, T]] = {}

    @functools.wraps(build)
    def put_back(*args: P.args, **kwargs: P.kwargs) -> T:
        if connection.vendor != "sqlite" or connection.in_atomic_block:
            return build(*args, **kwargs)
        key = (args, tuple(sorted(kwargs.items())))
        connection.ensure_connection()
        if key not in kept:
            found = build(*args, **kwargs)
            database = sqlite3.connect(":memory:")
            connection.connection.backup(database)
            kept[key] = database, found
        database, found = kept[key]
        database.backup(connection.connection)
        _forget()
        return copy.deepcopy(found)

    return put_back


def _forget() -> None:
    """What this process remembers of another database."""
    ContentType.objects.clear_cache()
    masthead.CACHED.clear()
    caches["pages"].clear()
