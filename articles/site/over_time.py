"""What a section or a person has over time: how many stories in each month, and the headlines of a year or month."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.core.paginator import InvalidPage, Page, Paginator
from django.db.models import Count, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.generic import TemplateView

from articles.models import Article, Contributor, Section
from articles.presenting.calendars import PeriodCount, Year, last_of_month, years_of
from articles.site.visibility import VisibleMixin
from articles.web.cache_tags import person_tags, section_tags

A_PAGE = 100  # headlines of a list

PathOf = Callable[..., str]  # year, month → the path of all times, of a year, or of a month
Subject = tuple[Section | Contributor, QuerySet[Article], PathOf]


class OverTimeView(VisibleMixin, TemplateView):
    """The counts of a subject's stories by month, and the headlines of the year or month that the address names."""

    template_name = "articles/over_time.html"
    has_pages = True

    def subject(self) -> Subject:
        """What the stories are about, its stories, and its paths."""
        raise NotImplementedError

    def get_context_data(
        self, year: int | None = None, month: datetime.date | None = None, **kwargs: Any
    ) -> dict[str, Any]:
        subject, stories, path_of = self.subject()
        counts = stories.order_by().values_list(
            "page__issue__date__year", "page__issue__date__month"
        )
        years = years_of(counts.annotate(Count("pk")), path_of)
        first = month or (datetime.date(year, 1, 1) if year else None)
        is_month = month is not None
        chosen = _chosen(years, first, is_month)
        if not years or (first and not chosen):
            raise Http404
        if not first and "page" in self.request.GET:  # the counts of all times are one page
            raise Http404
        headlines = self._headlines(stories, first, is_month) if first else None
        return super().get_context_data(
            subject=subject,
            years=years,
            first=first,
            chosen=chosen,
            is_month=is_month,
            path=path_of(*_period(first, is_month)),
            page_obj=headlines,
            is_paginated=headlines and headlines.has_other_pages(),
            **kwargs,
        )

    def _headlines(
        self, stories: QuerySet[Article], first: datetime.date, is_month: bool
    ) -> Page:
        """The page of the list that is asked for; Http404 for one that is not there."""
        last = last_of_month(first) if is_month else datetime.date(first.year, 12, 31)
        chosen = stories.filter(page__issue__date__range=(first, last)).newest_first()
        rows = chosen.select_related("page__issue").only(
            "headline", "body", "kind", "state", "page__issue"
        )
        try:
            return Paginator(rows, A_PAGE).page(self.request.GET.get("page") or 1)
        except InvalidPage as error:
            raise Http404 from error


class SectionOverTimeView(OverTimeView):
    cache_tags = staticmethod(section_tags)

    def subject(self) -> Subject:
        section = get_object_or_404(Section, slug=self.kwargs["slug"])
        stories = self.visible.filter(section=section)
        return section, stories, partial(over_time_path, "section", section.slug)


class ContributorOverTimeView(OverTimeView):
    cache_tags = staticmethod(person_tags)

    def subject(self) -> Subject:
        person = get_object_or_404(Contributor, pk=self.kwargs["pk"])
        return (
            person,
            self.visible.signed_by(person),
            partial(over_time_path, "contributor", person.pk),
        )


def _chosen(
    years: Sequence[Year], first: datetime.date | None, is_month: bool
) -> PeriodCount | None:
    """The count of the year or month from `first`, None where there is nothing in it."""
    if first is None:
        return None
    year = next((year for year in years if year.total.first.year == first.year), None)
    if year is None:
        return None
    found = year.months[first.month - 1] if is_month else year.total
    return found if found.number else None


def _period(first: datetime.date | None, is_month: bool) -> tuple[int, ...]:
    """The year, or year and month, that begins on `first`."""
    if first is None:
        return ()
    return (first.year, first.month) if is_month else (first.year,)


def over_time_path(kind: str, key: object, *period: int) -> str:
    """Of all times, of a year, or of a month."""
    name = f"articles:{kind}_over_time"
    if not period:
        return reverse(name, args=[key])
    year, *month = period
    if month:
        return reverse(f"{name}_month", args=[key, datetime.date(year, month[0], 1)])
    return reverse(f"{name}_year", args=[key, year])
