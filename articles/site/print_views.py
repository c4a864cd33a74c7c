"""What readers get of the printed paper besides its pages: a page to look at closely, an issue to take along.

Only of what may be read as a whole: where something on a page is covered, neither is offered.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers
from django.views.generic import View

from articles.images.issue_pdf import issue_pdf
from articles.images.on_demand import RETRY_AFTER, BusyError, CannotBeMadeError
from articles.images.zoom_tiles import page_tiles
from articles.models import Article, Page
from articles.presenting.page_image import covered_pages
from articles.web.cache_tags import not_cached
from articles.web.throttling import Throttle, address_of

A_MINUTE = 30  # of one network address: closer looks, and issues as PDF


@not_cached("What the answer leads to is kept, at another address when the page is another.")
class PrintView(View):
    http_method_names = ["get", "head", "options"]

    def dispatch(self, request, *args, **kwargs) -> HttpResponse:
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

    def pages(self, key) -> list[Page]:
        """The issue's pages that whoever asks may see and that have a PDF; `covered` are those that hide something."""
        visible: QuerySet[Article] = Article.objects.visible_to(self.request.user)
        of_issue = visible.pages().filter(issue__date=key.date, issue__edition=key.edition)
        pages = list(of_issue.select_related("issue").order_by("sequence"))
        self.covered = covered_pages(pages[0].issue, visible) if pages else set()
        return [page for page in pages if page.pdf]


class ZoomView(PrintView):
    """Where the tiles of a page lie, for the script that enlarges it. Made if need be."""

    def get(self, request, key, sequence):
        page = next((page for page in self.pages(key) if page.sequence == sequence), None)
        if page is None or page.width is None or page.pk in self.covered:
            raise Http404
        tiles = page_tiles(page)
        return JsonResponse(
            {"address": tiles.address, "width": tiles.width, "height": tiles.height, "tile": tiles.tile}
        )

    def busy(self, request: HttpRequest) -> HttpResponse:
        return JsonResponse({}, status=503)


class IssuePdfView(PrintView):
    """All pages of an issue in one file, which the web server hands out. Made if need be."""

    def get(self, request, key):
        pages = self.pages(key)
        if not pages or self.covered:
            raise Http404
        return HttpResponseRedirect(issue_pdf(pages[0].issue, pages))

    def busy(self, request: HttpRequest) -> HttpResponse:
        return TemplateResponse(request, "articles/busy.html", status=503)
