"""The language of the site's own words, as a reader has chosen it. The stories are Chinese
whatever that is.

The choice is a cookie and no part of an address: addresses never change, and a link that is
shared opens in the language of whoever opens it. The desk stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation
from django.utils.cache import add_never_cache_headers, patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme

from articles.web.cache_tags import not_cached
from articles.web.urls import is_at_the_desk

KEEP_CHOICE = 365 * 24 * 3600  # seconds


class ReaderLanguageMiddleware:
    """Sets the reader's language. Nothing is guessed from the browser's: who has not chosen gets the paper's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if is_at_the_desk(request):
            return self.get_response(request)
        with translation.override(chosen_language(request)):
            response = self.get_response(request)
        if "Cookie" not in response.get("Vary", ""):
            patch_vary_headers(response, ["Cookie"])
        return response


def chosen_language(request: HttpRequest) -> str:
    language = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    return language if language in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


@not_cached("Sets a cookie of this one reader, and redirects.")
def choose(request: HttpRequest, language: str) -> HttpResponse:
    """Stores the choice and leads back to where the reader was. A GET will do: it changes one's own view alone."""
    if language not in dict(settings.LANGUAGES):
        raise Http404
    response = HttpResponseRedirect(_previous_page(request))
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        KEEP_CHOICE,
        secure=settings.HTTPS,
        httponly=True,
        samesite="Lax",
    )
    add_never_cache_headers(response)
    return response


def _previous_page(request: HttpRequest) -> str:
    """Where the reader came from: the Referer, which has the query, too; else the link's
    `next`; else the front page.

    Addresses of other sites are refused (an open redirect).
    """
    ours = {request.get_host()}
    for url in (request.headers.get("Referer", ""), request.GET.get("next", "")):
        if url_has_allowed_host_and_scheme(url, ours, request.is_secure()):
            return url
    return reverse("articles:front")
