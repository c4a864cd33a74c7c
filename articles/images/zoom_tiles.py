"""Files of printed pages that are made when a reader first asks for them, and kept: a page finer than its picture, and
a whole issue as one PDF.

They are made by `reading/closer.py` in a process of its own, with limits to time and memory, one at a time. Whoever
comes meanwhile is told to come again and does not wait here: waiting readers would hold every process of the site. What
was made lies in a folder of the media whose name says what it was made of. It never changes, and the web server hands
it out as any other file. Only so many are kept of each kind, those last asked for.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.utils.text import get_valid_filename

from articles.images import media
from articles.models import Issue, Page
from articles.reading.process.tiles import DOTS, GRID, QUALITY, TILE

try:
    import fcntl
except ImportError:  # not a Unix: nobody can tell there whether something is being made
    fcntl = None

FOLDER = "made"  # in the media
PAGES, ISSUES = f"{FOLDER}/pages", f"{FOLDER}/issues"
KEPT = {PAGES: 3000, ISSUES: 200}  # a broadsheet page has 2 to 3 MB, an issue 10 to 100
LIMIT = 20  # seconds; a dense broadsheet page took 2.3, an issue of 24 pages 0.9
RETRY_AFTER = 2  # seconds after which to come again
TRIED_AGAIN = 24 * 3600  # seconds after which what could not be made is tried again
SOURCES, REFUSED = "sources.txt", "refused.txt"  # what it was made of, as digests; why it could not be made
CODE = Path(__file__).resolve().parents[2]  # where `articles` is found
PASSED_ON = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL", "TMPDIR")  # no key, no password
_PART = ".part-"
_RECIPE = f"{DOTS} {TILE} {QUALITY}"  # another one makes other files


class BusyError(Exception):
    """Something is being made. Come again in AGAIN seconds."""


class CannotBeMadeError(Exception):
    """The PDF does not allow it, or it took too long: the message says which."""


@dataclass(frozen=True)
class Tiles:
    """A page in tiles, called `ROW-COLUMN.webp` below `address`; sizes in pixels."""

    address: str
    width: int
    height: int
    tile: int


@dataclass(frozen=True)
class _Work:
    """To be made in `folder`, of PDFs (names in storage): `task` of the closer, into `file`, "" for many files."""

    kind: str
    task: str
    pdfs: tuple[str, ...]
    arguments: tuple[str, ...] = ()
    file: str = ""

    @property
    def folder(self) -> str:
        facts = (_RECIPE, *self.arguments, self.file, *self.pdfs)
        return f"{self.kind}/{_digest(chr(10).join(facts))}"


def page_tiles(page: Page) -> Tiles:
    """The tiles of a page that has a PDF. Raises BusyError, CannotBeMadeError."""
    work = _Work(PAGES, "tiles", (page.pdf.name,), (str(page.width), str(page.height)))
    grid = json.loads((_made(work) / GRID).read_text(encoding="ascii"))
    return Tiles(default_storage.url(f"{work.folder}/"), **grid)


def issue_pdf(issue: Issue, pages: Iterable[Page]) -> str:
    """The address of those of the issue's `pages` that have a PDF as one. Raises BusyError, CannotBeMadeError."""
    name = get_valid_filename(f"{issue.newspaper}{issue.key}.pdf")
    work = _Work(ISSUES, "bind", _pdfs(pages), file=name)
    _made(work)
    return default_storage.url(f"{work.folder}/{name}")


def issue_pdf_size(pages: Iterable[Page]) -> int:
    """About how many bytes `issue_pdf` has, 0 where there is nothing to bind."""
    try:
        return sum(map(default_storage.size, _pdfs(pages)))
    except FileNotFoundError:  # the media were not copied whole
        return 0


