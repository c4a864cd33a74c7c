"""An article's page, and the photos in it."""

from __future__ import annotations

from typing import Any

from django.core.files.storage import default_storage
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import DetailView, View

from articles.formats.item import Item
from articles.formats.table import FORMATS
from articles.images.renditions import IMAGE_ERRORS, rendition, widths_of
from articles.models import Article, Photo
from articles.presenting.delivery import json_of, json_of_withdrawal
from articles.presenting.items import item_of
from articles.presenting.printed_page import in_print
from articles.presenting.related_links import related_links_of
from articles.site.visibility import VisibleMixin, gone_response
from articles.web.cache_tags import article_tags, not_cached
from articles.web.content_negotiation import wants_json

KEEP_PHOTO = 365 * 24 * 3600  # seconds; another file has another address


class ArticleView(VisibleMixin, DetailView):
    """An article; for programs that ask for it, as JSON at the same address."""

    model = Article
    cache_tags = staticmethod(article_tags)

    def get_queryset(self) -> QuerySet[Article]:
        return self.visible.for_article_page()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            response = self._shown(request, *args, **kwargs)
        except Http404:
            response = self._gone(
                request, get_object_or_404(Article.everything.gone(), **kwargs)
            )
        patch_vary_headers(response, ["Accept"])
        return response

    def _shown(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if wants_json(request):
            return json_of(request, self.get_object())
        return super().get(request, *args, **kwargs)

    def _gone(self, request: HttpRequest, article: Article) -> HttpResponse:
        """410 with the desk's note, and nothing of the story."""
        if wants_json(request):
            return json_of_withdrawal(request, article)
        return gone_response(request, article)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pictures = self.object.pictures.all()
        item = item_of(self.object, self.request, with_credits=True)
        return super().get_context_data(
            around=related_links_of(self.object, self.visible),
            authors=item.authors,
            revised=item.revised,
            linked_data=_linked_data(item),
            in_print=in_print(self.object, self.visible),
            photo_story=not self.object.body and any(each.caption for each in pictures),
            photos=[picture for picture in pictures if picture.photo],
            **kwargs,
        )


def _linked_data(item: Item) -> SafeString:
    """What the page says to search engines, ready to stand in it."""
    written = FORMATS["schema_org"].write(item)
    return mark_safe(written.decode())  # noqa: S308 - escaped there


@not_cached("A photo has an address of its own for each file, and browsers keep it.")
class PhotoView(VisibleMixin, View):
    """A photo of something that may be read, in one of the widths that pages ask for."""

    def get(self, request: HttpRequest, pk: int, width: int) -> FileResponse:
        shown = Photo.objects.filter(uses__article__in=self.visible).distinct()
        photo = get_object_or_404(shown, pk=pk)
        if width not in widths_of(photo):
            raise Http404
        try:
            file = default_storage.open(rendition(photo, width))
        except IMAGE_ERRORS as error:
            raise Http404 from error
        response = FileResponse(file, content_type="image/webp")
        # An editor's may be a draft's
        audience = "private" if request.user.is_authenticated else "public"
        patch_cache_control(response, **{audience: True}, max_age=KEEP_PHOTO, immutable=True)
        return response
