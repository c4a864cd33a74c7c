"""Addresses on the site, and whole ones, as search engines, feed readers and printed pages need them."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse

REMEMBERED = 2**14  # a front page needs two hundred


@lru_cache(REMEMBERED)
def path_to(name: str, *words: str | int) -> str:
    """The path of the reader's page `name`. What stands where never changes, and working it out takes longer than
    all else that a line of a list needs.
    """
    return reverse(f"articles:{name}", args=words)


def absolute_url(request: HttpRequest, path: str) -> str:
    """`path` with scheme and host: the site's own as it is set, else those by which it was asked."""
    if settings.SITE_URL and path.startswith("/"):
        return settings.SITE_URL + path
    return request.build_absolute_uri(path)
