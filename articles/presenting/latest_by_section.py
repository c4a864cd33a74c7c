"""The sections with their newest stories, for the front page."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, QuerySet, Window
from django.db.models.functions import Left, RowNumber

from articles.models import Article, Issue, Page, Section
from articles.presenting.masthead import RECENT_DAYS

IN_SECTION = 3  # stories of a section
BEGINNING = 400  # characters of a body, tags and all: more than the excerpt


@dataclass(frozen=True)
class SectionLatest:
    """A section with its newest stories, the newest first."""

    section: Section
    stories: tuple[Article, ...]


def latest_by_section(issue: Issue, shown: Collection[int]) -> tuple[SectionLatest, ...]:
    """The sections in their order with their newest up to `issue`, less what is `shown` already. One query."""
    newest_first = ["-page__issue__date", "page__sequence", "position", "pk"]
    rank = Window(RowNumber(), partition_by=F("section"), order_by=newest_first)
    stories = _recent(issue).exclude(pk__in=shown).annotate(rank=rank)
    newest = stories.filter(rank__lte=IN_SECTION).annotate(beginning=Left("body", BEGINNING))
    rows = newest.only("headline", "section__name", "section__slug").select_related("section")
    found = rows.order_by("section__position", "section__name", "rank")
    groups = groupby(found, lambda story: story.section)
    return tuple(SectionLatest(section, _begun(group)) for section, group in groups)


def _recent(issue: Issue) -> QuerySet[Article]:
    """The published stories of a section in the last days' issues; a lone picture has no words to be listed by."""
    since = issue.date - datetime.timedelta(RECENT_DAYS)
    issues = Issue.objects.order_by().filter(date__gt=since, date__lte=issue.date)
    pages = Page.objects.order_by().filter(issue__in=issues.values("pk"))
    stories = Article.objects.published().filter(
        section__isnull=False, page__in=pages.values("pk")
    )
    return stories.exclude(headline="", body="")


def _begun(stories: Iterable[Article]) -> tuple[Article, ...]:
    """The stories with as much of their bodies as was read."""
    stories = tuple(stories)
    for story in stories:
        story.body = story.beginning
    return stories
