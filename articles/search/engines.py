"""The engine of the database in use."""

from __future__ import annotations

from types import ModuleType

from django.db import connection

from . import postgresql, sqlite

_ENGINES = {"sqlite": sqlite, "postgresql": postgresql}


def engine() -> ModuleType:
    """Both have the functions `write`, `matches`, `may_match`, `in_title`, `fetch` and `optimize`,
    and TABLE, PLACE and WITHOUT_TOKENS.
    """
    return _ENGINES[connection.vendor]
