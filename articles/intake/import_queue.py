"""The queue of uploads: one is imported at a time, in the order in which they came.

A worker gives signs of life while it imports. Without one for DEAD_AFTER it was killed, and the
import is taken up again: once by itself, from then on when an editor asks for it. Whoever takes
it up raises `attempt`, and a worker that was only slow finds that and stops.
"""

from __future__ import annotations

import logging
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived.turns import take_turn
from articles.intake import uploaded_files
from articles.intake.page_identity import ImportOptions, options_from
from articles.intake.uploaded_files import KeptUpload
from articles.models import ImportJob
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
Status, Stage = ImportJob.Status, ImportJob.Stage


class OnePageError(RefusedError):
    """Several files were uploaded as one page."""


class ReplacedError(Exception):
    """Another worker has taken up the import, or an editor has stopped it."""


def add(
    kept: KeptUpload,
    options: ImportOptions,
    publish: bool = False,
    user: Any = None,
    stage: Any = Stage.FILE,
) -> ImportJob:
    """A new import at the end of the queue. Raises OnePageError where several files are to be one page."""
    if options.page and len(uploaded_files.files_of(kept.folder, kept.names)) > 1:
        raise OnePageError(_("The archive holds several files: they cannot all be this page."))
    return ImportJob.objects.create(
        names=list(kept.names),
        folder=kept.folder,
        date=options.date.isoformat() if options.date else "",
        edition=options.edition,
        page=options.page,
        publish=publish,
        made_by=user,
        stage=stage,
    )


def options_of(job: ImportJob) -> ImportOptions:
    return options_from(job.date, job.edition, job.page)


@transaction.atomic
def claim() -> ImportJob | None:
    """The next import, for this process to run; None where none waits, or another process is at one."""
    take_turn("imports")
    if ImportJob.objects.alive().exists():
        return None
    job = ImportJob.objects.to_run().first()
    if job is None:
        return None
    if job.attempt:
        log.warning("Import %d was interrupted and is taken up again", job.pk)
    job.status, job.error = Status.RUNNING, ""
    job.attempt += 1
    job.alive_at = timezone.now()
    job.pages_found = job.pages_read = 0
    job.save()
    return job


def tell(job: ImportJob, **facts: Any) -> None:
    """Save facts of an import that this process runs, with a sign of life. Raises ReplacedError."""
    own = ImportJob.objects.filter(pk=job.pk, attempt=job.attempt, status=Status.RUNNING)
    if not own.update(alive_at=timezone.now(), **facts):
        raise ReplacedError


def end(job: ImportJob, status: Any, error: str = "") -> None:
    """The import that this process runs has come to its end, or cannot go on: then its files are kept.

    Raises ReplacedError.
    """
    tell(job, status=status, error=error, ended_at=timezone.now())
    if status == Status.DONE:
        job.pages.all().delete()
        uploaded_files.remove(job.folder)


def propose(job: ImportJob) -> None:
    """What this process has looked through waits for an editor, with its files. Raises ReplacedError."""
    tell(job, status=Status.PROPOSED, error="")


@transaction.atomic
def confirm(job: ImportJob) -> bool:
    """Put an upload whose pages are settled at the end of the queue; False where it does not wait for that."""
    locked = ImportJob.objects.select_for_update().get(pk=job.pk)
    if not locked.is_proposed:
        return False
    locked.status, locked.stage, locked.attempt = Status.WAITING, Stage.FILE, 0
    locked.pages_found = locked.pages_read = 0
    locked.save()
    return True


@transaction.atomic
def take_up(job: ImportJob) -> bool:
    """Put an interrupted import into its place in the queue again; False where it is none (any more)."""
    locked = ImportJob.objects.select_for_update().get(pk=job.pk)
    if not locked.is_interrupted:
        return False
    locked.status, locked.error, locked.ended_at = Status.WAITING, "", None
    locked.save()
    return True


@transaction.atomic
def stop(job: ImportJob) -> bool:
    """End an import for good; what came in stays. Its files are removed. False where it has ended."""
    locked = ImportJob.objects.select_for_update().get(pk=job.pk)
    if locked.is_ended:
        return False
    locked.status, locked.ended_at = Status.STOPPED, timezone.now()
    locked.save()
    locked.pages.all().delete()
    transaction.on_commit(lambda: uploaded_files.remove(locked.folder))
    return True
