"""What is due at a moment: issues, stories with a time of their own, and stories that end.

What is due may still lack something (`desk.readiness`), and waits then.
"""

from __future__ import annotations

import datetime

from django.db.models import Q, QuerySet

from articles.models import Article, Issue, State

# what is online, in the bin, or withdrawn by print goes nowhere; nor what is printed only
_MAY_GO = Q(state__in=[State.DRAFT, State.WITHDRAWN], print_only=False, dropped_at=None)


def due_issues(now: datetime.datetime) -> QuerySet[Issue]:
    """Those that have not gone yet, the one that has waited longest first."""
    return _waiting_issues().filter(live_at__lte=now).order_by("live_at", "pk")


def stories_due_with(issue: Issue, now: datetime.datetime) -> QuerySet[Article]:
    """The drafts that go live with their issue, in order of their keys; those with a later time of their own wait."""
    has_come = Q(live_at=None) | Q(live_at__lte=now)
    drafts = Article.objects.filter(_MAY_GO, has_come, page__issue=issue, state=State.DRAFT)
    return drafts.order_by("pk")


def due_articles(now: datetime.datetime) -> QuerySet[Article]:
    """Those whose own time has come, in order of their keys; also withdrawn ones that were given a new time."""
    return Article.objects.filter(_MAY_GO, live_at__lte=now).order_by("pk")


def expired_articles(now: datetime.datetime) -> QuerySet[Article]:
    """What is online and has ended, in order of their keys."""
    return Article.objects.published().filter(expires_at__lte=now).order_by("pk")


def next_moment(now: datetime.datetime) -> datetime.datetime | None:
    """The next moment after `now` at which something will be due; None where nothing is planned. One query."""
    return min((at for at in planned_moments() if at > now), default=None)


def planned_moments() -> list[datetime.datetime]:
    """All at which something is to go live or to end, the earliest first, those that are over
    among them. One query.
    """
    issues = _waiting_issues().order_by().values_list("live_at", flat=True)
    stories = Article.objects.filter(_MAY_GO, live_at__isnull=False)
    ending = Article.objects.published().filter(expires_at__isnull=False)
    each = (
        stories.order_by().values_list("live_at", flat=True),
        ending.order_by().values_list("expires_at", flat=True),
    )
    return list(issues.union(*each).order_by("live_at"))


def _waiting_issues() -> QuerySet[Issue]:
    return Issue.objects.filter(live_at__isnull=False, went_live_at=None)
