"""Uploads wait in a queue: one at a time, first come, first served; what a kill interrupts is taken up again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.intake import import_queue
from articles.intake.import_queue import ReplacedError
from articles.intake.page_identity import options_from
from articles.models import ImportJob
from articles.models.import_job import DEAD_AFTER
from tests.factories import make_editor
from tests.intake.uploading import kept_in, now, submit

pytestmark = pytest.mark.django_db
Status = ImportJob.Status


@pytest.fixture(autouse=True)
def sources_root(settings, tmp_path):
    settings.SOURCES_ROOT = tmp_path
    return tmp_path


def let_die(job):
    """As if its worker had been killed a while ago."""
    long_ago = timezone.now() - DEAD_AFTER - timedelta(seconds=1)
    ImportJob.objects.filter(pk=job.pk).update(alive_at=long_ago)


def test_uploads_are_claimed_one_at_a_time_in_their_order():
    first, second = submit(), submit()
    assert import_queue.claim() == first
    assert import_queue.claim() is None
    import_queue.end(now(first), Status.DONE)
    assert import_queue.claim() == second


def test_what_was_asked_for_comes_along():
    editor = make_editor()
    options = options_from("2023-11-08", "增刊", "A3")
    job = now(submit(options=options, publish=True, user=editor))
    assert import_queue.options_of(job) == options
    assert (job.publish, job.made_by) == (True, editor)


def test_an_import_whose_worker_was_killed_is_taken_up_before_those_that_came_after():
    first, second = submit(), submit()
    let_die(import_queue.claim())
    assert now(first).is_interrupted
    again = import_queue.claim()
    assert (again, again.attempt, now(second).status) == (first, 2, Status.WAITING)


def test_an_import_that_kills_its_worker_again_waits_for_an_editor():
    job = submit()
    for _ in range(2):
        let_die(import_queue.claim())
    assert import_queue.claim() is None
    assert (now(job).is_interrupted, now(job).is_moving) == (True, False)
    assert import_queue.take_up(job)
    assert import_queue.claim() == job


def test_a_worker_that_has_been_replaced_finds_that_out():
    """It was slow, not dead."""
    submit()
    slow = import_queue.claim()
    let_die(slow)
    import_queue.claim()
    with pytest.raises(ReplacedError):
        import_queue.tell(slow, pages_read=7)
    with pytest.raises(ReplacedError):
        import_queue.end(slow, Status.DONE)
    assert (now(slow).pages_read, now(slow).status) == (0, Status.RUNNING)


def test_files_are_kept_until_the_import_has_ended(sources_root):
    job = submit()
    running = import_queue.claim()
    assert kept_in(sources_root) == ["0"]
    import_queue.end(running, Status.INTERRUPTED, "…")
    assert kept_in(sources_root) == ["0"]
    import_queue.take_up(job)
    import_queue.end(import_queue.claim(), Status.DONE)
    assert kept_in(sources_root) == []


def test_what_is_stopped_is_not_claimed_and_leaves_no_files(
    sources_root, django_capture_on_commit_callbacks
):
    job = submit()
    with django_capture_on_commit_callbacks(execute=True):
        assert import_queue.stop(job)
    assert (import_queue.claim(), kept_in(sources_root)) == (None, [])
    assert not import_queue.stop(job)


def test_only_what_is_interrupted_is_taken_up():
    job = submit()
    assert not import_queue.take_up(job)
    import_queue.claim()
    assert not import_queue.take_up(job)
    assert now(job).status == Status.RUNNING
