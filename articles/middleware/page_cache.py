"""The page cache: pages are stored as they were made, and shown again as long as nothing on
them has changed.

Cache tags with generations: a page is stored with its cache tags and the clock's time; it is
current as long as none of its tags has a newer version (`web.cache_tags` has the mechanism and
its sources). Which tags a page has, its view says; without them it is not stored. Only readers
who have not signed in are shown stored pages. Where something changes while a page is made, the
next reader's page is made anew.
"""

from __future__ import annotations

import gzip
import re
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from articles.derived import cache_versions
from articles.middleware.conditional_get import etag_of, released_at
from articles.models import Generation
from articles.models.generation import NEVER_CHANGED, PENDING, TagVersion
from articles.web import cache_keys
from articles.web.cache_keys import UnusualRequestError
from articles.web.cache_tags import CLOCK, SITE
from articles.web.content_negotiation import wants_json

_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
LEVEL = 6  # of gzip: 66 KB in 1.5 ms

Versions = Mapping[str, TagVersion]


@dataclass(frozen=True)
class CachedPage:
    """A page as it was made at the clock's time `version`; its body gzipped, as most browsers take it."""

    version: int
    tags: frozenset[str]
    headers: tuple[tuple[str, str], ...]
    compressed: bytes

    def response_to(self, request: HttpRequest) -> HttpResponse:
        packed = accepts_gzip(request)
        body = self.compressed if packed else gzip.decompress(self.compressed)
        response = HttpResponse(body, headers=dict(self.headers))
        response["Content-Length"] = str(len(body))
        if packed:
            response["Content-Encoding"] = "gzip"
        return response

    def is_current(self, versions: Versions) -> bool:
        """Whether none of its tags has changed since it was made, and no change waits to be told."""
        if PENDING in versions:
            return False
        return all(each.version <= self.version for each in self.versions_among(versions))

    def versions_among(self, versions: Versions) -> list[TagVersion]:
        return [versions[tag] for tag in self.tags if tag in versions]


class PageCacheMiddleware:
    """Stands outside of sessions and all else that a cached page does not need.

    It leaves the versions that it has read in `request.cache_versions`: the masthead is cached
    by them, too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (settings.KEEP_PAGES and may_be_cached(request)):
            return self.get_response(request)
        try:
            key = cache_key_of(request)
        except UnusualRequestError:
            return self.get_response(request)
        cached: CachedPage | None = caches["pages"].get(key)
        tags = {CLOCK, SITE} | (cached.tags if cached else set())
        request.cache_versions = _versions(tags)
        if cached and cached.is_current(request.cache_versions):
            return _shown_again(cached, request)
        return self._made_anew(request, key)

    def _made_anew(self, request: HttpRequest, key: str) -> HttpResponse:
        response = self.get_response(request)
        clock = request.cache_versions.get(CLOCK, NEVER_CHANGED)
        _set_last_modified(response, clock)
        page = cached_page(request, response, clock)
        if page is None:
            return response
        caches["pages"].set(key, page, seconds_good(response.context_data))
        return page.response_to(request)


def _versions(tags: set[str]) -> dict[str, TagVersion]:
    """Where a process ended before it raised the versions of what it had changed, they are raised first."""
    versions = Generation.objects.versions(tags)
    pending = versions.get(PENDING)
    if pending is None or time.time() - pending.changed_at <= cache_versions.OVERDUE:
        return versions
    # A writer holds the database: till then nothing cached is shown
    with suppress(OperationalError):
        cache_versions.raise_pending()
    return Generation.objects.versions(tags)


def _shown_again(cached: CachedPage, request: HttpRequest) -> HttpResponse:
    response = cached.response_to(request)
    # When it was made, only the clock's time was known: now it is that of its tags
    if "Last-Modified" in response:
        response["Last-Modified"] = _latest(cached.versions_among(request.cache_versions))
    return response


# ---- Which requests, and under which key -----------------------------------------------------------------------------


def may_be_cached(request: HttpRequest) -> bool:
    """Whether nobody has signed in, and no message is waiting for this one reader."""
    own = {settings.SESSION_COOKIE_NAME, "messages"}
    return request.method in {"GET", "HEAD"} and not own & set(request.COOKIES)


def cache_key_of(request: HttpRequest) -> str:
    """Where the page would be stored; UnusualRequestError where it would not be.

    With other styles, and of another release of the site, it is another page.
    """
    facts = (
        released_at(),
        get_language(),
        _styles(),
        request.scheme,
        cache_keys.host_of(request),
        "json" if wants_json(request) else "",
        request.path,
        cache_keys.page_number_of(request),
    )
    return f"page:{sha256(repr(facts).encode()).hexdigest()}"


@cache
def _styles() -> str:
    return str(static("articles/site.css"))


def accepts_gzip(request: HttpRequest) -> bool:
    """Whether gzip is among the encodings taken; `gzip;q=0` says that it is not."""
    return _GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


# ---- Which answers, with which tags, and for how long ----------------------------------------------------------------


def cached_page(
    request: HttpRequest, response: HttpResponse, clock: TagVersion
) -> CachedPage | None:
    """None for what is not to be stored: errors, drafts, what is one reader's own, views without cache tags."""
    if request.method != "GET" or not _is_everybodys(response):
        return None
    tags = cache_tags_of(request, response)  # of a whole page alone: a 410 shows nothing of it
    if tags is None:
        return None
    patch_vary_headers(response, ["Accept-Encoding"])
    response["ETag"] = etag_of(response.content)
    body = gzip.compress(response.content, LEVEL, mtime=0)
    return CachedPage(clock.version, tags, tuple(response.items()), body)


def _is_everybodys(response: HttpResponse) -> bool:
    if response.status_code != 200 or response.cookies:
        return False
    control = response.get("Cache-Control", "").replace(",", " ")
    return not {"private", "no-store"} & set(control.split())


def cache_tags_of(request: HttpRequest, response: HttpResponse) -> frozenset[str] | None:
    """SITE and what the view's `cache_tags` says of the page's context; None for a view that declares none."""
    match = request.resolver_match
    view = getattr(match.func, "view_class", match.func) if match else None
    declared = getattr(view, "cache_tags", None)
    context = getattr(response, "context_data", None)
    if not (context and callable(declared)):
        return None
    return frozenset({SITE} | declared(context))


def seconds_good(context: Mapping[str, Any]) -> float:
    """How long a page may be stored: `until` in its context is when it changes by itself, None where it does not."""
    until = context.get("until")
    left = (until - timezone.now()).total_seconds() if until else settings.KEEP_PAGES
    return max(0, min(settings.KEEP_PAGES, left))


# ---- Last-Modified ---------------------------------------------------------------------------------------------------


def _set_last_modified(response: HttpResponse, clock: TagVersion) -> None:
    """When anything last changed: all that is known of a page made anew without another query,
    and what it shows has not changed since. None for a page that time alone will change.
    """
    context = getattr(response, "context_data", None) or {}
    changes_by_itself = context.get("until") or context.get("by_the_clock")
    if response.status_code == 200 and not (response.streaming or changes_by_itself):
        response["Last-Modified"] = _latest([clock])


def _latest(versions: Iterable[TagVersion]) -> str:
    return http_date(max([released_at(), *(each.changed_at for each in versions)]))
