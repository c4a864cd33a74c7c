"""Databases of their own for processes of their own, and a process whose work can be killed."""

import json
import os
import select
import shutil
import subprocess
import sys
import uuid
from pathlib import Path

import psycopg
import pytest
from django.db import connection

MIGRATE = [
    sys.executable,
    Path(__file__).parents[2] / "manage.py",
    "migrate",
    "--verbosity",
    "0",
]


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory):
    """An SQLite database with tables and nothing in them, to be copied: making one takes seconds."""
    file = tmp_path_factory.mktemp("migrated") / "db.sqlite3"
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{file}", "DEMO": "1"}
    subprocess.run(MIGRATE, env=environment, check=True, timeout=120)
    return file


@pytest.fixture
def sqlite_address(migrated_file, tmp_path):
    """The address of a database of the test's own, tmp_path / "db.sqlite3"."""
    shutil.copy(migrated_file, tmp_path / "db.sqlite3")
    return f"sqlite:///{tmp_path}/db.sqlite3"


@pytest.fixture
def database(sqlite_address):
    """The address of a database of the kind that is tested, with tables and nothing in them."""
    from tests.management.import_command import run_in_shell  # noqa: PLC0415 - loads Django, which is not set up yet

    if connection.vendor == "sqlite":
        yield sqlite_address
        return
    server, name = os.environ["DATABASE_URL"], f"killed_{uuid.uuid4().hex}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        address = f"{server.rpartition('/')[0]}/{name}"
        assert run_in_shell("migrate", "--verbosity", "0", database=address).wait(120) == 0
        yield address
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


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
