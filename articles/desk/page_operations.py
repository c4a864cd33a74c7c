"""What an editor does with a page's blocks, written: the blocks, the stories that read otherwise now, all at once.

Each is one transaction, by compare-and-set on the page's version. The page's stories are written
from its blocks before and after; each that differs is merged into its article (`story_merge`),
so that what an editor has typed stays. Any operation of a page can be undone, the last one
first, and done again, as long as the page has not been imported anew.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.desk import doubt_twins, page_doubts, transactions
from articles.desk.barred import bar_again, keep_barred, lift
from articles.desk.changed_stories import States, articles_of, changes_between
from articles.desk.new_operations import do_first
from articles.desk.open_page import OpenPage, StalePageError, changes_since, open_page
from articles.desk.operation_history import to_redo, to_undo
from articles.desk.operation_writing import (
    before_change,
    follow,
    kept_fields,
    of_groups,
    with_zones,
    write_state,
)
from articles.desk.page_states import state_from_dict
from articles.desk.story_changes import write_changes
from articles.models import Event, Page, PageDoubt, PageOperation
from articles.reading.arrangement import Operation, rearranged
from articles.reading.operation_codec import operation_from_dict
from articles.reading.operations import OperationError

__all__ = [
    "OperationError",
    "StalePageError",
    "operate",
    "redo",
    "undo",
]

NOTHING_TO_UNDO = gettext_noop("There is nothing to be undone on this page.")
NOTHING_TO_REDO = gettext_noop("There is nothing to be done again on this page.")


def operate(
    page_pk: int,
    version: int,
    operation: Operation,
    user: Any = None,
    doubt: PageDoubt | None = None,
) -> None:
    """Do it. `version`: of the page as the editor has seen it.

    `doubt`: one that this settles. Undone, it is open again. Raises OperationError with a
    sentence for the editor, StalePageError, RightsError.
    """
    transactions.run(lambda: do_first(page_pk, version, operation, user, doubt))


def undo(page_pk: int, version: int, user: Any = None) -> None:
    """Undo the last operation that is not undone, whoever did it. Raises as `operate`."""
    transactions.run(lambda: _undo(page_pk, version, user))


def redo(page_pk: int, version: int, user: Any = None) -> None:
    """Do again what was undone last, unless something else has been done since. Raises as `operate`."""
    transactions.run(lambda: _redo(page_pk, version, user))


def _undo(page_pk: int, version: int, user: Any) -> None:
    done = to_undo(page_pk)
    page = _current_page(done, page_pk, version)
    if done is None:
        raise OperationError(NOTHING_TO_UNDO)
    done.undone_at, done.undone_by = timezone.now(), user
    states = _states(page, done.after, done.before)
    opened = open_page(page_pk, version, user, articles_of(states), done.layout)
    words = _("Undone: %(words)s") % {"words": done.words}
    _go(opened, states, done, words, Event.Verb.UNDONE)
    if done.doubt:
        page_doubts.reopen(doubt_twins.decided_together(done.doubt), user)


def _redo(page_pk: int, version: int, user: Any) -> None:
    done = to_redo(page_pk)
    page = _current_page(done, page_pk, version)
    if done is None:
        raise OperationError(NOTHING_TO_REDO)
    done.undone_at, done.undone_by = None, None
    states = _states(page, done.before, done.after)
    opened = open_page(page_pk, version, user, articles_of(states), done.layout)
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


def _current_page(operation: PageOperation | None, pk: int, version: int) -> Page:
    """That of the operation. Not locked yet: which articles are to be locked stands in it."""
    page = operation.layout.page if operation else Page.objects.get(pk=pk)
    if page.version != version:
        raise StalePageError(changes_since(page, version))
    return page


def _go(opened: OpenPage, states: States, done: PageOperation, words: str, verb: Any) -> None:
    """From one state to the other; what an editor has changed since stays, as in any merge."""
    left, wanted = states
    stored = opened.stored
    layout = rearranged(stored.read, stored.layout, wanted.change)
    before_change(opened)
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
        articles=of_groups(layout, {**standing, **stored.articles}),
        positions={p: n for p, n in positions.items() if n != opened.articles[p].position},
        zones=zones,
    )
    keep_barred(opened, layout, state.articles, written)
    write_state(opened, layout, state)
    written = with_zones(opened, written, zones)
    done.kept, done.page_version = kept_fields(written), opened.version
    if barred:
        done.after = {**done.after, "barred": {str(pk): state for pk, state in barred.items()}}
    done.save(update_fields=["after", "kept", "page_version", "undone_at", "undone_by"])
    follow(opened, written, done, verb, zones)
