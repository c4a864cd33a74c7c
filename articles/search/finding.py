"""What readers ask, and what is found: a page of stories, and how many there are by year and section."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from articles.models import Article
from articles.models.article_queries import signed_pks
from articles.text.bigrams import Phrase
from articles.text.highlighting import TextPart, highlighted, snippet

from .engines import engine
from .entries import DAY, YEAR, place_of

PAGE_SIZE = 20  # stories
MOST_COUNTED = 10_000  # of a word that more stories have, the newest so many are counted and leafed through
MOST_READ = 5_000  # stories of which it is looked up whether the tokens that they have follow each other
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
    title: tuple[TextPart, ...]
    text: tuple[TextPart, ...]


@dataclass(frozen=True)
class Results:
    """`years` and `sections` (row's number, None for stories in no section) with how many stories each.

    With `and_more` there are more, and the numbers are those of the newest.
    """

    hits: tuple[Hit, ...] = ()
    total: int = 0
    and_more: bool = False
    years: Mapping[int, int] = field(default_factory=dict)
    sections: Mapping[int | None, int] = field(default_factory=dict)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE_SIZE))


@dataclass(frozen=True)
class Sql:
    """A piece of SQL with its parameters."""

    text: str
    given: tuple = ()


@dataclass(frozen=True)
class _Answer:
    """`counts`: year, section, how many; `articles` of the page asked for; of those `gathered` at `most`."""

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


def find(query: Query) -> Results:
    """Two queries, seldom three. Nothing is found without a phrase; past the last page there are no hits."""
    if not query.phrases:
        return Results()
    answer = _answer(query)
    years, sections = Counter(), Counter()
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
    """What an entry must be."""
    return _all_of(Sql(*engine().matches(query.phrases)), *_narrowing(query))


def _all_of(*conditions: Sql) -> Sql:
    return Sql(" AND ".join(c.text for c in conditions), tuple(p for c in conditions for p in c.given))


def _narrowing(query: Query) -> Iterator[Sql]:
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
    """Whoever has that name, of whatever agency: who wrote, and who took a picture."""
    text, given = signed_pks(contributor__name=name).query.sql_with_params()
    return Sql(f"article_id IN ({text})", given)


def _answer(query: Query) -> _Answer:
    """Where the tokens are in very many stories, but seldom follow each other, all of them are looked through."""
    maybe = engine().may_match(query.phrases)
    if maybe is None:
        return _ask(query, condition(query), MOST_COUNTED)
    answer = _ask(query, _all_of(Sql(*maybe), *_narrowing(query)), MOST_READ, Sql(*engine().matches(query.phrases)))
    if answer.is_cut and 2 * answer.total < answer.gathered:
        return _ask(query, condition(query), MOST_COUNTED)
    return answer


def _ask(query: Query, asked: Sql, most: int, kept: Sql = EVERY) -> _Answer:
    """The newest `most` that are as `asked` are gathered once, and those of them kept that are as `kept`. One query."""
    table, place = engine().TABLE, engine().PLACE
    titled = Sql(*engine().in_title(query.phrases)) if query.order == "best" else Sql("0")
    tokens = "" if kept is EVERY else ", tokens"
    statement = (
        "WITH gathered AS MATERIALIZED ("  # noqa: S608 - names of our own and marks for what was typed
        f"SELECT {place} AS place, article_id, section_id, {titled.text} AS titled{tokens} "
        f"FROM {table} WHERE {asked.text} ORDER BY {place} DESC LIMIT {most + 1}), "
        f"found AS MATERIALIZED (SELECT place, article_id, section_id, titled FROM gathered WHERE {kept.text}) "
        f"SELECT 0, {YEAR}, section_id, COUNT(*) FROM found GROUP BY 2, 3 "
        "UNION ALL SELECT 1, COUNT(*), CAST(NULL AS bigint), 0 FROM gathered "
        "UNION ALL SELECT * FROM (SELECT 2, article_id, CAST(NULL AS bigint), 0 FROM found "
        "ORDER BY titled DESC, place DESC LIMIT %s OFFSET %s) AS hits"
    )
    given = (*titled.given, *asked.given, *kept.given, PAGE_SIZE, PAGE_SIZE * (query.page - 1))
    rows = engine().fetch(statement, given)
    counts, ((gathered, *_),), hits = ([row[1:] for row in rows if row[0] == kind] for kind in range(3))
    return _Answer(counts, [row[0] for row in hits], gathered, most)


def _hits(pks: Sequence[int], phrases: Sequence[Phrase]) -> tuple[Hit, ...]:
    """In their order. Asked once more what is online: nothing else may ever be shown."""
    if not pks:
        return ()
    rows = Article.objects.published().filter(pk__in=pks).select_related("section", "page__issue", "search_text")
    stories = {story.pk: story for story in rows}
    return tuple(_hit(stories[pk], phrases) for pk in pks if pk in stories)


def _hit(story: Article, phrases: Sequence[Phrase]) -> Hit:
    return Hit(story, highlighted(story.title, phrases), snippet(story.search_text.text, phrases, SHOWN))
