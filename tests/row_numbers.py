"""Rows whose numbers nobody can guess: a test that names a row's number passes only while no other
test has made a row before it in the same process, which depends on how tests fall to processes.
"""

from __future__ import annotations

from django.apps import apps
from django.db import connection

APART = 1_000


def number_rows_apart() -> None:
    """The first row of each model gets a number of its own, which no other model's has. SQLite
    alone would begin with 1 in test after test; PostgreSQL never gives a number twice.
    """
    if connection.vendor != "sqlite":
        return
    tables = sorted(
        model._meta.db_table
        for model in apps.get_models()
        if model._meta.auto_field is not None and model._meta.managed
    )
    numbers = [(table, APART * place) for place, table in enumerate(tables, start=1)]
    with connection.cursor() as cursor:
        cursor.executemany(
            "DELETE FROM sqlite_sequence WHERE name = %s", [row[:1] for row in numbers]
        )
        cursor.executemany("INSERT INTO sqlite_sequence (name, seq) VALUES (%s, %s)", numbers)
