"""Files made from page PDFs and page images on a reader's first request, then kept: zoom tiles
of a page, a whole issue as one PDF, a page's picture with a cover burnt in.

A content-addressed cache on disk with LRU eviction. A RenderJob describes what to make; its
folder in the media is named after a digest of all that goes into it, so a folder never changes
once it is there, and the web server hands its files out like any other. Of each kind only the
most recently requested are kept.

Making runs in a process of its own (`articles.reading.process.tiles`) with limits on processor
time and memory, one job at a time. A request that comes meanwhile gets BusyError instead of
waiting: waiting requests would occupy every process of the site. So does one whose job is not done
in TIME_LIMIT by the clock, or finds no room on the disk: that is no fault of the page, and is tried
again.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from articles.images import media
from articles.models import Page
from articles.reading.process.resources import NO_ROOM
from articles.reading.process.tiles import DOTS, NOT_NOW, QUALITY, TILE

if sys.platform != "win32":
    import fcntl

log = logging.getLogger(__name__)
FOLDER = "made"  # in the media
PAGES, ISSUES, COVERED = (f"{FOLDER}/{kind}" for kind in ("pages", "issues", "covered"))
# Folders: tiles of a broadsheet page have 2 to 3 MB, an issue 10 to 100
MOST_KEPT = {PAGES: 3000, ISSUES: 200, COVERED: 2000}
TIME_LIMIT = 20  # seconds; a dense broadsheet page took 2.3, an issue of 24 pages 0.9
PAUSE = 0.05  # seconds between two tries for the lock
RETRY_AFTER = 2  # seconds after which a request that met BusyError should come again
REFUSAL_LIFETIME = 24 * 3600  # seconds after which a job that failed is tried again
SOURCES = "sources.txt"  # in a job's folder: digests of the PDFs it was made from
REFUSED = "refused.txt"  # in its place where the job failed: the reason
CODE = Path(__file__).resolve().parents[2]  # the folder that holds `articles`
# No key, no password
PASSED_ON = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")
_PART = ".part-"
_RECIPE = (
    f"{DOTS} {TILE} {QUALITY} 2"  # part of every digest: with another recipe all is made anew
)


class BusyError(Exception):
    """Another job is running, or the machine is too busy or has no room. Come again in RETRY_AFTER seconds."""


class CannotBeMadeError(Exception):
    """The PDF does not allow it, or takes too much; the message says which."""


@dataclass(frozen=True)
class RenderJob:
    """`task` of `reading.process.tiles` with its `arguments` and `pdfs` (names in storage; for
    COVERED, of images).

    `kind` is PAGES, ISSUES or COVERED. `file` names the result inside the job's folder, "" if the task
    writes many files.
    """

    kind: str
    task: str
    pdfs: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    file: str = ""

    @property
    def folder(self) -> str:
        """Its name in storage."""
        inputs = (_RECIPE, *self.arguments, self.file, *self.pdfs)
        return f"{self.kind}/{_digest(chr(10).join(inputs))}"


def made(job: RenderJob, patience: float = 0) -> Path:
    """Path of the job's folder, made now or before. Raises BusyError, CannotBeMadeError.

    While another job is running, it waits for `patience` seconds.
    """
    place = Path(default_storage.path(job.folder))
    _expire_refusal(place)
    if not place.exists():
        with _exclusive_lock(patience):
            if not place.exists():  # else another request was faster
                _make(job, place)
    if (place / REFUSED).exists():
        reason = (place / REFUSED).read_text(encoding="utf-8")
        raise CannotBeMadeError(reason)
    with suppress(OSError):
        os.utime(place)  # its last request, for the eviction
    return place


def sweep(grace: float = media.GRACE) -> media.SweepResult:
    """Remove what was made from PDFs that no page names any more, and what a killed process left half made."""
    rows = Page.objects.values_list("pdf", "images").iterator()
    current = {
        _digest(name)
        for pdf, images in rows
        for name in (pdf, *(image["name"] for image in images))
    }
    removed = media.SweepResult()
    for folder in [folder for kind in MOST_KEPT for folder in _folders(kind)]:
        if not _is_current(folder, current):
            removed += media.remove_old_files(folder.iterdir(), grace)
            with suppress(OSError):  # not empty: a file in it is younger than `grace`
                folder.rmdir()
    return removed


def remove_made_of(names: Iterable[str]) -> None:
    """What was made of files while they had these names."""
    former = set(map(_digest, names))
    for folder in [folder for kind in MOST_KEPT for folder in _folders(kind)]:
        with suppress(FileNotFoundError):  # no list of sources, or an eviction was faster
            sources = (folder / SOURCES).read_text(encoding="ascii").split()
            if not former.isdisjoint(sources):
                shutil.rmtree(folder, ignore_errors=True)


def _is_current(folder: Path, digests: set[str]) -> bool:
    """Whether every PDF that the folder was made from is among `digests`."""
    sources = folder / SOURCES
    return sources.exists() and digests.issuperset(sources.read_text(encoding="ascii").split())


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _expire_refusal(place: Path) -> None:
    with suppress(FileNotFoundError):
        if (place / REFUSED).stat().st_mtime < time.time() - REFUSAL_LIFETIME:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _exclusive_lock(patience: float) -> Iterator[None]:
    """One job at a time for these media, over all processes. Raises BusyError if the lock stays taken so long."""
    folder = Path(default_storage.path(FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder, os.O_RDONLY)
    try:
        if sys.platform != "win32":  # there, jobs may run side by side
            _lock(handle, time.monotonic() + patience)
        yield
    except BlockingIOError as error:
        raise BusyError from error
    finally:
        os.close(handle)


def _lock(handle: int, until: float) -> None:
    """Raises BlockingIOError."""
    while True:
        try:
            return fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= until:
                raise
            time.sleep(PAUSE)


def _make(job: RenderJob, place: Path) -> None:
    """Fill a temporary folder, with the result or the reason for its lack, and rename it to `place`.

    Raises BusyError where the disk has no room.
    """
    try:
        _fill(job, place)
    except OSError as error:
        if error.errno not in NO_ROOM:
            raise
        log.exception("Nothing can be made of printed pages")
        raise BusyError(str(error)) from error


def _fill(job: RenderJob, place: Path) -> None:
    place.parent.mkdir(exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=place.parent, prefix=_PART))
    try:
        if refusal := _run(job, part / job.file):
            _empty(part)
            (part / REFUSED).write_text(refusal, encoding="utf-8")
        sources = "\n".join(map(_digest, job.pdfs))
        (part / SOURCES).write_text(sources, encoding="ascii")
        _make_readable(part)
        _evict(job.kind)
        part.rename(place)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _empty(folder: Path) -> None:
    for file in folder.iterdir():
        file.unlink()


def _make_readable(folder: Path) -> None:
    """For the web server: a temporary folder is its maker's alone."""
    for file in folder.iterdir():
        file.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    folder.chmod(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS or 0o755)


