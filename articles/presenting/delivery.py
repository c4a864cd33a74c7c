"""The answers that bring programs what was written for them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse

from articles.formats.table import FORMATS
from articles.models import Article
from articles.presenting.items import item_of, withdrawal_of
from articles.web.urls import absolute_url


class Document(HttpResponse):
    """A text that programs read. `context_data` says what it shows, as that of a page does (`web.cache_tags`)."""

    def __init__(self, content: bytes, media_type: str, context: Mapping[str, Any]) -> None:
        super().__init__(content, content_type=f"{media_type}; charset=utf-8")
        self.context_data = context


def document(format_name: str, value: object, context: Mapping[str, Any]) -> Document:
    """`value` written in the format of that name in FORMATS."""
    written = FORMATS[format_name]
    return Document(written.write(value), written.media_type, context)


def json_of(request: HttpRequest, article: Article) -> Document:
    """`article`, read `for_article_page`, as JSON."""
    item = item_of(article, request, with_credits=True)
    return document("ninjs", item, {"article": article})


def json_of_withdrawal(request: HttpRequest, article: Article) -> Document:
    """410, and that the article is not to be used any more."""
    gone = withdrawal_of(article, partial(absolute_url, request))
    response = document("ninjs_of_withdrawal", gone, {"article": article})
    response.status_code = 410
    return response
