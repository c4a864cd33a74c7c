"""The paper as it was printed: the list of issues, an issue, a page."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.views.generic import DetailView, ListView

from articles.images.issue_pdf import issue_pdf_size
from articles.models import Article, Issue, Page
from articles.models.article_queries import with_people, with_people_and_photos
from articles.presenting.page_contents import contents_of, sections_of
from articles.presenting.page_covers import cover_pages
from articles.presenting.page_image import page_image_of
from articles.presenting.page_navigation import adjacent_issues, page_navigation_of
from articles.presenting.printed_page import printed_page, regions_around
from articles.site.visibility import VisibleMixin
from articles.web.cache_tags import ISSUES, Context, pages_tag, tag

OF_BODY = 600  # characters, tags and all: more than the longest excerpt beside a page


class IssueListView(VisibleMixin, ListView):
    """All issues, the newest first."""

    paginate_by = 62  # two months of a daily
    has_pages = True

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        return {ISSUES}

    def get_queryset(self) -> QuerySet[Issue]:
        return self.visible.issues()


class IssueView(VisibleMixin, DetailView):
    """An issue's contents: its pages with their stories."""

    model = Issue

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        return {tag("issue", context["issue"].pk), ISSUES}

    def get_object(self, queryset: QuerySet[Issue] | None = None) -> Issue:
        """Found by its pages, which are shown anyway."""
        self.pages = self.visible_pages(self.kwargs["key"])
        if not self.pages:
            raise Http404
        return self.pages[0].issue

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        in_issue = self.visible.filter(page__issue=self.object)
        stories = list(in_issue.in_page_order().select_related("section"))
        cover_pages(self.pages, self.visible)
        covered = {page.pk for page in self.pages if page.cover}
        return super().get_context_data(
            pages=contents_of(self.pages, stories),
            sections=sections_of(stories),
            covered=covered,
            pdf_size=0 if covered else issue_pdf_size(self.pages),
            around=adjacent_issues(self.visible, self.object),
            **kwargs,
        )


class PageView(VisibleMixin, DetailView):
    """A page's stories in order, on its picture where it has one, and the contents of its issue."""

    model = Page

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        """The issue's headlines stand in its contents; links lead to the first and last pages of those beside it."""
        page, navigation = context["page"], context["navigation"]
        beside = [other.issue_id for other in (navigation.earlier, navigation.later) if other]
        own = {tag("page", page.pk), tag("issue", page.issue_id), ISSUES}
        return own | {pages_tag(issue) for issue in (page.issue_id, *beside)}

    def get_object(self, queryset: QuerySet[Page] | None = None) -> Page:
        found = page_navigation_of(self.visible, self.kwargs["key"], self.kwargs["sequence"])
        if found is None:
            raise Http404
        self.navigation = found
        return found.page

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page, pages = self.object, self.navigation.pages
        cover_pages(pages, self.visible)
        regions = regions_around(page) if page_image_of(page) else []
        in_issue = self._in_issue()
        on_page = {region.article_id for region in regions}
        stories = [
            story for story in in_issue if story.page_id == page.pk or story.pk in on_page
        ]
        (with_people if page_image_of(page) else with_people_and_photos)(stories)
        return super().get_context_data(
            stories=stories,
            printed=printed_page(page, stories, regions, pages),
            navigation=self.navigation,
            contents=contents_of(pages, in_issue),
            **kwargs,
        )

    def _in_issue(self) -> list[Article]:
        """All stories of the issue: each has its headline in the contents."""
        in_issue = self.visible.filter(page__issue=self.object.issue)
        stories = list(in_issue.in_page_order().beginnings(OF_BODY))
        for story in stories:
            story.body = story.beginning
        return stories
