"""Databases of their own for tests that start processes: copies of the one that the tests' own
run made, for to migrate one takes ten seconds of the processor.
"""

from __future__ import annotations

import os
import shutil
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from django.db import connection


def copy_of_tests_database(folder: Path) -> str:
    """What `own_database` copies: a file in `folder`, or the name of a database on the server."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(folder / "db.sqlite3")])
        return str(folder / "db.sqlite3")
    name = connection.settings_dict["NAME"]
    connection.close()  # nobody may be in a database that is copied
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE migrated_{name} TEMPLATE {name}")
    return f"migrated_{name}"


@contextmanager
def own_database(original: str, folder: Path) -> Iterator[str]:
    """The address of a database with tables and nothing in them: `folder` / "db.sqlite3", or one
    of the server's that is gone afterwards.
    """
    if connection.vendor == "sqlite":
        shutil.copy(original, folder / "db.sqlite3")
        yield f"sqlite:///{folder}/db.sqlite3"
        return
    server, name = os.environ["DATABASE_URL"], f"own_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name} TEMPLATE {original}")
        yield f"{server.rpartition('/')[0]}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")
