"""SQLite: an FTS5 table of tokens whose rowid is the place. A phrase query finds consecutive
tokens.

https://sqlite.org/fts5.html
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db import connection

from articles.models import SearchEntry
from articles.text.bigrams import Phrase, tokens

from .entries import SearchDocument

# Of entries that came without tokens: from a copy of the rows alone, such as loaddata's.
WITHOUT_TOKENS = (
    "SELECT article_id FROM articles_searchentry "
    "WHERE place NOT IN (SELECT rowid FROM articles_searchtokens)"
)
TABLE = "articles_searchtokens JOIN articles_searchentry ON place = articles_searchtokens.rowid"
# to order and bound results: FTS5 skips what is out of bounds by itself
PLACE = "articles_searchtokens.rowid"


def write(documents: Sequence[SearchDocument]) -> None:
    """Replace the entries of these articles. SQLite runs one writing transaction at a time."""
    SearchEntry.objects.filter(
        article__in=[document.article for document in documents]
    ).delete()
    SearchEntry.objects.bulk_create(
        SearchEntry(
            place=document.place, article_id=document.article, section_id=document.section
        )
        for document in documents
    )
    rows = [
        (doc.place, " ".join(tokens(doc.title)), " ".join(tokens(doc.text)))
        for doc in documents
    ]
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO articles_searchtokens (rowid, title, text) VALUES (%s, %s, %s)", rows
        )


def matches(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """SQL condition with its parameters: title and text together have all of `phrases`."""
    return "articles_searchtokens MATCH %s", [_all_of(phrases)]


def may_match(phrases: Sequence[Phrase]) -> None:
    """FTS5 has no cheaper condition than `matches`."""


def in_title(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """SQL condition with its parameters: the title alone has all of `phrases`."""
    found = "SELECT rowid FROM articles_searchtokens WHERE articles_searchtokens MATCH %s"
    return f"{PLACE} IN ({found})", [f"title : ({_all_of(phrases)})"]


def fetch(statement: str, parameters: Sequence[object]) -> list[tuple[Any, ...]]:
    """The rows of a SELECT. One query."""
    with connection.cursor() as cursor:
        cursor.execute(statement, parameters)
        return cursor.fetchall()


def optimize() -> None:
    """After writing very many entries: merge segments of the index, at most 500 pages so that
    no other writer waits.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO articles_searchtokens (articles_searchtokens, rank) VALUES ('merge', 500)"
        )


def _all_of(phrases: Sequence[Phrase]) -> str:
    """In FTS5's query syntax. Tokens are letters and digits and need no escaping."""
    return " AND ".join(
        f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_open else ""}' for phrase in phrases
    )
