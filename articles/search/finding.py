"""Queries: a page of results, and how many there are per year and section."""

from __future__ import annotations

import datetime
import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from articles.models import Article
from articles.models.article_queries import signed_pks
from articles.text.bigrams import Phrase
from articles.text.highlighting import TextPart, highlighted, snippet

from .engines import engine
from .entries import DAY, YEAR, place_of

PAGE_SIZE = 20  # results
# results: if there are more, only the newest so many are counted and can be paged through
MOST_COUNTED = 10_000
MOST_READ = 5_000  # stories whose positions are read to see whether tokens are consecutive
SNIPPET_LENGTH = 120  # characters

Order = Literal["newest", "best"]


@dataclass(frozen=True)
class Query:
    """`section` is a pk, `person` a name as printed, `first` and `last` dates of issues, both included."""

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
    """A result: the article, its title and a snippet of its text, both with the matches marked."""

    story: Article
    title: tuple[TextPart, ...]
    text: tuple[TextPart, ...]


@dataclass(frozen=True)
class Results:
    """One page of `hits`; the number of results by year and by section (pk, or None for no
    section).

    With `and_more` there are more than MOST_COUNTED, and all numbers are those of the newest.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    and_more: bool = False
    years: Mapping[int, int] = field(default_factory=dict)
    sections: Mapping[int | None, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return max(1, math.ceil(self.total / PAGE_SIZE))


@dataclass(frozen=True)
class Sql:
    """A fragment of SQL with its parameters."""

    text: str
    parameters: tuple[Any, ...] = ()


@dataclass(frozen=True)
class _Answer:
    """What the database answered: `counts` as (year, section, number), the pks of the requested
    page.

    `gathered` entries met the condition; at most `most` of them were counted.
    """

    counts: Sequence[tuple[int, int | None, int]]
    articles: Sequence[int]
    gathered: int
    most: int

    @property
    def is_cut(self) -> bool:
        return self.gathered > self.most

    @property
    def total(self) -> int:
        return sum(count for _year, _section, count in self.counts)


EVERY = Sql("1 = 1")
# entries of stories that go online soon; mostly none
SHOWN = Sql(
    "article_id NOT IN (SELECT article_id FROM articles_preparedstory WHERE NOT is_online)"
)


def find(query: Query) -> Results:
    """Two queries, rarely three. Without a phrase nothing is found; past the last page there are no hits."""
    if not query.phrases:
        return Results()
    answer = _answer(query)
    years: Counter[int] = Counter()
    sections: Counter[int | None] = Counter()
    for year, section, count in answer.counts:
        years[year] += count
        sections[section] += count
    return Results(
        hits=_hits(answer.articles, query.phrases),
        total=min(answer.total, answer.most),
        and_more=answer.is_cut,
        years=dict(sorted(years.items(), reverse=True)),
        sections=dict(sections.most_common()),
    )


def condition(query: Query) -> Sql:
    """The condition that an entry must meet to be a result."""
    return _all_of(Sql(*engine().matches(query.phrases)), *_narrowing(query))


def _all_of(*conditions: Sql) -> Sql:
    return Sql(
        " AND ".join(c.text for c in conditions),
        tuple(p for c in conditions for p in c.parameters),
    )


def _narrowing(query: Query) -> Iterator[Sql]:
    yield SHOWN
    place = engine().PLACE
    if query.first:
        yield Sql(f"{place} >= %s", (place_of(query.first),))
    if query.last:
        yield Sql(f"{place} < %s", (place_of(query.last) + DAY,))
    if query.section:
        yield Sql("section_id = %s", (query.section,))
    if query.person:
        yield _signed_by(query.person)


def _signed_by(name: str) -> Sql:
    """Articles of everybody with that name, of whatever agency, as author or photographer."""
    text, parameters = signed_pks(contributor__name=name).query.sql_with_params()
    return Sql(f"article_id IN ({text})", parameters)


def _answer(query: Query) -> _Answer:
    """If the engine has a cheaper condition, it is tried first, on the newest MOST_READ stories
    that meet it.

    If fewer than half of these turn out to be results and there are more stories, all are
    searched after all.
    """
    cheap = engine().may_match(query.phrases)
    if cheap is None:
        return _ask(query, condition(query), MOST_COUNTED)
    candidates = _all_of(Sql(*cheap), *_narrowing(query))
    answer = _ask(query, candidates, MOST_READ, Sql(*engine().matches(query.phrases)))
    if answer.is_cut and 2 * answer.total < answer.gathered:
        return _ask(query, condition(query), MOST_COUNTED)
    return answer


def _ask(query: Query, candidates: Sql, most: int, matching: Sql = EVERY) -> _Answer:
    """Gathers the newest `most` candidates once; counts and pages those of them that are
    `matching`. One query.

    Rows of three kinds come back: 0 a count by year and section, 1 how many were gathered, 2 a
    result's pk.
    """
    table, place = engine().TABLE, engine().PLACE
    titled = Sql(*engine().in_title(query.phrases)) if query.order == "best" else Sql("0")
    tokens = "" if matching is EVERY else ", tokens"
    statement = (
        "WITH gathered AS MATERIALIZED ("  # noqa: S608 - our own names, and %s for what was typed
        f"SELECT {place} AS place, article_id, section_id, {titled.text} AS titled{tokens} "
        f"FROM {table} WHERE {candidates.text} ORDER BY {place} DESC LIMIT {most + 1}), "
        f"found AS MATERIALIZED (SELECT place, article_id, section_id, titled FROM gathered WHERE {matching.text}) "
        f"SELECT 0, {YEAR}, section_id, COUNT(*) FROM found GROUP BY 2, 3 "
        "UNION ALL SELECT 1, COUNT(*), CAST(NULL AS bigint), 0 FROM gathered "
        "UNION ALL SELECT * FROM (SELECT 2, article_id, CAST(NULL AS bigint), 0 FROM found "
        "ORDER BY titled DESC, place DESC LIMIT %s OFFSET %s) AS hits"
    )
    page = (PAGE_SIZE, PAGE_SIZE * (query.page - 1))
    parameters = (*titled.parameters, *candidates.parameters, *matching.parameters, *page)
    rows = engine().fetch(statement, parameters)
    counts, ((gathered, *_),), hits = (
        [row[1:] for row in rows if row[0] == kind] for kind in range(3)
    )
    return _Answer(counts, [row[0] for row in hits], gathered, most)


def _hits(pks: Sequence[int], phrases: Sequence[Phrase]) -> tuple[Hit, ...]:
    """In the order of `pks`. Asks again what is published: nothing else may ever be shown."""
    if not pks:
        return ()
    rows = (
        Article.objects.published()
        .filter(pk__in=pks)
        .select_related("section", "page__issue", "search_text")
    )
    stories = {story.pk: story for story in rows}
    return tuple(_hit(stories[pk], phrases) for pk in pks if pk in stories)


def _hit(story: Article, phrases: Sequence[Phrase]) -> Hit:
    return Hit(
        story,
        highlighted(story.title, phrases),
        snippet(story.search_text.text, phrases, SNIPPET_LENGTH),
    )
