"""What a reader's page may ask of other hosts: nothing but what the site settings name."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from articles.presenting.masthead import Masthead


def outside_hosts(request: Any) -> tuple[str, ...]:
    """The hosts that the page which answers `request` may ask. No query.

    None for whoever has a session: a script of others on this page could use the desk as its
    editor. None for a page that shows nothing of the site's settings, as the desk's own, and for
    one whose address is a secret (`asks_no_other_host`).
    """
    masthead: Masthead | None = getattr(request, "masthead", None)
    is_secret = getattr(request, "asks_no_other_host", False)
    if masthead is None or is_secret or settings.SESSION_COOKIE_NAME in request.COOKIES:
        return ()
    return masthead.site.settings.host_names


def outside_scripts(request: Any) -> tuple[str, ...]:
    """The addresses of scripts that the page loads from there."""
    hosts = outside_hosts(request)
    return request.masthead.site.settings.script_addresses if hosts else ()
