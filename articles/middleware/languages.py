"""The language of the site's own words, as a reader has chosen it. The stories are Chinese whatever that is.

The choice is a cookie and no part of an address: addresses never change, and a link that somebody passes on opens in
the language of whoever opens it. The desk stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from articles.web.cache_tags import not_cached

KEEP_CHOICE = 365 * 24 * 3600  # seconds


class ReaderLanguageMiddleware:
    """Middleware. Nothing is guessed from the browser's languages: unasked, everybody gets the paper's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_the_desks(request):
            return self.get_response(request)
        with translation.override(chosen(request)):
            response = self.get_response(request)
        if "Cookie" not in response.get("Vary", ""):
            patch_vary_headers(response, ["Cookie"])
        return response


def _is_the_desks(request: HttpRequest) -> bool:
    return request.path.startswith(_desk())


@cache
def _desk() -> str:
    return reverse("admin:index")


def chosen(request: HttpRequest) -> str:
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@not_cached("Sets a cookie of this one reader, and redirects.")
def choose(request: HttpRequest, language: str) -> HttpResponse:
    """Remember the choice and go back to where the reader was. A link will do: it changes one's own view alone."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(_way_back(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME, language, KEEP_CHOICE, secure=settings.HTTPS, httponly=True, samesite="Lax"
    )
    add_never_cache_headers(response)
    return response


def _way_back(request: HttpRequest) -> str:
    """Where the reader came from, which the browser says with its query; else what the link says; else the front."""
    said = (request.headers.get("Referer", ""), request.GET.get("next", ""))
    ours = {request.get_host()}
    may_be = (back for back in said if url_has_allowed_host_and_scheme(back, ours, request.is_secure()))
    return next(may_be, reverse("articles:front"))
