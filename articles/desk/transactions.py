"""Transactions that are tried again when the database has ended them for another's sake.

One lock order keeps transactions from waiting for each other in a circle (docs/architecture.md,
Lock order). Should two do so all the same, PostgreSQL ends one of them, and expects its client
to try again: https://www.postgresql.org/docs/current/mvcc-serialization-failure-handling.html

SQLite lets one writer in at a time, and the others wait. Whoever has waited for the whole timeout
is not let wait once more: somebody sits before the form.
"""

from __future__ import annotations

import random
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db import OperationalError, connection, transaction

Result = TypeVar("Result")

ATTEMPTS = 4
# seconds, doubled after each attempt, and a random part of that: else the same two would meet again
PAUSE = 0.05
# serialization_failure and deadlock_detected
_SQLSTATES = frozenset({"40001", "40P01"})
_DISK_FULL = "53100"  # disk_full
_BUSY = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


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
            if not _is_ended(error):
                raise
        pause = PAUSE * 2**attempt
        time.sleep(random.uniform(0, pause))  # noqa: S311 - no secret
    return _once(work)


def is_conflict(error: OperationalError) -> bool:
    """Whether the database has ended the transaction, or not let it begin, because of another one."""
    code = getattr(error.__cause__, "sqlite_errorcode", 0)
    # the low byte of an extended code: https://www.sqlite.org/rescode.html
    return _is_ended(error) or code & 0xFF in _BUSY


def _is_ended(error: OperationalError) -> bool:
    return getattr(error.__cause__, "sqlstate", None) in _SQLSTATES


@contextmanager
def beside_a_writer() -> Iterator[None]:
    """Inside it, SQLite's transactions take no lock before they write: what only reads never waits."""
    if connection.vendor != "sqlite":
        yield
        return
    usual, connection.transaction_mode = connection.transaction_mode, "DEFERRED"
    try:
        yield
    finally:
        connection.transaction_mode = usual


def is_disk_full(error: Exception) -> bool:
    """Whether the database has no room left to write."""
    cause = error.__cause__
    code = getattr(cause, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_FULL or getattr(cause, "sqlstate", None) == _DISK_FULL


@transaction.atomic
def _once(work: Callable[[], Result]) -> Result:
    return work()
