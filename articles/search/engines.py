"""The engine of the database in use."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite

_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    """Both have the functions `write`, `matches`, `may_match`, `in_title`, `fetch`, `optimize` and TABLE and PLACE."""
    return _ENGINES[connection.vendor]
