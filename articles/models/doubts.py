"""Doubts in the reports of imports: msgid and arguments, so that each editor reads them in their own language.

Those that the desk settles are rows (`page_doubt.PageDoubt`).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext

from . import doubt_codes

if TYPE_CHECKING:  # a site that shows articles need not load the reading
    from articles.reading.shapes import Doubt


# As entries of a DoubtsField.
DROPPED: dict[str, Any] = {"message": doubt_codes.DROPPED, "arguments": {}}
BACK: dict[str, Any] = {"message": doubt_codes.BACK, "arguments": {}}


def left_in_bin(articles: Iterable[Any]) -> list[dict[str, Any]]:
    """For a page's report: those of these articles that stand in the bin, each with its title."""
    return [
        {
            "message": doubt_codes.IN_BIN,
            "arguments": {"day": timezone.localdate(article.binned_at).isoformat()},
            "title": article.title,
        }
        for article in articles
        if article.binned_at
    ]


class DoubtsField(models.JSONField):
    """A list of `{"message": msgid, "arguments": {name: text}}`, written by `stored`, read by `in_words`."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)


def stored(doubts: Iterable[Doubt], title: str = "") -> list[dict[str, Any]]:
    """Doubts as in a DoubtsField; each with the article's `title` where the doubts of a whole page are listed."""
    about = {"title": title} if title else {}
    return [
        {"message": doubt.message, "arguments": dict(doubt.arguments)} | about
        for doubt in doubts
    ]


def is_about_the_page(kept: dict[str, Any]) -> bool:
    """Whether one of the doubts of a whole page, as `stored` lists them, is none of a story of it."""
    return "title" not in kept


def in_words(kept: Iterable[dict[str, Any]]) -> list[str]:
    """The doubts of a DoubtsField as sentences in the active language."""
    return [_sentence(**doubt) for doubt in kept]


def _sentence(message: str, arguments: dict[str, str], title: str = "") -> str:
    sentence = gettext(message) % arguments
    return (
        gettext("%(title)s: %(words)s") % {"title": title, "words": sentence}
        if title
        else sentence
    )
