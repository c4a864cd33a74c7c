"""What an editor does with a page's blocks, written: the blocks, the stories that read otherwise now, all at once.

Each is one transaction, by compare-and-set on the page's version. The page's stories are written
from its blocks before and after; each that differs is merged into its article (`story_merge`),
so that what an editor has typed stays. Any operation of a page can be undone, the last one
first, and done again, as long as the page has not been imported anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.derived import cache_versions, updates
from articles.desk import doubt_twins, events, page_doubts, signed_changes, transactions
from articles.desk.barred import bar_again, bar_stories, keep_barred, lift
from articles.desk.changed_stories import (
    States,
    articles_of,
    changes_between,
    changes_by,
    stories_after,
)
from articles.desk.events import Done
from articles.desk.open_page import (
    OpenPage,
    StalePageError,
    changes_since,
    is_seen,
    open_page,
)
from articles.desk.page_layouts import write_places
from articles.desk.page_positions import positions_after, positions_now, write_positions
from articles.desk.page_states import PageState, Polygons, state_from_dict, state_to_dict
from articles.desk.page_zones import with_zone, write_page_zones, zones_after, zones_now
from articles.desk.rights import refuse_change
from articles.desk.sign_off import SigningError
from articles.desk.story_changes import (
    WrittenChange,
    record_written,
    write_changes,
)
from articles.models import Event, Page, PageDoubt, PageOperation
from articles.reading.arrangement import Operation, rearranged, rearrangement
from articles.reading.operation_codec import operation_from_dict, operation_to_dict
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout

__all__ = [
    "OperationError",
    "StalePageError",
    "at_hand",
    "operate",
    "redo",
    "to_redo",
    "to_undo",
    "undo",
]

NOTHING_CHANGES = gettext_noop("Nothing would change by that.")
NOTHING_TO_UNDO = gettext_noop("There is nothing to be undone on this page.")
REFUSED = "%(reason)s"  # a whole sentence
NOTHING_TO_REDO = gettext_noop("There is nothing to be done again on this page.")


def operate(
    page_pk: int,
    version: int,
    operation: Operation,
    user: Any = None,
    doubt: PageDoubt | None = None,
) -> Page:
    """The page after the operation. `version`: of the page as the editor has seen it.

    `doubt`: one that this settles. Undone, it is open again. Raises OperationError with a
    sentence for the editor, StalePageError, RightsError.
    """
    return _run(page_pk, lambda: _operate(page_pk, version, operation, user, doubt))


def undo(page_pk: int, version: int, user: Any = None) -> Page:
    """Undo the last operation that is not undone, whoever did it. Raises as `operate`."""
    return _run(page_pk, lambda: _undo(page_pk, version, user))


def redo(page_pk: int, version: int, user: Any = None) -> Page:
    """Do again what was undone last, unless something else has been done since. Raises as `operate`."""
    return _run(page_pk, lambda: _redo(page_pk, version, user))


def to_undo(page: Page) -> PageOperation | None:
    """What `undo` would undo."""
    return _done_on(page).order_by("-pk").first()


def to_redo(page: Page) -> PageOperation | None:
    """What `redo` would do again."""
    last = to_undo(page)
    undone = _operations_on(page).filter(undone_at__isnull=False, pk__gt=last.pk if last else 0)
    return undone.order_by("pk").first()


def at_hand(page: Page) -> tuple[PageOperation | None, PageOperation | None]:
    """What `undo` would undo, and what `redo` would do again. One query."""
    last = _done_on(page).order_by("-pk").values("pk")[:1]
    rows = _operations_on(page).filter(pk__gte=Coalesce(Subquery(last), 0)).order_by("pk")[:2]
    found = list(rows)
    done = found.pop(0) if found and found[0].undone_at is None else None
    return done, found[0] if found else None


def _run(page_pk: int, work: Callable[[], None]) -> Page:
    """Looked at after the transaction: what follows may have raised the page's version once more."""
    transactions.run(work)
    return Page.objects.select_related("issue").get(pk=page_pk)


def _operations_on(page: Page) -> QuerySet[PageOperation]:
    """Those of the blocks that the page has now."""
    newest = page.layouts.order_by("-pk").values("pk")[:1]
    return page.operations.filter(layout=newest)


def _done_on(page: Page) -> QuerySet[PageOperation]:
    return _operations_on(page).filter(undone_at=None)


# --- done for the first time


def _operate(
    page_pk: int, version: int, operation: Operation, user: Any, doubt: PageDoubt | None
) -> None:
    opened = open_page(page_pk, version, user)
    stored = opened.stored
    after = _applied(opened, operation)
    _before_change(opened)
    stories = stories_after(opened, after)
    written = write_changes(opened, changes_by(opened, operation, after, stories))
    articles = _of_groups(after, {**stored.articles, **_new_articles(written)})
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
    _write_state(opened, after, state)
    written = _with_zones(opened, written, zones)
    done = PageOperation.objects.create(
        page=opened.page,
        layout=stored.source,
        operation=operation_to_dict(operation),
        before=state_to_dict(_state_before(opened, state, written, after)),
        after=state_to_dict(_state_after(state, written)),
        kept=_kept(written),
        doubt=doubt,
        page_version=opened.version,
        by=user,
    )
    _follow(opened, written, done, Event.Verb.ARRANGED, zones)
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


