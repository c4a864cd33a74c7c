"""Which form of a page is asked for, where it has more than one at the same address."""

from __future__ import annotations

from django.http import HttpRequest

from articles.formats import ninjs

JSON = (ninjs.MEDIA_TYPE, "application/json")


def wants_json(request: HttpRequest) -> bool:
    """Whether JSON is preferred. Who takes anything is given the page for people."""
    accepted = request.headers.get("Accept", "")
    return "json" in accepted and request.get_preferred_type(["text/html", *JSON]) in JSON
