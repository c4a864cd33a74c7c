"""The front page."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Article, Issue
from articles.models.article_queries import with_people_and_photos
from articles.presenting.anniversaries import has_anniversaries
from articles.presenting.front_page import candidates, front_page, without
from articles.presenting.latest_by_section import latest_by_section, section_columns
from articles.presenting.masthead import masthead_of
from articles.presenting.notices import notices
from articles.presenting.page_contents import by_page
from articles.presenting.page_covers import cover_pages
from articles.web.cache_tags import ISSUES, NOTICES, RECENT, Context, tag


class FrontView(TemplateView):
    """The newest published issue; for editors too, who see here what readers see."""

    template_name = "articles/front.html"

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        issue = context["issue"]
        shown = {tag("issue", issue.pk)} if issue else set()
        # ISSUES: 那年今日 is there once one of them is
        return shown | {ISSUES, RECENT, NOTICES}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        issue, noticed = masthead_of(self.request).issue, notices(timezone.now())
        stories = _stories(issue) if issue else []
        front = front_page(stories)
        sections = section_columns(latest_by_section(issue, front.shown) if issue else ())
        sheets = [run.page for run in by_page(stories)]
        cover_pages(sheets, Article.objects.published())
        return super().get_context_data(
            issue=issue,
            front=front,
            sections=sections,
            anniversaries=bool(stories) and stories[0].anniversaries,
            sheets=[page for page in sheets if page.images],
            rest=without(front.pages, sections.shown),
            notices=noticed,
            until=noticed.until,
            **kwargs,
        )


def _stories(issue: Issue) -> list[Article]:
    """The issue's stories; people and photos are read of those that are shown so: of a
    special's three hundred, thirty.

    Three queries.
    """
    published = Article.objects.published().filter(page__issue=issue)
    past = has_anniversaries(issue.date, Article.objects.published())
    stories = list(published.in_page_order().beginnings().annotate(anniversaries=past))
    for story in stories:
        story.body = story.beginning
    with_people_and_photos(candidates(stories))
    return stories
