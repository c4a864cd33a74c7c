"""The archive by year, month and day.

As everywhere, readers see what is published, and editors the rest, too. A year, month or day
between the first and the newest issue is there, also without an issue; any other is not, but for
the days since the newest one, which say that they have none yet.
"""

from __future__ import annotations

import datetime
from typing import Any

from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.views.generic import TemplateView

from articles.models import Issue
from articles.models.issue import MOST_DAYS
from articles.presenting.anniversaries import on_this_day
from articles.presenting.calendars import (
    Span,
    day_of,
    last_of_month,
    month_of,
    months_of,
    years_of,
)
from articles.presenting.page_covers import cover_pages
from articles.site.visibility import VisibleMixin
from articles.web.cache_tags import ISSUES, Context, pages_tag, tag

ONE_DAY = datetime.timedelta(1)


class ArchiveView(VisibleMixin, TemplateView):
    """`issues` that whoever asks may see, and the `span` of time that they cover."""

    @property
    def issues(self) -> QuerySet[Issue]:
        return self.visible.issues()

    def covering(self, first: datetime.date, last: datetime.date) -> list[Issue]:
        """The issues of these days, each with its first page as `fronts`, none where that is not there.

        Three queries.
        """
        fronts = self.visible.pages().filter(sequence=1).select_related("issue")
        with_front = Prefetch("pages", fronts, to_attr="fronts")
        issues = self.issues.prefetch_related(with_front).covering(first, last)
        cover_pages([page for issue in issues for page in issue.fronts], self.visible)
        return issues

    def span(self) -> Span | None:
        """None where there is no issue at all. Two queries, each of which reads one row."""
        first, last = self.issues.last(), self.issues.first()
        return Span(first.date, last.last_day) if first else None

    def span_with(self, first: datetime.date, last: datetime.date) -> Span:
        """The archive's, which must have one of the days from `first` to `last`; Http404 where it has none."""
        span = self.span()
        if span is None or not span.holds(first, last):
            raise Http404
        return span


def first_pages_tags(context: Context) -> set[str]:
    """The cache tags of a page with a month's issues, each with the picture of its first page."""
    month = context["month"]
    shown = {pages_tag(issue.pk) for issue in month.issues} if month else set()
    return shown | {ISSUES}


class OverviewView(ArchiveView):
    """The newest month's issues, and how many there are in each month of each year."""

    template_name = "articles/archive.html"
    cache_tags = staticmethod(first_pages_tags)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        by_month = self.issues.order_by().values_list("date__year", "date__month")
        rows = list(by_month.annotate(Count("pk"), Min("date"), Max("date")))
        if not rows:
            return super().get_context_data(month=None, years=[], **kwargs)
        span = Span(min(row[3] for row in rows), max(row[4] for row in rows))
        first = span.last.replace(day=1)
        issues = self.covering(first, last_of_month(first))
        years = years_of((row[:3] for row in rows), archive_path, span)
        return super().get_context_data(
            month=month_of(first, issues, span), years=years, **kwargs
        )


class YearView(ArchiveView):
    """A year as twelve calendars."""

    template_name = "articles/archive_year.html"

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        return {ISSUES}

    def get_context_data(self, year: int, **kwargs: Any) -> dict[str, Any]:
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        span = self.span_with(first, last)
        issues = self.issues.covering(first, last)
        return super().get_context_data(
            first=first,
            months=months_of(year, issues, span),
            count=sum(issue.date.year == year for issue in issues),
            years=year_paths(span),
            previous=archive_path(year - 1) if span.first < first else "",
            next=archive_path(year + 1) if span.last > last else "",
            **kwargs,
        )


class MonthView(ArchiveView):
    """A month as a calendar with the first pages of its issues."""

    template_name = "articles/archive_month.html"
    cache_tags = staticmethod(first_pages_tags)

    def get_context_data(self, month: datetime.date, **kwargs: Any) -> dict[str, Any]:
        last = last_of_month(month)
        span = self.span_with(month, last)
        issues = self.covering(month, last)
        before, after = month - ONE_DAY, last + ONE_DAY
        return super().get_context_data(
            month=month_of(month, issues, span),
            years=year_paths(span),
            previous=before if span.holds(before, before) else None,
            next=after if span.holds(after, after) else None,
            **kwargs,
        )


class DayView(ArchiveView):
    """A day's issues with their pages, and 那年今日."""

    template_name = "articles/archive_day.html"

    @staticmethod
    def cache_tags(context: Context) -> set[str]:
        """The day's issues with the pictures of their pages, and what led the issues of this day in earlier years."""
        shown = {pages_tag(issue.pk) for issue in context["day"].issues}
        led = {tag("issue", issue) for issue in context["past"].issues}
        return shown | led | {ISSUES}

    def get_context_data(self, day: datetime.date, **kwargs: Any) -> dict[str, Any]:
        near = self._near(day)
        span = Span(near[0].date, max(issue.last_day for issue in near)) if near else None
        if span is None or not span.first <= day <= max(span.last, timezone.localdate()):
            raise Http404
        return super().get_context_data(
            day=day_of(day, near, span),
            previous=next((issue.date for issue in reversed(near) if issue.date < day), None),
            next=next((issue.date for issue in near if issue.date > day), None),
            past=on_this_day(day, self.visible),
            **kwargs,
        )

    def _near(self, day: datetime.date) -> list[Issue]:
        """The issues of the day, earlier ones that may be for it, too, and the nearest before
        and after, by date.

        Each with its pages as `seen`. Three queries.
        """
        before = self.issues.filter(date__lt=day).order_by("-date").values("pk")[:1]
        after = self.issues.filter(date__gt=day).order_by("date").values("pk")[:1]
        earliest = day - datetime.timedelta(MOST_DAYS)
        joint = Q(days__gt=1, date__range=(earliest, day))
        pages = self.visible.pages().select_related("issue")
        rows = self.issues.filter(Q(date=day) | joint | Q(pk=before) | Q(pk=after))
        with_pages = rows.prefetch_related(Prefetch("pages", pages, to_attr="seen"))
        cover_pages([page for issue in with_pages for page in issue.seen], self.visible)
        return sorted(with_pages, key=lambda issue: (issue.date, issue.edition))


def year_paths(span: Span) -> list[tuple[int, str]]:
    """Each year of the archive with its path, the newest first."""
    years = range(span.last.year, span.first.year - 1, -1)
    return [(year, archive_path(year)) for year in years]


def archive_path(year: int, *month: int) -> str:
    """The path of a year, or of a month of it."""
    if month:
        return reverse("articles:archive_month", args=[datetime.date(year, month[0], 1)])
    return reverse("articles:archive_year", args=[year])
