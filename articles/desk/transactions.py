"""Transactions that are tried again when the database has ended them for another's sake.

One lock order keeps transactions from waiting for each other in a circle (docs/architecture.md,
Lock order). Should two do so all the same, PostgreSQL ends one of them, and expects its client
to try again: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable
from typing import TypeVar

from django.db import OperationalError, connection, transaction

Result = TypeVar("Result")

ATTEMPTS = 4
# seconds, doubled after each attempt, and a random part of that: else the same two would meet again
PAUSE = 0.05
# serialization_failure and deadlock_detected
_SQLSTATES = frozenset({"40001", "40P01"})
_DISK_FULL = "53100"  # disk_full


def run(work: Callable[[], Result]) -> Result:
    """What `work` returns, done in a transaction; on a conflict tried again, ATTEMPTS times in all.

    `work` must be able to begin anew. Inside a transaction of the caller it is tried once: only
    the whole of that could be tried again. Raises OperationalError with the last conflict.
    """
    attempts = 1 if connection.in_atomic_block else ATTEMPTS
    for attempt in range(1, attempts):
        try:
            return _once(work)
        except OperationalError as error:
            if not is_conflict(error):
                raise
        pause = PAUSE * 2**attempt
        time.sleep(random.uniform(0, pause))  # noqa: S311 - no secret
    return _once(work)


def is_conflict(error: OperationalError) -> bool:
    """Whether the database has ended the transaction because of another one."""
    return getattr(error.__cause__, "sqlstate", None) in _SQLSTATES


def is_disk_full(error: Exception) -> bool:
    """Whether the database has no room left to write."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or getattr(cause, "sqlstate", None) == _DISK_FULL


@transaction.atomic
def _once(work: Callable[[], Result]) -> Result:
    return work()
