"""Paths on the site, and absolute URLs, as search engines, feed readers and printed pages need them."""

from __future__ import annotations

from functools import cache, lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import iri_to_uri

REMEMBERED = 2**14  # paths; a front page needs two hundred
DEFAULT_PORTS = {"http": ":80", "https": ":443"}


@lru_cache(REMEMBERED)
def path_to(name: str, *arguments: str | int) -> str:
    """The path of the reader's page `name`, remembered: it never changes, and reversing it
    takes longer than all else that a line of a list needs.
    """
    return reverse(f"articles:{name}", args=arguments)


def absolute_url(request: HttpRequest, path: str) -> str:
    """`path` with scheme and host: the site's own as it is set, else those that the request was sent to."""
    if settings.SITE_URL and path.startswith("/"):
        return settings.SITE_URL + path
    if not path.startswith("/") or path.startswith("//"):
        return request.build_absolute_uri(path)
    return f"{request.scheme}://{without_default_port(request)}{iri_to_uri(path)}"


def without_default_port(request: HttpRequest) -> str:
    """The host that the request was sent to, with its port only where the scheme does not imply it.

    Raises DisallowedHost.
    """
    return request.get_host().removesuffix(DEFAULT_PORTS[request.scheme])


def is_at_the_desk(request: HttpRequest) -> bool:
    """Whether an editor's page is asked for, not a reader's."""
    return request.path.startswith(path_of_the_desk())


@cache
def path_of_the_desk() -> str:
    return reverse("admin:index")
