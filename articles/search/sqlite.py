"""SQLite: an FTS5 table of tokens, whose rowid is the place; a phrase query finds tokens that follow each other."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import connection

from articles.models import SearchEntry
from articles.text.bigrams import Phrase, tokens

from .entries import SearchDocument

TABLE = "articles_searchtokens JOIN articles_searchentry ON place = articles_searchtokens.rowid"
PLACE = "articles_searchtokens.rowid"  # what bounds and orders; by it the engine itself leaves out what is not asked


def write(entries: Sequence[SearchDocument]) -> None:
    """These entries, in place of any that their stories have. SQLite has one transaction at a time."""
    SearchEntry.objects.filter(article__in=[entry.article for entry in entries]).delete()
    SearchEntry.objects.bulk_create(
        SearchEntry(place=entry.place, article_id=entry.article, section_id=entry.section) for entry in entries
    )
    rows = [(entry.place, " ".join(tokens(entry.title)), " ".join(tokens(entry.text))) for entry in entries]
    with connection.cursor() as cursor:
        cursor.executemany("INSERT INTO articles_searchtokens (rowid, title, text) VALUES (%s, %s, %s)", rows)


def matches(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """A condition in SQL, with its parameters: title and text together have all of `phrases`."""
    return "articles_searchtokens MATCH %s", [_all_of(phrases)]


def may_match(phrases: Sequence[Phrase]) -> None:
    """Of FTS5 there is no cheaper question than `matches`."""


def in_title(phrases: Sequence[Phrase]) -> tuple[str, list[str]]:
    """A condition in SQL: the title alone has all of `phrases`."""
    found = "SELECT rowid FROM articles_searchtokens WHERE articles_searchtokens MATCH %s"
    return f"{PLACE} IN ({found})", [f"title : ({_all_of(phrases)})"]


def fetch(statement: str, given: Sequence[object]) -> list[tuple]:
    """The rows that the statement asks for. One query."""
    with connection.cursor() as cursor:
        cursor.execute(statement, given)
        return cursor.fetchall()


def settle() -> None:
    """After very many entries: join the pieces of the index, a few pages at a time, so that nobody waits for long."""
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO articles_searchtokens (articles_searchtokens, rank) VALUES ('merge', 500)")


def _all_of(phrases: Sequence[Phrase]) -> str:
    """In FTS5's own language. No token has a quote in it: they are letters and digits."""
    return " AND ".join(f'"{" ".join(phrase.tokens)}"{" *" if phrase.is_open else ""}' for phrase in phrases)
