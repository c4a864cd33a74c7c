"""Suggestions for a query that found nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import Exists, OuterRef, Q

from articles.models import Article, Byline, Contributor, PhotoCredit
from articles.text.bigrams import Phrase, parse_phrases

from .engines import engine
from .finding import Query, condition

MOST_PEOPLE = 6


@dataclass(frozen=True)
class Suggestions:
    """Other `words` that find something; people with such a name.

    `elsewhere`: the same words find something without the query's section, person and dates.
    """

    words: tuple[str, ...] = ()
    elsewhere: bool = False
    people: tuple[Contributor, ...] = ()


def suggest(query: Query) -> Suggestions:
    """Two queries, whatever was typed; neither looks further than the first story found."""
    if not query.phrases:
        return Suggestions()
    others = list(dict.fromkeys(_alternatives(query.phrases)))
    queries = [replace(query, phrases=tuple(parse_phrases(other))) for other in others]
    if query.is_narrowed:
        elsewhere, *found = _which_find([Query(query.phrases), *queries])
    else:
        elsewhere, found = False, _which_find(queries)
    words = tuple(other for other, finds in zip(others, found, strict=True) if finds)
    return Suggestions(words, elsewhere, _people(query.phrases))


def _alternatives(phrases: Sequence[Phrase]) -> Iterator[str]:
    """What else could be typed: all phrases but one.

    Instead of a single phrase: its words without their order; of a Chinese one its pairs of
    characters, and the phrase without its first or last character.
    """
    if len(phrases) > 1:
        for left_out in range(len(phrases)):
            yield _typed(phrase for place, phrase in enumerate(phrases) if place != left_out)
        return
    (run, *more) = phrases[0].runs
    if more:
        yield " ".join((run, *more))
    elif len(run) > 2 and not run.isascii():
        yield " ".join(run[start : start + 2] for start in range(0, len(run) - 1, 2))
        yield from (run[:-1], run[1:])


def _typed(kept: Iterable[Phrase]) -> str:
    """The phrases as a reader would type them."""
    return " ".join(
        f'"{phrase.typed}"' if " " in phrase.typed else phrase.typed for phrase in kept
    )


def _which_find(queries: Sequence[Query]) -> list[bool]:
    """Of each query, whether it finds anything. One database query."""
    if not queries:
        return []
    table = engine().TABLE
    conditions = [condition(query) for query in queries]
    exist = (f"EXISTS (SELECT 1 FROM {table} WHERE {each.text})" for each in conditions)  # noqa: S608 - our own names
    parameters = [parameter for each in conditions for parameter in each.parameters]
    (row,) = engine().fetch(f"SELECT {', '.join(exist)}", parameters)
    return [bool(value) for value in row]


def _people(phrases: Sequence[Phrase]) -> tuple[Contributor, ...]:
    """Contributors to published articles whose names contain one of the phrases."""
    named = Q()
    for phrase in phrases:
        named |= Q(name__icontains=phrase.typed)
    online = Article.objects.published()
    wrote = Byline.objects.filter(contributor=OuterRef("pk"), article__in=online)
    took = PhotoCredit.objects.filter(contributor=OuterRef("pk"), picture__article__in=online)
    return tuple(
        Contributor.objects.filter(named).filter(Exists(wrote) | Exists(took))[:MOST_PEOPLE]
    )
