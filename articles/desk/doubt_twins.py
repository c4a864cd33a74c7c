"""Doubts that say the same of two stories: when the proposal of one is accepted, the other has nothing left to ask."""

from __future__ import annotations

from articles.models import Page, PageDoubt
from articles.reading.arrangement import Operation
from articles.reading.operation_codec import operation_from_dict
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout


def twins_of(
    doubt: PageDoubt, page: Page, done: Operation, before: PageLayout, after: PageLayout
) -> list[PageDoubt]:
    """Open doubts of the page that proposed what has been done: the same, or what would change nothing any more."""
    others = PageDoubt.objects.open().filter(page=page).exclude(pk=doubt.pk)
    return [
        other
        for other in others
        if other.proposal and _is_done(operation_from_dict(other.proposal), done, before, after)
    ]


def _is_done(
    proposal: Operation, done: Operation, before: PageLayout, after: PageLayout
) -> bool:
    return proposal == done or (
        _would_change(proposal, before) and _changes_nothing(proposal, after)
    )


def _would_change(operation: Operation, layout: PageLayout) -> bool:
    try:
        return apply_operation(layout, operation) != layout
    except OperationError:
        return False


def _changes_nothing(operation: Operation, layout: PageLayout) -> bool:
    try:
        return apply_operation(layout, operation) == layout
    except OperationError:
        return False


def decided_together(doubt: PageDoubt) -> list[PageDoubt]:
    """It, and those that were settled with it."""
    if doubt.at is None:
        return [doubt]
    rows = PageDoubt.objects.decided().filter(
        page=doubt.page_id, state=doubt.state, at=doubt.at
    )
    return list(rows)
