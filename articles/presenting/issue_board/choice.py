"""Which issue the board shows, and the issues beside it."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles.models import Issue

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

    One query for the newest, two for any other; three for a day before the first issue.
    """
    date, edition = _day(key or day), key[_DAY + 1 :]
    if date is None:
        return _newest()
    until = _until(date)
    covers = bool(until) and until[-1].last_day >= date
    if not until:
        first = Issue.objects.order_by("date", "edition").first()
        return _among([first] if first else [], first, date)
    issue = _edition(until, edition)
    return _among(until, issue, None if covers else date)


def _newest() -> ChosenIssue:
    """Of its day the main edition."""
    until = _until(None)
    if not until:
        return ChosenIssue(None)
    place = until.index(_edition(until, ""))
    after = next(iter(until[place + 1 :]), None)  # nothing is newer than the last of these
    return ChosenIssue(until[place], tuple(reversed(until[:place])), after)


def _until(date: datetime.date | None) -> list[Issue]:
    """The last issues up to this day, the oldest first."""
    rows = Issue.objects.filter(date__lte=date) if date else Issue.objects.all()
    return list(reversed(rows.order_by("-date", "-edition")[:_LOADED]))


def _edition(issues: list[Issue], edition: str) -> Issue:
    """Of the last day: that edition, else the first."""
    day = [issue for issue in issues if issue.date == issues[-1].date]
    return next((issue for issue in day if issue.edition == edition), day[0])


def _among(
    until: list[Issue], issue: Issue | None, asked: datetime.date | None = None
) -> ChosenIssue:
    if issue is None:
        return ChosenIssue(None)
    place = until.index(issue)
    after = until[place + 1] if until[place + 1 :] else Issue.objects.after(issue).first()
    return ChosenIssue(issue, tuple(reversed(until[:place])), after, asked)


def _day(text: str) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text[:_DAY])
    except ValueError:
        return None
