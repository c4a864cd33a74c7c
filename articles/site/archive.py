"""The archive: by year, month and day; what a section or a person has over time.

As everywhere, readers see what is published, and editors the rest, too. A year, month or day between the first and the
newest issue is there, also without an issue; any other is not.
"""

from __future__ import annotations

import datetime
from functools import partial

from django.core.paginator import InvalidPage, Paginator
from django.db.models import Count, Max, Min, Prefetch, Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from articles.models import Article, Contributor, Issue, Section
from articles.models.issue import MOST_DAYS
from articles.presenting.anniversaries import on_this_day
from articles.presenting.calendars import Span, day_of, last_of_month, month_of, months_of, years_of
from articles.web.cache_tags import ISSUES, pages_tag, person_tags, section_tags, tag

A_PAGE = 100  # headlines of a list


class ArchiveView(TemplateView):
    """`stories` and `issues` that whoever asks may see."""

    @property
    def stories(self) -> QuerySet[Article]:
        return Article.objects.visible_to(self.request.user)

    @property
    def issues(self) -> QuerySet[Issue]:
        return self.stories.issues()

    def covering(self, first: datetime.date, last: datetime.date) -> list[Issue]:
        """The issues of these days, each with its first page as `fronts`, none where that is not there. Two queries."""
        fronts = self.stories.pages().filter(sequence=1).select_related("issue")
        return self.issues.prefetch_related(Prefetch("pages", fronts, to_attr="fronts")).covering(first, last)

    def span(self) -> Span | None:
        """None where there is no issue at all. Two queries, each of which reads one row."""
        first, last = self.issues.last(), self.issues.first()
        return Span(first.date, last.last_day) if first else None

    def span_with(self, first: datetime.date, last: datetime.date) -> Span:
        """The archive's, which must have one of the days from `first` to `last`."""
        span = self.span()
        if span is None or not span.holds(first, last):
            raise Http404
        return span


def first_pages_tags(context):
    """The cache tags of a page with a month's issues, each with the picture of its first page."""
    month = context["month"]
    shown = {pages_tag(issue.pk) for issue in month.issues} if month else set()
    return shown | {ISSUES}


class OverviewView(ArchiveView):
    """The newest month's issues, and how many there are in each month of each year."""

    template_name = "articles/archive.html"
    cache_tags = staticmethod(first_pages_tags)

    def get_context_data(self, **kwargs):
        rows = list(
            self.issues.order_by()
            .values_list("date__year", "date__month")
            .annotate(Count("pk"), Min("date"), Max("date"))
        )
        if not rows:
            return super().get_context_data(month=None, years=[], **kwargs)
        span = Span(min(row[3] for row in rows), max(row[4] for row in rows))
        first = span.last.replace(day=1)
        issues = self.covering(first, last_of_month(first))
        years = years_of((row[:3] for row in rows), _archive_address, span)
        return super().get_context_data(month=month_of(first, issues, span), years=years, **kwargs)


class YearView(ArchiveView):
    """A year as twelve calendars."""

    template_name = "articles/archive_year.html"

    @staticmethod
    def cache_tags(context):
        return {ISSUES}

    def get_context_data(self, year, **kwargs):
        first, last = datetime.date(year, 1, 1), datetime.date(year, 12, 31)
        span = self.span_with(first, last)
        issues = self.issues.covering(first, last)
        return super().get_context_data(
            first=first,
            months=months_of(year, issues, span),
            count=sum(issue.date.year == year for issue in issues),
            years=_years(span),
            previous=_archive_address(year - 1) if span.first < first else "",
            next=_archive_address(year + 1) if span.last > last else "",
            **kwargs,
        )


class MonthView(ArchiveView):
    """A month as a calendar with the first pages of its issues."""

    template_name = "articles/archive_month.html"
    cache_tags = staticmethod(first_pages_tags)

    def get_context_data(self, month, **kwargs):
        last = last_of_month(month)
        span = self.span_with(month, last)
        issues = self.covering(month, last)
        before, after = month - datetime.timedelta(1), last + datetime.timedelta(1)
        return super().get_context_data(
            month=month_of(month, issues, span),
            years=_years(span),
            previous=before if span.holds(before, before) else None,
            next=after if span.holds(after, after) else None,
            **kwargs,
        )