# --- undone, and done again


def _undo(page_pk: int, version: int, user: Any) -> None:
    page = _current_page(page_pk, version)
    done = to_undo(page)
    if done is None:
        raise OperationError(NOTHING_TO_UNDO)
    done.undone_at, done.undone_by = timezone.now(), user
    states = _states(page, done.after, done.before)
    opened = open_page(page_pk, version, user, articles_of(states))
    words = _("Undone: %(words)s") % {"words": done.words}
    _go(opened, states, done, words, Event.Verb.UNDONE)
    if done.doubt:
        page_doubts.reopen(doubt_twins.decided_together(done.doubt), user)


def _redo(page_pk: int, version: int, user: Any) -> None:
    page = _current_page(page_pk, version)
    done = to_redo(page)
    if done is None:
        raise OperationError(NOTHING_TO_REDO)
    done.undone_at, done.undone_by = None, None
    states = _states(page, done.before, done.after)
    opened = open_page(page_pk, version, user, articles_of(states))
    words = _("Done again: %(words)s") % {"words": done.words}
    _go(opened, states, done, words, Event.Verb.REDONE)
    if done.doubt:
        before, after = (
            opened.stored.layout,
            rearranged(opened.stored.read, opened.stored.layout, states[1].change),
        )
        operation = operation_from_dict(done.operation)
        twins = doubt_twins.twins_of(done.doubt, opened.page, operation, before, after)
        page_doubts.settle([done.doubt, *twins], user)


def _states(page: Page, left: Any, wanted: Any) -> States:
    return state_from_dict(left, page.sequence), state_from_dict(wanted, page.sequence)


def _current_page(pk: int, version: int) -> Page:
    """Not locked yet: which articles are to be locked stands in the operation."""
    page = Page.objects.get(pk=pk)
    if page.version != version:
        raise StalePageError(changes_since(page, version))
    return page


def _go(opened: OpenPage, states: States, done: PageOperation, words: str, verb: Any) -> None:
    """From one state to the other; what an editor has changed since stays, as in any merge."""
    left, wanted = states
    stored = opened.stored
    layout = rearranged(stored.read, stored.layout, wanted.change)
    _before_change(opened)
    lift(opened, left.barred)
    written = write_changes(opened, changes_between(opened, states, words))
    barred = bar_again(opened, wanted.barred)
    zones = {pk: zone for pk, zone in wanted.zones.items() if pk in opened.articles}
    standing = {n: pk for n, pk in wanted.articles.items() if pk in opened.articles}
    positions = {
        pk: position
        for pk, position in wanted.positions.items()
        if pk in opened.articles and opened.articles[pk].position == left.positions[pk]
    }
    state = replace(
        wanted,
        articles=_of_groups(layout, {**standing, **stored.articles}),
        positions={p: n for p, n in positions.items() if n != opened.articles[p].position},
        zones=zones,
    )
    keep_barred(opened, layout, state.articles, written)
    _write_state(opened, layout, state)
    written = _with_zones(opened, written, zones)
    done.kept, done.page_version = _kept(written), opened.version
    if barred:
        done.after = {**done.after, "barred": {str(pk): state for pk, state in barred.items()}}
    done.save(update_fields=["after", "kept", "page_version", "undone_at", "undone_by"])
    _follow(opened, written, done, verb, zones)


# --- what both do


def _write_state(opened: OpenPage, layout: PageLayout, state: PageState) -> None:
    """Where blocks, stories and articles are."""
    write_places(opened.page, opened.stored, layout, state.articles)
    write_positions(state.positions)
    write_page_zones(opened, state.zones)


def _with_zones(
    opened: OpenPage, written: Sequence[WrittenChange], zones: Mapping[int, Polygons]
) -> list[WrittenChange]:
    """What a revision says of where they stand."""
    return [
        replace(one, now=with_zone(opened, one.now, one.article.pk, zones[one.article.pk]))
        if one.article.pk in zones
        else one
        for one in written
    ]


def _before_change(opened: OpenPage) -> None:
    """For what leaves the page; for what comes to it, after the change."""
    if opened.is_seen:
        cache_versions.pages_changed([opened.page.pk])


def _of_groups(layout: PageLayout, articles: Mapping[int, int]) -> dict[int, int]:
    numbers = [group.number for group in layout.groups]
    return {number: articles[number] for number in numbers if number in articles}


def _kept(written: Iterable[WrittenChange]) -> list[dict[str, Any]]:
    return [
        {"article": one.article.pk, "field": field} for one in written for field in one.kept
    ]


def _follow(
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
