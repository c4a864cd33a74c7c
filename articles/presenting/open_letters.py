"""Readers' letters that wait, on the desk's first page."""

from __future__ import annotations

from dataclasses import dataclass

from articles.models import Letter

LETTERS = 5  # shown on the desk's first page


@dataclass(frozen=True)
class OpenLetters:
    """`letters` are the newest that nobody has settled; `more` says that there are further ones."""

    letters: tuple[Letter, ...]
    more: bool


def open_letters() -> OpenLetters:
    """The newest LETTERS that wait, in one query."""
    open_ones = Letter.objects.filter(state=Letter.State.OPEN)
    rows = open_ones.select_related("article__page__issue")[: LETTERS + 1]
    return OpenLetters(tuple(rows)[:LETTERS], len(rows) > LETTERS)
