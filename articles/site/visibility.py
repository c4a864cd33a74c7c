"""What a reader or an editor may see: every view of the site asks here for its stories.

Readers see what is published; an issue, page or person of whom nothing is published does not
exist for them. Editors see the rest too, marked as such: a look at tomorrow's paper.
"""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import HttpRequest

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
