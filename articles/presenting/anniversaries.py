"""那年今日: what led the paper on the same day of earlier years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.urls import reverse

from articles.models import Article, Issue

FARTHEST = 150  # years: older than any Chinese newspaper
SHOWN = 6


@dataclass(frozen=True)
class Anniversary:
    """The story that led the paper on `date`, so many `years` ago."""

    date: datetime.date
    years: int
    title: str
    address: str


@dataclass(frozen=True)
class OnThisDay:
    """`shown`, the latest years first. `issues`: the pk of every issue of these days, also of those without a lead."""

    shown: tuple[Anniversary, ...]
    issues: tuple[int, ...]


def on_this_day(date: datetime.date, visible: QuerySet[Article]) -> OnThisDay:
    """Years without a paper on the day are left out; the lead is the first story with a
    headline on page one.

    One query, by dates and not by month and day: so the index answers it, whatever the
    archive's size.
    """
    lead = _headed_on_first_page(visible).order_by("position", "pk")[:1]
    with_lead = _issues_of_the_day(date, visible).annotate(
        lead=Subquery(lead.values("pk")),
        headline=Subquery(lead.values("headline")),
    )
    columns = with_lead.order_by("-date").values_list("pk", "date", "lead", "headline")
    rows = [_IssueWithLead(*row) for row in columns]
    found = [row.anniversary(date) for row in rows if row.lead]
    return OnThisDay(tuple(found[:SHOWN]), tuple(row.issue for row in rows))


def has_anniversaries(date: datetime.date, visible: QuerySet[Article]) -> Exists:
    """Whether `on_this_day` shows anything, to be asked with another query."""
    led = Exists(_headed_on_first_page(visible))
    return Exists(_issues_of_the_day(date, visible).order_by().filter(led))


def _issues_of_the_day(date: datetime.date, visible: QuerySet[Article]) -> QuerySet[Issue]:
    return visible.issues().filter(date__in=list(_same_days(date)), edition="")


def _headed_on_first_page(visible: QuerySet[Article]) -> QuerySet[Article]:
    """The articles of an issue, that of the query around this one, which can lead it."""
    on_first_page = visible.filter(page__issue=OuterRef("pk"), page__sequence=1)
    return on_first_page.exclude(headline="")


class _IssueWithLead(NamedTuple):
    """An issue of an earlier year with its lead's key and headline, None where it has no lead."""

    issue: int
    date: datetime.date
    lead: int | None
    headline: str | None

    def anniversary(self, today: datetime.date) -> Anniversary:
        address = reverse("articles:article", args=[self.lead])
        return Anniversary(self.date, today.year - self.date.year, self.headline or "", address)


def _same_days(date: datetime.date) -> Iterator[datetime.date]:
    """The same day of earlier years; the 29th of February has one in leap years only."""
    for year in range(date.year - 1, max(date.year - FARTHEST, 1) - 1, -1):
        try:
            yield date.replace(year=year)
        except ValueError:
            continue
