"""What an editor does with a page's blocks, written: the blocks, the stories that read otherwise now, all at once.

Each is one transaction, by compare-and-set on the page's version. The page's stories are written
from its blocks before and after; each that differs is merged into its article (`story_merge`),
so that what an editor has typed stays. Any operation of a page can be undone, the last one
first, and done again, as long as the page has not been imported anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.derived import cache_versions, updates
from articles.desk import events, transactions
from articles.desk.events import Done
from articles.desk.normalization import normalized
from articles.desk.open_page import (
    OpenPage,
    StalePageError,
    changes_since,
    is_seen,
    open_page,
)
from articles.desk.page_layouts import write_places
from articles.desk.page_positions import positions_after, positions_again, write_positions
from articles.desk.page_states import PageState, state_from_dict, state_to_dict
from articles.desk.revisions import Version
from articles.desk.story_changes import (
    StoryChange,
    WrittenChange,
    record_written,
    write_changes,
)
from articles.desk.story_merge import NOTHING
from articles.models import Article, Event, Page, PageOperation, StoredGroup
from articles.models.page_operation import operation_words
from articles.reading.arrangement import Operation, rearranged, rearrangement
from articles.reading.operation_codec import operation_to_dict
from articles.reading.operations import OperationError, apply_operation
from articles.reading.page_layout import PageLayout, WrittenStory
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories

__all__ = ["OperationError", "StalePageError", "operate", "redo", "to_redo", "to_undo", "undo"]

NOTHING_CHANGES = gettext_noop("Nothing would change by that.")
NOTHING_TO_UNDO = gettext_noop("There is nothing to be undone on this page.")
NOTHING_TO_REDO = gettext_noop("There is nothing to be done again on this page.")
GOES_ON = gettext_noop(
    "“%(title)s” goes on on another page, so its last block here cannot be taken away."
)


def operate(page_pk: int, version: int, operation: Operation, user: Any = None) -> Page:
    """The page after the operation. `version`: of the page as the editor has seen it.

    Raises OperationError with a sentence for the editor, StalePageError, RightsError.
    """
    return _run(page_pk, lambda: _operate(page_pk, version, operation, user))


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


def _run(page_pk: int, work: Callable[[], None]) -> Page:
    """Looked at after the transaction: what follows it may have raised the page's version, too."""
    transactions.run(work)
    return Page.objects.select_related("issue").get(pk=page_pk)


def _operations_on(page: Page) -> QuerySet[PageOperation]:
    """Those of the blocks that the page has now."""
    newest = page.layouts.order_by("-pk").values("pk")[:1]
    return page.operations.filter(layout=newest)


def _done_on(page: Page) -> QuerySet[PageOperation]:
    return _operations_on(page).filter(undone_at=None)


# --- done for the first time


def _operate(page_pk: int, version: int, operation: Operation, user: Any) -> None:
    opened = open_page(page_pk, version, user)
    stored = opened.stored
    after = apply_operation(stored.layout, operation)
    if after == stored.layout:
        raise OperationError(NOTHING_CHANGES)
    _before_change(opened)
    written = write_changes(opened, _changes(opened, operation, after))
    new = {one.change.number: one.article.pk for one in written if one.change.fate == "new"}
    articles = _of_groups(after, {**stored.articles, **new})
    write_places(opened.page, stored, after, articles)
    positions = positions_after(opened, operation, after, articles)
    write_positions(positions)
    before_state, after_state = _states(opened, after, written)
    done = PageOperation.objects.create(
        page=opened.page,
        layout=stored.source,
        operation=operation_to_dict(operation),
        before=state_to_dict(
            replace(before_state, positions=positions_again(opened, positions))
        ),
        after=state_to_dict(replace(after_state, articles=articles, positions=positions)),
        kept=_kept(written),
        page_version=opened.version,
        by=user,
    )
    _follow(opened, written, done, Event.Verb.ARRANGED)


def _changes(opened: OpenPage, operation: Operation, after: PageLayout) -> list[StoryChange]:
    """The stories that read otherwise, or are elsewhere; none whose article has been deleted for good."""
    old, new = (_stories(opened.page, each) for each in (opened.stored.layout, after))
    numbers = [number for number in {**old, **new} if _said(old, number) != _said(new, number)]
    words = operation_words(operation)
    found = []
    for number in numbers:
        article = opened.articles.get(opened.stored.articles.get(number, 0))
        base, theirs = (_version(each.get(number)) for each in (old, new))
        if number not in old:
            found.append(StoryChange(number, "new", None, NOTHING, theirs, words))
        elif article and number in new:
            found.append(StoryChange(number, "changed", article, base, theirs, words))
        elif article:
            _check_stands_here_alone(opened, article)
            found.append(StoryChange(number, "gone", article, base, NOTHING, words))
    return found


def _stories(page: Page, layout: PageLayout) -> dict[int, WrittenStory]:
    """The stories by their numbers; their zones name the page by its place in the issue, not in its file."""
    setting = replace(layout.setting, sequence=page.sequence)
    return {each.number: each for each in write_stories(layout.blocks, layout.groups, setting)}


def _said(stories: Mapping[int, WrittenStory], number: int) -> Any:
    return stories[number].story if number in stories else None