def sweep(grace: float = media.GRACE) -> media.SweepResult:
    """Remove what was made of PDFs that no page names any more, and what a process that was killed has left."""
    named = {_digest(pdf) for pdf in Page.objects.values_list("pdf", flat=True).iterator()}
    swept = media.SweepResult()
    for folder in _folders(PAGES) + _folders(ISSUES):
        sources = folder / SOURCES
        if not sources.exists() or not named.issuperset(sources.read_text(encoding="ascii").split()):
            swept += media.remove_old_files(folder.iterdir(), grace)
            with suppress(OSError):  # something in it is young yet
                folder.rmdir()
    return swept


def _pdfs(pages: Iterable[Page]) -> tuple[str, ...]:
    """Each once: two pages may be one sheet."""
    return tuple(dict.fromkeys(page.pdf.name for page in pages if page.pdf))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:32]


def _made(work: _Work) -> Path:
    """The folder of what was made, now or before."""
    place = Path(default_storage.path(work.folder))
    _forget_old_refusal(place)
    if not place.exists():
        with _alone():
            if not place.exists():  # else somebody else was faster
                _make(work, place)
    if (place / REFUSED).exists():
        raise CannotBeMadeError((place / REFUSED).read_text(encoding="utf-8"))
    with suppress(OSError):
        os.utime(place)  # asked for last
    return place


def _forget_old_refusal(place: Path) -> None:
    with suppress(FileNotFoundError):
        if (place / REFUSED).stat().st_mtime < time.time() - TRIED_AGAIN:
            shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _alone() -> Iterator[None]:
    """While nothing else is made with these media. Raises BusyError at once where something is."""
    folder = Path(default_storage.path(FOLDER))
    folder.mkdir(parents=True, exist_ok=True)
    lock = os.open(folder, os.O_RDONLY)
    try:
        if fcntl is not None:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise BusyError from error
    finally:
        os.close(lock)


def _make(work: _Work, place: Path) -> None:
    """Whole under its name, or not at all; the reason where there is nothing."""
    place.parent.mkdir(exist_ok=True)
    part = Path(tempfile.mkdtemp(dir=place.parent, prefix=_PART))
    try:
        if refusal := _run(work, part / work.file):
            for left in part.iterdir():
                left.unlink()
            (part / REFUSED).write_text(refusal, encoding="utf-8")
        (part / SOURCES).write_text("\n".join(map(_digest, work.pdfs)), encoding="ascii")
        _open_to_the_web_server(part)
        _make_room(work.kind)
        part.rename(place)
    finally:
        shutil.rmtree(part, ignore_errors=True)


def _open_to_the_web_server(folder: Path) -> None:
    """A folder that is made for a time is its maker's alone."""
    for file in folder.iterdir():
        file.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    folder.chmod(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS or 0o755)


def _run(work: _Work, out: Path) -> str:
    """What is wrong, "" where all went well. A PDF may crash the process, or try to fill memory and time."""
    paths = [default_storage.path(pdf) for pdf in work.pdfs]
    command = [sys.executable, "-m", "articles.reading.process.tiles", work.task, str(out), *work.arguments, *paths]
    environment = {name: os.environ[name] for name in PASSED_ON if name in os.environ}
    limits = {"timeout": LIMIT, "capture_output": True, "stdin": subprocess.DEVNULL}
    try:
        done = subprocess.run(command, check=False, cwd=CODE, env=environment, **limits)  # noqa: S603 - names are ours
    except subprocess.TimeoutExpired:
        return f"not done within {LIMIT} seconds"
    said = done.stderr.decode(errors="replace").split("\n")[-2:-1]  # of a traceback the last line, and no path
    return "".join(said) or f"it ended with {done.returncode}" if done.returncode else ""


def _make_room(kind: str) -> None:
    """For one more: what nobody has asked for longest goes."""
    folders = sorted(_folders(kind), key=lambda folder: folder.stat().st_mtime, reverse=True)
    for folder in folders[KEPT[kind] :]:
        shutil.rmtree(folder, ignore_errors=True)


def _folders(kind: str) -> list[Path]:
    place = Path(default_storage.path(kind))
    return [folder for folder in place.iterdir() if folder.is_dir()] if place.exists() else []
