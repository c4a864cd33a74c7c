"""Redirects from the URLs of the paper's former site, mostly made by Founder's software, to what
stands here now.

    html/2023-11/08/content_52014.htm, nw.D430000xxxx_20231108_1-01.htm     a story, by FormerAddress only
    html/2023-11/08/nbs.D430000xxxx_01.htm                                  a page, by its printed number
    html/2023-11/08/node_2.htm                                              a page, by its sequence from FIRST_NODE
    pc/content/202311/08/content_1.html                                     a story, by FormerAddress only
    pc/layout/202311/08/node_03.html                                        a page, by its printed number
    any other path                                                          by FormerAddress only

Paths of the shapes that the site's own have are looked up where their view finds nothing
(`middleware.former_addresses`).

A URL that FormerAddress knows, or that has the page's printed number, is redirected permanently
(301). A page found by its sequence, and the issue for a URL that is otherwise unknown, are
temporary (302): FormerAddress may come to know better. Nothing is redirected to what the reader
may not read.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.views.generic import View

from articles.models import Article, FormerAddress, Issue, Page, former_path
from articles.web.cache_tags import not_cached

ADDRESS = r"^(?:[\w.-]+/){0,4}html/(?P<month>[0-9]{4}-[0-9]{2})/(?P<day>[0-9]{2})/(?P<file>[\w.-]{0,100})$"
NEWER_ADDRESS = (
    ADDRESS.partition("html/")[0] + r"pc/(?P<kind>content|layout)/"
    r"(?P<month>[0-9]{6})/(?P<day>[0-9]{2})/(?P<file>[\w.-]{0,100})$"
)
# What no other address of the site is. A path without a slash at its end that is no file's is left to
# Django, which asks for it once more with the slash.
ANY_ADDRESS = r"^[^\x00]*(?:/|\.[^/\x00]+)$"
_NUMBERED_PAGE = re.compile(r"nbs\.[A-Za-z0-9]+_(?P<number>[A-Z]?[0-9]{1,3})\.html?")
_LAYOUT_PAGE = re.compile(r"node_(?P<number>[A-Z]?[0-9]{1,3})\.html?")
_NODE = re.compile(r"node_(?P<node>[0-9]{1,6})\.html?")


@not_cached("Only redirects.")
class FormerAddressView(View):
    def get(self, request: HttpRequest, **parts: str) -> HttpResponse:
        date = _date_in(parts)
        target = known_target(former_path(request.path), request.user)
        if target:
            return HttpResponsePermanentRedirect(target.get_absolute_url())
        if date is None:
            raise Http404
        visible = Article.objects.visible_to(request.user)
        numbered = _LAYOUT_PAGE if parts.get("kind") == "layout" else _NUMBERED_PAGE
        return _redirect_by_date(visible, date, numbered.fullmatch(parts["file"]), parts)


def known_target(path: str, user: Any) -> Article | Page | Issue | None:
    """What FormerAddress has for `path`, if `user` may read it. Two queries."""
    rows = FormerAddress.objects.select_related("article", "page__issue", "issue")
    known = rows.filter(path=path).first()
    if known is None:
        return None
    target = known.target
    visible = Article.objects.visible_to(user)
    readable = {Article: visible, Page: visible.pages(), Issue: visible.issues()}[type(target)]
    return target if readable.filter(pk=target.pk).exists() else None


def _date_in(parts: Mapping[str, str]) -> datetime.date | None:
    """The date in an address of Founder's sites, None in any other. Raises Http404 for no date."""
    if not parts:
        return None
    year, month = parts["month"][:4], parts["month"][-2:]
    try:
        return datetime.date.fromisoformat(f"{year}-{month}-{parts['day']}")
    except ValueError as error:
        raise Http404 from error


def _redirect_by_date(
    visible: QuerySet[Article],
    date: datetime.date,
    numbered: re.Match[str] | None,
    parts: Mapping[str, str],
) -> HttpResponse:
    """To the page of that day's main edition that the file names, else to the issue. Two queries.

    `numbered` is the file's name matched with its page's printed number.
    """
    issue = visible.issues().filter(date=date, edition="").first()
    if issue is None:
        raise Http404
    pages = visible.pages().filter(issue=issue).select_related("issue")
    if page := _page_by_number(numbered, pages):
        return HttpResponsePermanentRedirect(page.get_absolute_url())
    page = None if "kind" in parts else _page_by_node(parts["file"], pages)
    return HttpResponseRedirect((page or issue).get_absolute_url())


def _page_by_number(name: re.Match[str] | None, pages: QuerySet[Page]) -> Page | None:
    """The page whose number is in the file's name, with or without leading zeros: 01, A03."""
    if name is None:
        return None
    return next((page for page in pages if page.is_numbered(name["number"])), None)


def _page_by_node(file: str, pages: QuerySet[Page]) -> Page | None:
    """The former site counted its nodes up from FIRST_NODE, the first page."""
    name = _NODE.fullmatch(file)
    if name is None:
        return None
    sequence = int(name["node"]) - settings.FIRST_NODE + 1
    return next((page for page in pages if page.sequence == sequence), None)
