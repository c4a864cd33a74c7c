"""Addresses of the paper's site before this one, as Founder's software made them, lead to what stands there now.

    html/2023-11/08/content_52014.htm, nw.D430000xxxx_20231108_1-01.htm     a story: known from the table alone
    html/2023-11/08/nbs.D430000xxxx_01.htm                                  a page, by the number that it says
    html/2023-11/08/node_2.htm                                              a page, counted from FIRST_NODE

What the table knows (`FormerAddress`) and what says its page is redirected for good (301). A page that is only counted,
and an issue in whose stead something unknown was asked for, are redirected for the time being (302): the table may
learn better. Nobody is led to what may not be read.
"""

from __future__ import annotations

import datetime
import re

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.views.generic import View

from articles.models import Article, FormerAddress, Issue, Page, former_path, without_zeros
from articles.web.cache_tags import not_cached

ADDRESS = r"^(?:[\w.-]+/){0,4}html/(?P<month>[0-9]{4}-[0-9]{2})/(?P<day>[0-9]{2})/(?P<file>[\w.-]{0,100})$"
_NUMBERED = re.compile(r"nbs\.[A-Za-z0-9]+_(?P<number>[A-Z]?[0-9]{1,3})\.html?")
_COUNTED = re.compile(r"node_(?P<node>[0-9]{1,6})\.html?")


@not_cached("Only redirects.")
class FormerAddressView(View):
    def get(self, request: HttpRequest, month: str, day: str, file: str) -> HttpResponse:
        try:
            date = datetime.date.fromisoformat(f"{month}-{day}")
        except ValueError as error:
            raise Http404 from error
        known = self._known(former_path(request.path))
        if known:
            return HttpResponsePermanentRedirect(known.get_absolute_url())
        return _redirect(file, Article.objects.visible_to(request.user), date)

    def _known(self, path: str) -> Article | Page | Issue | None:
        """What the table says stood at `path`, if it may be read. Two queries."""
        rows = FormerAddress.objects.select_related("article", "page__issue", "issue")
        found = rows.filter(path=path).first()
        if found is None:
            return None
        visible = Article.objects.visible_to(self.request.user)
        readable = {Article: visible, Page: visible.pages(), Issue: visible.issues()}[type(found.target)]
        return found.target if readable.filter(pk=found.target.pk).exists() else None


def _redirect(file: str, visible: QuerySet[Article], date: datetime.date) -> HttpResponse:
    """To the page of that day that `file` tells, else to the day's issue. Two queries."""
    issue = visible.issues().filter(date=date, edition="").first()
    if issue is None:
        raise Http404
    pages = visible.pages().filter(issue=issue).select_related("issue")
    numbered, counted = _NUMBERED.fullmatch(file), _COUNTED.fullmatch(file)
    if numbered and (page := _page_numbered(numbered["number"], pages)):
        return HttpResponsePermanentRedirect(page.get_absolute_url())
    sequence = int(counted["node"]) - settings.FIRST_NODE + 1 if counted else 0
    page = next((page for page in pages if page.sequence == sequence), None) if sequence else None
    return HttpResponseRedirect((page or issue).get_absolute_url())


def _page_numbered(number: str, pages: QuerySet[Page]) -> Page | None:
    """The page that says this number, with or without zeros: 01, A03."""
    wanted = without_zeros(number)
    return next((page for page in pages if without_zeros(page.number or str(page.sequence)) == wanted), None)
