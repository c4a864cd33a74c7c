"""What search engines are told: a sitemap a month, one of sections, one of the last two days'
news, an index of all.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.generic import View

from articles.formats.sitemap import MOST_NEWS, NewsEntry, SitemapEntry
from articles.models import Article, Section, State
from articles.presenting.calendars import last_of_month
from articles.presenting.delivery import document
from articles.presenting.masthead import masthead_of, newspaper_name
from articles.syndication.month_changes import MonthChanges
from articles.web.cache_tags import CLOCK, Context, issues_tags, not_cached
from articles.web.urls import absolute_url

NEWS = datetime.timedelta(hours=48)  # as Google's extension asks
NEWS_DAYS = 3  # of issues, for the same: an archive that is put online today is no news
KEEP_NEWS = 300  # seconds: stories leave it by themselves


def changing_with_anything(context: Context) -> set[str]:
    """The cache tags of what any change may change."""
    return {CLOCK}


class SitemapView(View):
    def entry(self, path: str, changed: datetime.datetime | None = None) -> SitemapEntry:
        return SitemapEntry(
            absolute_url(self.request, path), changed and timezone.localtime(changed)
        )


class SitemapIndexView(SitemapView):
    """A sitemap for each month that readers have an issue of. One query over all articles."""

    cache_tags = staticmethod(changing_with_anything)

    def get(self, request: HttpRequest) -> HttpResponse:
        entries = [
            self.entry(reverse("articles:sitemap_of_news")),
            self.entry(reverse("articles:sitemap_of_sections")),
            *self._months(),
        ]
        return document("sitemap_index", entries, {"entries": entries})

    def _months(self) -> Iterator[SitemapEntry]:
        """The newest first. The time is when the month's sitemap last became another one, as the
        protocol has it, not its stories: by their import, or because one was withdrawn.
        """
        rows = Article.everything.exclude(state=State.DRAFT).order_by()
        months = rows.values_list("page__issue__date__year", "page__issue__date__month")
        online = Count("pk", filter=Q(state=State.PUBLISHED))
        counted = months.annotate(changed=Max("updated_at"), online=online)
        for year, month, changed, stories in sorted(counted, reverse=True):
            if stories:
                first = datetime.date(year, month, 1)
                yield self.entry(reverse("articles:sitemap", args=[first]), changed)


class MonthSitemapView(SitemapView):
    """A month's issues, pages and stories: some thousands, of the 50,000 that the protocol allows. Four queries."""

    cache_tags = staticmethod(issues_tags)

    def get(self, request: HttpRequest, month: datetime.date) -> HttpResponse:
        days = (month, last_of_month(month))
        issues = list(Article.objects.published().issues().filter(date__range=days))
        if not issues:
            raise Http404
        changes = MonthChanges.of(issues)
        entries = (self.entry(path, changed) for path, changed in changes.by_path())
        return document("sitemap", entries, {"issues": issues})


class SectionSitemapView(SitemapView):
    """What stays at one address while it changes: the front page, the archive, the sections, pages about the paper."""

    cache_tags = staticmethod(changing_with_anything)

    def get(self, request: HttpRequest) -> HttpResponse:
        paths = [reverse(f"articles:{name}") for name in ("front", "archive", "issues")]
        paths += [section.get_absolute_url() for section in Section.objects.all()]
        pages = masthead_of(request).pages
        entries = [
            *(self.entry(path) for path in paths),
            *(self.entry(page.get_absolute_url(), page.changed_at) for page in pages),
        ]
        return document("sitemap", entries, {"entries": entries})


@not_cached("Stories leave it by themselves, after two days.")
class NewsSitemapView(SitemapView):
    """What came online in the last two days, for Google News, of issues that are as new."""

    def get(self, request: HttpRequest) -> HttpResponse:
        since = timezone.localdate() - datetime.timedelta(NEWS_DAYS)
        recent = Article.objects.published().filter(
            published_at__gt=timezone.now() - NEWS,
            page__issue__date__gt=since,
        )
        stories = recent.select_related("page__issue").order_by("-published_at", "pk")[
            :MOST_NEWS
        ]
        response = document("sitemap_of_news", map(self._news, stories), {"by_the_clock": True})
        patch_cache_control(response, max_age=KEEP_NEWS)
        return response

    def _news(self, story: Article) -> NewsEntry:
        return NewsEntry(
            url=absolute_url(self.request, story.get_absolute_url()),
            newspaper=newspaper_name(self.request, story.page.issue),
            title=story.title,
            published=story.dated or story.published_at,
        )
