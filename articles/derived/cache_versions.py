"""Gives the cache tags of what has changed a newer version, so that cached pages that show it
are made anew.

A clock counts the changes; a tag's version is the clock's time when its content last changed. A
page that was made at time n may be shown again as long as none of its tags has a version above
n (`middleware.page_cache`). For the mechanism and its names see `web.cache_tags`.

Versions go up right after the transaction that made the change, one change after the other,
in a transaction of their own: inside the first, two desks and an import would wait for each
other's rows in any order. Whoever reads the clock and then the rows may get old rows with an old
time, or new rows with either: never old rows with a new time. The versions stand in the
database, which all processes share, wherever each keeps its pages.

Between the commit and the raise nothing is lost either: the changed tags are committed with the
change (PendingChange, a transactional outbox), and while there is such a row no cached page is
shown. Where the process ended before it raised them, the next change does it, or a reader who
finds them OVERDUE.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Collection, Iterable, Mapping
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import transaction
from django.db.models import Q, QuerySet

from articles.derived import websub, withholding
from articles.derived.batches import batches
from articles.models import (
    Article,
    Byline,
    Correction,
    Flash,
    Generation,
    Issue,
    Page,
    PendingChange,
    PhotoCredit,
    Picture,
    Relation,
    State,
)
from articles.models.bulk import insert_many
from articles.presenting.masthead import RECENT_DAYS, read_masthead
from articles.presenting.page_covers import cover_pages
from articles.web.cache_tags import (
    AWAITED,
    CLOCK,
    ISSUES,
    NOTICES,
    RECENT,
    SECTIONS,
    SITE,
    front_tag,
    pages_tag,
    tag,
)

BATCH = 5000  # rows deleted at once
_PHOTO = "photo"  # in the place of a tag's kind
OVERDUE = 5  # seconds; a process that is alive raises versions within milliseconds

# ---- What has changed. Each is called inside the transaction that changes it ----------------------------------------


def site_changed() -> None:
    """What may stand on any page: the name of a section or a person, a photo, an issue's date."""
    _remember({SITE})


def notices_changed() -> None:
    """A flash or a correction."""
    _remember({NOTICES})


def front_page_changed(issue: int) -> None:
    """How the desk has arranged the front page of this issue, a key."""
    _remember({front_tag(issue)})


def articles_changed(pks: Iterable[int]) -> None:
    """These articles, or where they stand. Where one may leave a place, this is called before the change, too."""
    _remember(_tags_of(Article.everything.filter(pk__in=list(pks))))


def links_changed(pks: Iterable[int]) -> None:
    """What these articles' own pages lead on to, and nothing else of them."""
    _remember({tag("article", pk) for pk in pks})


def pages_changed(pks: Iterable[int]) -> None:
    """These printed pages with all their articles. Called before and after the change."""
    pks = list(pks)
    rows = Article.everything.filter(Q(page__in=pks) | Q(regions__page__in=pks))
    _remember(_tags_of(rows))


# ---- Which tags that concerns ---------------------------------------------------------------------------------------


class _ArticlePlace(NamedTuple):
    """Where an article stands: keys of its rows, and of one more page that it goes on on."""

    issue: int
    page: int
    article: int
    section: int | None
    jump_page: int | None
    state: Any  # a State
    live_at: datetime.datetime | None
    went_live_at: datetime.datetime | None

    @property
    def is_awaited(self) -> bool:
        """Whether no reader sees it, but its issue waits for its time."""
        waits = self.live_at is not None and self.went_live_at is None
        return waits and self.state == State.DRAFT

    def tags(self) -> set[str]:
        tags = {
            tag("issue", self.issue),
            tag("page", self.page),
            tag("article", self.article),
        }
        if self.section:
            tags |= {tag("section", self.section), SECTIONS}
        if self.jump_page:
            tags.add(tag("page", self.jump_page))
        return tags


def _tags_of(articles: QuerySet[Article]) -> set[str]:
    """The tags of all pages that show these articles; of drafts, that the masthead may be another by them."""
    issue = ("page__issue__live_at", "page__issue__went_live_at")
    columns = ("page__issue", "page", "pk", "section", "regions__page", "state", *issue)
    found = [_ArticlePlace(*row) for row in articles.values_list(*columns).distinct()]
    awaited = {AWAITED} if any(place.is_awaited for place in found) else set()
    places = [place for place in found if place.state != State.DRAFT]
    if not places:
        return awaited
    pks = {place.article for place in places}
    of_places = {each for place in places for each in place.tags()}
    return (
        awaited
        | of_places
        | _people_tags(pks)
        | _pointing_tags(pks)
        | _notice_tags(pks)
        | _photo_tags(pks)
    )


def _photo_tags(pks: set[int]) -> set[str]:
    """Of no cached page: whose files may have to follow (`withholding`)."""
    pictures = Picture.objects.filter(article__in=pks, photo__isnull=False).order_by()
    return {tag(_PHOTO, pk) for pk in pictures.values_list("photo", flat=True)}


def _people_tags(pks: set[int]) -> set[str]:
    """Those who signed the articles, or a picture in one."""
    written = Byline.objects.filter(article__in=pks).order_by()
    taken = PhotoCredit.objects.filter(picture__article__in=pks).order_by()
    people = written.values_list("contributor").union(taken.values_list("contributor"))
    return {tag("person", person) for (person,) in people}


