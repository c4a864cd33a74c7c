"""What an editor should look at on a page: the doubts of its stories."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .stories import NumberedStory


def doubts_of(stories: Iterable[NumberedStory]) -> list[dict[str, Any]]:
    """In the order of the stories."""
    return [
        _doubt(words, story)
        for story in stories
        if story.article is not None
        for words in story.article.doubts_in_words
    ]


def _doubt(words: str, story: NumberedStory) -> dict[str, Any]:
    return {
        "id": None,
        "code": "",
        "words": words,
        "blocks": [],
        "region": None,
        "story": story.number,
        "article": story.article.pk if story.article else None,
        "state": "open",
        "margin": None,
        "proposal": None,
    }
