"""A story as it is searched."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.models import Article, SearchEntry
from articles.story import LINES
from articles.text import richtext
from articles.text.highlighting import TEXT_SEPARATOR

# Places of a day. Close together, for SQLite writes the distance from each story that has a token to the next that has
# it: with 4 billion a day its index of 100,000 stories took 900 MB.
DAY = 1 << 20
_YEAR = 366  # days of a year, so that a place's year is told by dividing
YEAR = f"place / {DAY * _YEAR}"  # in SQL


@dataclass(frozen=True)
class SearchDocument:
    """`place`: see `place_of`; `title` is what counts as found best, `text` all else that is read."""

    place: int
    article: int
    section: int | None
    title: str
    text: str


def document_of(article: Article) -> SearchDocument:
    """Of an article with page, issue, bylines and pictures at hand (`for_reading`)."""
    place = place_of(article.page.issue.date, article.pk)
    return SearchDocument(place, article.pk, article.section_id, article.headline, _text_of(article))


def place_of(day: datetime.date, article: int = 0) -> int:
    """The day in the upper digits; within it the articles as they came in, which is page order, from high to low.

    Without an article it is the lowest of the day's places: all of it are below that of the next day. Of two stories
    of a day whose numbers differ by a million the place may be the same: see `with_distinct_places`.
    """
    days = day.year * _YEAR + day.timetuple().tm_yday - 1
    return days * DAY + (DAY - 1 - article % DAY if article else 0)


def with_distinct_places(entries: Sequence[SearchDocument]) -> list[SearchDocument]:
    """The entries, none of them in a place that another story has."""
    others = SearchEntry.objects.exclude(article__in=[entry.article for entry in entries])
    taken = set(others.filter(place__in=[entry.place for entry in entries]).values_list("place", flat=True))
    if not taken and len({entry.place for entry in entries}) == len(entries):
        return list(entries)
    placed = []
    for entry in entries:
        place = next(p for p in range(entry.place, 0, -1) if p not in taken and not others.filter(place=p).exists())
        taken.add(place)
        placed.append(replace(entry, place=place))
    return placed


def _text_of(article: Article) -> str:
    """The body first, a paragraph a line: a result that was found by its headline shows how the story begins."""
    pictures = article.pictures.all()
    people = [str(line) for line in (*article.bylines.all(), *(c for p in pictures for c in p.credits.all()))]
    about = (getattr(article, name) for name in LINES if name != "headline")  # which is the entry's title
    texts = (richtext.plain_text(article.body), *about, *(picture.caption for picture in pictures), " ".join(people))
    return TEXT_SEPARATOR.join(filter(None, texts)).replace("\0", "")
