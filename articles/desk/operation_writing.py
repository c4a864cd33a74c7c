"""What an operation on a page's blocks writes, whether it is done, undone or done again, and what follows from it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from articles.derived import cache_versions, updates
from articles.desk import events, signed_changes
from articles.desk.events import Done
from articles.desk.open_page import OpenPage, is_seen
from articles.desk.page_layouts import write_places
from articles.desk.page_positions import write_positions
from articles.desk.page_states import PageState, Polygons
from articles.desk.page_zones import with_zone, write_page_zones
from articles.desk.sign_off import SigningError
from articles.desk.story_changes import WrittenChange, record_written
from articles.models import PageOperation
from articles.reading.operations import OperationError
from articles.reading.page_layout import PageLayout

REFUSED = "%(reason)s"  # a whole sentence


def write_state(opened: OpenPage, layout: PageLayout, state: PageState) -> None:
    """Where blocks, stories and articles are."""
    write_places(opened.page, opened.stored, layout, state.articles)
    write_positions(state.positions)
    write_page_zones(opened, state.zones)


def with_zones(
    opened: OpenPage, written: Sequence[WrittenChange], zones: Mapping[int, Polygons]
) -> list[WrittenChange]:
    """What a revision says of where they stand."""
    return [
        replace(one, now=with_zone(opened, one.now, one.article.pk, zones[one.article.pk]))
        if one.article.pk in zones
        else one
        for one in written
    ]


def before_change(opened: OpenPage) -> None:
    """For what leaves the page; for what comes to it, after the change."""
    if opened.is_seen:
        cache_versions.pages_changed([opened.page.pk])


def of_groups(layout: PageLayout, articles: Mapping[int, int]) -> dict[int, int]:
    numbers = [group.number for group in layout.groups]
    return {number: articles[number] for number in numbers if number in articles}


def kept_fields(written: Iterable[WrittenChange]) -> list[dict[str, Any]]:
    return [
        {"article": one.article.pk, "field": field} for one in written for field in one.kept
    ]


def follow(
    opened: OpenPage,
    written: Sequence[WrittenChange],
    done: PageOperation,
    verb: Any,
    zones: Collection[int],
) -> None:
    """Revisions, the events, and all that depends on the articles.

    Raises OperationError where one is online as it was signed, and `user` cannot sign it so.
    """
    told = record_written(opened, written)
    details = {
        "operation": done.operation,
        "articles": [one.article.pk for one in written if one.is_real],
        "kept": done.kept,
    }
    events.record_all([Done(verb, opened.page, details), *told], opened.user)
    try:
        signed_changes.follow(opened.watched, opened.user)
    except SigningError as error:
        raise OperationError(REFUSED, reason=str(error)) from error
    concerned = {one.article.pk: one.article for one in written if one.is_real}
    concerned |= {pk: opened.articles[pk] for pk in zones if pk in opened.articles}
    seen = [article for article in concerned.values() if is_seen(article)]
    if seen:
        updates.update_after_change(seen)
    if opened.is_seen:
        cache_versions.pages_changed([opened.page.pk])
