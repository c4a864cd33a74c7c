"""What is indexed of an article, and its place: the number by which results are ordered and bounded."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.models import Article, SearchEntry
from articles.story import LINES
from articles.text import richtext
from articles.text.highlighting import TEXT_SEPARATOR

# Places of one day. They are close together because SQLite's index stores the distance between
# the stories that have a token: with 4 billion places a day, the index of 100,000 stories took
# 900 MB.
DAY = 1 << 20
_DAYS_OF_A_YEAR = 366  # always, so that dividing a place gives its year
YEAR = f"place / {DAY * _DAYS_OF_A_YEAR}"  # in SQL


@dataclass(frozen=True)
class SearchDocument:
    """An article as the index has it. Matches in `title` rank above those in `text`, which is
    all else that is read.

    `article` and `section` are pks; for `place` see `place_of`.
    """

    place: int
    article: int
    section: int | None
    title: str
    text: str


def document_of(article: Article) -> SearchDocument:
    """Of an article loaded with `for_reading`."""
    return SearchDocument(
        place=place_of(article.page.issue.date, article.pk),
        article=article.pk,
        section=article.section_id,
        title=article.headline,
        text=_text_of(article),
    )


def place_of(day: datetime.date, article: int = 0) -> int:
    """The place of an article of that day; without an article, the lowest place of the day.

    The day is in the upper digits, so that a later day is higher. Within a day the article that
    came in first, which is first in page order, is highest. Two articles of a day whose pks
    differ by a multiple of DAY get the same place: see `with_distinct_places`.
    """
    days = day.year * _DAYS_OF_A_YEAR + day.timetuple().tm_yday - 1
    within_day = DAY - 1 - article % DAY if article else 0
    return days * DAY + within_day


def with_distinct_places(documents: Sequence[SearchDocument]) -> list[SearchDocument]:
    """The documents, moved down to the next free place where another article has theirs."""
    others = SearchEntry.objects.exclude(
        article__in=[document.article for document in documents]
    )
    places = [document.place for document in documents]
    taken = set(others.filter(place__in=places).values_list("place", flat=True))
    if not taken and len(set(places)) == len(places):
        return list(documents)
    placed = []
    for document in documents:
        place = document.place
        while place in taken or others.filter(place=place).exists():
            place -= 1
        taken.add(place)
        placed.append(replace(document, place=place))
    return placed


def _text_of(article: Article) -> str:
    """The body comes first: a result that was found by its headline shows how the story begins."""
    pictures = article.pictures.all()
    # The headline is the title
    lines = (getattr(article, name) for name in LINES if name != "headline")
    captions = (picture.caption for picture in pictures)
    credits = [credit for picture in pictures for credit in picture.credits.all()]
    people = " ".join(str(person) for person in (*article.bylines.all(), *credits))
    texts = (richtext.plain_text(article.body), *lines, *captions, people)
    return TEXT_SEPARATOR.join(filter(None, texts)).replace("\0", "")
