"""Style sheets, written in parts by kind of page and served as one file each, so that a page asks
for one.

The parts of `articles/site.css` lie in `static/articles/site/`. Two rules of equal weight on
one element are settled by which comes last, so the order of the parts is written down here, not
left to the alphabet.
"""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from typing import Any

from django.apps import apps
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.exceptions import ImproperlyConfigured
from django.core.files.storage import FileSystemStorage

PARTS = {
    "articles/site.css": (
        "base",  # colours, type, what every page has
        "masthead",
        "imprint",  # what the desk says in the footer
        "story",  # in a list
        "front",
        "article",
        "lists",  # contents of an issue, sections, people
        "printed_page",
        "notice",
        "print_articles",
        "easy_reading",
        "article_tools",  # and the ways on from an article
        "front_columns",
        "letters",
        "archive",
        "leafing",
        "search",
        "touch",
        "print_lists",
    ),
    "articles/admin.css": (
        "colours",
        "frame",
        "badges",
        "lists",
        "board",
        "board_live",
        "board_pages",
        "board_work",
        "board_loop",
        "article_form",
        "signing",
        "preview_links",
        "conflicts",
        "revisions",
        "beside_print",
        "open_forms",
        "screen_drafts",
        "sheet",
        "upload",
        "sign_in",
        "site_settings",
        "small_screens",
        "letters",
    ),
    # of the desk's own, what a screen needs that has a sheet for all else: the proof screen is to be light
    "articles/admin_frame.css": (
        "colours",
        "frame",
        "badges",
        "screen_drafts",
        "small_screens",
    ),
}
# Sheets that take some of another one's parts → whose
BORROWED = {"articles/admin_frame.css": "articles/admin.css"}
FOLDERS = tuple(f"{sheet.removesuffix('.css')}/" for sheet in PARTS if sheet not in BORROWED)


def is_part(path: str) -> bool:
    """Whether the static file `path` is served only as part of another."""
    return path.startswith(FOLDERS)


def parts_of(sheet: str) -> list[Path]:
    """The files of a style sheet in their order. Raises ImproperlyConfigured if the folder holds others."""
    owner = BORROWED.get(sheet, sheet)
    folder = Path(apps.get_app_config("articles").path) / "static" / owner.removesuffix(".css")
    files = [folder / f"{name}.css" for name in PARTS[sheet]]
    found = set(folder.iterdir())
    unlisted = sorted(path.name for path in found - set(files)) if sheet == owner else []
    missing = sorted(path.name for path in set(files) - found)
    if unlisted or missing:
        raise ImproperlyConfigured(
            f"{folder}: expected the parts that PARTS in articles/web/stylesheets.py lists for {sheet}; found "
            f"unlisted: {', '.join(unlisted) or 'none'}; missing: {', '.join(missing) or 'none'}. Give each part its "
            "place in that list: where two rules are equal, the later one holds."
        )
    return files


def join(parts: list[Path], target: Path) -> None:
    """Writes `target`, as old as the newest of its parts: browsers are told when it changed."""
    newest = max(part.stat().st_mtime_ns for part in parts)
    if target.exists() and target.stat().st_mtime_ns == newest:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"".join(part.read_bytes() for part in parts))
    os.utime(target, ns=(newest, newest))


class JoinedStyleSheets(BaseFinder):
    """Hands the joined files to `collectstatic`, and to a development server that has collected
    nothing.

    Both want a file on disk: it is made in a folder of this process, and made anew where a part
    has changed.
    """

    def __init__(
        self, app_names: Sequence[str] | None = None, *args: Any, **kwargs: Any
    ) -> None:
        self._lock = Lock()
        self._storage: FileSystemStorage | None = None

    def check(self, **options: Any) -> Sequence[CheckMessage]:
        return []

    def find(self, path: str, find_all: bool = False, **options: Any) -> str | Sequence[str]:
        if path not in PARTS:
            return []
        found = self._joined(path).path(path)
        return [found] if find_all else found

    def list(
        self, ignore_patterns: Iterable[str] | None
    ) -> Iterator[tuple[str, FileSystemStorage]]:
        for sheet in PARTS:
            if not matches_patterns(sheet, ignore_patterns or []):
                yield sheet, self._joined(sheet)

    def _joined(self, sheet: str) -> FileSystemStorage:
        """The storage that holds `sheet` as its parts are now."""
        with self._lock:
            if self._storage is None:
                self._storage = FileSystemStorage(location=_temporary_folder())
            join(parts_of(sheet), Path(self._storage.path(sheet)))
            return self._storage


def _temporary_folder() -> str:
    folder = TemporaryDirectory(prefix="newsroom-styles-")
    atexit.register(folder.cleanup)
    return folder.name
