"""Where a log-in leads."""

from __future__ import annotations

import copy
from urllib.parse import unquote

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme

REFUSALS = (Resolver404, Http404, PermissionDenied, BadRequest, SuspiciousOperation)


def destination(request: HttpRequest, url: str) -> str:
    """`url` if there is a page at it that the user may see, else the desk's first page.

    The page is asked, by calling its view; only a view knows whether its row exists and who may
    see it. Admin and site answer with templates that are not rendered by that. (The answer is not
    closed: that would tell Django that this request has finished, too.)
    """
    index = resolve_url(settings.LOGIN_REDIRECT_URL)
    if not _is_ours(request, url):
        return index
    response = _answer(request, url)
    if response is None:
        return index
    if response.status_code == 200:
        return url
    onward = response.headers.get("Location", "")
    return onward if _is_ours(request, onward) else index


def _is_ours(request: HttpRequest, url: str) -> bool:
    """Whether `url` is a path of this site, and not the log-in's own."""
    allowed = {request.get_host()}
    is_safe = url_has_allowed_host_and_scheme(url, allowed, request.is_secure())
    return is_safe and url.startswith("/") and not url.startswith(reverse("admin:login"))


def _answer(request: HttpRequest, url: str) -> HttpResponse | None:
    """What a GET of `url` answers; None where it refuses."""
    path, _, query = url.partition("#")[0].partition("?")
    asked = copy.copy(request)
    asked.method = "GET"
    asked.path = asked.path_info = unquote(path)
    asked.GET = QueryDict(query)
    asked.POST = QueryDict()
    try:
        match = asked.resolver_match = resolve(asked.path)
        return match.func(asked, *match.args, **match.kwargs)
    except REFUSALS:
        return None
