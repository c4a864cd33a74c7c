"""Pages kept as they were made, and shown again as long as nothing on them has changed (`freshness`).

Only for readers who have not signed in, and only pages whose kind is known here by what they rest on. Where a page was
made while something changed, the next reader's is made anew.
"""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from types import MappingProxyType

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.templatetags.static import static
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.http import http_date
from django.utils.translation import get_language

from articles.derived.cache_versions import CLOCK, ISSUES, NEVER, NOTICES, RECENT, SITE, Change, changes, key, pages_of
from articles.middleware.conditional_get import etag_of, released_at
from articles.models import Article
from articles.web.content_negotiation import wants_json

KNOWN_QUERIES = ("page",)  # no page looks at another: where a link was passed on from says nothing about the page
_GZIP = re.compile(r"\bgzip\b(?!\s*;\s*q=0(?:\.0*)?\s*(?:,|$))", re.IGNORECASE)
LEVEL = 6  # of gzip: 66 KB in 1.5 ms


def _front(context: Mapping) -> set[str]:
    return {key("issue", context["issue"].pk) if context["issue"] else ISSUES, RECENT, NOTICES}


def _page(context: Mapping) -> set[str]:
    """The issue's headlines stand in its contents; the issues beside it are led to by their first and last pages."""
    page, leaves = context["page"], context["leaves"]
    beside = {pages_of(other.issue_id) for other in (leaves.earlier, leaves.later) if other}
    return {key("page", page.pk), key("issue", page.issue_id), pages_of(page.issue_id), ISSUES} | beside


def _article(article: Article) -> set[str]:
    return {key("article", article.pk), key("page", article.page_id)}


def _fronts(context: Mapping) -> set[str]:
    """A month's issues, with the pictures of their first pages."""
    issues = context["month"].issues if context["month"] else ()
    return {pages_of(issue.pk) for issue in issues} | {ISSUES}


def _day(context: Mapping) -> set[str]:
    """A day's issues with the pictures of their pages, and what led the issues of the same day in earlier years."""
    issues = context["day"].issues
    led = {key("issue", issue) for issue in context["past"].issues}
    return led | {pages_of(issue.pk) for issue in issues} | {ISSUES}


def _section(context: Mapping) -> set[str]:
    return {key("section", context["subject"].pk)}


def _person(context: Mapping) -> set[str]:
    return {key("person", context["subject"].pk)}


def _issues(context: Mapping) -> set[str]:
    return {ISSUES} | {key("issue", issue.pk) for issue in context["issues"]}


# Kind of page, by the name of its address → the keys that it rests on besides SITE, from what its template was given.
CACHE_TAGS: Mapping[str, Callable[[Mapping], set[str]]] = MappingProxyType(
    {
        "front": _front,
        "issues": lambda context: {ISSUES},
        "issue": lambda context: {key("issue", context["issue"].pk), ISSUES},
        "page": _page,
        "article": lambda context: _article(context["article"]),
        "copy": lambda context: _article(context["article"]),
        "section": _section,
        "contributor": _person,
        "archive": _fronts,
        "archive_year": lambda context: {ISSUES},
        "archive_month": _fronts,
        "archive_day": _day,
        **{f"section_over_time{time}": _section for time in ("", "_year", "_month")},
        **{f"contributor_over_time{time}": _person for time in ("", "_year", "_month")},
        "article_json": lambda context: _article(context["article"]),
        "feed": _issues,
        "issue_feed": _issues,
        "section_feed": _section,
        "contributor_feed": _person,
        "sitemaps": lambda context: {CLOCK},
        "sitemap": _issues,
        "sitemap_of_sections": lambda context: {CLOCK},
        "robots": lambda context: set(),
    }
)


@dataclass(frozen=True)
class CachedPage:
    """A page as it was made when the clock stood at `clock`, its body compressed: most browsers take it so."""

    clock: int
    keys: frozenset[str]
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

    def is_good(self, known: Mapping[str, Change]) -> bool:
        """Whether nothing on it has changed since, by the changes of its keys."""
        return all(known[one].number <= self.clock for one in self.keys if one in known)