def _pointing_tags(pks: set[int]) -> set[str]:
    """The articles whose pages link to these as related or in their series."""
    pointing = Relation.objects.filter(other__in=pks)
    return {tag("article", pk) for pk in pointing.values_list("article", flat=True)}


def _notice_tags(pks: set[int]) -> set[str]:
    flashes = Flash.objects.order_by().filter(article__in=pks).values("pk")
    corrections = Correction.objects.order_by().filter(article__in=pks).values("pk")
    return {NOTICES} if flashes.union(corrections).exists() else set()


# ---- Raising versions after the commit ------------------------------------------------------------------------------


def _remember(tags: set[str]) -> None:
    """`tags` get a newer version when the transaction commits."""
    if not tags:
        return
    now = int(time.time())
    rows = [PendingChange(tag=each, changed_at=now) for each in sorted(tags)]
    insert_many(rows)
    transaction.on_commit(raise_pending, robust=True)


def raise_pending() -> None:
    """Raise the versions of all that has been changed and committed, by whichever process.

    A transaction that changed several things calls it several times: only the first does
    something.
    """
    pending = dict(PendingChange.objects.values_list("pk", "tag"))
    if pending:
        tags = set(pending.values())
        withholding.follow(_pks_in(tags, "page"), _pks_in(tags, _PHOTO))
        _raise_in_order(set(pending))


@transaction.atomic
def _raise_in_order(pks: Collection[int]) -> None:
    """The clock's row is locked, so that versions become visible in their order.

    Only those of these rows that nobody else has raised meanwhile; what was changed since is for
    the process that has changed it, for the files of that have not followed yet.
    """
    Generation.objects.get_or_create(key=CLOCK)
    clock = Generation.objects.select_for_update().get(key=CLOCK)
    rows = PendingChange.objects.values_list("pk", "tag")
    pending = {pk: each for pk, each in rows if pk in pks}
    if pending:
        _raise_versions(set(pending.values()), clock.number + 1)
        for batch in batches(pending, BATCH):
            PendingChange.objects.filter(pk__in=batch).delete()


def _raise_versions(tags: set[str], version: int) -> None:
    issues = _pks_in(tags, "issue")
    tags = {each for each in tags if not each.startswith(f"{_PHOTO}:")}
    states = _states(issues)
    tags = tags | _recent_tags(issues) | _differing(states)
    _write(tags | {CLOCK}, version, states)
    websub.remember(tags)


def _pks_in(tags: Iterable[str], kind: str) -> list[int]:
    """The rows of one kind among those that tags stand for."""
    parts = [each.partition(":") for each in tags]
    return [int(pk) for said, _colon, pk in parts if said == kind]


def _write(tags: Iterable[str], version: int, states: Mapping[str, str]) -> None:
    now = int(time.time())
    rows = [
        Generation(
            key=each,
            number=version,
            changed_at=now,
            state=states.get(each, ""),
        )
        for each in sorted(tags)
    ]
    Generation.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["number", "changed_at", "state"],
    )


def _recent_tags(issues: Collection[int]) -> set[str]:
    """RECENT where one of `issues` is of the last days before the newest one."""
    newest = Article.objects.published().issues().first() if issues else None
    if newest is None:
        return set()
    since = newest.date - datetime.timedelta(RECENT_DAYS)
    recent = Issue.objects.filter(pk__in=issues, date__gt=since)
    return {RECENT} if recent.exists() else set()


# ---- Tags whose version goes up only where their content differs ----------------------------------------------------


def _differing(states: Mapping[str, str]) -> set[str]:
    """Those of the tags in `states` whose state is not what it was, and ISSUES where an issue came or went."""
    rows = Generation.objects.filter(key__in=states)
    known = dict(rows.values_list("key", "state"))
    tags = {each for each in states if states[each] != known.get(each)}
    if any(each.startswith("seen:") for each in tags):
        tags.add(ISSUES)
    return tags


def _states(issues: Iterable[int]) -> dict[str, str]:
    """Tag → digest of its content: of the masthead, and for each of `issues` whether it is
    there and its pages.

    A change of a story may change them, and mostly does not.
    """
    states = {SITE: _masthead_state()}
    for pk in issues:
        shown = Article.objects.published().pages().filter(issue=pk).order_by("pk")
        pages = list(shown)
        cover_pages(pages, Article.objects.published())
        states[tag("seen", pk)] = str(bool(pages))
        states[pages_tag(pk)] = _digest([_in_a_list(page) for page in pages])
    return states


def _in_a_list(page: Page) -> tuple[object, ...]:
    """What a list of pages shows of one."""
    return (page.pk, page.sequence, page.number, page.name, page.images, page.cover)


def _masthead_state() -> str:
    masthead = read_masthead()
    issue = masthead.issue
    sections = [(each.pk, each.name, each.slug) for each in masthead.sections]
    own = masthead.site.settings
    said = [str(field.value_from_object(own)) for field in own._meta.concrete_fields]
    kinds = [page.kind for page in masthead.pages]
    shown = issue and (issue.pk, str(issue))
    return _digest([masthead.printed, shown, sections, said, kinds])


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()
