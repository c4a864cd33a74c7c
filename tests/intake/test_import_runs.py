"""What a worker does with the uploads that wait: all that is told of an import, and where it stops half way."""

import itertools
import multiprocessing
from functools import partial

import pytest
from django.db import OperationalError
from django_tasks import default_task_backend
from django_tasks_db.models import DBTaskResult

from articles import intake
from articles.intake import import_queue, import_runs, issues, stored_reports
from articles.intake.import_queue import ReplacedError
from articles.intake.import_runs import run_imports
from articles.intake.reports import FileReport
from articles.intake.workers import ReaderPool
from articles.models import Article, ImportJob, ImportRecord, State
from articles.reading.process.task import SheetLimits
from articles.web.refusals import RefusedError
from tests.factories import make_editor
from tests.intake.misbehaving import misbehave
from tests.intake.test_import_queue import let_die
from tests.intake.uploading import PAGE, dump, kept_in, now, submit

pytestmark = pytest.mark.django_db
Status = ImportJob.Status
OTHER = PAGE.replace("泗县打造", "砀山打造")


@pytest.fixture(autouse=True)
def sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return tmp_path


def stop_after_one(monkeypatch, error):
    """The import of the first file is done, and then this happens."""
    import_readings = issues.import_readings

    def stop(readings, *args):
        yield from import_readings(itertools.islice(readings, 1), *args)
        raise error

    monkeypatch.setattr(intake, "import_readings", stop)


def reports_of(job):
    return [stored_reports.from_json(one.report) for one in job.reports.all()]


def test_the_queue_is_run_in_order_until_nothing_waits(sources_root):
    jobs = [submit(), submit(dump("20231109-03.txt", OTHER))]
    run_imports.call()
    assert [now(job).status for job in jobs] == [Status.DONE] * 2
    names = ImportRecord.objects.order_by("pk").values_list("file_name", flat=True)
    assert list(names) == ["20231108-03.txt", "20231109-03.txt"]
    assert kept_in(sources_root) == []


def test_an_upload_brings_its_own_task():
    submit()
    task = DBTaskResult.objects.get()
    assert default_task_backend.get_result(str(task.pk)).task == run_imports


def test_how_far_it_is_and_what_became_of_each_file_is_told():
    job = submit(dump(), dump("empty.txt", ""), user=make_editor("编辑"))
    run_imports.call()
    assert (now(job).pages_read, now(job).pages_found) == (2, 2)
    assert [report.result for report in reports_of(job)] == ["imported", "refused"]
    assert ImportRecord.objects.filter(made_by__username="编辑").count() == 2


def test_publishing_at_once_publishes():
    submit(publish=True)
    run_imports.call()
    assert not Article.objects.exclude(state=State.PUBLISHED).exists()
    assert Article.objects.exists()


@pytest.mark.parametrize(
    "error",
    [OperationalError("database is locked"), RefusedError("no room"), KeyError("a mistake")],
)
def test_what_cannot_go_on_says_why_and_goes_on_when_asked_to(sources_root, monkeypatch, error):
    job = submit(dump(), dump("20231108-04.txt", OTHER))
    with monkeypatch.context() as patch:
        stop_after_one(patch, error)
        run_imports.call()
    job = now(job)
    assert (job.status, bool(job.error), len(reports_of(job))) == (Status.INTERRUPTED, True, 1)
    assert kept_in(sources_root) == ["0", "1"]
    # Though the error is kept, and with it every frame that it went through
    assert not multiprocessing.active_children()
    articles = Article.objects.count()
    import_queue.take_up(job)
    run_imports.call()
    assert (now(job).status, now(job).error) == (Status.DONE, "")
    assert [report.result for report in reports_of(job)] == ["imported", "imported"]
    assert Article.objects.count() > articles
    assert ImportRecord.objects.count() == 2


def test_what_was_published_before_a_kill_and_withdrawn_since_is_not_published_again(
    monkeypatch,
):
    job = submit(dump(), dump("20231108-04.txt", OTHER), publish=True)
    with monkeypatch.context() as patch:
        stop_after_one(patch, OperationalError("gone"))
        run_imports.call()
    Article.objects.update(state=State.DRAFT)
    first = set(Article.objects.values_list("pk", flat=True))
    import_queue.take_up(now(job))
    run_imports.call()
    assert not Article.objects.filter(pk__in=first, state=State.PUBLISHED).exists()


def test_what_an_earlier_attempt_had_to_refuse_comes_in_and_is_told_anew():
    """As a page that found no room on a full disk."""
    job = submit(publish=True)
    refused = stored_reports.as_json(FileReport("20231108-03.txt", error="磁盘已满。"))
    job.reports.create(position=0, result="refused", report=refused)
    run_imports.call()
    assert [report.result for report in reports_of(job)] == ["imported"]
    assert Article.objects.filter(state=State.PUBLISHED).exists()


def test_a_worker_that_has_been_replaced_stops(monkeypatch):
    """Its next sign of life finds out."""
    submit(dump(), dump("20231108-04.txt", OTHER))
    slow = import_queue.claim()
    let_die(slow)
    import_queue.claim()
    with pytest.raises(ReplacedError):
        import_runs.run(slow)
    assert not Article.objects.exists()


def test_another_worker_looks_after_an_import_that_is_under_way():
    submit()
    run_imports.call()
    later = DBTaskResult.objects.exclude(pk__in=DBTaskResult.objects.ready())
    assert later.count() == 1


def test_waiting_for_a_page_gives_signs_of_life(monkeypatch):
    """A page may take half a minute, and a worker may not be silent for two of those."""
    told = []
    submit(dump("slow-20231108-03.txt"))
    job = import_queue.claim()
    limits = SheetLimits(cpu_seconds=2)
    monkeypatch.setattr(
        intake, "ReaderPool", partial(ReaderPool, limits=limits, read=misbehave)
    )
    monkeypatch.setattr(import_queue, "tell", lambda _job, **facts: told.append(facts))
    import_runs.run(job)
    before = itertools.takewhile(lambda facts: not facts["pages_read"], told)
    assert len(list(before)) >= 3