class PageCacheMiddleware:
    """Middleware, outside of sessions and all that a kept page does not need.

    It leaves the numbers that it has read in `request.numbers`: the masthead is kept by them, too.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not (settings.KEEP_PAGES and is_a_readers(request)):
            return self.get_response(request)
        at = cache_key_of(request)
        kept: CachedPage | None = caches["pages"].get(at)
        known = changes({CLOCK, SITE} | (kept.keys if kept else set()))
        request.numbers = {one: change.number for one, change in known.items()}
        if kept and kept.is_good(known):
            response = kept.response_to(request)
            if "Last-Modified" in response:  # of its keys now, for the clock may have gone on before it was made
                response["Last-Modified"] = _latest(known[one] for one in kept.keys if one in known)
            return response
        response = self.get_response(request)
        _say_when_it_changed(response, known.get(CLOCK, NEVER))
        made = cached_page(request, response)
        if made is None:
            return response
        caches["pages"].set(at, made, seconds_good(response.context_data))
        return made.response_to(request)


def accepts_gzip(request: HttpRequest) -> bool:
    """`gzip;q=0` says that it is not taken."""
    return _GZIP.search(request.META.get("HTTP_ACCEPT_ENCODING", "")) is not None


def seconds_good(context: Mapping) -> float:
    """How long a page may be kept: `until` in its context is when it changes by itself, None where it does not."""
    until = context.get("until")
    left = (until - timezone.now()).total_seconds() if until else settings.KEEP_PAGES
    return max(0, min(settings.KEEP_PAGES, left))


def is_a_readers(request: HttpRequest) -> bool:
    """Whether nobody has signed in, and nothing is waiting to be said to this one reader."""
    return request.method in {"GET", "HEAD"} and not {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)


def cache_key_of(request: HttpRequest) -> str:
    """Where the page would be kept. With other styles, and of another release of the site, it is another page."""
    asked = [(name, request.GET[name]) for name in KNOWN_QUERIES if name in request.GET]
    form = "json" if wants_json(request) else ""
    host = request.META.get("HTTP_HOST", "")  # a wrong one is refused further inside, and a refusal is not kept
    facts = (released_at(), get_language(), _styles(), request.scheme, host, form, request.path, asked)
    return f"page:{sha256(repr(facts).encode()).hexdigest()}"


def _say_when_it_changed(response: HttpResponse, clock: Change) -> None:
    """A page made anew says when anything last changed, which is all that is known without another query: what
    it shows has not changed since. Of what time alone will change nothing is said.
    """
    context = getattr(response, "context_data", None) or {}
    changes_by_itself = context.get("until") or context.get("by_the_clock")
    if response.status_code == 200 and not (response.streaming or changes_by_itself):
        response["Last-Modified"] = _latest([clock])


def _latest(all_changes: Iterable[Change]) -> str:
    return http_date(max([released_at(), *(change.at for change in all_changes)]))


def cache_tags_of(request: HttpRequest, response: HttpResponse) -> frozenset[str] | None:
    """The keys that the page rests on, None for one that is not known here."""
    kind = request.resolver_match and request.resolver_match.url_name
    context = getattr(response, "context_data", None)
    return frozenset({SITE} | CACHE_TAGS[kind](context)) if context and kind in CACHE_TAGS else None


@cache
def _styles() -> str:
    return static("articles/site.css")


def cached_page(request: HttpRequest, response: HttpResponse) -> CachedPage | None:
    """None for what is not to be kept: errors, drafts, what is one reader's own."""
    keys = cache_tags_of(request, response)
    if request.method != "GET" or response.status_code != 200 or response.cookies or keys is None:
        return None
    if {"private", "no-store"} & set(response.get("Cache-Control", "").replace(",", " ").split()):
        return None
    patch_vary_headers(response, ["Accept-Encoding"])
    response["ETag"] = etag_of(response.content)
    body = gzip.compress(response.content, LEVEL, mtime=0)
    return CachedPage(request.numbers.get(CLOCK, 0), keys, tuple(response.items()), body)