def _run(job: RenderJob, out: Path) -> str:
    """Run the job's process; the reason why it failed, "" if it did not. A PDF may crash it or exhaust its limits."""
    paths = [default_storage.path(pdf) for pdf in job.pdfs]
    return run_tiles(job.task, str(out), [*job.arguments, *paths])


def run_tiles(task: str, out: str, arguments: Sequence[str]) -> str:
    """Run `task` of `reading.process.tiles`; the reason why it failed, "" if it did not. Raises BusyError."""
    module = "articles.reading.process.tiles"
    command = [sys.executable, "-m", module, task, out, *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - every name in the command is our own
            command,
            check=False,
            cwd=CODE,
            env={name: os.environ[name] for name in PASSED_ON if name in os.environ},
            timeout=TIME_LIMIT,
            capture_output=True,
            stdin=subprocess.DEVNULL,
        )
    except subprocess.TimeoutExpired as error:
        raise BusyError(f"not done within {TIME_LIMIT} seconds") from error
    # Of a traceback: the error, and no path
    last_line = "".join(done.stderr.decode(errors="replace").split("\n")[-2:-1])
    if done.returncode == NOT_NOW:
        raise BusyError(last_line)
    if not done.returncode:
        return ""
    return last_line or f"it ended with {done.returncode}"


def _evict(kind: str) -> None:
    """Make room for one more: the least recently requested folders beyond MOST_KEPT go."""
    newest_first = sorted(
        _folders(kind),
        key=lambda folder: folder.stat().st_mtime,
        reverse=True,
    )
    for folder in newest_first[MOST_KEPT[kind] :]:
        shutil.rmtree(folder, ignore_errors=True)


def _folders(kind: str) -> list[Path]:
    place = Path(default_storage.path(kind))
    if not place.exists():
        return []
    return [folder for folder in place.iterdir() if folder.is_dir()]
