"""What readers get of the printed paper besides its pages: the tiles of a page to zoom into, an
issue as one PDF.

Only of what may be read as a whole: where something on a page is covered, neither is offered.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import (
    FileResponse,
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.template.response import TemplateResponse
from django.utils.cache import add_never_cache_headers, patch_cache_control
from django.utils.translation import gettext
from django.views.generic import View

from articles.images import stand_in
from articles.images.covered_pages import covered_image
from articles.images.issue_pdf import issue_pdf
from articles.images.on_demand import RETRY_AFTER, BusyError, CannotBeMadeError
from articles.images.zoom_tiles import page_tiles
from articles.models import Page
from articles.presenting.page_covers import cover_pages
from articles.presenting.page_image import cover_version
from articles.site.visibility import VisibleMixin
from articles.web.cache_tags import not_cached
from articles.web.path_converters import IssueKey
from articles.web.throttling import Throttle, address_of

KEEP_PICTURE = 3600  # seconds; with another cover it has another address
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

    def covered_pages(self, key: IssueKey) -> list[Page]:
        """The issue's pages that whoever asks may see, each with its cover. Two queries."""
        pages = self.visible_pages(key)
        cover_pages(pages, self.visible)
        return pages


class ZoomView(PrintView):
    """Where the tiles of a page are, for the script that enlarges it."""

    def get(self, request: HttpRequest, key: IssueKey, sequence: int) -> HttpResponse:
        page = _page_at(self.covered_pages(key), sequence)
        if not page.pdf or page.width is None or page.cover:
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
        pages = [page for page in self.covered_pages(key) if page.pdf]
        if not pages or any(page.cover for page in pages):
            raise Http404
        return HttpResponseRedirect(issue_pdf(pages[0].issue, pages))

    def busy(self, request: HttpRequest) -> HttpResponse:
        return TemplateResponse(request, "articles/busy.html", status=503)


@not_cached("A picture has an address of its own for each cover, and browsers keep it.")
class CoveredPageView(VisibleMixin, View):
    """A page's picture with what may not be seen painted over: one of its files, by its number."""

    http_method_names = ["get", "head", "options"]

    def get(
        self, request: HttpRequest, key: IssueKey, sequence: int, version: str, number: int
    ) -> HttpResponse:
        pages = self.visible_pages(key)
        page = _page_at(pages, sequence)
        cover_pages([page], self.visible)
        if not _is_picture(page, version, number):
            raise Http404
        try:
            path = covered_image(page, number)
        except BusyError:
            return _not_yet(page, number)
        except CannotBeMadeError as error:
            raise Http404 from error
        response = FileResponse(path.open("rb"))
        audience = "private" if request.user.is_authenticated else "public"
        patch_cache_control(response, **{audience: True}, max_age=KEEP_PICTURE, immutable=True)
        return response


def _not_yet(page: Page, number: int) -> HttpResponse:
    """A picture all the same: a reader who comes right after a change sees no broken one."""
    words = gettext("This page's picture is being made. Please load it again in a moment.")
    response = HttpResponse(
        stand_in.stand_in(page.images[number], words), stand_in.MEDIA_TYPE, status=503
    )
    response["Retry-After"] = str(RETRY_AFTER)
    add_never_cache_headers(response)
    return response


def _page_at(pages: Iterable[Page], sequence: int) -> Page:
    """Http404 where none of `pages` is there."""
    page = next((page for page in pages if page.sequence == sequence), None)
    if page is None:
        raise Http404
    return page


def _is_picture(page: Page, version: str, number: int) -> bool:
    """Whether the page's picture of that version and number is one with a cover, and not an older one's."""
    if page.cover.whole or not page.cover.polygons or number >= len(page.images):
        return False
    return version == cover_version(page)
