"""What the front page's template is given: of the paper that readers see, and of one that they will see."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from articles.models import Article, FrontPlace, Issue, State
from articles.models.article_queries import with_people_and_photos
from articles.presenting.anniversaries import has_anniversaries
from articles.presenting.front_page import candidates, front_page, without
from articles.presenting.latest_by_section import latest_by_section, section_columns
from articles.presenting.notices import notices
from articles.presenting.page_contents import by_page
from articles.presenting.page_covers import cover_pages


@dataclass(frozen=True)
class FrontSource:
    """A front page to be shown: of this issue at this time, with the desk's `order`, keys of articles.

    `visible`: the articles that readers may read then.
    """

    issue: Issue | None
    order: tuple[int, ...]
    visible: QuerySet[Article]
    at: datetime.datetime


def stored_order(issue: Issue | None) -> tuple[int, ...]:
    """As the desk has arranged the issue's front page, also what is not online. One query."""
    places = FrontPlace.objects.filter(front_page=issue.pk).order_by("place") if issue else None
    return tuple(places.values_list("article", flat=True)) if places is not None else ()


def front_context(source: FrontSource) -> dict[str, Any]:
    """At most eleven queries."""
    issue, noticed = source.issue, notices(source.at)
    stories = _stories(issue, source) if issue else []
    own = [story for story in stories if issue and story.page.issue_id == issue.pk]
    front = front_page(stories, source.order)
    latest = latest_by_section(issue, front.shown, source.visible) if issue else ()
    sections = section_columns(latest)
    sheets = [run.page for run in by_page(own)]
    cover_pages(sheets, source.visible)
    return {
        "issue": issue,
        "front": front,
        "sections": sections,
        "anniversaries": bool(own) and own[0].anniversaries,
        "sheets": [page for page in sheets if page.images],
        "rest": without(front.pages, sections.shown),
        "notices": noticed,
        "until": noticed.until,
        "placed": source.order,
    }


def _stories(issue: Issue, source: FrontSource) -> list[Article]:
    """The issue's stories in page order, then those of other issues that the desk has put here.

    People and photos are read of those that are shown so: of a special's three hundred, thirty.
    Three queries, four with stories of other issues.
    """
    past = has_anniversaries(issue.date, source.visible)
    readable = source.visible.in_page_order().beginnings().annotate(anniversaries=past)
    stories = list(readable.filter(page__issue=issue))
    stories += _guests(readable, source.order, {story.pk for story in stories})
    for story in stories:
        story.body = story.beginning
        story.state = State.PUBLISHED  # a look at what will go live shows it as it will be
    with_people_and_photos(candidates(stories, source.order))
    return stories


def _guests(
    readable: QuerySet[Article], order: Sequence[int], own: Collection[int]
) -> list[Article]:
    others = [pk for pk in order if pk not in own]
    return list(readable.filter(pk__in=others)) if others else []
