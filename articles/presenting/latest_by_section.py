"""The columns with their newest stories, for the front page."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, Window
from django.db.models.functions import Left, RowNumber

from articles.models import Article, Issue, Page, Section
from articles.presenting.masthead import RECENT_DAYS

IN_COLUMN = 3  # stories of a column
BEGINNING = 400  # characters of a body, tags and all: more than the excerpt


@dataclass(frozen=True)
class SectionLatest:
    """A section with its newest stories, the newest first."""

    section: Section
    stories: tuple[Article, ...]


def latest_by_section(issue: Issue, shown: Collection[int]) -> tuple[SectionLatest, ...]:
    """The sections in their order with their newest up to `issue`, less what is `shown` already. One query."""
    newest = {"partition_by": F("section"), "order_by": ["-page__issue__date", "page__sequence", "position", "pk"]}
    days = {"date__gt": issue.date - datetime.timedelta(RECENT_DAYS), "date__lte": issue.date}
    pages = Page.objects.order_by().filter(issue__in=Issue.objects.order_by().filter(**days).values("pk"))
    recent = Article.objects.published().filter(section__isnull=False, page__in=pages.values("pk"))
    recent = recent.exclude(headline="", body="")  # a lone picture has no words to be listed by
    ranked = recent.exclude(pk__in=shown).annotate(rank=Window(RowNumber(), **newest)).filter(rank__lte=IN_COLUMN)
    rows = ranked.only("headline", "section__name", "section__slug").annotate(beginning=Left("body", BEGINNING))
    found = rows.select_related("section").order_by("section__position", "section__name", "rank")
    return tuple(
        SectionLatest(section, _begun(stories)) for section, stories in groupby(found, lambda story: story.section)
    )


def _begun(stories: Iterable[Article]) -> tuple[Article, ...]:
    stories = tuple(stories)
    for story in stories:
        story.body = story.beginning
    return stories
