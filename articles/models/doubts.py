"""How doubts are kept: as msgid and arguments, so that every editor reads them in their own language."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils.translation import gettext, gettext_noop

if TYPE_CHECKING:  # a site that only shows what is kept does not load the reading
    from articles.reading.shapes import Doubt


# Of an article that print has withdrawn, as a DoubtsField holds it; Article.dropped_at says since when.
DROPPED: dict[str, Any] = {
    "message": gettext_noop("The page, as last imported, no longer has this story."),
    "arguments": {},
}


# Of one that was withdrawn after print had: only an editor puts it online again.
BACK: dict[str, Any] = {
    "message": gettext_noop("The page has this story again, which stands withdrawn. Publish it again, or leave it."),
    "arguments": {},
}


class DoubtsField(models.JSONField):
    """A list of `{"message": msgid, "arguments": {name: text}}`, as `stored` writes it and `in_words` reads it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"default": list, "blank": True} | kwargs)


def stored(doubts: Iterable[Doubt], title: str = "") -> list[dict[str, Any]]:
    """Doubts as a DoubtsField holds them. `title` names the article where a page's doubts stand together."""
    about = {"title": title} if title else {}
    return [{"message": doubt.message, "arguments": dict(doubt.arguments)} | about for doubt in doubts]


def in_words(kept: Iterable[dict[str, Any]]) -> list[str]:
    """What a DoubtsField holds, as sentences in the language that is active."""
    return [_sentence(**doubt) for doubt in kept]


def _sentence(message: str, arguments: dict[str, str], title: str = "") -> str:
    sentence = gettext(message) % arguments
    return gettext("%(title)s: %(words)s") % {"title": title, "words": sentence} if title else sentence
