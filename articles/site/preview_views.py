"""A draft for somebody outside of the desk, by the token of a preview link (`desk.preview_links`).

Whoever has the address reads it, so it is nobody else's: no cache keeps the page, no search engine
lists it, no other host is asked anything or told where the reader came from. Its photos, which
readers may not get yet, come by the same token and under no name of their own.
"""

from __future__ import annotations

import mimetypes
import re
from http import HTTPStatus
from typing import Any

from django.core.files.storage import default_storage
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.generic import View

from articles.desk import preview_links
from articles.images.renditions import IMAGE_ERRORS, rendition, widths_of
from articles.models import Article, Photo, PreviewLink, State
from articles.web.cache_tags import not_cached
from articles.web.throttling import Throttle, address_of

# for one network address, in each minute
PAGES_A_MINUTE, PHOTOS_A_MINUTE = 30, 300
RETRY_AFTER = 60  # seconds
# with nothing behind it that it could go on with
_TOKEN = re.compile(r"[-_A-Za-z0-9]{43}(?![-_A-Za-z0-9])")
HEADERS = {
    "Cache-Control": "private, no-store",
    "Referrer-Policy": "no-referrer",
    "X-Robots-Tag": "noindex, nofollow, noarchive, nosnippet, noimageindex",
}


class PreviewedView(View):
    """Of what a link opens. Every answer has the same headers, whatever has become of the link."""

    http_method_names = ["get", "head", "options"]
    throttle = Throttle("previews", PAGES_A_MINUTE)

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.asks_no_other_host = True
        response = self._answer(request, *args, **kwargs)
        for name, value in HEADERS.items():
            response[name] = value
        return response

    def _answer(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.throttle.allows(address_of(request)):
            response = _refusal(request, HTTPStatus.TOO_MANY_REQUESTS)
            response["Retry-After"] = str(RETRY_AFTER)
            return response
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        """404 for a token that nobody has made; 410 for one that opens nothing now, whyever that is."""
        link = preview_links.found(token)
        if link is None:
            return _refusal(request, HTTPStatus.NOT_FOUND)
        if not preview_links.opens(link):
            return _refusal(request, HTTPStatus.GONE)
        return self.opened(request, link, token, **kwargs)

    def opened(
        self, request: HttpRequest, link: PreviewLink, token: str, **kwargs: Any
    ) -> HttpResponse:
        raise NotImplementedError


@not_cached("A draft for one reader, till the link to it ends.")
class PreviewView(PreviewedView):
    """The draft as it is now, as the site would show it; the way to the story, once it is published."""

    def opened(
        self, request: HttpRequest, link: PreviewLink, token: str, **kwargs: Any
    ) -> HttpResponse:
        if request.method == "GET":
            preview_links.count_opening(link)
        if link.article.state == State.PUBLISHED:
            return HttpResponseRedirect(link.article.get_absolute_url())
        context = _context(Article.objects.for_article_page().get(pk=link.article_id), token)
        return TemplateResponse(request, "articles/preview.html", context | {"link": link})


@not_cached("A draft's photo, till the link to it ends.")
class PreviewPhotoView(PreviewedView):
    """A photo of the link's own draft, whole or in one of the widths that pages ask for."""

    throttle = Throttle("preview_photos", PHOTOS_A_MINUTE)

    def opened(
        self, request: HttpRequest, link: PreviewLink, token: str, **kwargs: Any
    ) -> HttpResponse:
        uses = link.article.pictures.filter(photo=kwargs["pk"]).select_related("photo")
        use = uses.first()
        width = kwargs.get("width")
        if use is None or (width and width not in widths_of(use.photo)):
            return _refusal(request, HTTPStatus.NOT_FOUND)
        try:
            return _file(use.photo, width)
        except IMAGE_ERRORS:
            return _refusal(request, HTTPStatus.NOT_FOUND)


@not_cached("Leads to a draft, or says that there is none.")
class MistypedPreviewView(PreviewedView):
    """An address with something behind it that a messenger has taken along, as a full stop.

    Also of what is no such address nothing is told to other hosts: it may be nearly one.
    """

    def get(self, request: HttpRequest, token: str, **kwargs: Any) -> HttpResponse:
        whole = _TOKEN.match(token)
        if whole is None:
            return _refusal(request, HTTPStatus.NOT_FOUND)
        return HttpResponseRedirect(reverse("articles:preview", args=[whole.group()]))


def _context(article: Article, token: str) -> dict[str, Any]:
    """What the site's template of an article shows; nothing that leads to what readers may not see."""
    pictures = article.pictures.all()
    for picture in pictures:
        if picture.photo:
            picture.photo.previewed_by = token
    return {
        "article": article,
        "photo_story": not article.body and any(each.caption for each in pictures),
        "photos": [picture for picture in pictures if picture.photo],
        # no Last-Modified: with it a browser would have something to keep
        "by_the_clock": True,
    }


def _file(photo: Photo, width: int | None) -> FileResponse:
    """Raises one of IMAGE_ERRORS."""
    name = rendition(photo, width) if width else str(photo.image.name)
    kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
    # without the name under which it lies in the media
    return FileResponse(default_storage.open(name), content_type=kind, filename="photo")


def _refusal(request: HttpRequest, status: HTTPStatus) -> HttpResponse:
    """Nothing of what the link was to."""
    is_busy = status == HTTPStatus.TOO_MANY_REQUESTS
    context = {"is_busy": is_busy, "is_known": status == HTTPStatus.GONE, "by_the_clock": True}
    return TemplateResponse(request, "articles/preview_ended.html", context, status=status)
