"""What an editor should look at on a page: the open doubts of its stories, and of the page itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Page, PageDoubt, State
from articles.models.page_operation import operation_words
from articles.reading.operation_codec import operation_from_dict

from .stories import NumberedStory


def doubts_of(page: Page, stories: Iterable[NumberedStory]) -> list[dict[str, Any]]:
    """In the order of the stories, the page's own in the end. One query."""
    rows = list(doubts_shown().filter(page=page))
    known = {story.article.pk: story.number for story in stories if story.article}
    places = {pk: place for place, pk in enumerate(known)}
    rows.sort(key=lambda row: places.get(row.article_id, len(places)))
    return [_doubt(row, known.get(row.article_id, 0)) for row in rows]


def doubts_shown() -> QuerySet[PageDoubt]:
    """Those that wait for somebody; not of what is in the bin."""
    shown: QuerySet[PageDoubt] = PageDoubt.objects.open().filter(
        Q(article=None) | ~Q(article__state=State.BINNED)
    )
    return shown


def _doubt(row: PageDoubt, story: int) -> dict[str, Any]:
    return {
        "id": row.pk,
        "code": row.code,
        "words": row.in_words,
        "blocks": row.blocks,
        "region": row.region,
        "story": story,
        "article": row.article_id,
        "state": row.state,
        "margin": row.margin,
        "proposal": _proposal(row.proposal) if row.proposal else None,
    }


def _proposal(operation: dict[str, Any]) -> dict[str, Any]:
    words = operation_words(operation_from_dict(operation))
    return {"words": words, "operation": operation}
