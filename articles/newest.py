"""The columns with their newest stories, for the front page."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Window
from django.db.models.functions import RowNumber

from articles.masthead import RECENT_DAYS
from articles.models import Article, Issue, Page, Section

IN_COLUMN = 3  # stories of a column


@dataclass(frozen=True)
class Column:
    """A section with its newest stories, the newest first."""

    section: Section
    stories: tuple[Article, ...]


def newest_in_columns(issue: Issue, shown: Collection[int]) -> tuple[Column, ...]:
    """The sections in their order with their newest up to `issue`, less what is `shown` already. One query."""
    newest = {"partition_by": F("section"), "order_by": ["-page__issue__date", "page__sequence", "position", "pk"]}
    days = {"date__gt": issue.date - datetime.timedelta(RECENT_DAYS), "date__lte": issue.date}
    pages = Page.objects.order_by().filter(issue__in=Issue.objects.order_by().filter(**days).values("pk"))
    recent = Article.objects.published().filter(section__isnull=False, page__in=pages.values("pk"))
    ranked = recent.exclude(pk__in=shown).annotate(rank=Window(RowNumber(), **newest)).filter(rank__lte=IN_COLUMN)
    rows = ranked.select_related("section", "page__issue").order_by("section__position", "section__name", "rank")
    return tuple(Column(section, tuple(stories)) for section, stories in groupby(rows, lambda story: story.section))
