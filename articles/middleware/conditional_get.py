"""Pages that a browser, a cache or a crawler has already are not sent again: ETag, Last-Modified and 304.

The ETag is that of the page's words, weak because it is the same compressed or not. Last-Modified comes from what the
page rests on (`keeping`) or what its view says; without either there is none, for a wrong one would keep a withdrawn
story before somebody's eyes. Every page is asked for anew each time: without that, browsers guess from Last-Modified
how long they need not ask.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import parse_http_date_safe


class ConditionalGetMiddleware:
    """Middleware, outside of all that makes or changes a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.path.startswith(_desk()) or not is_a_page(request, response):
            return response
        if "ETag" not in response:
            response["ETag"] = etag_of(response.content)
        if "Cache-Control" not in response:
            own = {"private": True} if settings.SESSION_COOKIE_NAME in request.COOKIES else {}
            patch_cache_control(response, no_cache=True, **own)
        changed = parse_http_date_safe(response.get("Last-Modified", "")) if "Last-Modified" in response else None
        return get_conditional_response(request, response["ETag"], changed, response)


def is_a_page(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether it is one that the next reader may be told of by a 304: whole, and nobody's own for this once."""
    is_whole = response.status_code == 200 and not response.streaming and not response.cookies
    return request.method in {"GET", "HEAD"} and is_whole and "no-store" not in response.get("Cache-Control", "")


def etag_of(content: bytes) -> str:
    return f'W/"{sha256(content).hexdigest()[:32]}"'


@cache
def released_at() -> int:
    """When the newest of the files that pages are made by was written, in seconds since 1970."""
    return newest_change(folders_of_pages())


def folders_of_pages() -> tuple[Path, ...]:
    """All of articles/, wherever in it this module stands, and the templates."""
    return (Path(apps.get_app_config("articles").path), *map(Path, settings.TEMPLATES[0]["DIRS"]))


def newest_change(folders: Iterable[Path]) -> int:
    """Whatever a file's kind: a list of kinds forgets one. Python writes __pycache__ itself, at any time."""
    files = (path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts)
    return max(int(path.stat().st_mtime) for path in files if path.is_file())


@cache
def _desk() -> str:
    return reverse("admin:index")
