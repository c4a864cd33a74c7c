"""What readers would see of an issue's front page: now, or at the moment at which the issue goes live."""

from __future__ import annotations

from collections.abc import Sequence

from django.db.models import Q
from django.utils import timezone

from articles.desk.due import stories_due_with
from articles.models import Article, Issue, State
from articles.presenting.front_context import FrontSource


def waits(issue: Issue) -> bool:
    """Whether it has a time to go live that has not come."""
    return issue.live_at is not None and issue.went_live_at is None


def source_of(issue: Issue, order: Sequence[int]) -> FrontSource:
    """Of an issue of which nothing is online, or that has a time to go live, with what will go."""
    now = timezone.now()
    at = max(now, issue.live_at) if issue.live_at and waits(issue) else now
    published = Article.objects.published()
    if waits(issue) or not published.filter(page__issue=issue).exists():
        going = stories_due_with(issue, at).order_by().values("pk")
        published = Article.objects.filter(Q(state=State.PUBLISHED) | Q(pk__in=going))
    return FrontSource(issue, tuple(order), published, at)
