"""When the issues of a month, their pages and their stories last changed, for the month's sitemap."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F, Max, QuerySet
from django.urls import reverse

from articles.formats.item import revised
from articles.models import Article, ArticleRegion, Issue, Page, State

Change = tuple[int, datetime.datetime]  # a row's key, and when it changed


class ChangedStory(NamedTuple):
    """An article that is or was online; `page` and `issue` are keys.

    `changed` is when readers last got other words: those that it was withdrawn from, none.
    """

    pk: int
    is_online: bool
    changed: datetime.datetime
    page: int
    issue: int


@dataclass(frozen=True)
class MonthChanges:
    """`issues` and their `pages` as readers see them; `stories` that are or were online in
    them.

    What was withdrawn has changed the issue and the pages that it stood on, too.
    """

    issues: Sequence[Issue]
    pages: Sequence[Page]
    stories: Sequence[ChangedStory]
    # (page, article), also of pages where a story only goes on
    regions: Sequence[tuple[int, int]]

    @classmethod
    def of(cls, issues: Sequence[Issue]) -> MonthChanges:
        """What is published, was withdrawn or goes on in these issues, in three queries."""
        pages = Article.objects.published().pages().filter(issue__in=issues)
        stories = Article.everything.exclude(state=State.DRAFT).filter(page__issue__in=issues)
        regions = ArticleRegion.objects.filter(page__issue__in=issues).order_by()
        return cls(
            issues,
            list(pages.select_related("issue").order_by("issue__date", "sequence")),
            [_changed(story) for story in _with_times(stories)],
            list(regions.values_list("page", "article")),
        )

    def by_path(self) -> Iterator[tuple[str, datetime.datetime]]:
        """The path of each issue, page and published story, with its last change."""
        of_issues = _latest((story.issue, story.changed) for story in self.stories)
        of_pages = _latest(self._on_pages())
        for issue in self.issues:
            yield issue.get_absolute_url(), of_issues[issue.pk]
        for page in self.pages:
            yield page.get_absolute_url(), of_pages[page.pk]
        for story in self.stories:
            if story.is_online:
                yield reverse("articles:article", args=[story.pk]), story.changed

    def _on_pages(self) -> Iterator[Change]:
        """Each page with the change of each story that stands or goes on on it."""
        changed = {story.pk: story.changed for story in self.stories}
        begins = ((story.page, story.pk) for story in self.stories)
        for page, story in {*begins, *self.regions}:
            if story in changed:
                yield page, changed[story]


def _with_times(stories: QuerySet[Article]) -> QuerySet[Article]:
    columns = ("state", "updated_at", "published_at", "issue_date", "page")
    times = {"issue": F("page__issue"), "corrected": Max("corrections__made_at")}
    return stories.order_by("pk").only(*columns).annotate(**times)


def _changed(story: Article) -> ChangedStory:
    is_online = story.state == State.PUBLISHED
    corrected = [story.corrected] if story.corrected else []
    at = (
        revised(story.published_at, story.dated, story.updated_at, corrected)
        if is_online
        else story.updated_at
    )
    return ChangedStory(story.pk, is_online, at, story.page_id, story.issue)


def _latest(changes: Iterable[Change]) -> dict[int, datetime.datetime]:
    latest: dict[int, datetime.datetime] = {}
    for pk, changed in changes:
        latest[pk] = max(changed, latest.get(pk, changed))
    return latest
