"""From page to page of the paper, at an issue's ends on into the issue before or after.

"Before" and "after" are among what whoever asks may see.
"""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Subquery

from articles.models import Article, Issue, Page
from articles.web.path_converters import IssueKey

IssueOrder = tuple[datetime.date, str]  # date and edition


@dataclass(frozen=True)
class PageNavigation:
    """A `page` among the `pages` of its issue, and where one can go from it; None at the ends
    of the archive.

    `previous` and `next` are the pages beside it; beyond an end of the issue those of the issue
    before or after. `earlier` and `later` are the first pages of these issues.
    """

    page: Page
    pages: tuple[Page, ...]
    previous: Page | None
    next: Page | None
    earlier: Page | None
    later: Page | None


def page_navigation_of(
    visible: QuerySet[Article], issue: IssueKey, sequence: int
) -> PageNavigation | None:
    """The page at `sequence` of the issue with the date and edition of `issue`, None where
    there is none. One query.
    """
    rows = sorted(_nearby_pages(visible, issue), key=_page_order)
    before, own, after = _divided(rows, _issue_order(issue))
    sequences = [page.sequence for page in own]
    if sequence not in sequences:
        return None
    at = sequences.index(sequence)
    return PageNavigation(
        page=own[at],
        pages=tuple(own),
        previous=_last([*before, *own[:at]]),
        next=_first([*own[at + 1 :], *after]),
        earlier=_first(before),
        later=_first(after),
    )


def _divided(pages: list[Page], here: IssueOrder) -> tuple[list[Page], list[Page], list[Page]]:
    """`pages`, which are in order, before, in and after the issue that stands `here`."""
    orders = [_issue_order(page.issue) for page in pages]
    start, end = bisect_left(orders, here), bisect_right(orders, here)
    return pages[:start], pages[start:end], pages[end:]


def _first(pages: Sequence[Page]) -> Page | None:
    return pages[0] if pages else None


def _last(pages: Sequence[Page]) -> Page | None:
    return pages[-1] if pages else None


def _page_order(page: Page) -> tuple[datetime.date, str, int]:
    return (*_issue_order(page.issue), page.sequence)


def _issue_order(issue: IssueKey | Issue) -> IssueOrder:
    """By date, and on one date the main edition first (`IssueQuerySet`)."""
    return issue.date, issue.edition


def _nearby_pages(visible: QuerySet[Article], issue: IssueKey) -> QuerySet[Page]:
    """The issue's pages, the first and last of the issue before, and the first of the one
    after.

    Each by its key, found first: so the database looks four rows up, and does not read the
    archive.
    """
    issues, pages = visible.issues(), visible.pages()
    own = Issue.objects.filter(date=issue.date, edition=issue.edition).order_by()
    of_previous = pages.filter(issue=Subquery(issues.before(issue).values("pk")[:1]))
    of_next = pages.filter(issue=Subquery(issues.after(issue).values("pk")[:1]))
    ends = [
        of_previous.order_by("sequence"),
        of_previous.order_by("-sequence"),
        of_next.order_by("sequence"),
    ]
    wanted = Q(issue=Subquery(own.values("pk")))
    for end in ends:
        wanted |= Q(pk=Subquery(end.values("pk")[:1]))
    return pages.filter(wanted).select_related("issue").order_by()


@dataclass(frozen=True)
class AdjacentIssues:
    """The issues before and after one; None at the ends of the archive."""

    previous: Issue | None
    next: Issue | None


def adjacent_issues(visible: QuerySet[Article], issue: Issue) -> AdjacentIssues:
    """The neighbours of `issue` among those with a visible article, in one query."""
    issues = visible.issues()
    before = Subquery(issues.before(issue).values("pk")[:1])
    after = Subquery(issues.after(issue).values("pk")[:1])
    found = list(Issue.objects.filter(Q(pk=before) | Q(pk=after)))
    here = _issue_order(issue)
    return AdjacentIssues(
        previous=next((other for other in found if _issue_order(other) < here), None),
        next=next((other for other in found if _issue_order(other) > here), None),
    )
