"""Doubts in the database: msgid and arguments, so that each editor reads them in their own language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext, gettext_noop

if TYPE_CHECKING:  # a site that shows articles need not load the reading
    from articles.reading.shapes import Doubt


# The doubt of a page, which the desk's first page asks as long as it has none.
NO_NUMBER = gettext_noop("Nothing says this page's number. Which page is it?")

# The doubt of an article that print has withdrawn, as in a DoubtsField. Article.dropped_at says since when.
DROPPED: dict[str, Any] = {
    "message": gettext_noop("The page, as last imported, no longer has this story."),
    "arguments": {},
}

# The doubt of a withdrawn article that print has again. Only an editor publishes it again.
BACK: dict[str, Any] = {
    "message": gettext_noop(
        "The page has this story again, which stands withdrawn. Publish it again, or leave it."
    ),
    "arguments": {},
}


# What an import says of a story that it found in the bin.
IN_BIN = gettext_noop("The desk put it in the bin on %(day)s, and there it stays.")


def left_in_bin(articles: Iterable[Any]) -> list[dict[str, Any]]:
    """For a page's report: those of these articles that stand in the bin, each with its title."""
    return [
        {
            "message": IN_BIN,
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
