"""Under which key a page is stored: what changes the page, and nothing else that a request can say.

Whatever a reader may write in many ways, a sender of requests can use to fill the cache with
copies of one page, and to push the others out. So only a request's usual form is looked up and
stored; any other is answered with a page made anew.
"""

from __future__ import annotations

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest
from django.http.request import split_domain_port
from django.urls import Resolver404, resolve

from articles.web.urls import without_default_port

# As paginators' links write it: 1 and 01 and １ would be three copies of one page.
_PAGE = re.compile(r"[1-9][0-9]{0,5}", re.ASCII)


class UnusualRequestError(Exception):
    """The request has no usual form: its page is made anew, and not stored."""


def host_of(request: HttpRequest) -> str:
    """The host that absolute URLs on the page begin with; "" where SITE_URL does.

    UnusualRequestError for a host that is refused further inside, for other spellings of one (upper
    case, a dot at the end), and for a port that this server does not listen on, of which there
    are 65,535.
    """
    try:
        host = without_default_port(request)
    except DisallowedHost as error:
        raise UnusualRequestError from error
    if settings.SITE_URL:
        return ""
    domain, port = split_domain_port(host)
    usual = f"{domain}:{port}" if port else domain
    if host != usual or port not in {"", request.META.get("SERVER_PORT")}:
        raise UnusualRequestError
    return host


def page_number_of(request: HttpRequest) -> str:
    """The number behind `?page=`; "" where there is none, or where the view does not look at it.

    What else stands behind the ? says nothing about the page: it tells where a link was passed on.
    UnusualRequestError for two numbers, and for one that no link of ours writes.
    """
    asked = request.GET.getlist("page")
    if not asked or not _has_pages(request.path_info):
        return ""
    if len(asked) > 1 or not _PAGE.fullmatch(asked[0]):
        raise UnusualRequestError
    return asked[0]


def _has_pages(path: str) -> bool:
    """Whether the view at `path` shows a list in pages, as it declares by `has_pages`."""
    try:
        view: Any = resolve(path).func
    except Resolver404:
        return False
    return getattr(getattr(view, "view_class", view), "has_pages", False)
