"""What ends a whole import, as the command says it: no room, no database, and what to do then."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management.base import CommandError
from django.db import DatabaseError, InterfaceError
from django.utils.translation import gettext as _

from articles import intake
from articles.desk import transactions
from articles.intake.sources import printable
from articles.web.refusals import RefusedError


@contextmanager
def room_expected() -> Iterator[None]:
    """Turn the refusal of a whole run, for want of a temporary folder, into a CommandError."""
    try:
        yield
    except RefusedError as refusal:
        raise CommandError(printable(str(refusal))) from refusal


@contextmanager
def database_expected() -> Iterator[None]:
    """Turn an error of the database before anything was imported into a CommandError that says what to check."""
    try:
        yield
    except (DatabaseError, InterfaceError) as error:
        raise CommandError(
            _(
                "The database does not answer or has no tables: %(reason)s. Check DATABASE_URL, run manage.py migrate."
            )
            % {"reason": _first_line(error)}
        ) from error


@contextmanager
def database_stays() -> Iterator[None]:
    """Turn a database that goes away during the import into a CommandError that says how to go on."""
    try:
        yield
    except intake.DATABASE_AWAY as error:
        if transactions.is_disk_full(error):
            raise CommandError(
                _(
                    "The disk of the database is full. What was imported stays; make room, then the same command "
                    "goes on from there."
                )
            ) from error
        raise CommandError(
            _(
                "The database is busy or gone (%(reason)s). Nothing is lost: what was imported stays; "
                "the same command again, in a moment, goes on from there."
            )
            % {"reason": _first_line(error)}
        ) from error


def _first_line(error: Exception) -> str:
    return printable(str(error).partition("\n")[0])


@contextmanager
def tracebacks(shown: bool) -> Iterator[None]:
    """Log exceptions of the intake only where they are asked for (`--traceback`).

    The report names what went wrong with each file; the traceback is for programmers.
    """
    log = logging.getLogger(intake.__name__)
    before = log.level
    if not shown:
        log.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        log.setLevel(before)
