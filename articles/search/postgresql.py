"""PostgreSQL: columns of tokens with their positions; a phrase query finds tokens that follow each other.

A tsvector counts positions up to 16,383, and 256 of a token. A longer story's tokens are therefore told in laps: in the
second lap each token is another one, marked with the lap's number, and positions count anew. Laps overlap by more than
any phrase is long, so that each phrase stands whole in one of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, islice

from django.db import connection

from articles.text.bigrams import Phrase, tokens

from .entries import SearchDocument

TABLE = "articles_searchentry"
PLACE = "place"
# The planner takes reading a story's tokens for as cheap as reading a number, and rather reads those of all stories, or
# of one after the other from the newest on, than the index: 3 s instead of 30 ms. So nothing but the index is allowed.
# In one string with the question it holds for that alone, also inside of a transaction.
ONLY_INDEX, AS_BEFORE = (
    f"SELECT set_config('enable_seqscan', '{on}', true), set_config('enable_indexscan', '{on}', true)"
    for on in ("off", "on")
)
LAP = 16_000  # positions of a lap,
OFTEN = 250  # and of one token in it
OVERLAP = 128  # tokens: more than a reader can ask for
LAPS = 5
MOST_TOKENS = 60_000  # of a story: they fit into the megabyte that a tsvector may have


def write(entries: Sequence[SearchDocument]) -> None:
    """These entries, in place of any that their stories have. Of two who write one story the later is right."""
    rows = [(e.place, e.article, e.section, _vector(_title_laps(e)), _vector(_text_laps(e))) for e in entries]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_searchentry (place, article_id, section_id, title, tokens) "
            "VALUES (%s, %s, %s, %s::tsvector, %s::tsvector) ON CONFLICT (article_id) DO UPDATE SET "
            "place = excluded.place, section_id = excluded.section_id, "
            "title = excluded.title, tokens = excluded.tokens",
            rows,
        )


def matches(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """A condition in SQL, with its parameters: title and text together have all of `phrases`."""
    asked = " & ".join(f"({' | '.join(_phrase(phrase, lap) for lap in range(LAPS))})" for phrase in phrases)
    return "tokens @@ %s::tsquery", [asked]


def may_match(phrases: Sequence[Phrase]) -> tuple[str, list[str]] | None:
    """A condition that the index alone answers: the tokens are there, in whatever order. None where that is `matches`.

    To see that tokens follow each other, a story's positions must be read: 7 µs where they are in memory, 35 from disk.
    """
    if all(len(phrase.tokens) == 1 for phrase in phrases):
        return None
    asked = (f"({' | '.join(_phrase(phrase, lap, '&') for lap in range(LAPS))})" for phrase in phrases)
    return "tokens @@ %s::tsquery", [" & ".join(asked)]


def in_title(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """A condition in SQL: the title alone has all of `phrases`."""
    return "title @@ %s::tsquery", [" & ".join(_phrase(phrase, 0) for phrase in phrases)]


def fetch(statement: str, given: Sequence[object]) -> list[tuple]:
    """The rows that the statement asks for. One query, of three parts."""
    with connection.cursor() as cursor:
        cursor.execute(f"{ONLY_INDEX}; {statement}; {AS_BEFORE}", given)
        cursor.nextset()
        return cursor.fetchall()


def settle() -> None:
    """After very many entries: what waits to be sorted into the indexes, and what the planner knows of the table."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('articles_searchentry_tokens')")
        cursor.execute("SELECT gin_clean_pending_list('articles_searchentry_title')")
        cursor.execute("ANALYZE articles_searchentry")


def _phrase(phrase: Phrase, lap: int, then: str = "<->") -> str:
    """No token has a quote in it: they are letters and digits."""
    asked = f" {then} ".join(f"'{_in_lap(token, lap)}'" for token in phrase.tokens)
    return f"({asked}:*)" if phrase.is_open else f"({asked})"


def _in_lap(token: str, lap: int) -> str:
    return f"{lap}:{token}" if lap else token


def _title_laps(entry: SearchDocument) -> Iterator[tuple[str, int]]:
    return ((token, place) for place, token in enumerate(tokens(entry.title), 1))


def _text_laps(entry: SearchDocument) -> Iterator[tuple[str, int]]:
    """Title and text, and between them a position without a token: no phrase goes on from one into the other."""
    told = list(_without_endless([*tokens(entry.title), None, *tokens(entry.text)]))[:MOST_TOKENS]
    start = 0
    for lap in range(LAPS):
        end = _end_of_lap(told, start)
        for place, token in enumerate(islice(told, start, end), 1):
            if token is not None:
                yield _in_lap(token, lap), place
        if end >= len(told):
            return
        start = end - OVERLAP


def _without_endless(told: Sequence[str | None]) -> Iterator[str | None]:
    """A token that follows itself more often than any phrase is long says nothing new by doing so."""
    for _token, same in groupby(told):
        yield from islice(same, OVERLAP)


def _end_of_lap(told: Sequence[str | None], start: int) -> int:
    counts: dict[str | None, int] = defaultdict(int)
    for place in range(start, min(start + LAP, len(told))):
        counts[told[place]] += 1
        if counts[told[place]] > OFTEN:
            return place
    return min(start + LAP, len(told))


def _vector(placed: Iterator[tuple[str, int]]) -> str:
    """As PostgreSQL reads a tsvector: 'token':1,5 'other':2"""
    places: dict[str, list[str]] = defaultdict(list)
    for token, place in placed:
        places[token].append(str(place))
    return " ".join(f"'{token}':{','.join(at)}" for token, at in places.items())
