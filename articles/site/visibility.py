"""What a reader or an editor may see: every view of the site asks here for its stories.

Readers see what is published; an issue, page or person of whom nothing is published does not
exist for them. Editors see the rest too, marked as such: a look at tomorrow's paper.
"""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.generic.base import View

from articles.models import Article, Page
from articles.web.path_converters import IssueKey


class VisibleMixin:
    """`visible`: the articles that whoever asks may see."""

    request: HttpRequest

    @property
    def visible(self) -> QuerySet[Article]:
        return Article.objects.visible_to(self.request.user)

    def visible_pages(self, key: IssueKey) -> list[Page]:
        """The pages of an issue in order, none where nothing of it may be seen."""
        pages = self.visible.pages().filter(issue__date=key.date, issue__edition=key.edition)
        return list(pages.select_related("issue").order_by("sequence"))


class WithdrawnIsGoneMixin(VisibleMixin, View):
    """For what belongs to one story: of one that is withdrawn it is gone (410), not unknown (404)."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().dispatch(request, *args, **kwargs)
        except Http404:
            article = get_object_or_404(Article.everything.gone(), pk=kwargs["pk"])
            return gone_response(request, article)


def gone_response(request: HttpRequest, article: Article) -> HttpResponse:
    """410 with the desk's note, and nothing of the story."""
    withdrawn, ended = _("This story has been withdrawn"), _("This story is no longer online")
    said = {
        "heading": ended if article.has_ended else withdrawn,
        "note": article.withdrawal_note,
    }
    return TemplateResponse(request, "articles/withdrawn.html", said, status=410)
