"""What has changed for readers, so that pages that show it are made anew, and no others.

Everything that a page can show has a key: the whole site, an issue, a page, a story, a section, a person, the notices.
A clock counts the changes; a key's number is the clock's when it last changed. A page made when the clock stood at n
may be shown again as long as no key that it rests on has a number above n (`keeping`).

The numbers are raised right after the transaction that made the change, one change after the other. Whoever reads the
clock, then the rows, may have old rows with an old clock, or new rows with either: never old rows with a new clock.
They stand in the database, which all processes share, whatever each keeps its pages in.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from asgiref.local import Local
from django.db import connection, transaction
from django.db.models import Q

from articles.derived import websub
from articles.models import Article, Byline, Correction, Flash, Generation, Issue, PhotoCredit, Relation, State
from articles.presenting.masthead import RECENT_DAYS, read_masthead

CLOCK = "clock"
SITE = "site"  # what stands on every page
ISSUES = "issues"  # which issues there are
RECENT = "recent"  # the stories of the last days' issues
NOTICES = "notices"  # flashes and corrections
_KINDS = ("issue", "page", "article", "section", "person")
_changed = Local()  # what this thread's transaction has changed so far


def key(kind: str, pk: int) -> str:
    return f"{kind}:{pk}"


def pages_of(issue: int) -> str:
    """The key of which pages an issue has, and how they look as a list of them shows them."""
    return key("pages", issue)


@dataclass(frozen=True)
class Change:
    """A key's number, and when it last changed, in seconds since 1970; both 0 for one that never did."""

    number: int = 0
    at: int = 0


NEVER = Change()


def changes(keys: Iterable[str]) -> dict[str, Change]:
    """Of those of `keys` that ever changed. One query, in SQL: it is all that a kept page costs."""
    keys = list(keys)
    marks = ", ".join(["%s"] * len(keys))
    query = f"SELECT key, number, changed_at FROM articles_generation WHERE key IN ({marks})"  # noqa: S608 - marks
    with connection.cursor() as cursor:
        cursor.execute(query, keys)
        return {one: Change(number, at) for one, number, at in cursor.fetchall()}


# ---- What has changed. Each is told inside the transaction that changes it ------------------------------------------


def site_changed() -> None:
    """What may stand on any page: the name of a section or a person, a photo, an issue's date."""
    _remember({SITE})


def notices_changed() -> None:
    """A flash or a correction is not what it was."""
    _remember({NOTICES})


def articles_changed(pks: Iterable[int]) -> None:
    """These articles are not what they were, or not where. Told before too, where they may leave a place."""
    rows = Article.objects.filter(pk__in=list(pks)).exclude(state=State.DRAFT)
    _remember(_shown_by(rows))


def pages_changed(pks: Iterable[int]) -> None:
    """These printed pages are not what they were, with all their articles. Told before and after."""
    pks = list(pks)
    rows = Article.objects.filter(Q(page__in=pks) | Q(regions__page__in=pks)).exclude(state=State.DRAFT)
    _remember(_shown_by(rows))


def _shown_by(rows) -> set[str]:
    """The keys of all that shows these articles."""
    places = list(rows.values_list("page__issue", "page", "pk", "section", "regions__page").distinct())
    pks = {place[2] for place in places}
    people = Byline.objects.filter(article__in=pks).order_by().values_list("contributor")
    people = people.union(PhotoCredit.objects.filter(picture__article__in=pks).order_by().values_list("contributor"))
    keys = {key("page", goes_on) for *_place, goes_on in places if goes_on}
    if pks:
        keys |= {key("person", person) for (person,) in people} | _led_from(pks) | _noticed(pks)
    return keys | {key(kind, pk) for place in places for kind, pk in zip(_KINDS, place[:4], strict=False) if pk}


def _led_from(pks: set[int]) -> set[str]:
    """The keys of the stories whose pages lead on to these."""
    return {key("article", pk) for pk in Relation.objects.filter(other__in=pks).values_list("article", flat=True)}


def _noticed(pks: set[int]) -> set[str]:
    told = Flash.objects.order_by().filter(article__in=pks).values("pk")
    told = told.union(Correction.objects.order_by().filter(article__in=pks).values("pk"))
    return {NOTICES} if told.exists() else set()


def _remember(keys: set[str]) -> None:
    if not keys:
        return
    if not any(callback is _raise for _savepoints, callback, *_ in connection.run_on_commit):
        _changed.keys = set()  # what a transaction changed that was rolled back
    _changed.keys |= keys
    transaction.on_commit(_raise, robust=True)


def _raise() -> None:
    """Raise the numbers of all that this thread has changed. Where that fails, the next change of this thread does it.

    A savepoint that was rolled back is in it too: a page made anew for nothing does no harm.
    """
    keys = getattr(_changed, "owed", set()) | getattr(_changed, "keys", set())
    _changed.keys, _changed.owed = set(), keys
    if keys:
        _raise_numbers(set(keys))
    _changed.owed = set()


@transaction.atomic
def _raise_numbers(keys: set[str]) -> None:
    """The clock's row is locked: numbers become visible in their order."""
    Generation.objects.get_or_create(key=CLOCK)
    number = Generation.objects.select_for_update().get(key=CLOCK).number + 1
    now = int(time.time())
    issues = [int(one.partition(":")[2]) for one in keys if one.startswith("issue:")]
    states = _states(issues)
    keys |= _recent(issues)
    known = dict(Generation.objects.filter(key__in=states).values_list("key", "state"))
    differing = {one for one in states if states[one] != known.get(one)}
    keys = keys | differing | ({ISSUES} if any(one.startswith("seen:") for one in differing) else set())
    Generation.objects.bulk_create(
        [
            Generation(key=one, number=number, changed_at=now, state=states.get(one, ""))
            for one in sorted(keys | {CLOCK})
        ],
        update_conflicts=True,
        unique_fields=["key"],
        update_fields=["number", "changed_at", "state"],
    )
    websub.remember(keys)


def _recent(issues: Collection[int]) -> set[str]:
    """RECENT where one of `issues` is of the newest one's last days."""
    newest = Article.objects.published().issues().first() if issues else None
    since = newest and newest.date - datetime.timedelta(RECENT_DAYS)
    return {RECENT} if newest and Issue.objects.filter(pk__in=issues, date__gt=since).exists() else set()


def _states(issues: Iterable[int]) -> Mapping[str, str]:
    """What a story's change need not change: the masthead, which issues there are, and which pages they have."""
    masthead = read_masthead()
    issue = masthead.issue
    over_all = [masthead.printed, issue and (issue.pk, str(issue)), [(s.pk, s.name, s.slug) for s in masthead.sections]]
    states = {SITE: _digest(over_all)}
    for pk in issues:
        seen = Article.objects.published().pages().filter(issue=pk).order_by("pk")
        pages = list(seen.values_list("pk", "sequence", "number", "name", "images"))
        states |= {key("seen", pk): str(bool(pages)), pages_of(pk): _digest(pages)}
    return states


def _digest(value: object) -> str:
    return sha256(repr(value).encode()).hexdigest()