class DayView(ArchiveView):
    """A day's issues with their pages, and 那年今日."""

    template_name = "articles/archive_day.html"

    @staticmethod
    def cache_tags(context):
        """The day's issues with the pictures of their pages, and what led the issues of this day in earlier years."""
        shown = {pages_tag(issue.pk) for issue in context["day"].issues}
        led = {tag("issue", issue) for issue in context["past"].issues}
        return shown | led | {ISSUES}

    def get_context_data(self, day, **kwargs):
        before = self.issues.filter(date__lt=day).order_by("-date").values("pk")[:1]
        after = self.issues.filter(date__gt=day).order_by("date").values("pk")[:1]
        pages = Prefetch("pages", self.stories.pages().select_related("issue"), to_attr="seen")
        joint = Q(days__gt=1, date__range=(day - datetime.timedelta(MOST_DAYS), day))
        near = self.issues.filter(Q(date=day) | joint | Q(pk=before) | Q(pk=after)).prefetch_related(pages)
        near = sorted(near, key=lambda issue: (issue.date, issue.edition))
        span = Span(near[0].date, max(issue.last_day for issue in near)) if near else None
        if span is None or not span.holds(day, day):
            raise Http404
        return super().get_context_data(
            day=day_of(day, near, span),
            previous=next((issue.date for issue in reversed(near) if issue.date < day), None),
            next=next((issue.date for issue in near if issue.date > day), None),
            past=on_this_day(day, self.stories),
            **kwargs,
        )


class OverTimeView(ArchiveView):
    """How many stories of a `subject` there are in each month, and the headlines of a year or month of them."""

    template_name = "articles/over_time.html"

    def get_context_data(self, year=None, month=None, **kwargs):
        subject, stories, address = self.subject()
        counts = stories.order_by().values_list("page__issue__date__year", "page__issue__date__month")
        years = years_of(counts.annotate(Count("pk")), address)
        first = month or (datetime.date(year, 1, 1) if year else None)
        chosen = _chosen(years, first, is_month=month is not None)
        if not years or (first and not chosen):
            raise Http404
        headlines = self._headlines(stories, first, month is not None) if first else None
        return super().get_context_data(
            subject=subject,
            years=years,
            first=first,
            chosen=chosen,
            is_month=month is not None,
            path=address(*([first.year, first.month] if month else [first.year] if first else [])),
            page_obj=headlines,
            is_paginated=headlines and headlines.has_other_pages(),
            **kwargs,
        )

    def _headlines(self, stories: QuerySet[Article], first: datetime.date, is_month: bool):
        last = last_of_month(first) if is_month else datetime.date(first.year, 12, 31)
        chosen = stories.filter(page__issue__date__range=(first, last)).newest_first()
        rows = chosen.select_related("page__issue").only("headline", "body", "state", "page__issue")
        try:
            return Paginator(rows, A_PAGE).page(self.request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404 from error


class SectionOverTimeView(OverTimeView):
    cache_tags = staticmethod(section_tags)

    def subject(self):
        section = get_object_or_404(Section, slug=self.kwargs["slug"])
        return section, self.stories.filter(section=section), partial(_over_time, "section", section.slug)


class ContributorOverTimeView(OverTimeView):
    cache_tags = staticmethod(person_tags)

    def subject(self):
        person = get_object_or_404(Contributor, pk=self.kwargs["pk"])
        return person, self.stories.signed_by(person), partial(_over_time, "contributor", person.pk)


def _chosen(years, first, is_month):
    if first is None:
        return None
    year = next((year for year in years if year.total.first.year == first.year), None)
    found = year and (year.months[first.month - 1] if is_month else year.total)
    return found if found and found.number else None


def _years(span: Span) -> list[tuple[int, str]]:
    """Each year of the archive with its address, the newest first."""
    return [(year, _archive_address(year)) for year in range(span.last.year, span.first.year - 1, -1)]


def _archive_address(year: int, *month: int) -> str:
    """The address of a year, or of a month of it."""
    if month:
        return reverse("articles:archive_month", args=[datetime.date(year, *month, 1)])
    return reverse("articles:archive_year", args=[year])


def _over_time(kind: str, key: object, *when: int) -> str:
    """The address of all times, of a year, or of a month."""
    name = f"articles:{kind}_over_time"
    if len(when) == 2:
        return reverse(f"{name}_month", args=[key, datetime.date(*when, 1)])
    return reverse(f"{name}_year", args=[key, *when]) if when else reverse(name, args=[key])
