"""Which engine the database has."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite

_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    """Of both the same functions: `write`, `matches`, `in_title`, `TABLE` to select from, `PLACE` and `settle`."""
    return _ENGINES[connection.vendor]
