"""What search engines are told: sitemaps a month, one of sections, one of the last two days' news, and robots.txt."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.db.models import Count, Max, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.generic import View

from articles.formats import sitemap
from articles.formats.sitemap import News, Place
from articles.models import Article, ArticleRegion, Issue, Page, Section, State
from articles.presenting.calendars import last_of_month
from articles.presenting.delivery import Document, name_of
from articles.web.cache_tags import CLOCK, Context, issues_tags, not_cached
from articles.web.urls import absolute_url

NEWS = datetime.timedelta(hours=48)  # as Google's extension asks
NEWS_DAYS = 3  # of issues, for the same: an archive that is put online today is no news
NOT_CRAWLED = ("/search/", "/language/", "/a/*/letter/", "/a/*/copy/")
KEEP_NEWS = 300  # seconds: stories leave it by themselves


class SitemapView(View):
    def whole(self, path: str) -> str:
        return absolute_url(self.request, path)


def changing_with_anything(context: Context) -> set[str]:
    """The cache tags of what any change may change."""
    return {CLOCK}


class IndexView(SitemapView):
    """A sitemap for each month that readers have an issue of. One query over all articles."""

    cache_tags = staticmethod(changing_with_anything)

    def get(self, request: HttpRequest) -> HttpResponse:
        rows = Article.objects.exclude(state=State.DRAFT).order_by()
        months = rows.values_list("page__issue__date__year", "page__issue__date__month")
        online = Count("pk", filter=Q(state=State.PUBLISHED))
        places = [Place(self.whole(reverse(f"articles:sitemap_of_{which}"))) for which in ("news", "sections")]
        for year, month, changed, stories in sorted(
            months.annotate(changed=Max("updated_at"), online=online), reverse=True
        ):
            if stories:
                path = reverse("articles:sitemap", args=[datetime.date(year, month, 1)])
                places.append(Place(self.whole(path), timezone.localtime(changed)))
        return Document(sitemap.write_index(places), sitemap.MEDIA_TYPE, {"places": places})


class MonthView(SitemapView):
    """A month's issues, pages and stories: some thousands, of the 50,000 that the protocol allows. Four queries."""

    cache_tags = staticmethod(issues_tags)

    def get(self, request: HttpRequest, month: datetime.date) -> HttpResponse:
        published = Article.objects.published()
        issues = list(published.issues().filter(date__range=(month, last_of_month(month))))
        if not issues:
            raise Http404
        pages = published.pages().filter(issue__in=issues).select_related("issue").order_by("issue__date", "sequence")
        places = self._places(issues, pages, _stories_in(issues))
        return Document(sitemap.write(places), sitemap.MEDIA_TYPE, {"issues": issues})

    def _places(self, issues: list[Issue], pages: Iterable[Page], stories: list[Standing]) -> Iterator[Place]:
        """What was withdrawn has changed the pages that it stood on, too."""
        of_issues, of_pages = _latest((s.issue, s.changed) for s in stories), _latest(_on_pages(issues, stories))
        for issue in issues:
            yield self._place(issue.get_absolute_url(), of_issues[issue.pk])
        for page in pages:
            yield self._place(page.get_absolute_url(), of_pages[page.pk])
        for story in stories:
            if story.state == State.PUBLISHED:
                yield self._place(reverse("articles:article", args=[story.pk]), story.changed)

    def _place(self, path: str, changed: datetime.datetime) -> Place:
        return Place(self.whole(path), timezone.localtime(changed))


class Standing(NamedTuple):
    """An article as a row of the query."""

    pk: int
    state: str
    changed: datetime.datetime
    page: int
    issue: int


def _stories_in(issues: list[Issue]) -> list[Standing]:
    rows = Article.objects.exclude(state=State.DRAFT).filter(page__issue__in=issues).order_by("pk")
    return [Standing(*row) for row in rows.values_list("pk", "state", "updated_at", "page", "page__issue")]


def _on_pages(issues: list[Issue], stories: list[Standing]) -> Iterator[tuple[int, datetime.datetime]]:
    """Each page with the last change of each story that stands on it, also of those that only go on there."""
    changed = {story.pk: story.changed for story in stories}
    regions = ArticleRegion.objects.filter(page__issue__in=issues).order_by().values_list("page", "article")
    places = {*((story.page, story.pk) for story in stories), *regions}
    return ((page, changed[story]) for page, story in places if story in changed)


def _latest(changes: Iterable[tuple[int, datetime.datetime]]) -> dict[int, datetime.datetime]:
    latest: dict[int, datetime.datetime] = {}
    for pk, changed in changes:
        latest[pk] = max(changed, latest.get(pk, changed))
    return latest


class SectionsView(SitemapView):
    """What stays at one address while it changes all the time: the front page, the archive, the sections."""

    cache_tags = staticmethod(changing_with_anything)

    def get(self, request: HttpRequest) -> HttpResponse:
        sections = Section.objects.all()
        paths = [reverse(f"articles:{name}") for name in ("front", "archive", "issues")]
        paths += [section.get_absolute_url() for section in sections]
        return Document(sitemap.write(Place(self.whole(path)) for path in paths), sitemap.MEDIA_TYPE, {"paths": paths})


@not_cached("Stories leave it by themselves, after two days.")
class NewsView(SitemapView):
    """What came online in the last two days, for Google News, of issues that are as new."""

    def get(self, request: HttpRequest) -> HttpResponse:
        recent = Article.objects.published().filter(published_at__gt=timezone.now() - NEWS)
        recent = recent.filter(page__issue__date__gt=timezone.localdate() - datetime.timedelta(NEWS_DAYS))
        stories = recent.select_related("page__issue").order_by("-published_at", "pk")[: sitemap.MOST_NEWS]
        response = Document(sitemap.write_news(map(self._news, stories)), sitemap.MEDIA_TYPE, {"by_the_clock": True})
        patch_cache_control(response, max_age=KEEP_NEWS)
        return response

    def _news(self, story: Article) -> News:
        return News(
            address=self.whole(story.get_absolute_url()),
            newspaper=name_of(story.page.issue),
            title=story.title,
            published=timezone.localtime(story.published_at),
        )


class RobotsView(SitemapView):
    """What is for people alone: the desk, what readers search, write and copy. https://www.rfc-editor.org/rfc/rfc9309"""

    http_method_names = ["get", "head"]

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        return set()  # the settings alone, which change with a release

    def get(self, request: HttpRequest) -> HttpResponse:
        sitemaps = [self.whole(reverse(f"articles:{name}")) for name in ("sitemaps", "sitemap_of_news")]
        rules = [f"Disallow: {path}" for path in (reverse("admin:index"), *NOT_CRAWLED)]
        lines = ["User-agent: *", *rules, "", *(f"Sitemap: {address}" for address in sitemaps), ""]
        return Document("\n".join(lines).encode(), "text/plain", {"sitemaps": sitemaps})
