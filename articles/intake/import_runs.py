"""Imports from the desk, run in the background: what a worker does (`manage.py db_worker`).

The task runs whatever waits, first come, first served, whichever upload it was queued for: so two
uploads never run at once, however many workers there are, and an import that a kill has interrupted
needs no task of its own. https://docs.djangoproject.com/en/6.0/topics/tasks/
"""

from __future__ import annotations

import logging
import time
from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import replace
from typing import Any

from django.contrib.auth import get_user_model
from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from articles import intake
from articles.desk import publishing, transactions
from articles.intake import (
    import_queue,
    stored_reports,
    upload_lookup,
    upload_table,
    uploaded_files,
)
from articles.intake.import_queue import ReplacedError
from articles.intake.parallel_reading import ProgressStep
from articles.intake.reports import FileReport
from articles.intake.sources import SourceFile
from articles.intake.workers import internal_error
from articles.models import ImportedFile, ImportJob
from articles.models.import_job import DEAD_AFTER
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
BEAT = 1.0  # seconds between two signs of life
PAUSE = 1.0  # seconds until a worker looks again whether another one is done


@task()
def run_imports() -> None:
    """Run the imports that wait, one after another, until none does."""
    while ImportJob.objects.to_run().exists():
        job = import_queue.claim()
        if job is None:  # another worker is at one
            time.sleep(PAUSE)
            continue
        _look_again_later()
        with suppress(ReplacedError):
            run(job)
    if ImportJob.objects.alive().exists():
        _look_again_later()


def _look_again_later() -> None:
    """Should this worker be killed, another one finds the import then."""
    run_imports.using(run_after=timezone.now() + 2 * DEAD_AFTER).enqueue()


def run(job: ImportJob) -> None:
    """Import the files of a claimed job. Where it cannot go on, the job says why and may be taken up again.

    Raises ReplacedError where it has been taken up, or stopped, meanwhile.
    """
    try:
        _import(job)
    except ReplacedError:
        raise
    except RefusedError as refusal:
        _interrupt(job, str(refusal))
    except intake.DATABASE_AWAY as error:
        log.exception("Import %d stopped", job.pk)
        _interrupt(job, _database_in_words(error))
    except Exception as error:  # the worker must go on to the next
        log.exception("Import %d stopped", job.pk)
        _interrupt(job, internal_error(type(error).__name__))
    else:
        _finish(job)


def _finish(job: ImportJob) -> None:
    if job.stage == ImportJob.Stage.LOOK:
        import_queue.propose(job)
    else:
        import_queue.end(job, ImportJob.Status.DONE)


def _import(job: ImportJob) -> None:
    files = uploaded_files.files_of(job.folder, job.names)
    beat = _Heartbeat(job, len(files))
    options = import_queue.options_of(job)
    if job.stage == ImportJob.Stage.LOOK:
        upload_lookup.look_through(job, files, options, beat)
        return
    placed = _placed(job, files)
    user = get_user_model().objects.filter(pk=job.made_by_id).first()
    told = _told_already(job)
    reports = intake.import_files(placed.values(), options, user, on_progress=beat)
    with closing(reports):
        for position, report in zip(placed, reports, strict=True):
            if position not in told:
                _finish_file(job, position, report, user)
            beat.now()


def _placed(job: ImportJob, files: Sequence[SourceFile]) -> dict[int, SourceFile]:
    """By their places, the files of which an editor has not left everything out, with where their pages go."""
    placements = upload_table.placements_of(job)
    return {
        position: replace(file, placements=placements.get(position, {}))
        for position, file in enumerate(files)
        if any(placements.get(position, {0: file}).values())
    }


def _told_already(job: ImportJob) -> set[int]:
    """The files that an earlier attempt has brought whole. What it had to refuse may come in now."""
    return {
        one.position
        for one in job.reports.exclude(result="refused")
        if not stored_reports.from_json(one.report).refused
    }


def _finish_file(job: ImportJob, position: int, report: FileReport, user: Any) -> None:
    if job.publish:
        done = publishing.publish_imported(intake.imported_drafts(report), user)
        report = replace(report, left_out=tuple(map(str, done.left_out)))
    facts = {"result": report.result, "report": stored_reports.as_json(report)}
    ImportedFile.objects.update_or_create(job=job, position=position, defaults=facts)


def _interrupt(job: ImportJob, error: str) -> None:
    """Where even that cannot be written, the missing signs of life say it."""
    with suppress(*intake.DATABASE_AWAY):
        import_queue.end(job, ImportJob.Status.INTERRUPTED, error)


def _database_in_words(error: Exception) -> str:
    if transactions.is_disk_full(error):
        return _(
            "The disk of the database is full. What had come in stays. Ask the administrator to make room, then "
            "take the import up again."
        )
    return _(
        "The database was busy or did not answer. What had come in stays; take the import up again in a moment."
    )


class _Heartbeat:
    """The import's progress callback: saves how far it has come, each BEAT at most.

    A save that the database has no time for is left to the next one. Raises ReplacedError.
    """

    def __init__(self, job: ImportJob, files: int) -> None:
        self._job = job
        self._found, self._read = files, 0
        self._last = 0.0
        self.now()

    def __call__(self, step: ProgressStep) -> None:
        self._found += step.found
        self._read += step.read
        if time.monotonic() >= self._last + BEAT:
            self.now()

    def now(self) -> None:
        self._last = time.monotonic()
        with suppress(OperationalError):
            import_queue.tell(self._job, pages_found=self._found, pages_read=self._read)
