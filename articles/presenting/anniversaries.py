"""那年今日: what led the paper on the same day of earlier years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import OuterRef, QuerySet, Subquery
from django.urls import reverse

from articles.models import Article

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
    """`shown`, the last years first. `issues`: the pk of every issue of these days, also where it has no lead yet."""

    shown: tuple[Anniversary, ...]
    issues: tuple[int, ...]


def on_this_day(date: datetime.date, visible: QuerySet[Article]) -> OnThisDay:
    """Years without a paper on the day are left out; the lead is the first story with a headline on page one.

    One query, by dates and not by month and day: so the index answers it, whatever the archive's size.
    """
    first_pages = visible.filter(page__issue=OuterRef("pk"), page__sequence=1).exclude(headline="")
    lead = first_pages.order_by("position", "pk")[:1]
    past = visible.issues().filter(date__in=list(_same_days(date)), edition="").order_by("-date")
    facts = {"lead": Subquery(lead.values("pk")), "headline": Subquery(lead.values("headline"))}
    rows = list(past.annotate(**facts).values_list("pk", "date", "lead", "headline"))
    found = (_anniversary(date, day, lead, headline) for _issue, day, lead, headline in rows if lead)
    return OnThisDay(tuple(found)[:SHOWN], tuple(row[0] for row in rows))


def _anniversary(date: datetime.date, day: datetime.date, lead: int, headline: str) -> Anniversary:
    return Anniversary(day, date.year - day.year, headline, reverse("articles:article", args=[lead]))


def _same_days(date: datetime.date) -> Iterator[datetime.date]:
    """The 29th of February has one in leap years only."""
    for year in range(date.year - 1, max(date.year - FARTHEST, 1) - 1, -1):
        try:
            yield date.replace(year=year)
        except ValueError:
            continue
