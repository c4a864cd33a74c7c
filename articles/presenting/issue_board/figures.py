"""What an issue's pages hold tonight: their stories as figures, and what the last import read of each page."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.db.models.functions import Left, Length
from django.utils.translation import gettext as _

from articles.models import Article, Issue, State
from articles.text import richtext

from .usual import StoryFigures

# Characters of a body with its markup that are loaded: of a longer one nobody counts the text
_BEGINNING = 400
_TITLE = 20  # characters of a body that stand for a headline, as in Article.title
_COLUMNS = (
    *(
        "pk",
        "page_id",
        "headline",
        "section_id",
        "section__name",
        "state",
        "dropped_at",
        "print_only",
        "live_at",
    ),
    *("html", "beginning", "all_pictures", "captions_alone", "photos_alone"),
)


@dataclass(frozen=True)
class StoryOnDesk:
    """A story of the issue, as the board and the list of somebody's work want it. `is_apart`:
    has a time of its own.
    """

    figures: StoryFigures
    page: int
    section: int | None
    state: State
    is_dropped: bool
    doubts: int = 0
    is_print_only: bool = False
    is_apart: bool = False

    @property
    def is_to_come(self) -> bool:
        """Whether readers will see it, and do not yet."""
        return self.state is State.DRAFT and not self.is_print_only

    @property
    def is_standing(self) -> bool:
        """Whether print has it and nobody has withdrawn it."""
        return not self.is_dropped and self.state is not State.WITHDRAWN

    @property
    def is_online(self) -> bool:
        return self.state is State.PUBLISHED


@dataclass(frozen=True)
class LastImport:
    """Of a page: how many characters were read, how many of them fitted nowhere, and when."""

    characters: int
    left: int
    made_at: datetime.datetime


def stories_of(issue: Issue, doubts: Mapping[int, int]) -> tuple[StoryOnDesk, ...]:
    """The issue's stories in page order. `doubts`: how many each has, by pk. One query."""
    rows = Article.objects.filter(page__issue=issue).annotate(
        html=Length("body"),
        beginning=Left("body", _BEGINNING),
        all_pictures=Count("pictures"),
        captions_alone=Count("pictures", filter=Q(pictures__photo=None)),
        photos_alone=Count(
            "pictures", filter=Q(pictures__caption="", pictures__photo__isnull=False)
        ),
    )
    in_order = rows.order_by("page__sequence", "position", "pk")
    return tuple(_story(row, doubts.get(row["pk"], 0)) for row in in_order.values(*_COLUMNS))


def _story(row: Mapping[str, Any], doubts: int) -> StoryOnDesk:
    is_counted = row["html"] <= _BEGINNING
    opening = "" if row["headline"] and not is_counted else _text(row["beginning"])
    figures = StoryFigures(
        pk=row["pk"],
        title=row["headline"] or opening[:_TITLE] or _("(no headline)"),
        section=row["section__name"] or "",
        headline=len(row["headline"]),
        html=row["html"],
        body=len(opening) if is_counted else None,
        pictures=row["all_pictures"],
        captions_alone=row["captions_alone"],
        photos_alone=row["photos_alone"],
    )
    return StoryOnDesk(
        figures,
        row["page_id"],
        row["section_id"],
        State(row["state"]),
        row["dropped_at"] is not None,
        doubts,
        row["print_only"],
        row["live_at"] is not None,
    )


def _text(html: str) -> str:
    return richtext.plain_text(html).replace("\n", "")
