"""Whether a worker is needed; that it starts and works is in tests/management/test_background_imports.py."""

import pytest
from django.core.cache import cache
from django_tasks_db.models import DBTaskResult

from articles.intake import import_queue, import_workers
from articles.intake.import_workers import ensure_worker
from tests.intake.test_import_queue import let_die
from tests.intake.uploading import submit

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    cache.clear()


def ready():
    return DBTaskResult.objects.ready().count()


def test_an_upload_has_one_task_however_often_somebody_looks():
    submit()
    for _ in range(3):
        cache.clear()
        ensure_worker()
    assert ready() == 1


def test_an_import_whose_task_is_lost_gets_another_one():
    submit()
    DBTaskResult.objects.all().delete()
    cache.clear()
    ensure_worker()
    assert ready() == 1


def test_an_import_whose_worker_was_killed_gets_another_task_once_that_is_noticed():
    submit()
    job = import_queue.claim()
    DBTaskResult.objects.all().delete()
    cache.clear()
    ensure_worker()
    assert ready() == 0
    let_die(job)
    ensure_worker()
    assert ready() == 1


def test_where_no_process_can_be_started_the_upload_waits(settings, monkeypatch, caplog):
    settings.START_WORKERS = True
    monkeypatch.setattr(import_workers.sys, "executable", "/nowhere/python")
    job = submit()
    assert "No worker could be started" in caplog.text
    assert import_queue.claim() == job
