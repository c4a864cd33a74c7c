"""Databases of their own for processes of their own, and a process whose work can be killed."""

import json
import os
import select
import subprocess
import sys

import pytest


@pytest.fixture
def database(django_db_setup, tmp_path):
    """The address of a database of the kind that is tested, with tables and nothing in them."""
    from tests.own_databases import own_database  # noqa: PLC0415 - loads Django, which is not set up yet

    with own_database(django_db_setup, tmp_path) as address:
        yield address


@pytest.fixture
def sqlite_address(django_db_setup, tmp_path):
    """The address of tmp_path / "db.sqlite3", for tests that are about SQLite's file: they are
    not run on PostgreSQL (`tests.alike`).
    """
    from tests.own_databases import own_database  # noqa: PLC0415 - likewise

    with own_database(django_db_setup, tmp_path) as address:
        yield address


@pytest.fixture
def order(tmp_path, database):
    """What sends an order to the process of `tests.killable` and gives its answer."""
    from tests.management.import_command import ROOT  # noqa: PLC0415 - loads Django, which is not set up yet

    environment = os.environ | {
        "DATABASE_URL": database,
        "MEDIA_ROOT": str(tmp_path / "media"),
        "SOURCES_ROOT": str(tmp_path / "sources"),
        "TMPDIR": str(tmp_path),
    }
    command = [sys.executable, "-m", "tests.management.killable"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, env=environment, cwd=ROOT, **pipes) as process:

        def send(*words):
            process.stdin.write(json.dumps(words) + "\n")
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 120)[0], "no answer"
            return json.loads(process.stdout.readline())

        yield send
        process.stdin.close()
