"""The front page."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Article
from articles.presenting.front_context import FrontSource, front_context, stored_order
from articles.presenting.masthead import masthead_of
from articles.web.cache_tags import ISSUES, NOTICES, RECENT, Context, front_tag, tag


class FrontView(TemplateView):
    """The newest published issue; for editors too, who see here what readers see."""

    template_name = "articles/front.html"

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        issue = context["issue"]
        shown = {tag("issue", issue.pk), front_tag(issue.pk)} if issue else set()
        # What the desk has put here may be of another issue, or come online later
        placed = {tag("article", pk) for pk in context["placed"]}
        # ISSUES: 那年今日 is there once one of them is
        return shown | placed | {ISSUES, RECENT, NOTICES}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        issue, now = masthead_of(self.request).issue, timezone.now()
        source = FrontSource(issue, stored_order(issue), Article.objects.published(), now)
        return super().get_context_data(**front_context(source), **kwargs)
