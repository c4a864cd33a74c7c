"""What an editor should look at on a page: the open doubts of its stories, and of the page itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet

from articles.models import Page, PageDoubt, State
from articles.models.doubt_codes import ASKED_WHY
from articles.models.page_operation import operation_words
from articles.reading.arrangement import Operation
from articles.reading.operation_codec import operation_from_dict
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout

from .stories import NumberedStory


def doubts_of(
    page: Page, stories: Iterable[NumberedStory], layout: PageLayout | None
) -> list[dict[str, Any]]:
    """In the order of the stories, the page's own in the end. `layout`: of the page as it is now. One query.

    What can no longer be done, or would change nothing, is not proposed.
    """
    rows = list(doubts_shown().filter(page=page))
    found = list(stories)
    known = {story.article.pk: story.number for story in found if story.article}
    order = {pk: place for place, pk in enumerate(known)}
    rows.sort(key=lambda row: order.get(row.article_id, len(order)))
    places = {story.number: place for place, story in enumerate(found, 1) if story.number}
    return [
        {
            **_doubt(row, known.get(row.article_id, 0)),
            "proposal": _proposal(row.proposal, places) if _can_be_done(row, layout) else None,
        }
        for row in rows
    ]


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
        "asks_why": row.code in ASKED_WHY,
    }


def _can_be_done(row: PageDoubt, layout: PageLayout | None) -> bool:
    if not row.proposal or layout is None:
        return False
    try:
        return apply_operation(layout, operation_from_dict(row.proposal)) != layout
    except OperationError:
        return False


def _proposal(proposal: dict[str, Any], places: Mapping[int, int]) -> dict[str, Any]:
    operation = operation_from_dict(proposal)
    return {"words": operation_words(_by_place(operation, places)), "operation": proposal}


def _by_place(operation: Operation, places: Mapping[int, int]) -> Operation:
    """With stories called by their places on the page, as the screen shows them."""
    story = places.get(operation.story, operation.story)
    at = places.get(operation.at, operation.at) if operation.name == "join" else operation.at
    return replace(operation, story=story, at=at)
