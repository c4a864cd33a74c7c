"""The reader's addresses. They never change: readers, search engines and the printed paper itself keep them."""

import datetime
from dataclasses import dataclass

from django.urls import path, register_converter

from articles import correspondence, languages, views


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


register_converter(IssueKeyConverter, "issue")
register_converter(SlugConverter, "section")

app_name = "articles"
urlpatterns = [
    path("", views.FrontView.as_view(), name="front"),
    path("paper/", views.IssueListView.as_view(), name="issues"),
    path("paper/<issue:key>/", views.IssueView.as_view(), name="issue"),
    path("paper/<issue:key>/<int:sequence>/", views.PageView.as_view(), name="page"),
    path("a/<int:pk>/", views.ArticleView.as_view(), name="article"),
    path("a/<int:pk>/letter/", correspondence.LetterView.as_view(), name="letter"),
    path("a/<int:pk>/letter/sent/", correspondence.LetterSentView.as_view(), name="letter_sent"),
    path("a/<int:pk>/copy/", correspondence.CopyView.as_view(), name="copy"),
    path("photo/<int:pk>/<int:width>/", views.PhotoView.as_view(), name="photo"),
    path("section/<section:slug>/", views.SectionView.as_view(), name="section"),
    path("people/<int:pk>/", views.ContributorView.as_view(), name="contributor"),
    path("language/<str:language>/", languages.choose, name="language"),
]
