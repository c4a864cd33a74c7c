"""What readers get of the printed paper besides its pages: the tiles of a page to zoom into, an
issue as one PDF.

Only of what may be read as a whole: where something on a page is covered, neither is offered.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.views.generic import View

from articles.images.issue_pdf import issue_pdf
from articles.images.on_demand import RETRY_AFTER, BusyError, CannotBeMadeError
from articles.images.zoom_tiles import page_tiles
from articles.models import Page
from articles.presenting.printed_page import covered_pages
from articles.site.visibility import VisibleMixin
from articles.web.cache_tags import not_cached
from articles.web.path_converters import IssueKey
from articles.web.throttling import Throttle, address_of

A_MINUTE = 30  # answers for one network address


@not_cached("What the answer leads to is kept, at another address when the page is another.")
class PrintView(VisibleMixin, View):
    """Made if need be, while one waits: not too often for one reader, and for nobody while too much is being made."""

    http_method_names = ["get", "head", "options"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            if not Throttle("prints", A_MINUTE).allows(address_of(request)):
                raise BusyError  # one reader must not keep all others waiting
            response = super().dispatch(request, *args, **kwargs)
        except BusyError:
            response = self.busy(request)
            response["Retry-After"] = str(RETRY_AFTER)
        except CannotBeMadeError as error:
            raise Http404 from error
        add_never_cache_headers(response)
        return response

    def busy(self, request: HttpRequest) -> HttpResponse:
        """What is answered while too much is being made."""
        raise NotImplementedError

    def pages_with_pdf(self, key: IssueKey) -> tuple[list[Page], Collection[int]]:
        """The issue's pages that whoever asks may see and that have a PDF; and the keys of
        those that hide something.

        Two queries.
        """
        pages = self.visible_pages(key)
        covered = covered_pages(pages[0].issue, self.visible) if pages else ()
        return [page for page in pages if page.pdf], covered


class ZoomView(PrintView):
    """Where the tiles of a page are, for the script that enlarges it."""

    def get(self, request: HttpRequest, key: IssueKey, sequence: int) -> HttpResponse:
        pages, covered = self.pages_with_pdf(key)
        page = next((page for page in pages if page.sequence == sequence), None)
        if page is None or page.width is None or page.pk in covered:
            raise Http404
        tiles = page_tiles(page)
        return JsonResponse(
            {
                "address": tiles.address,
                "width": tiles.width,
                "height": tiles.height,
                "tile": tiles.tile,
            }
        )

    def busy(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse({}, status=503)


class IssuePdfView(PrintView):
    """Redirects to all pages of an issue in one file, which the web server hands out."""

    def get(self, request: HttpRequest, key: IssueKey) -> HttpResponse:
        pages, covered = self.pages_with_pdf(key)
        if not pages or covered:
            raise Http404
        return HttpResponseRedirect(issue_pdf(pages[0].issue, pages))

    def busy(self, request: HttpRequest) -> HttpResponse:
        return TemplateResponse(request, "articles/busy.html", status=503)
