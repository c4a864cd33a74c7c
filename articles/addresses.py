"""Whole addresses, as search engines, feed readers and printed pages need them."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest


def whole_address(request: HttpRequest, path: str) -> str:
    """`path` with scheme and host: the site's own as it is set, else those by which it was asked."""
    if settings.SITE_URL and path.startswith("/"):
        return settings.SITE_URL + path
    return request.build_absolute_uri(path)
