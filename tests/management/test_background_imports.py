"""Imports in the background as they are in earnest: workers that an upload starts, and workers that are killed."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress

import psycopg
import pytest

from tests.management.import_command import ROOT
from tests.pdfs import make_pdf

pytestmark = pytest.mark.django_db  # on PostgreSQL too; the databases are the test's own
PAGES = 8
START = """
import json, sys
from pathlib import Path
from django.core.files.uploadedfile import SimpleUploadedFile
from articles.intake import import_workers
from articles.intake.page_identity import NO_OPTIONS
jobs = [
    import_workers.submit([SimpleUploadedFile(Path(path).name, Path(path).read_bytes())], NO_OPTIONS).pk
    for path in json.loads({paths!r})
]
if {waiting!r}:
    for process in import_workers._started:
        process.wait(120)
print(json.dumps([jobs, len(import_workers._started)]))
"""
STATE = """
import json
from django.conf import settings
from pathlib import Path
from articles.models import Article, ImportJob, ImportRecord, Page
jobs = ImportJob.objects.order_by("pk")
print(json.dumps({
    "status": [job.status for job in jobs],
    "read": [job.pages_read for job in jobs],
    "reports": [[one.result for one in job.reports.all()] for job in jobs],
    "ended_in_order": list(jobs) == list(ImportJob.objects.order_by("ended_at")),
    "pages": Page.objects.count(),
    "records": ImportRecord.objects.count(),
    "headlines": sorted(Article.objects.values_list("headline", flat=True)),
    "kept": len(list(Path(settings.SOURCES_ROOT, "uploads").glob("*/*"))),
}))
"""
# The rows as they stand, asked for in a moment: the commands above take a second to start.
HALF_WAY = """
    SELECT (SELECT count(*) FROM articles_page) > {pages}
       AND EXISTS (SELECT 1 FROM articles_importjob WHERE status = 'running')
"""
LET_DIE = """
from datetime import timedelta
from django.utils import timezone
from articles.models import ImportJob
ImportJob.objects.filter(status="running").update(alive_at=timezone.now() - timedelta(hours=1))
"""


class Newsroom:
    """One of its own, run by commands as a user runs them."""

    def __init__(self, database, folder):
        folders = {name: str(folder / name) for name in ("MEDIA_ROOT", "SOURCES_ROOT")}
        self.environment = os.environ | folders | {"DATABASE_URL": database}
        self.database = database

    def command(self, *arguments):
        return [sys.executable, str(ROOT / "manage.py"), *arguments]

    def manage(self, *arguments, **environment):
        done = subprocess.run(
            self.command(*arguments),
            check=False,
            env=self.environment | environment,
            capture_output=True,
            text=True,
            timeout=180,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def run(self, code, **environment):
        return self.manage("shell", "--no-imports", "-c", code, **environment)

    def submit(self, *paths, start_workers=False):
        """The numbers of the jobs, and how many workers were started; they have ended."""
        names = json.dumps([str(path) for path in paths])
        code = START.format(paths=names, waiting=start_workers)
        return json.loads(self.run(code, START_WORKERS=str(int(start_workers))))

    def state(self):
        return json.loads(self.run(STATE))

    def is_half_way(self):
        """Whether more than one issue's pages are there while a job is running."""
        kind, _colon, path = self.database.partition(":///")
        opened = sqlite3.connect(path) if kind == "sqlite" else psycopg.connect(self.database)
        with closing(opened) as database:
            return bool(database.execute(HALF_WAY.format(pages=PAGES)).fetchone()[0])

    def worker(self):
        options = ("--batch", "--no-startup-delay")
        return subprocess.Popen(
            self.command("db_worker", *options), env=self.environment, stderr=subprocess.DEVNULL
        )


@pytest.fixture
def newsroom(database, tmp_path):
    return Newsroom(database, tmp_path)


def issue(folder, day):
    """An issue in one PDF."""
    path = folder / f"202311{day:02}.pdf"
    pages = [{"date": "", "number": str(number)} for number in range(1, PAGES + 1)]
    path.write_bytes(make_pdf(*pages))
    return path


def stopped_half_way(worker, newsroom):
    """Whether the worker stands still, in the midst of the second issue or the third: what is looked at no longer
    changes.
    """
    if newsroom.is_half_way():
        worker.send_signal(signal.SIGSTOP)
        if newsroom.is_half_way():
            return True
        worker.send_signal(signal.SIGCONT)
    return False


def test_an_upload_starts_a_worker_which_runs_the_queue_in_its_order_and_ends(
    newsroom, tmp_path
):
    jobs, started = newsroom.submit(issue(tmp_path, 8), issue(tmp_path, 9), start_workers=True)
    state = newsroom.state()
    assert (len(jobs), started) == (2, 1)
    assert (state["status"], state["ended_in_order"]) == (["done", "done"], True)
    assert (state["read"], state["pages"], state["kept"]) == ([PAGES] * 2, 2 * PAGES, 0)


def test_a_worker_killed_half_way_loses_nothing_and_the_next_one_doubles_nothing(
    newsroom, tmp_path
):
    newsroom.submit(issue(tmp_path, 8), issue(tmp_path, 9), issue(tmp_path, 10))
    worker = newsroom.worker()
    while not stopped_half_way(worker, newsroom):
        with suppress(subprocess.TimeoutExpired):
            worker.wait(0.02)
        assert worker.returncode is None, "it was done before it could be killed"
    worker.send_signal(signal.SIGKILL)
    worker.wait(60)
    killed = newsroom.state()
    assert "running" in killed["status"], killed
    assert killed["kept"] >= 1
    newsroom.run(LET_DIE)
    newsroom.submit(issue(tmp_path, 11))  # with the task that was lost
    assert newsroom.worker().wait(180) == 0
    state = newsroom.state()
    assert (state["status"], state["kept"]) == (["done"] * 4, 0)
    assert (state["pages"], state["records"]) == (4 * PAGES, 4 * PAGES)
    assert len(state["headlines"]) == len(killed["headlines"]) // killed["pages"] * 4 * PAGES
    assert [len(reports) for reports in state["reports"]] == [1] * 4
