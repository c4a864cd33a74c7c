"""Takes uploads in, and starts a worker where an upload waits and nobody is at work: the desk needs no second server.

Such a worker is a process of its own, `manage.py db_worker --batch`: it imports what waits and ends.
It outlives the web server's restart, and where it does not it is noticed (`import_queue`). In
production a service may run `manage.py db_worker` for good, with START_WORKERS=0.
"""

from __future__ import annotations

import logging
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import models, transaction
from django_tasks_db.models import DBTaskResult

from articles import intake
from articles.intake import import_queue, uploaded_files
from articles.intake.import_runs import run_imports
from articles.intake.page_identity import ImportOptions
from articles.intake.uploaded_files import KeptUpload, Upload
from articles.models import ImportJob
from articles.web.refusals import RefusedError

log = logging.getLogger(__name__)
# seconds that a worker may take to begin; meanwhile no other one is started by this process
STARTING = 10
_started: list[subprocess.Popen[bytes]] = []


def submit(
    uploads: Sequence[Upload],
    options: ImportOptions,
    publish: bool = False,
    user: Any = None,
    stage: Any = ImportJob.Stage.FILE,
) -> ImportJob:
    """Keep the uploaded files and put their import into the queue: first to be looked through, or at once to be filed.

    Raises RefusedError where they cannot be kept, OnePageError where several files are to be one
    page, DATABASE_AWAY; then nothing is kept.
    """
    # Before the transaction: others are not to wait for a copy
    kept = uploaded_files.store(uploads)
    try:
        job = _queued(kept, options, publish, user, stage)
    except (RefusedError, *intake.DATABASE_AWAY):
        uploaded_files.remove(kept.folder)
        raise
    ensure_worker()
    return job


def submit_kept(
    kept: KeptUpload,
    options: ImportOptions,
    publish: bool = False,
    user: Any = None,
    stage: Any = ImportJob.Stage.FILE,
) -> ImportJob:
    """The same for files that are kept already; they stay kept, whatever happens."""
    job = _queued(kept, options, publish, user, stage)
    ensure_worker()
    return job


@transaction.atomic
def _queued(
    kept: KeptUpload, options: ImportOptions, publish: bool, user: Any, stage: Any
) -> ImportJob:
    job = import_queue.add(kept, options, publish, user, stage)
    run_imports.enqueue()
    return job


def file_pages(job: ImportJob) -> bool:
    """What an editor has confirmed is filed; False where another desk was faster. Raises DATABASE_AWAY."""
    with transaction.atomic():
        is_confirmed = import_queue.confirm(job)
        if is_confirmed:
            run_imports.enqueue()
    ensure_worker()
    return is_confirmed


def ensure_worker() -> None:
    """See to it that an import that waits is begun; nothing to do where a worker is at one.

    A worker too many finds nothing to do, and ends.
    """
    _reap()
    is_needed = ImportJob.objects.to_run().exists() and not ImportJob.objects.alive().exists()
    if not (is_needed and cache.add("worker-starts", 1, STARTING)):
        return
    if not _tasks().exists():  # that of the upload has gone with the worker that had it
        run_imports.enqueue()
    if settings.START_WORKERS:
        _start()


def _tasks() -> models.QuerySet[Any]:
    """Those that a worker would take now."""
    return DBTaskResult.objects.ready().filter(task_path=run_imports.module_path)


def _start() -> None:
    """Start a worker that ends when nothing waits any more. Where none starts, the import waits."""
    command = [_python(), str(Path(settings.BASE_DIR) / "manage.py"), "db_worker", "--batch"]
    try:
        process = subprocess.Popen(  # noqa: S603 - every name in the command is our own
            [*command, "--no-startup-delay", "--no-reload", "--verbosity", "0"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,  # Ctrl-C in the server's terminal is not for the import
        )
    except OSError:
        log.exception("No worker could be started; the import waits")
        return
    _started.append(process)


def _reap() -> None:
    """Ask those that have ended for their exit code: until then the system keeps a row for each."""
    _started[:] = [process for process in _started if process.poll() is None]


def _python() -> str:
    """The interpreter: under a web server that embeds one, `sys.executable` is that server."""
    if Path(sys.executable).name.startswith("python"):
        return sys.executable
    return str(Path(sys.prefix, "bin", "python"))
