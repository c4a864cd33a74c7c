"""PostgreSQL: tsvector columns, which hold tokens with their positions. A phrase query finds
consecutive tokens.

A tsvector takes positions up to 16,383, and 256 positions of one token. The tokens of a longer
story are therefore split into laps: in each further lap positions count from 1 again, and
tokens are prefixed with the lap's number, which makes them other tokens. Laps overlap by more
than the longest phrase, so that every phrase is whole in one of them.

https://www.postgresql.org/docs/current/textsearch-limitations.html
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Any

from django.db import connection

from articles.text.bigrams import Phrase, tokens

from .entries import SearchDocument

TABLE = "articles_searchentry"
# Of entries that came without tokens: from a copy of the rows alone, such as loaddata's.
WITHOUT_TOKENS = "SELECT article_id FROM articles_searchentry WHERE tokens IS NULL"
PLACE = "place"
# PostgreSQL's planner believes that to read a tsvector is as cheap as to read a number, and
# prefers a scan of all stories, or of one after the other from the newest on, to the GIN index:
# 3 s instead of 30 ms. So other scans are switched off, in one string with the query, so that
# it holds for this query alone, even inside a transaction.
ONLY_INDEX, AS_BEFORE = (
    f"SELECT set_config('enable_seqscan', '{on}', true), set_config('enable_indexscan', '{on}', true)"
    for on in ("off", "on")
)
LAP = 16_000  # most positions in a lap
MOST_REPEATS = 250  # most positions of one token in a lap
OVERLAP = 128  # tokens: more than a reader can ask for
LAPS = 5
MOST_TOKENS = 60_000  # of a story: these fit into the megabyte that a tsvector may have


def write(documents: Sequence[SearchDocument]) -> None:
    """Insert or replace the entries of these articles. Of two concurrent writers the later wins."""
    rows = [
        (
            doc.place,
            doc.article,
            doc.section,
            _vector(_title_positions(doc)),
            _vector(_text_positions(doc)),
        )
        for doc in documents
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_searchentry (place, article_id, section_id, title, tokens) "
            "VALUES (%s, %s, %s, %s::tsvector, %s::tsvector) ON CONFLICT (article_id) DO UPDATE SET "
            "place = excluded.place, section_id = excluded.section_id, "
            "title = excluded.title, tokens = excluded.tokens",
            rows,
        )


def matches(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """SQL condition with its parameters: title and text together have all of `phrases`."""
    return "tokens @@ %s::tsquery", [_all_of(phrases, "<->")]


def may_match(phrases: Sequence[Phrase]) -> tuple[str, list[str]] | None:
    """SQL condition that the index alone answers: the tokens are there, in any order. None if
    `matches` is the same.

    Whether tokens are consecutive shows only in a story's positions: 7 µs if they are in
    memory, 35 from disk.
    """
    if all(len(phrase.tokens) == 1 for phrase in phrases):
        return None
    return "tokens @@ %s::tsquery", [_all_of(phrases, "&")]


def in_title(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """SQL condition with its parameters: the title alone has all of `phrases`."""
    return "title @@ %s::tsquery", [" & ".join(_phrase(phrase, 0, "<->") for phrase in phrases)]


def fetch(statement: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows of a SELECT. One round trip with three statements."""
    with connection.cursor() as cursor:
        cursor.execute(f"{ONLY_INDEX}; {statement}; {AS_BEFORE}", parameters)
        cursor.nextset()
        return cursor.fetchall()


def optimize() -> None:
    """After writing very many entries: empty the GIN indexes' pending lists and update the planner's statistics."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT gin_clean_pending_list('articles_searchentry_tokens')")
        cursor.execute("SELECT gin_clean_pending_list('articles_searchentry_title')")
        cursor.execute("ANALYZE articles_searchentry")


def _all_of(phrases: Sequence[Phrase], then: str) -> str:
    """A tsquery for all phrases. `then` joins the tokens of each: <-> if they must be consecutive, else &."""
    return " & ".join(_in_any_lap(phrase, then) for phrase in phrases)


def _in_any_lap(phrase: Phrase, then: str) -> str:
    return f"({' | '.join(_phrase(phrase, lap, then) for lap in range(LAPS))})"


def _phrase(phrase: Phrase, lap: int, then: str) -> str:
    """Tokens are letters and digits and need no escaping."""
    joined = f" {then} ".join(f"'{_in_lap(token, lap)}'" for token in phrase.tokens)
    return f"({joined}:*)" if phrase.is_open else f"({joined})"


def _in_lap(token: str, lap: int) -> str:
    return f"{lap}:{token}" if lap else token


def _title_positions(document: SearchDocument) -> Iterator[tuple[str, int]]:
    """Tokens with their positions, from 1."""
    return ((token, position) for position, token in enumerate(tokens(document.title), 1))


def _text_positions(document: SearchDocument) -> Iterator[tuple[str, int]]:
    """Tokens of title and text with their positions in each lap.

    Between title and text one position is left empty, so that no phrase runs from one into the
    other.
    """
    sequence = [*tokens(document.title), None, *tokens(document.text)]
    sequence = list(_without_long_repeats(sequence))[:MOST_TOKENS]
    start = 0
    for lap in range(LAPS):
        end = _end_of_lap(sequence, start)
        for position, token in enumerate(sequence[start:end], 1):
            if token is not None:
                yield _in_lap(token, lap), position
        if end >= len(sequence):
            return
        start = end - OVERLAP


def _without_long_repeats(sequence: Sequence[str | None]) -> Iterator[str | None]:
    """A token repeated more than OVERLAP times in a row is cut to that: no phrase is longer."""
    for _token, same in groupby(sequence):
        yield from islice(same, OVERLAP)


def _end_of_lap(sequence: Sequence[str | None], start: int) -> int:
    """Where the lap is full, of positions or of one token; exclusive."""
    counts: dict[str | None, int] = defaultdict(int)
    end = min(start + LAP, len(sequence))
    for position in range(start, end):
        token = sequence[position]
        counts[token] += 1
        if counts[token] > MOST_REPEATS:
            return position
    return end


def _vector(tokens_with_positions: Iterator[tuple[str, int]]) -> str:
    """In tsvector's input syntax: 'token':1,5 'other':2"""
    positions: dict[str, list[str]] = defaultdict(list)
    for token, position in tokens_with_positions:
        positions[token].append(str(position))
    return " ".join(f"'{token}':{','.join(places)}" for token, places in positions.items())
