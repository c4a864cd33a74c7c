"""Which issue the board shows, and the issues beside it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.db.models import Q

from articles.models import Issue
from articles.models.issue import IssueQuerySet

from .tuning import TUNING

_DAY = len("2023-11-08")
# Issues that are loaded: those that tell what is usual, also where each day has a second edition
_LOADED = 2 * TUNING.issues + 4


@dataclass(frozen=True)
class ChosenIssue:
    """`issue` is None before the first import. `before`: those before it, the nearest first.

    `asked`: a day that has no issue, for which the nearest is shown.
    """

    issue: Issue | None
    before: tuple[Issue, ...] = ()
    next: Issue | None = None
    asked: datetime.date | None = None

    @property
    def previous(self) -> Issue | None:
        return self.before[0] if self.before else None


def chosen_issue(key: str, day: str) -> ChosenIssue:
    """The issue of this key (`Issue.key`), else of this day, else the newest.

    One query, two for a day before the first issue.
    """
    date, edition = _day(key or day), key[_DAY + 1 :]
    if date is None:
        return _newest()
    until, later = _around(date)
    if not until:
        return ChosenIssue(later, (), later and Issue.objects.after(later).first(), date)
    asked = None if until[-1].last_day >= date else date
    return _among(until, _edition(until, edition), later, asked)


def _newest() -> ChosenIssue:
    """Of its day the main edition."""
    until = _last(Issue.objects.all())
    if not until:
        return ChosenIssue(None)
    return _among(until, _edition(until, ""))


def _last(issues: IssueQuerySet) -> list[Issue]:
    """The oldest first."""
    return list(reversed(issues.order_by("-date", "-edition")[:_LOADED]))


def _around(date: datetime.date) -> tuple[list[Issue], Issue | None]:
    """The last issues up to this day, the oldest first; and the first after it. One query."""
    later = Issue.objects.filter(date__gt=date).order_by("date", "edition")
    found = _last(Issue.objects.filter(Q(date__lte=date) | Q(pk__in=later.values("pk")[:1])))
    until = [issue for issue in found if issue.date <= date]
    return until, next(iter(found[len(until) :]), None)


def _edition(issues: list[Issue], edition: str) -> Issue:
    """Of the last day: that edition, else the first."""
    day = [issue for issue in issues if issue.date == issues[-1].date]
    return next((issue for issue in day if issue.edition == edition), day[0])


def _among(
    until: list[Issue],
    issue: Issue,
    later: Issue | None = None,
    asked: datetime.date | None = None,
) -> ChosenIssue:
    """One of these, and `later` behind the last of them."""
    place = until.index(issue)
    after = next(iter(until[place + 1 :]), later)
    return ChosenIssue(issue, tuple(reversed(until[:place])), after, asked)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:_DAY])
    except ValueError:
        return None
