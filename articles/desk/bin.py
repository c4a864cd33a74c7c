"""The bin: what an editor deletes can be put back as it was. Only `empty` deletes for good.

An article in the bin is a row like any other, in the state BINNED, with the state that it had
beside it. Its print is kept (page, zone, pictures, revisions), so that an import finds it and
does not bring it back. Photos and people go there only while nothing uses them.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Model, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived import cache_versions, updates, withholding
from articles.desk import events, page_layouts, public_states, revisions
from articles.desk.rights import require_change
from articles.desk.sign_off import ready
from articles.models import (
    Article,
    Contributor,
    Correction,
    Event,
    FormerAddress,
    FormerFile,
    Letter,
    Photo,
    Revision,
    State,
)

# what no story uses
UNUSED = {Photo: Q(uses=None), Contributor: Q(byline=None, photocredit=None)}
KINDS: tuple[type[Model], ...] = (Article, Photo, Contributor)


@dataclass(frozen=True)
class Emptied:
    """What was, or would be, deleted for good: rows of each kind; `kept` are articles that stay in the bin."""

    articles: int = 0
    photos: int = 0
    people: int = 0
    kept: int = 0


def put_in(rows: Sequence[Any], user: Any = None) -> int:
    """Into the bin, all of one kind; how many. What is there already, and what is in use, is left as it is."""
    if not rows:
        return 0
    kind = type(rows[0])
    pks = [row.pk for row in rows]
    return _put_articles_in(pks, user) if kind is Article else _put_unused_in(kind, pks, user)


def put_back(rows: Sequence[Any], user: Any = None) -> int:
    """Out of the bin, all of one kind, as they were; how many."""
    if not rows:
        return 0
    kind = type(rows[0])
    pks = [row.pk for row in rows]
    return _put_articles_back(pks, user) if kind is Article else _put_rows_back(kind, pks, user)


def put_back_what_is_used(kind: Any, pks: Iterable[int], user: Any = None) -> None:
    """A photo or person that a story comes to name again."""
    binned = kind.everything.filter(pk__in=list(pks), binned_at__isnull=False)
    found = list(binned.values_list("pk", flat=True))
    if found:
        _put_rows_back(kind, found, user)


def put_back_what_it_uses(article: Article, user: Any = None) -> None:
    """After the article was saved: a form that was open may name what went into the bin meanwhile."""
    signed = Q(byline__article=article) | Q(photocredit__picture__article=article)
    for kind, uses in ((Photo, Q(uses__article=article)), (Contributor, signed)):
        found = kind.everything.filter(uses, binned_at__isnull=False)
        put_back_what_is_used(kind, set(found.values_list("pk", flat=True)), user)


@transaction.atomic
def _put_articles_in(pks: list[int], user: Any) -> int:
    standing = Article.objects.filter(pk__in=_locked(pks))
    return _change(standing, user, Event.Verb.BINNED, _("Put in the bin"), into_bin(user))


@transaction.atomic
def _put_articles_back(pks: list[int], user: Any) -> int:
    binned = Article.everything.filter(pk__in=_locked(pks), state=State.BINNED)
    _keep_unsigned_offline(binned)
    change = out_of_bin()
    return _change(binned, user, Event.Verb.PUT_BACK, _("Put back from the bin"), change)


def into_bin(user: Any) -> dict[str, Any]:
    """The values of the columns of an article that is put in the bin."""
    return {
        "state_before_bin": F("state"),
        "state": State.BINNED,
        "binned_at": timezone.now(),
        "binned_by": user,
    }


def out_of_bin() -> dict[str, Any]:
    """The columns of an article that is put back. What was online and has ended meanwhile is withdrawn."""
    has_ended = Q(state_before_bin=State.PUBLISHED, expires_at__lte=timezone.now())
    withdrawn = When(has_ended, then=Value(State.WITHDRAWN))
    return {
        "state": Case(withdrawn, default=F("state_before_bin")),
        "state_before_bin": "",
        "binned_at": None,
        "binned_by": None,
    }


def _keep_unsigned_offline(binned: QuerySet[Article]) -> None:
    """What was online before, and is not signed as it is now, comes back withdrawn."""
    online = list(binned.filter(state_before_bin=State.PUBLISHED))
    signed = {article.pk for article in ready(online)}
    unsigned = [article.pk for article in online if article.pk not in signed]
    Article.everything.filter(pk__in=unsigned).update(state_before_bin=State.WITHDRAWN)


def _locked(pks: list[int]) -> list[int]:
    """Locked first and looked at after that: another desk may have moved them while this one waited."""
    return Article.everything.filter(pk__in=pks).lock()


def _change(
    chosen: QuerySet[Article], user: Any, verb: Any, reason: str, change: dict[str, Any]
) -> int:
    """With a revision and an event each, and all that depends on the articles, as for a withdrawal.

    Raises RightsError.
    """
    pks = list(chosen.order_by("pk").values_list("pk", flat=True))
    if not pks:
        return 0
    require_change(user, Article.everything.filter(pk__in=pks))
    cache_versions.articles_changed(pks)
    rows = Article.everything.filter(pk__in=pks).order_by("pk")
    rows.update(updated_at=timezone.now(), **change)
    articles = list(rows)
    recorded = revisions.record_revisions(articles, user, reason)
    events.record(verb, articles, user)
    public_states.record_loaded([revision.article for revision in recorded], verb, user)
    cache_versions.articles_changed(pks)
    updates.update_after_change(articles)
    return len(articles)


@transaction.atomic
def _put_unused_in(kind: Any, pks: list[int], user: Any) -> int:
    """The rows are locked against new uses, whose keys ask for them."""
    chosen = kind.everything.filter(pk__in=pks).order_by("pk")
    locked = list(chosen.select_for_update().values_list("pk", flat=True))
    unused = kind.objects.filter(UNUSED[kind], pk__in=locked).order_by("pk")
    rows = list(unused)
    kind.everything.filter(pk__in=[row.pk for row in rows]).update(
        binned_at=timezone.now(), binned_by=user
    )
    events.record(Event.Verb.BINNED, rows, user)
    _withhold(kind, rows)
    return len(rows)


@transaction.atomic
def _put_rows_back(kind: Any, pks: list[int], user: Any) -> int:
    chosen = kind.everything.filter(pk__in=pks, binned_at__isnull=False).order_by("pk")
    rows = list(chosen.select_for_update(no_key=True))
    kind.everything.filter(pk__in=[row.pk for row in rows]).update(
        binned_at=None, binned_by=None
    )
    events.record(Event.Verb.PUT_BACK, rows, user)
    return len(rows)


def _withhold(kind: Any, rows: Sequence[Any]) -> None:
    """The file of a photo that no story shows gets a name that nobody has been told."""
    if kind is Photo and rows:
        pks = [row.pk for row in rows]
        transaction.on_commit(partial(withholding.follow, (), pks))


# ---- Deleted for good


def to_empty(before: datetime.datetime, *, seen: bool = False) -> Emptied:
    """What `empty` would delete."""
    articles = _binned(Article, before)
    goes = _articles_to_delete(before, seen=seen).count()
    return Emptied(
        articles=goes,
        photos=_binned(Photo, before).filter(UNUSED[Photo]).count(),
        people=_binned(Contributor, before).filter(UNUSED[Contributor]).count(),
        kept=articles.count() - goes,
    )


def empty(before: datetime.datetime, *, seen: bool = False) -> Emptied:
    """Delete for good what was put in the bin before that time; each row in a transaction of its own.

    What was signed stays there in any case. Articles that readers have seen, written of or come to
    by an old address stay there, unless `seen`: their addresses then know nothing of them.
    """
    articles = _delete_each(_articles_to_delete(before, seen=seen), _delete_article)
    kept = _binned(Article, before).count()
    photos = _delete_each(_binned(Photo, before), partial(_delete_unused, Photo))
    people = _delete_each(_binned(Contributor, before), partial(_delete_unused, Contributor))
    withholding.remove_former_files()
    return Emptied(articles, photos, people, kept)


def _binned(kind: Any, before: datetime.datetime) -> QuerySet[Any]:
    rows: QuerySet[Any] = kind.everything.filter(binned_at__lt=before).order_by("pk")
    return rows


def _articles_to_delete(before: datetime.datetime, *, seen: bool) -> QuerySet[Article]:
    rows = _binned(Article, before).filter(signatures=None)
    if seen:
        return rows
    unknown = {"published_at": None, "letters": None, "former_addresses": None}
    return rows.filter(corrections=None, **unknown)


def _delete_each(rows: QuerySet[Any], delete: Callable[[int], bool]) -> int:
    pks: Iterator[int] = iter(list(rows.values_list("pk", flat=True)))
    return sum(delete(pk) for pk in pks)


@transaction.atomic
def _delete_article(pk: int) -> bool:
    """Put back meanwhile, it stays. Its blocks stay in the bin, so that print does not bring it again."""
    Article.everything.filter(pk=pk).lock()
    article = Article.everything.filter(pk=pk, state=State.BINNED).first()
    if article is None:
        return False
    events.record(Event.Verb.EMPTIED, [article])
    for kept in (Letter, Correction, FormerAddress, Revision):
        kept._default_manager.filter(article=pk).delete()
    groups = list(article.groups.values_list("pk", flat=True))
    updates.update_after_removal([article])
    page_layouts.put_away(groups, _("Deleted for good from the bin"))
    return True


@transaction.atomic
def _delete_unused(kind: Any, pk: int) -> bool:
    chosen = kind.everything.select_for_update().filter(pk=pk).order_by("pk")
    list(chosen)
    rows = kind.everything.filter(UNUSED[kind], pk=pk, binned_at__isnull=False)
    found = list(rows)
    if not found:
        return False
    events.record(Event.Verb.EMPTIED, found)
    if kind is Photo:
        FormerFile.objects.create(name=found[0].image.name)
    found[0].delete()
    return True
