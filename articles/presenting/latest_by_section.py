"""The sections with their newest stories, for the front page."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import F, QuerySet, Window
from django.db.models.functions import Left, RowNumber

from articles.models import Article, Issue, Page, Section
from articles.presenting.copyfitting import Copyfit, level, section_copyfit
from articles.presenting.excerpts import excerpt
from articles.presenting.masthead import RECENT_DAYS

IN_SECTION = 3  # stories of a section
EXCERPT = 240  # characters of the first, of which as many are shown as there is room for
BEGINNING = 400  # characters of a body, tags and all: more than the excerpt


@dataclass(frozen=True)
class SectionLatest:
    """A section with its newest stories, the newest first."""

    section: Section
    stories: tuple[Article, ...]

    @property
    def copyfit(self) -> Copyfit:
        first = self.stories[0]
        text = excerpt(first, EXCERPT) if first.body else ""
        return section_copyfit([story.headline for story in self.stories], text)


@dataclass(frozen=True)
class SectionColumns:
    """The sections that end level beside each other; `listed` are those with too little for that."""

    level: tuple[SectionLatest, ...] = ()
    listed: tuple[SectionLatest, ...] = ()

    @property
    def shown(self) -> frozenset[int]:
        """The pk of every story in them."""
        sections = (*self.level, *self.listed)
        return frozenset(story.pk for each in sections for story in each.stories)


def section_columns(sections: Sequence[SectionLatest]) -> SectionColumns:
    """`sections` in their order, those that end level apart from the others; one alone is no row."""
    places = level([section.copyfit for section in sections])
    if len(places) < 2:
        return SectionColumns(listed=tuple(sections))
    listed = (section for place, section in enumerate(sections) if place not in places)
    return SectionColumns(tuple(sections[place] for place in places), tuple(listed))


def latest_by_section(
    issue: Issue, shown: Collection[int], visible: QuerySet[Article]
) -> tuple[SectionLatest, ...]:
    """The sections in their order with their newest `visible` stories up to `issue`, less what is `shown` already.

    One query.
    """
    newest_first = ["-page__issue__date", "page__sequence", "position", "pk"]
    rank = Window(RowNumber(), partition_by=F("section"), order_by=newest_first)
    stories = _recent(issue, visible).exclude(pk__in=shown).annotate(rank=rank)
    newest = stories.filter(rank__lte=IN_SECTION).annotate(beginning=Left("body", BEGINNING))
    rows = newest.only("headline", "section__name", "section__slug").select_related("section")
    found = rows.order_by("section__position", "section__name", "rank")
    groups = groupby(found, lambda story: story.section)
    return tuple(SectionLatest(section, _begun(group)) for section, group in groups)


def _recent(issue: Issue, visible: QuerySet[Article]) -> QuerySet[Article]:
    """The `visible` stories of a section in the last days' issues; a brief has no headline to be listed by."""
    since = issue.date - datetime.timedelta(RECENT_DAYS)
    issues = Issue.objects.order_by().filter(date__gt=since, date__lte=issue.date)
    pages = Page.objects.order_by().filter(issue__in=issues.values("pk"))
    stories = visible.filter(section__isnull=False, page__in=pages.values("pk"))
    return stories.exclude(headline="")


def _begun(stories: Iterable[Article]) -> tuple[Article, ...]:
    """The stories with as much of their bodies as was read."""
    stories = tuple(stories)
    for story in stories:
        story.body = story.beginning
    return stories