def _version(written: WrittenStory | None) -> Version:
    return normalized(Finding(written.story)).version if written else NOTHING


def _check_stands_here_alone(opened: OpenPage, article: Article) -> None:
    elsewhere = StoredGroup.objects.filter(article=article).exclude(page=opened.page)
    if elsewhere.exists():
        raise OperationError(GOES_ON, title=article.title)


def _states(
    opened: OpenPage, after: PageLayout, written: Sequence[WrittenChange]
) -> tuple[PageState, PageState]:
    before = opened.stored.layout
    changed = [one for one in written if one.fields or one.has_moved]
    return (
        PageState(
            rearrangement(after, before),
            articles=opened.stored.articles,
            contents={one.article.pk: one.before for one in changed if _was(one)},
            binned=tuple(one.article.pk for one in written if not _was(one)),
        ),
        PageState(
            rearrangement(before, after),
            contents={one.article.pk: one.now for one in changed if _is(one)},
            binned=tuple(one.article.pk for one in written if not _is(one) and one.has_moved),
        ),
    )


def _was(one: WrittenChange) -> bool:
    """Whether the story was on the page before."""
    return one.change.fate not in ("new", "back")


def _is(one: WrittenChange) -> bool:
    return one.change.fate != "gone"


# --- undone, and done again


def _undo(page_pk: int, version: int, user: Any) -> None:
    done = to_undo(_current_page(page_pk, version))
    if done is None:
        raise OperationError(NOTHING_TO_UNDO)
    done.undone_at, done.undone_by = timezone.now(), user
    states = state_from_dict(done.after), state_from_dict(done.before)
    opened = open_page(page_pk, version, user, _concerned(states))
    words = _("Undone: %(words)s") % {"words": done.words}
    _go(opened, states, done, words, Event.Verb.UNDONE)


def _redo(page_pk: int, version: int, user: Any) -> None:
    done = to_redo(_current_page(page_pk, version))
    if done is None:
        raise OperationError(NOTHING_TO_REDO)
    done.undone_at, done.undone_by = None, None
    states = state_from_dict(done.before), state_from_dict(done.after)
    opened = open_page(page_pk, version, user, _concerned(states))
    words = _("Done again: %(words)s") % {"words": done.words}
    _go(opened, states, done, words, Event.Verb.REDONE)


def _current_page(pk: int, version: int) -> Page:
    """Not locked yet: which articles are to be locked stands in the operation."""
    page = Page.objects.get(pk=pk)
    if page.version != version:
        raise StalePageError(changes_since(page, version))
    return page


_States = tuple[PageState, PageState]  # the one that the page is left in, and the other one


def _concerned(states: _States) -> set[int]:
    """The pk of each article that changes."""
    return {pk for state in states for pk in state.contents}


def _go(opened: OpenPage, states: _States, done: PageOperation, words: str, verb: Any) -> None:
    """From one state to the other; what an editor has changed since stays, as in any merge."""
    left, wanted = states
    stored = opened.stored
    layout = rearranged(stored.read, stored.layout, wanted.change)
    _before_change(opened)
    written = write_changes(opened, list(_changes_back(opened, states, words)))
    standing = {n: pk for n, pk in wanted.articles.items() if pk in opened.articles}
    articles = _of_groups(layout, {**standing, **stored.articles})
    write_places(opened.page, stored, layout, articles)
    write_positions(
        {
            pk: position
            for pk, position in wanted.positions.items()
            if pk in opened.articles and _position(opened, pk) == left.positions[pk] != position
        }
    )
    done.kept, done.page_version = _kept(written), opened.version
    done.save(update_fields=["kept", "page_version", "undone_at", "undone_by"])
    _follow(opened, written, done, verb)


def _position(opened: OpenPage, pk: int) -> int:
    return opened.articles[pk].position


def _changes_back(opened: OpenPage, states: _States, words: str) -> Iterator[StoryChange]:
    left, wanted = states
    for pk in sorted(_concerned(states)):
        article = opened.articles.get(pk)
        base, theirs = left.contents.get(pk, NOTHING), wanted.contents.get(pk, NOTHING)
        if article is None:
            continue
        if pk not in wanted.contents:
            is_binned = pk in wanted.binned
            yield StoryChange(0, "gone", article, base, theirs, words, moves=is_binned)
        elif pk not in left.contents:
            was_binned = pk in left.binned
            yield StoryChange(0, "back", article, base, theirs, words, moves=was_binned)
        else:
            yield StoryChange(0, "changed", article, base, theirs, words)


# --- what both do


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
    opened: OpenPage, written: Sequence[WrittenChange], done: PageOperation, verb: Any
) -> None:
    """Revisions, the events, and all that depends on the articles."""
    told = record_written(opened, written)
    details = {
        "operation": done.operation,
        "articles": [one.article.pk for one in written],
        "kept": done.kept,
    }
    events.record_all([Done(verb, opened.page, details), *told], opened.user)
    seen = [one.article for one in written if is_seen(one.article)]
    if seen:
        updates.update_after_change(seen)
    if opened.is_seen:
        cache_versions.pages_changed([opened.page.pk])
