"""The reader's addresses. They never change: readers, search engines and the printed paper itself keep them."""

import datetime
from dataclasses import dataclass

from django.urls import URLPattern, path, re_path, register_converter
from django.views import View

from articles.legacy import redirects
from articles.middleware import languages
from articles.site import archive, letter_views, print_views, search_views, views
from articles.syndication import article_json, feeds, robots, sitemaps


@dataclass(frozen=True)
class IssueKey:
    """Which issue an address means; `edition` is "" for the main one."""

    date: datetime.date
    edition: str = ""


class IssueKeyConverter:
    """`2023-11-08`, or `2023-11-08-增刊`, as `Issue.key` writes it. A day that the calendar lacks is no address."""

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[^/\0]+)?"

    def to_python(self, value: str) -> IssueKey:
        return IssueKey(datetime.date.fromisoformat(value[:10]), value[11:])

    def to_url(self, value: str) -> str:
        return value


class SlugConverter:
    """A section's slug, Chinese characters included, which Django's own `slug` refuses."""

    regex = r"[-\w]+"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class YearConverter:
    """`2023`."""

    regex = r"[12][0-9]{3}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)


class MonthConverter:
    """`2023/11`, as the first day of the month."""

    regex = r"[12][0-9]{3}/[0-9]{2}"
    form = "%Y/%m"

    def to_python(self, value: str) -> datetime.date:
        return datetime.datetime.strptime(value, self.form).date()  # noqa: DTZ007 - a day in the calendar has no zone

    def to_url(self, value: datetime.date) -> str:
        return value.strftime(self.form)


class DayConverter(MonthConverter):
    """`2023/11/08`. A day that the calendar lacks is no address."""

    regex = r"[12][0-9]{3}/[0-9]{2}/[0-9]{2}"
    form = "%Y/%m/%d"


register_converter(YearConverter, "year")
register_converter(MonthConverter, "month")
register_converter(DayConverter, "day")
register_converter(IssueKeyConverter, "issue")
register_converter(SlugConverter, "section")


def over_time(address: str, view: type[View], kind: str) -> list[URLPattern]:
    """All times at `address`, and a year and a month of them below it."""
    name = f"{kind}_over_time"
    return [
        path(address, view.as_view(), name=name),
        path(f"{address}<year:year>/", view.as_view(), name=f"{name}_year"),
        path(f"{address}<month:month>/", view.as_view(), name=f"{name}_month"),
    ]


app_name = "articles"
urlpatterns = [
    path("", views.FrontView.as_view(), name="front"),
    path("paper/", views.IssueListView.as_view(), name="issues"),
    path("paper/<issue:key>/", views.IssueView.as_view(), name="issue"),
    path("paper/<issue:key>/pdf/", print_views.IssuePdfView.as_view(), name="issue_pdf"),
    path("paper/<issue:key>/<int:sequence>/", views.PageView.as_view(), name="page"),
    path("paper/<issue:key>/<int:sequence>/closer/", print_views.ZoomView.as_view(), name="closer"),
    path("a/<int:pk>/", views.ArticleView.as_view(), name="article"),
    path("a/<int:pk>/letter/", letter_views.LetterView.as_view(), name="letter"),
    path("a/<int:pk>/letter/sent/", letter_views.LetterSentView.as_view(), name="letter_sent"),
    path("a/<int:pk>/copy/", letter_views.CopyView.as_view(), name="copy"),
    path("photo/<int:pk>/<int:width>/", views.PhotoView.as_view(), name="photo"),
    path("section/<section:slug>/", views.SectionView.as_view(), name="section"),
    path("people/<int:pk>/", views.ContributorView.as_view(), name="contributor"),
    path("language/<str:language>/", languages.choose, name="language"),
    path("search/", search_views.SearchView.as_view(), name="search"),
    path("opensearch.xml", search_views.OpenSearchView.as_view(), name="opensearch"),
    path("archive/", archive.OverviewView.as_view(), name="archive"),
    path("archive/<year:year>/", archive.YearView.as_view(), name="archive_year"),
    path("archive/<month:month>/", archive.MonthView.as_view(), name="archive_month"),
    path("archive/<day:day>/", archive.DayView.as_view(), name="archive_day"),
    *over_time("section/<section:slug>/archive/", archive.SectionOverTimeView, "section"),
    *over_time("people/<int:pk>/archive/", archive.ContributorOverTimeView, "contributor"),
    path("feed/", feeds.NewestFeed.as_view(), name="feed"),
    path("paper/<issue:key>/feed/", feeds.IssueFeed.as_view(), name="issue_feed"),
    path("section/<section:slug>/feed/", feeds.SectionFeed.as_view(), name="section_feed"),
    path("people/<int:pk>/feed/", feeds.ContributorFeed.as_view(), name="contributor_feed"),
    path("a/<int:pk>.json", article_json.ArticleJsonView.as_view(), name="article_json"),
    path("sitemap.xml", sitemaps.SitemapIndexView.as_view(), name="sitemaps"),
    path("sitemap/news.xml", sitemaps.NewsSitemapView.as_view(), name="sitemap_of_news"),
    path("sitemap/sections.xml", sitemaps.SectionSitemapView.as_view(), name="sitemap_of_sections"),
    path("sitemap/<month:month>.xml", sitemaps.MonthSitemapView.as_view(), name="sitemap"),
    path("robots.txt", robots.RobotsView.as_view(), name="robots"),
    re_path(redirects.ADDRESS, redirects.FormerAddressView.as_view(), name="former"),
]
