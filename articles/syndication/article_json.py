"""An article as JSON, at an address of its own."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.generic import View

from articles.models import Article
from articles.presenting.delivery import json_of, json_of_withdrawal
from articles.web.cache_tags import article_tags


class ArticleJsonView(View):
    """Whoever may read an article's page may read this."""

    cache_tags = staticmethod(article_tags)

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        visible = Article.objects.visible_to(request.user)
        article = visible.for_article_page().filter(pk=pk).first()
        if article is None:
            gone = get_object_or_404(Article.everything.gone(), pk=pk)
            return json_of_withdrawal(request, gone)
        return json_of(request, article)
