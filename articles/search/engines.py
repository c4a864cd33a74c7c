"""Which engine the database has."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite

_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    """Of both the same names: `write`, `matches`, `may_match`, `in_title`, `fetch`, `settle`, `TABLE`, `PLACE`."""
    return _ENGINES[connection.vendor]
