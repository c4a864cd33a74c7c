"""Where pages stand: their addresses, and all that follows when a page comes to stand elsewhere.

Whoever moves pages, a verb or a form, asks `places_of` before and calls `follow` after.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from articles.derived import updates
from articles.desk import events, page_doubts, public_states
from articles.models import (
    Article,
    Event,
    FormerAddress,
    ImportRecord,
    Issue,
    Page,
    Revision,
    former_path,
)
from articles.reading.language.page_numbers import pages_of
from articles.web.urls import path_to

LARGEST_SEQUENCE = 999  # a printed number up to here is also the page's place in the issue
# The addresses of an issue and of a page, by their names
_OF_ISSUES, _OF_PAGES = ("issue", "issue_pdf", "issue_feed"), ("page", "closer")


@dataclass(frozen=True)
class Place:
    """Where a page stands. `key`: its issue's in addresses; `name`: in words."""

    page: int
    issue: int
    key: str
    sequence: int
    number: str
    name: str

    @property
    def address(self) -> tuple[str, int]:
        """What stands in its address."""
        return self.key, self.sequence

    @property
    def ref_prefix(self) -> str:
        """Of the source_refs of the stories that were imported from the page."""
        return f"{self.key}/{self.sequence}/"


def places_of(pages: Iterable[int]) -> dict[int, Place]:
    rows = Page.objects.filter(pk__in=list(pages)).select_related("issue").order_by("pk")
    return {
        row.pk: Place(row.pk, row.issue_id, row.issue.key, row.sequence, row.number, str(row))
        for row in rows
    }


def free_sequence(issue: Issue, number: str, own: int = 0) -> int:
    """A place in the issue: the printed number itself where it is plain and free, else one more than the highest.

    `own`: the key of a page that may stay where it is.
    """
    others = issue.pages.exclude(pk=own)
    taken = set(others.values_list("sequence", flat=True))
    first = pages_of(number)[0]  # of a spread
    is_plain = re.fullmatch("[0-9]+", first) and int(first) <= LARGEST_SEQUENCE
    if is_plain and int(first) not in taken:
        return int(first)
    stays = issue.pages.filter(pk=own).values_list("sequence", flat=True).first()
    return stays or max(taken, default=0) + 1


def stories_on(pages: Collection[int]) -> QuerySet[Article]:
    """The articles, drafts and the bin's too, that begin or go on on these pages."""
    here = Q(page__in=pages) | Q(regions__page__in=pages)
    found = Article.everything.order_by().filter(here)
    return Article.everything.filter(pk__in=found.values("pk"))


def seen_among(pages: Collection[int]) -> set[int]:
    """Those of these pages that readers may have seen: with a story that is or was online."""
    online = stories_on(pages).filter(published_at__isnull=False).order_by()
    return {
        page
        for places in online.values_list("page", "regions__page")
        for page in places
        if page in set(pages)
    }


def follow(before: Mapping[int, Place], user: Any = None) -> None:
    """What points to the pages by their places, after they have come to stand elsewhere.

    Source references, the places in revisions, import records, former addresses, dates, the
    search, relations and cached pages; with an event for each page. The caller holds the
    transaction and has locked the articles.
    """
    now = places_of(before)
    moved = [(before[pk], now[pk]) for pk in now if before[pk].address != now[pk].address]
    if moved:
        pages = [place.page for place, _to in moved]
        _renumber_revisions(moved)
        _rename_refs(moved)
        _keep_addresses(moved, seen_among(pages))
        for _old, new in moved:
            ImportRecord.objects.filter(page=new.page).update(issue=new.issue)
        updates.update_after_move(stories_on(pages))
        moved_stories = stories_on(pages).order_by("pk").values_list("pk", flat=True)
        public_states.record(moved_stories, Event.Verb.MOVED, user)
    numbered = [pk for pk in now if now[pk].number != before[pk].number]
    page_doubts.settle_answered(numbered, user)
    _tell(before, now, user)


def _tell(before: Mapping[int, Place], now: Mapping[int, Place], user: Any) -> None:
    for page in Page.objects.filter(pk__in=now).select_related("issue").order_by("pk"):
        old, new = before[page.pk], now[page.pk]
        if (old.address, old.number) != (new.address, new.number):
            events.record(Event.Verb.MOVED, [page], user, {"from": old.name, "to": new.name})


def _rename_refs(moved: Sequence[tuple[Place, Place]]) -> None:
    """So that an import finds the page where it stands, and a true page of the old place is another one."""
    renamed: dict[int, str] = {}
    rows = {old: list(_imported_from(old)) for old, _new in moved}
    taken = [article.pk for articles in rows.values() for article in articles]
    for old, new in moved:
        others = _imported_from(new).exclude(pk__in=taken)
        highest = max((_number_of(each, new) for each in others), default=0)
        for article in rows[old]:
            renamed[article.pk] = f"{new.ref_prefix}{_number_of(article, old) + highest}"
    # by way of references that nothing has: two pages may have changed places
    for pk in renamed:
        Article.everything.filter(pk=pk).update(source_ref=f"moving/{pk}")
    for pk, ref in renamed.items():
        Article.everything.filter(pk=pk).update(source_ref=ref)


def _imported_from(place: Place) -> QuerySet[Article]:
    rows = Article.everything.filter(source_ref__startswith=place.ref_prefix)
    return rows.order_by("pk").only("pk", "source_ref")


def _number_of(article: Article, place: Place) -> int:
    return int((article.source_ref or "").removeprefix(place.ref_prefix))


def _renumber_revisions(moved: Sequence[tuple[Place, Place]]) -> None:
    """Revisions know a page by its sequence: a picture that is restored shall stand on the same page."""
    sequences = {old.sequence: new.sequence for old, new in moved}
    pages = [old.page for old, _new in moved]
    for revision in Revision.objects.filter(article__in=stories_on(pages)).order_by("pk"):
        story = _renumbered(revision.story, sequences)
        if story != revision.story:
            Revision.objects.filter(pk=revision.pk).update(story=story)


def _renumbered(said: Any, sequences: Mapping[int, int]) -> Any:
    if isinstance(said, list):
        return [_renumbered(each, sequences) for each in said]
    if not isinstance(said, dict):
        return said
    return {
        name: sequences.get(value, value)
        if name == "page_sequence"
        else _renumbered(value, sequences)
        for name, value in said.items()
    }


def _keep_addresses(moved: Sequence[tuple[Place, Place]], seen: Collection[int]) -> None:
    """Addresses never change: what readers know leads to where it stands now."""
    for old, new in moved:
        if old.page in seen:
            for name in _OF_PAGES:
                _keep(path_to(name, old.key, old.sequence), page=new.page)
    for old, new in moved:
        is_same_issue = old.issue == new.issue
        if old.page in seen and is_same_issue and old.key != new.key:
            keep_issue_address(old.key, new.issue)


def keep_issue_address(key: str, issue: int) -> None:
    """The address of an issue that stood there leads to this one."""
    for name in _OF_ISSUES:
        _keep(path_to(name, key), issue=issue)


def _keep(address: str, **target: int) -> None:
    """Where several things stood at one address, it leads to the last of them."""
    keys = {f"{kind}_id": target.get(kind) for kind in ("article", "page", "issue")}
    FormerAddress.objects.update_or_create(path=former_path(address), defaults=keys)
