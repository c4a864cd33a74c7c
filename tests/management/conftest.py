"""Databases in files, for processes of their own."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

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
