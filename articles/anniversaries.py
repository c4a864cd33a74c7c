"""那年今日: what led the paper on the same day of earlier years."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import QuerySet
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


def on_this_day(date: datetime.date, visible: QuerySet[Article]) -> list[Anniversary]:
    """The last years first, those without a paper left out; the lead is the first story with a headline on page one.

    One query, by dates and not by month and day: so the index answers it, whatever the archive's size.
    """
    leads = (
        visible.filter(page__issue__date__in=list(_same_days(date)), page__issue__edition="", page__sequence=1)
        .exclude(headline="")
        .order_by("-page__issue__date", "position", "pk")
        .values_list("page__issue__date", "headline", "pk")
    )
    first: dict[datetime.date, Anniversary] = {}
    for day, title, pk in leads:
        first.setdefault(day, Anniversary(day, date.year - day.year, title, reverse("articles:article", args=[pk])))
    return list(first.values())[:SHOWN]


def _same_days(date: datetime.date) -> Iterator[datetime.date]:
    """The 29th of February has one in leap years only."""
    for year in range(date.year - 1, max(date.year - FARTHEST, 1) - 1, -1):
        try:
            yield date.replace(year=year)
        except ValueError:
            continue
