"""Nothing was found: what else could be asked."""

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
    """Other words that do find something, whether the words find something elsewhere, and people of such names."""

    words: tuple[str, ...] = ()
    elsewhere: bool = False
    people: tuple[Contributor, ...] = ()


def suggest(query: Query) -> Suggestions:
    """Two queries, whatever was asked; none of them looks further than the first story found."""
    if not query.phrases:
        return Suggestions()
    wide = Query(query.phrases)
    others = dict.fromkeys(_others(query.phrases))
    tried = [*([wide] if query.is_narrowed else []), *(replace(query, phrases=tuple(parse_phrases(o))) for o in others)]
    found = _which_find(tried)
    elsewhere = query.is_narrowed and found.pop(0)
    words = tuple(other for other, finds in zip(others, found, strict=True) if finds)
    return Suggestions(words, elsewhere, _people(query.phrases))


def _others(asked: Sequence[Phrase]) -> Iterator[str]:
    """The same words without one of them; of a single long one its pieces, and it without an end."""
    if len(asked) > 1:
        for left_out in range(len(asked)):
            yield _typed(phrase for place, phrase in enumerate(asked) if place != left_out)
        return
    (run, *more) = asked[0].runs
    if more:
        yield " ".join((run, *more))
    elif len(run) > 2 and not run.isascii():
        yield " ".join(run[start : start + 2] for start in range(0, len(run) - 1, 2))
        yield from (run[:-1], run[1:])


def _typed(kept: Iterable[Phrase]) -> str:
    return " ".join(f'"{phrase.typed}"' if " " in phrase.typed else phrase.typed for phrase in kept)


def _which_find(queries: Sequence[Query]) -> list[bool]:
    """Of each whether it finds anything. One query."""
    if not queries:
        return []
    asked = [condition(query) for query in queries]
    table = engine().TABLE
    exist = (f"EXISTS (SELECT 1 FROM {table} WHERE {each.text})" for each in asked)  # noqa: S608 - names and marks
    (row,) = engine().fetch(f"SELECT {', '.join(exist)}", [given for each in asked for given in each.given])
    return [bool(value) for value in row]


def _people(asked: Sequence[Phrase]) -> tuple[Contributor, ...]:
    """Those whose names have one of the phrases in them, and of whom something is online."""
    named = Q()
    for phrase in asked:
        named |= Q(name__icontains=phrase.typed)
    online = Article.objects.published()
    wrote = Byline.objects.filter(contributor=OuterRef("pk"), article__in=online)
    took = PhotoCredit.objects.filter(contributor=OuterRef("pk"), picture__article__in=online)
    return tuple(Contributor.objects.filter(named).filter(Exists(wrote) | Exists(took))[:MOST_PEOPLE])
