"""Leafing through the paper: from page to page, at an issue's ends on into the issue before or after; and its contents.

"Before" and "after" are what whoever asks may see.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Subquery

from articles.models import Article, Issue, Page
from articles.presenting.front_page import PageStories


@dataclass(frozen=True)
class PageNavigation:
    """A `page` among the `pages` of its issue, and where leafing leads from it; None at the ends of the archive.

    `previous` and `next` are the pages beside it; beyond an end of the issue those of the issue before or after.
    `earlier` and `later` are the first pages of these issues.
    """

    page: Page
    pages: tuple[Page, ...]
    previous: Page | None
    next: Page | None
    earlier: Page | None
    later: Page | None


def page_navigation_of(visible: QuerySet[Article], issue: Issue, sequence: int) -> PageNavigation | None:
    """The page at `sequence` of the issue with the date and edition of `issue`, None where there is none. One query."""
    rows = sorted(_leaves(visible, issue), key=lambda page: (*_place(page.issue), page.sequence))
    own = [page for page in rows if _place(page.issue) == _place(issue)]
    before = [page for page in rows if _place(page.issue) < _place(issue)]
    after = [page for page in rows if _place(page.issue) > _place(issue)]
    in_order = [*before[-1:], *own, *after[:1]]
    page = next((page for page in own if page.sequence == sequence), None)
    if page is None:
        return None
    at = in_order.index(page)
    return PageNavigation(
        page,
        tuple(own),
        in_order[at - 1] if at else None,
        in_order[at + 1] if at + 1 < len(in_order) else None,
        next(iter(before), None),
        next(iter(after), None),
    )


@dataclass(frozen=True)
class Around:
    """The issues before and after one; None at the ends of the archive."""

    previous: Issue | None
    next: Issue | None


def issues_around(visible: QuerySet[Article], issue: Issue) -> Around:
    """One query."""
    issues = visible.issues()
    near = (Subquery(side.values("pk")[:1]) for side in (issues.before(issue), issues.after(issue)))
    before, after = (Q(pk=pk) for pk in near)
    found = sorted(Issue.objects.filter(before | after), key=_place)
    earlier = [other for other in found if _place(other) < _place(issue)]
    later = [other for other in found if _place(other) > _place(issue)]
    return Around(next(iter(earlier), None), next(iter(later), None))


def _place(issue: Issue) -> tuple[datetime.date, str]:
    """By date, and on one date the main edition first (`IssueQuerySet`)."""
    return issue.date, issue.edition


def _leaves(visible: QuerySet[Article], issue: Issue) -> QuerySet[Page]:
    """The issue's pages, the first and last of the issue before, and the first of the one after.

    Each by its key, found first: so the database looks four rows up, and does not read the archive.
    """
    issues, pages = visible.issues(), visible.pages()
    own = Issue.objects.filter(date=issue.date, edition=issue.edition).order_by().values("pk")
    of_previous = pages.filter(issue=Subquery(issues.before(issue).values("pk")[:1]))
    of_next = pages.filter(issue=Subquery(issues.after(issue).values("pk")[:1]))
    ends = [
        of_previous.order_by("sequence"),
        of_previous.order_by("-sequence"),
        of_next.order_by("sequence"),
    ]
    wanted = Q(issue=Subquery(own))
    for end in ends:
        wanted |= Q(pk=Subquery(end.values("pk")[:1]))
    return pages.filter(wanted).select_related("issue").order_by()


def contents_of(pages: Iterable[Page], stories: Iterable[Article]) -> tuple[PageStories, ...]:
    """版面目录: each of `pages` with those of `stories` that begin on it."""
    by_page: dict[int, list[Article]] = {}
    for story in stories:
        by_page.setdefault(story.page_id, []).append(story)
    return tuple(PageStories(page, tuple(by_page.get(page.pk, ()))) for page in pages)
