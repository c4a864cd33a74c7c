"""What readers ask, and what is found: a page of stories, and how many there are by year and section."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.db import connection

from articles.bigrams import Phrase
from articles.marking import Part, marked, snippet
from articles.models import Article, Byline, PhotoCredit

from .engines import engine
from .entries import DAY, YEAR, place_of

A_PAGE = 20  # stories
MOST_COUNTED = 10_000  # of a word that more stories have, the newest so many are counted and leafed through
SHOWN = 120  # characters of a story that a result shows

Order = Literal["newest", "best"]


@dataclass(frozen=True)
class Query:
    """`section` is a row's number, `person` a name as it signs, `first` and `last` the days of the issues, both in."""

    phrases: tuple[Phrase, ...]
    section: int | None = None
    person: str = ""
    first: datetime.date | None = None
    last: datetime.date | None = None
    order: Order = "newest"
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        return any((self.section, self.person, self.first, self.last))


@dataclass(frozen=True)
class Hit:
    """A story, its title and a piece of its text with what was found in them."""

    story: Article
    title: tuple[Part, ...]
    text: tuple[Part, ...]


@dataclass(frozen=True)
class Results:
    """`years` and `sections` (row's number, None for stories in no section) with how many stories each.

    With `and_more` the numbers are those of the newest MOST_COUNTED.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    and_more: bool = False
    years: Mapping[int, int] = field(default_factory=dict)
    sections: Mapping[int | None, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // A_PAGE))


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters."""

    text: str
    given: tuple = ()


def find(query: Query) -> Results:
    """Two queries. Nothing is found without a phrase; past the last page there are no hits."""
    if not query.phrases:
        return Results()
    counts, articles = _ask(query)
    years, sections = Counter(), Counter()
    for year, section, count in counts:
        years[year] += count
        sections[section] += count
    total = years.total()
    return Results(
        hits=_hits(articles, query.phrases),
        total=min(total, MOST_COUNTED),
        and_more=total > MOST_COUNTED,
        years=dict(sorted(years.items(), reverse=True)),
        sections=dict(sections.most_common()),
    )


def condition(query: Query) -> Sql:
    """What an entry must be."""
    place = engine().PLACE
    conditions = [Sql(*engine().matches(query.phrases))]
    if query.first:
        conditions.append(Sql(f"{place} >= %s", (place_of(query.first),)))
    if query.last:
        conditions.append(Sql(f"{place} < %s", (place_of(query.last) + DAY,)))
    if query.section:
        conditions.append(Sql("section_id = %s", (query.section,)))
    if query.person:
        conditions.append(_signed_by(query.person))
    return Sql(" AND ".join(c.text for c in conditions), tuple(p for c in conditions for p in c.given))


def _signed_by(name: str) -> Sql:
    """Whoever has that name, of whatever agency: who wrote, and who took a picture."""
    written = Byline.objects.filter(contributor__name=name).order_by().values("article")
    taken = PhotoCredit.objects.filter(contributor__name=name).order_by().values("picture__article")
    text, given = written.union(taken).query.sql_with_params()
    return Sql(f"article_id IN ({text})", given)


def _ask(query: Query) -> tuple[list[tuple], list[int]]:
    """How many by year and section, and the articles of the page that is asked for. One query.

    The newest MOST_COUNTED are gathered once; both answers are taken from them.
    """
    asked, titled = condition(query), Sql("0")
    if query.order == "best":
        titled = Sql(*engine().in_title(query.phrases))
    table, place = engine().TABLE, engine().PLACE
    statement = (
        f"WITH found AS MATERIALIZED (SELECT {place} AS place, article_id, section_id, {titled.text} AS titled "  # noqa: S608 - names and marks
        f"FROM {table} WHERE {asked.text} ORDER BY {place} DESC LIMIT {MOST_COUNTED + 1}) "
        f"SELECT 0, {YEAR}, section_id, COUNT(*) FROM found GROUP BY 2, 3 UNION ALL "
        "SELECT * FROM (SELECT 1, article_id, CAST(NULL AS bigint), 0 FROM found ORDER BY titled DESC, place DESC LIMIT %s OFFSET %s) AS hits"
    )
    given = (*titled.given, *asked.given, A_PAGE, A_PAGE * (query.page - 1))
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        rows = cursor.fetchall()
    return [row[1:] for row in rows if row[0] == 0], [row[1] for row in rows if row[0] == 1]


def _hits(pks: Sequence[int], phrases: Sequence[Phrase]) -> tuple[Hit, ...]:
    """In their order. Asked once more what is online: nothing else may ever be shown."""
    if not pks:
        return ()
    rows = Article.objects.published().filter(pk__in=pks).select_related("section", "page__issue", "search_text")
    stories = {story.pk: story for story in rows}
    return tuple(_hit(stories[pk], phrases) for pk in pks if pk in stories)


def _hit(story: Article, phrases: Sequence[Phrase]) -> Hit:
    return Hit(story, marked(story.title, phrases), snippet(story.search_text.text, phrases, SHOWN))
