"""Conditional GET: a page that a browser, cache or crawler has already is answered 304, not
sent again (RFC 9110, 13).

The ETag is a digest of the page's content, weak because it is the same compressed or not.
Last-Modified is what the page cache or the view says; without either there is none, for a wrong
one would keep a withdrawn story before somebody's eyes. `no-cache` has every page asked for
anew each time: otherwise browsers guess from Last-Modified for how long they need not ask.
https://www.rfc-editor.org/rfc/rfc9110#section-13
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe

from articles.web.urls import is_at_the_desk


class ConditionalGetMiddleware:
    """Stands outside of all that makes or changes a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if is_at_the_desk(request) or not is_repeatable(request, response):
            return response
        if "ETag" not in response:
            response["ETag"] = etag_of(response.content)
        if "Cache-Control" not in response:
            _set_cache_control(request, response)
        last_modified = response.get("Last-Modified")
        changed = parse_http_date_safe(last_modified) if last_modified else None
        return get_conditional_response(request, response["ETag"], changed, response)


def is_repeatable(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether a 304 may stand for it: a whole page that was not made for this one answer."""
    if request.method not in {"GET", "HEAD"} or response.status_code != 200:
        return False
    if response.streaming or response.cookies:
        return False
    return "no-store" not in response.get("Cache-Control", "")


def _set_cache_control(request: HttpRequest, response: HttpResponse) -> None:
    signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
    private = {"private": True} if signed_in else {}
    patch_cache_control(response, no_cache=True, **private)


def etag_of(content: bytes) -> str:
    return f'W/"{sha256(content).hexdigest()[:32]}"'


@cache
def released_at() -> int:
    """When the newest of the files that pages are made by was written, in seconds since 1970."""
    return newest_change(folders_of_pages())


def folders_of_pages() -> tuple[Path, ...]:
    """All of articles/, wherever in it this module stands, and the templates."""
    code = Path(apps.get_app_config("articles").path)
    return (code, *map(Path, settings.TEMPLATES[0]["DIRS"]))


def newest_change(folders: Iterable[Path]) -> int:
    """Of all kinds of files, for a list of kinds would forget one. Python writes __pycache__ itself, at any time."""
    paths = (path for folder in folders for path in folder.rglob("*"))
    sources = (path for path in paths if "__pycache__" not in path.parts and path.is_file())
    return max(int(path.stat().st_mtime) for path in sources)
