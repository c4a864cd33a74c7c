"""A story as it is searched."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from articles import richtext
from articles.models import Article

_DAY = 1 << 32  # places a day; no paper prints that many stories


@dataclass(frozen=True)
class Entry:
    """`place`: see `place_of`; `title` is what counts as found best, `text` all else that is read."""

    place: int
    article: int
    section: int | None
    title: str
    text: str


def entry_of(article: Article) -> Entry:
    """Of an article with page, issue, bylines and pictures at hand (`for_reading`)."""
    place = place_of(article.page.issue.date, article.pk)
    return Entry(place, article.pk, article.section_id, article.headline, _text_of(article))


def place_of(day: datetime.date, article: int = 0) -> int:
    """The day in the upper digits; within it the articles as they came in, which is page order, from high to low.

    Without an article it is the lowest of the day's places: all of it are below that of the next day.
    """
    return _number(day) * _DAY + (_DAY - 1 - article if article else 0)


def _number(day: datetime.date) -> int:
    return day.year * 10_000 + day.month * 100 + day.day


YEAR = f"place / {_DAY} / 10000"  # of a place, in SQL


def _text_of(article: Article) -> str:
    """Paragraphs first, a line each: a result that was found by its headline shows how the story begins."""
    pictures = article.pictures.all()
    people = [str(line) for line in (*article.bylines.all(), *(c for p in pictures for c in p.credits.all()))]
    about = (article.kicker, article.deck, article.lead_in, article.dateline, article.byline_printed)
    lines = (richtext.plain_text(article.body), *about, *(picture.caption for picture in pictures), *people)
    return "\n".join(filter(None, lines)).replace("\0", "")
