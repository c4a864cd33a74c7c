"""What an issue's pages hold tonight: their stories as figures, and what the last import said of each page."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils.translation import gettext as _

from articles.models import Article, ImportRecord, Issue, Page, State
from articles.models.doubt_codes import NO_NUMBER
from articles.models.doubts import in_words, is_about_the_page
from articles.reading.leftovers import NO_TEXT
from articles.text import richtext

from .open_doubts import open_doubts, settled_on
from .usual import StoryFigures

# Characters of a body with its markup that are loaded: of a longer one nobody counts the text
_BEGINNING = 400
_TITLE = 20  # characters of a body that stand for a headline, as in Article.title
_COLUMNS = (
    *("pk", "page_id", "headline", "section_id", "section__name", "state", "dropped_at"),
    *("html", "beginning", "all_pictures", "captions_alone", "photos_alone"),
)
_OF_RECORDS = ("doubts", "characters", "leftover_characters", "made_at")


@dataclass(frozen=True)
class StoryOnDesk:
    """A story of the issue, as the board and the list of somebody's work want it."""

    figures: StoryFigures
    page: int
    section: int | None
    state: State
    is_dropped: bool
    doubts: int = 0

    @property
    def is_to_come(self) -> bool:
        """Whether readers will see it, and do not yet."""
        return self.state is State.DRAFT

    @property
    def is_standing(self) -> bool:
        """Whether print has it and nobody has withdrawn it."""
        return not self.is_dropped and self.state is not State.WITHDRAWN

    @property
    def is_online(self) -> bool:
        return self.state is State.PUBLISHED


@dataclass(frozen=True)
class LastImport:
    """What the last import of a page left to say: sentences about the page itself, and what it left over.

    `is_picture`: it found no text, only pictures. `made_at` is None where nothing was imported.
    """

    notes: tuple[str, ...] = ()
    is_picture: bool = False
    characters: int = 0
    left: int = 0
    made_at: datetime.datetime | None = None


def stories_of(issue: Issue) -> tuple[StoryOnDesk, ...]:
    """The issue's stories in page order. Two queries."""
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
    doubts = open_doubts(issue)
    return tuple(_story(row, doubts[row["pk"]]) for row in in_order.values(*_COLUMNS))


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
    )


def _text(html: str) -> str:
    return richtext.plain_text(html).replace("\n", "")


def last_imports(pages: Iterable[Page]) -> dict[int, LastImport]:
    """By page. Two queries."""
    pages = list(pages)
    rows = _last_records(pages).only("page", *_OF_RECORDS)
    settled = settled_on(pages)
    return {row.page_id: _last_import(row, settled.get(row.page_id, ())) for row in rows}


def _last_import(record: ImportRecord, settled: Collection[str]) -> LastImport:
    """`settled`: sentences about the page that nobody needs any more."""
    own = [doubt for doubt in record.doubts if is_about_the_page(doubt)]
    is_picture = any(doubt["message"] == NO_TEXT for doubt in own)
    said = {NO_NUMBER, NO_TEXT}  # which the board says in its own words
    notes = in_words(doubt for doubt in own if doubt["message"] not in said)
    return LastImport(
        tuple(note for note in notes if note not in settled),
        is_picture,
        record.characters,
        record.leftover_characters,
        record.made_at,
    )


def _last_records(pages: Iterable[Page]) -> QuerySet[ImportRecord]:
    imported = ImportRecord.objects.filter(page__in=pages, result=ImportRecord.Result.IMPORTED)
    last = imported.order_by().values("page").annotate(last=Max("pk")).values("last")
    return ImportRecord.objects.filter(pk__in=last)
