"""The reader's addresses. They never change: readers, search engines and the printed paper itself keep them."""

from django.urls import URLPattern, path, re_path
from django.views import View

from articles.legacy import redirects
from articles.middleware import languages
from articles.models import PlainPage
from articles.site import (
    archive,
    article_views,
    front_view,
    letter_views,
    list_views,
    over_time,
    own_views,
    paper_views,
    preview_views,
    print_views,
    search_views,
)
from articles.syndication import article_json, feeds, robots, sitemaps
from articles.web.path_converters import register_converters

register_converters()


def by_time(address: str, view: type[View], kind: str) -> list[URLPattern]:
    """All times at `address`, and a year and a month of them below it."""
    name = f"{kind}_over_time"
    return [
        path(address, view.as_view(), name=name),
        path(f"{address}<year:year>/", view.as_view(), name=f"{name}_year"),
        path(f"{address}<month:month>/", view.as_view(), name=f"{name}_month"),
    ]


app_name = "articles"
urlpatterns = [
    path("", front_view.FrontView.as_view(), name="front"),
    path("paper/", paper_views.IssueListView.as_view(), name="issues"),
    path("paper/<issue:key>/", paper_views.IssueView.as_view(), name="issue"),
    path("paper/<issue:key>/pdf/", print_views.IssuePdfView.as_view(), name="issue_pdf"),
    path("paper/<issue:key>/<number:sequence>/", paper_views.PageView.as_view(), name="page"),
    path(
        "paper/<issue:key>/<number:sequence>/closer/",
        print_views.ZoomView.as_view(),
        name="closer",
    ),
    path(
        "paper/<issue:key>/<number:sequence>/covered/<slug:version>/<number:number>/",
        print_views.CoveredPageView.as_view(),
        name="covered_page",
    ),
    path("a/<number:pk>/", article_views.ArticleView.as_view(), name="article"),
    path("a/<number:pk>/letter/", letter_views.LetterView.as_view(), name="letter"),
    path(
        "a/<number:pk>/letter/sent/", letter_views.LetterSentView.as_view(), name="letter_sent"
    ),
    path("a/<number:pk>/copy/", letter_views.CopyView.as_view(), name="copy"),
    path("photo/<number:pk>/<number:width>/", article_views.PhotoView.as_view(), name="photo"),
    path("preview/<token:token>/", preview_views.PreviewView.as_view(), name="preview"),
    path(
        "preview/<token:token>/photo/<number:pk>/",
        preview_views.PreviewPhotoView.as_view(),
        name="preview_whole_photo",
    ),
    path(
        "preview/<token:token>/photo/<number:pk>/<number:width>/",
        preview_views.PreviewPhotoView.as_view(),
        name="preview_photo",
    ),
    re_path(
        r"^preview/(?P<token>.+)$",
        preview_views.MistypedPreviewView.as_view(),
        name="preview_mistyped",
    ),
    path("section/", list_views.SectionListView.as_view(), name="sections"),
    path("section/<section:slug>/", list_views.SectionView.as_view(), name="section"),
    path("people/<number:pk>/", list_views.ContributorView.as_view(), name="contributor"),
    path("language/<str:language>/", languages.choose, name="language"),
    *(
        path(f"{kind}/", own_views.PlainPageView.as_view(), {"kind": kind}, name=kind)
        for kind in PlainPage.PageKind.values
    ),
    path("artwork/<slug:name>.svg", own_views.ArtworkView.as_view(), name="artwork"),
    path("favicon.ico", own_views.FaviconView.as_view(), name="favicon"),
    path("site.webmanifest", own_views.ManifestView.as_view(), name="manifest"),
    path("search/", search_views.SearchView.as_view(), name="search"),
    path("opensearch.xml", search_views.OpenSearchView.as_view(), name="opensearch"),
    path("archive/", archive.OverviewView.as_view(), name="archive"),
    path("archive/<year:year>/", archive.YearView.as_view(), name="archive_year"),
    path("archive/<month:month>/", archive.MonthView.as_view(), name="archive_month"),
    path("archive/<day:day>/", archive.DayView.as_view(), name="archive_day"),
    *by_time("section/<section:slug>/archive/", over_time.SectionOverTimeView, "section"),
    *by_time("people/<number:pk>/archive/", over_time.ContributorOverTimeView, "contributor"),
    path("feed/", feeds.NewestFeed.as_view(), name="feed"),
    path("paper/<issue:key>/feed/", feeds.IssueFeed.as_view(), name="issue_feed"),
    path("section/<section:slug>/feed/", feeds.SectionFeed.as_view(), name="section_feed"),
    path("people/<number:pk>/feed/", feeds.ContributorFeed.as_view(), name="contributor_feed"),
    path("a/<number:pk>.json", article_json.ArticleJsonView.as_view(), name="article_json"),
    path("sitemap.xml", sitemaps.SitemapIndexView.as_view(), name="sitemaps"),
    path("sitemap/news.xml", sitemaps.NewsSitemapView.as_view(), name="sitemap_of_news"),
    path(
        "sitemap/sections.xml",
        sitemaps.SectionSitemapView.as_view(),
        name="sitemap_of_sections",
    ),
    path("sitemap/<month:month>.xml", sitemaps.MonthSitemapView.as_view(), name="sitemap"),
    path("robots.txt", robots.RobotsView.as_view(), name="robots"),
    re_path(redirects.ADDRESS, redirects.FormerAddressView.as_view(), name="former"),
    re_path(redirects.NEWER_ADDRESS, redirects.FormerAddressView.as_view(), name="former"),
    # Last: any path that nothing above has.
    re_path(redirects.ANY_ADDRESS, redirects.FormerAddressView.as_view(), name="former"),
]
