"""An operation on a page's blocks, done for the first time: which stories read otherwise by it, and what is kept so
that it can be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from articles.desk import doubt_twins, page_doubts
from articles.desk.barred import bar_stories
from articles.desk.changed_stories import changes_by, stories_after
from articles.desk.open_page import OpenPage, open_page
from articles.desk.operation_writing import (
    before_change,
    follow,
    kept_fields,
    of_groups,
    with_zones,
    write_state,
)
from articles.desk.page_positions import positions_after, positions_now
from articles.desk.page_states import PageState, state_to_dict
from articles.desk.page_zones import zones_after, zones_now
from articles.desk.rights import refuse_change
from articles.desk.story_changes import WrittenChange, write_changes
from articles.models import Event, PageDoubt, PageOperation
from articles.reading.arrangement import Operation, rearrangement
from articles.reading.operation_codec import operation_to_dict
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout
from articles.reading.shapes import gettext_noop

NOTHING_CHANGES = gettext_noop("Nothing would change by that.")


def do_first(
    page_pk: int, version: int, operation: Operation, user: Any, doubt: PageDoubt | None
) -> None:
    """As `page_operations.operate`, whose transaction the caller holds."""
    opened = open_page(page_pk, version, user)
    stored = opened.stored
    after = _applied(opened, operation)
    before_change(opened)
    stories = stories_after(opened, after)
    written = write_changes(opened, changes_by(opened, operation, after, stories))
    articles = of_groups(after, {**stored.articles, **_new_articles(written)})
    barred = bar_stories(opened, after, articles, written)
    zones = zones_after(opened, stories, articles, _gone_articles(written))
    positions = positions_after(opened, operation, after, articles)
    state = PageState(
        rearrangement(stored.layout, after),
        articles,
        positions=positions,
        zones=zones,
        barred=barred,
        sequence=opened.page.sequence,
    )
    write_state(opened, after, state)
    written = with_zones(opened, written, zones)
    done = PageOperation.objects.create(
        page=opened.page,
        layout=stored.source,
        operation=operation_to_dict(operation),
        before=state_to_dict(_state_before(opened, state, written, after)),
        after=state_to_dict(_state_after(state, written)),
        kept=kept_fields(written),
        doubt=doubt,
        page_version=opened.version,
        by=user,
    )
    follow(opened, written, done, Event.Verb.ARRANGED, zones)
    if doubt:
        twins = doubt_twins.twins_of(doubt, opened.page, operation, stored.layout, after)
        page_doubts.settle([doubt, *twins], user)


def _applied(opened: OpenPage, operation: Operation) -> PageLayout:
    """The layout after the operation. Raises OperationError where nothing would change, RightsError."""
    before = opened.stored.layout
    after = apply_operation(before, operation)
    if after == before:
        raise OperationError(NOTHING_CHANGES)
    _require_story(opened, operation)
    return after


def _new_articles(written: Iterable[WrittenChange]) -> dict[int, int]:
    """By the story's number, the pk of its article."""
    return {one.change.number: one.article.pk for one in written if one.change.fate == "new"}


def _gone_articles(written: Iterable[WrittenChange]) -> list[int]:
    return [one.article.pk for one in written if one.change.fate == "gone"]


def _require_story(opened: OpenPage, operation: Operation) -> None:
    """The right to change the story whose place or zone changes, though no word of it does."""
    if operation.name in ("story_order", "zone"):
        article = opened.articles.get(opened.stored.articles.get(operation.story, 0))
        refuse_change(opened.held, [article] if article else [])


def _state_before(
    opened: OpenPage, after: PageState, written: Sequence[WrittenChange], layout: PageLayout
) -> PageState:
    return PageState(
        rearrangement(layout, opened.stored.layout),
        articles=opened.stored.articles,
        contents={
            one.article.pk: one.before
            for one in written
            if one.is_real and one.change.fate != "new"
        },
        positions=positions_now(opened, after.positions),
        zones=zones_now(opened, after.zones),
        binned=tuple(one.article.pk for one in written if one.change.fate == "new"),
        sequence=after.sequence,
    )


def _state_after(state: PageState, written: Sequence[WrittenChange]) -> PageState:
    gone = [one for one in written if one.change.fate == "gone"]
    return replace(
        state,
        contents={
            one.article.pk: one.now
            for one in written
            if one.is_real and one.change.fate != "gone"
        },
        binned=tuple(one.article.pk for one in gone if one.has_moved),
    )
