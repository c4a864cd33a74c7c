"""Where a log-in leads."""

from __future__ import annotations

import copy

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import resolve_url
from django.urls import Resolver404, resolve, reverse
from django.utils.http import url_has_allowed_host_and_scheme


def destination(request: HttpRequest, url: str) -> str:
    """`url` if there is a page at it that the user may see, else the desk's first page.

    The page is asked, by calling its view; only a view knows whether its row exists and who may see it. Admin and
    site answer with templates that are not rendered by that. (The answer is not closed: that would tell Django that
    this request has finished, too.)
    """
    index = resolve_url(settings.LOGIN_REDIRECT_URL)
    ours = url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())
    path, _, query = url.partition("#")[0].partition("?")
    if not ours or not path.startswith("/") or path == reverse("admin:login"):
        return index
    response = _answer(request, path, query)
    if response is None:
        return index
    if response.status_code == 200:
        return url
    return (
        response.headers.get("Location", index) if response.status_code in {301, 302} else index
    )


def _answer(request: HttpRequest, path: str, query: str) -> HttpResponse | None:
    """What a GET of the page answers; None where it refuses."""
    asked = copy.copy(request)
    asked.method = "GET"
    asked.path = asked.path_info = path
    asked.GET = QueryDict(query)
    asked.POST = QueryDict()
    try:
        match = asked.resolver_match = resolve(path)
        return match.func(asked, *match.args, **match.kwargs)
    except (Resolver404, Http404, PermissionDenied, BadRequest):
        return None
