"""Atom feeds of all, of an issue, a section, a person, with what is published.

The feed of all is the newest issues, as far as they fill it. What is older stands in archives,
one an issue, each of which leads to the one before (RFC 5005, 4); sections and people have
feeds in pages (RFC 5005, 3).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any
from urllib.parse import quote

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.http import RFC3986_SUBDELIMS
from django.views.generic import View

from articles.derived import websub
from articles.formats import atom
from articles.models import Article, Contributor, Issue, Section, State
from articles.presenting.delivery import document
from articles.presenting.items import item_of, withdrawal_of
from articles.presenting.masthead import newspaper_name
from articles.web.cache_tags import issues_tags, person_tags, section_tags
from articles.web.path_converters import IssueKey
from articles.web.urls import absolute_url

NEWEST = 50  # stories of a feed
LONGEST_PAGE = 4  # digits of a page's number: nobody reads further, and no database should
# A feed without an entry must have a time, too
NOTHING_YET = datetime.datetime(1970, 1, 1, tzinfo=datetime.UTC)


class FeedView(View):
    """Makes a feed of stories, its head, and the links to its other pages, its archives and the hub."""

    in_archive = False  # whether it is one of RFC 5005's archives
    number = 1  # of the feed's page

    def feed(
        self,
        title: str,
        page: str,
        stories: Sequence[Article],
        links: Iterable[tuple[str, str]],
        gone: Sequence[Article] = (),
    ) -> atom.Feed:
        """`page` is the path of the page for people; `links` are (relation, path) pairs.

        `gone` are withdrawn stories that stood in the feed.
        """
        absolute = partial(absolute_url, self.request)
        items = tuple(item_of(story, self.request) for story in stories)
        withdrawn = [story.updated_at for story in gone]
        newspaper = newspaper_name(self.request, stories[0].page.issue if stories else None)
        hub = (
            [("hub", settings.WEBSUB_HUB)]
            if settings.WEBSUB_HUB and not self.in_archive
            else []
        )
        return atom.Feed(
            url=absolute(self.own_path(self.number)),
            page_url=absolute(page),
            title=" – ".join(filter(None, (title, newspaper))),
            newspaper=newspaper,
            updated=timezone.localtime(
                max((*(item.revised for item in items), *withdrawn), default=NOTHING_YET)
            ),
            items=items,
            gone=tuple(withdrawal_of(story, absolute) for story in gone),
            links=(*((relation, absolute(path)) for relation, path in links), *hub),
            is_archive=self.in_archive,
            in_full=settings.FEEDS_IN_FULL,
        )

    def own_path(self, number: int) -> str:
        """The path of a page of the feed, escaped as `reverse` does it.

        Without whatever else is in the request's query: hubs and feed readers compare a feed's
        URL.
        """
        path = quote(self.request.path, safe=RFC3986_SUBDELIMS + "/~:@")
        return f"{path}?page={number}" if number > 1 else path

    def answer(self, feed: atom.Feed, **context: Any) -> HttpResponse:
        return document("atom", feed, context)


class NewestFeed(FeedView):
    cache_tags = staticmethod(issues_tags)

    def get(self, request: HttpRequest) -> HttpResponse:
        published = Article.objects.published()
        issues = list(published.issues()[: websub.NEWEST])
        stories = list(
            _in_full(published.filter(page__issue__in=issues).newest_first())[:NEWEST]
        )
        in_feed = {story.page.issue_id for story in stories}
        shown = [issue for issue in issues if issue.pk in in_feed]
        oldest = min(shown, key=lambda issue: (issue.date, issue.edition), default=None)
        links = [("prev-archive", _feed_of(oldest))] if oldest else []
        gone = _gone(Article.everything.filter(page__issue__in=issues))
        feed = self.feed("", reverse("articles:front"), stories, links, gone)
        return self.answer(feed, issues=shown)


class IssueFeed(FeedView):
    """All that an issue holds."""

    in_archive = True
    cache_tags = staticmethod(issues_tags)

    def get(self, request: HttpRequest, key: IssueKey) -> HttpResponse:
        published = Article.objects.published()
        issue = get_object_or_404(published.issues(), date=key.date, edition=key.edition)
        before = published.issues().before(issue).first()
        rows = list(_in_full(_seen().filter(page__issue=issue).in_page_order()))
        stories = [story for story in rows if story.state == State.PUBLISHED]
        links = [("current", reverse("articles:feed"))]
        if before:
            links.append(("prev-archive", _feed_of(before)))
        gone = [story for story in rows if story.state != State.PUBLISHED]
        feed = self.feed(str(issue), issue.get_absolute_url(), stories, links, gone)
        return self.answer(feed, issues=[issue])


class SubjectFeed(FeedView):
    """The stories of a `subject`, fifty a page; the first also has what was withdrawn of them."""

    has_pages = True

    def get(self, request: HttpRequest, **named: Any) -> HttpResponse:
        subject = self.subject(**named)
        found = self.all_of(subject).published()
        page = self.number = _page_in(request)
        first = NEWEST * (page - 1)
        rows = list(_in_full(found.newest_first())[first : first + NEWEST + 1])
        if not rows and (page > 1 or self.is_only_there_with_stories):
            raise Http404
        pages = {
            "first": 1,
            "previous": page - 1,
            "next": page + 1 if len(rows) > NEWEST else 0,
        }
        links = [
            (relation, self.own_path(number)) for relation, number in pages.items() if number
        ]
        gone = _gone(self.all_of(subject)) if page == 1 else ()
        feed = self.feed(str(subject), subject.get_absolute_url(), rows[:NEWEST], links, gone)
        return self.answer(feed, subject=subject)


class SectionFeed(SubjectFeed):
    is_only_there_with_stories = False
    cache_tags = staticmethod(section_tags)

    def subject(self, slug: str) -> Section:
        return get_object_or_404(Section, slug=slug)

    def all_of(self, subject: Section) -> Any:
        """All of its articles, whatever their state."""
        return Article.everything.filter(section=subject)


class ContributorFeed(SubjectFeed):
    """Who has no work online yet is not named yet."""

    is_only_there_with_stories = True
    cache_tags = staticmethod(person_tags)

    def subject(self, pk: int) -> Contributor:
        return get_object_or_404(Contributor, pk=pk)

    def all_of(self, subject: Contributor) -> Any:
        """All of their articles, whatever their state."""
        return Article.everything.all().signed_by(subject)


def _in_full(stories: QuerySet[Article]) -> QuerySet[Article]:
    """With all that an entry shows, in three queries more."""
    return stories.for_excerpts().prefetch_related("corrections")


def _seen() -> QuerySet[Article]:
    """What readers see, and what they have seen."""
    return Article.everything.published() | Article.everything.gone()


def _gone(stories: QuerySet[Article]) -> list[Article]:
    """Those of `stories` that have been withdrawn, the latest first; readers' programs drop them. One query."""
    columns = ("updated_at", "withdrawal_note")
    return list(stories.gone().order_by("-updated_at", "pk").only(*columns)[:NEWEST])


def _page_in(request: HttpRequest) -> int:
    """The page that is asked for; Http404 for what is none."""
    page = request.GET.get("page", "1")
    if not (page.isascii() and page.isdecimal() and len(page) <= LONGEST_PAGE and int(page)):
        raise Http404
    return int(page)


def _feed_of(issue: Issue) -> str:
    return reverse("articles:issue_feed", args=[issue.key])
