"""`read_pages_again` killed again and again: each run goes on where the one before was, and no page is kept by half.

Of REREAD_PAGES pages (30 unless the environment says otherwise), each in a file of its own.
"""

import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.management.import_command import ROOT
from tests.pdfs import make_pdf

pytestmark = pytest.mark.django_db  # the database is the test's own
PAGES = int(os.environ.get("REREAD_PAGES", "30"))
KILLS = 3
PATIENCE = 120.0  # seconds for the first page of a run, on a busy machine
LOOK = 0.02  # seconds between two looks at what is kept
FILL = """
import sys
from pathlib import Path
from articles.images import media
from articles.models import ImportRecord, Issue, Page
issue = Issue.objects.create(date="2023-11-08")
for number, path in enumerate(sorted(Path(sys.argv[-1]).glob("*.pdf")), 1):
    page = Page.objects.create(issue=issue, sequence=number, number=str(number))
    ImportRecord.objects.create(
        file_name=path.name, file_pages=1, result="imported", issue=issue, page=page,
        source=media.store_source(str(path)),
    )
"""
WHOLE = """
SELECT (SELECT count(*) FROM articles_storedlayout),
       (SELECT count(DISTINCT page_id) FROM articles_storedlayout),
       (SELECT count(DISTINCT page_id) FROM articles_storedblock)
"""


@pytest.fixture
def archive(sqlite_address, tmp_path):
    """The environment of a newsroom with pages whose blocks were never kept, and its database's file."""
    folder = tmp_path / "pages"
    folder.mkdir()
    for number in range(1, PAGES + 1):
        page = {"number": str(number), "stories": (f"泗县产业园第{number}期工程",)}
        (folder / f"{number:05}.pdf").write_bytes(make_pdf(page))
    own = {"DATABASE_URL": sqlite_address, "DEMO": "1"}
    own |= {name: str(tmp_path / name) for name in ("MEDIA_ROOT", "SOURCES_ROOT")}
    environment = os.environ | own
    script = FILL.replace("sys.argv[-1]", repr(str(folder)))
    subprocess.run(
        [*manage("shell", "--no-imports"), "-c", script],
        env=environment,
        cwd=ROOT,
        check=True,
    )
    return environment, tmp_path / "db.sqlite3"


def manage(*arguments):
    return [sys.executable, str(Path(ROOT) / "manage.py"), *arguments]


def kept(database):
    """How many layouts there are, of how many pages, and how many pages have blocks."""
    with closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as connection:
        return connection.execute(WHOLE).fetchone()


def kill_after(environment, database, more):
    """Kill a run once it has kept `more` pages; False where it had ended before."""
    enough = kept(database)[0] + more
    process = subprocess.Popen(
        manage("read_pages_again", "--jobs", "1"),
        env=environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    until = time.monotonic() + PATIENCE + PAGES
    while kept(database)[0] < enough and not _has_ended(process):
        assert time.monotonic() < until
    is_running = process.poll() is None
    if is_running:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    return is_running


def _has_ended(process):
    try:
        process.wait(timeout=LOOK)
    except subprocess.TimeoutExpired:
        return False
    return True


def test_each_run_goes_on_where_the_one_before_was_killed(archive):
    environment, database = archive
    begun = time.monotonic()
    for _n in range(KILLS):
        assert kill_after(environment, database, max(1, PAGES // (2 * KILLS)))
        layouts, of_pages, with_blocks = kept(database)
        assert layouts == of_pages == with_blocks < PAGES
    before = kept(database)[0]
    last = subprocess.run(
        manage("read_pages_again", "--jobs", "2"),
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert kept(database) == (PAGES, PAGES, PAGES)
    assert int(re.search(r"\d+", last.stdout)[0]) == PAGES - before
    seconds = time.monotonic() - begun
    print(f"\n{PAGES} pages, {KILLS} kills, {before} before the last run, {seconds:.0f} s")  # noqa: T201
