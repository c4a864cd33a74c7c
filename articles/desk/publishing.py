"""Publishing and withdrawing: the state transitions of articles, each in one transaction with its revision.

Each takes the right to publish all of its articles; `user` is None for a command, which may all.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.db.models import Case, F, Prefetch, QuerySet, When
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from articles.derived import cache_versions, preparing, updates
from articles.desk import events, page_doubts, public_states, revisions, signed_texts
from articles.desk.left_out import (
    LeftOut,
    left_out_of_publishing,
    may_go_online,
    waiting_for_issue,
)
from articles.desk.rights import Right, require, rights_of
from articles.desk.scheduling import in_words
from articles.desk.sign_off import ready, require_signed
from articles.models import Article, Event, Page, State
from articles.models.doubt_codes import BACK, DROPPED

LONGEST = 300  # characters of a reason, and of a note


class WithdrawalError(Exception):
    """Something is withdrawn without a reason, or with too long a one. The message is a sentence for the desk."""


@dataclass(frozen=True)
class _Decision:
    """An Event.Verb, the revision's reason, and what the log tells besides."""

    verb: Any
    reason: str
    details: dict[str, Any] = field(default_factory=dict)


_PUBLISHED = _Decision(Event.Verb.PUBLISHED, gettext_noop("Published"))
_EXPIRED = _Decision(Event.Verb.EXPIRED, gettext_noop("Ended"))
_FOLLOWED = _Decision(
    Event.Verb.FOLLOWED_PRINT, gettext_noop("Withdrawn, as print has withdrawn it")
)
_OVERRULED = _Decision(
    Event.Verb.OVERRULED_PRINT, gettext_noop("Kept, though print has withdrawn it")
)


@dataclass(frozen=True)
class _PreparedTexts:
    """Of articles that were prepared: by pk, the digests of their rows, and what is signed and what readers see."""

    digests: Mapping[int, str]
    texts: Mapping[int, str]


# Of an article whose text is known: what its revision, its event and its public state say besides
_WRITTEN_OF = ("headline", "page", "position", "state", "published_at", "withdrawal_note")


def _known_of(pks: Iterable[int]) -> _PreparedTexts | None:
    """As their rows are now; None where none was prepared."""
    digests = preparing.digests_of_prepared(pks)
    return (
        None if digests is None else _PreparedTexts(digests, signed_texts.known_texts(digests))
    )


@transaction.atomic
def publish(
    articles: Iterable[Article], user: Any = None, at: datetime.datetime | None = None
) -> int:
    """Put drafts and withdrawn articles online at that moment, now; how many. `published_at` keeps the first time,
    and the note on a former withdrawal goes: the next one has its own.

    Articles that print has withdrawn are left out until an editor decides: `follow_print` or
    `overrule_print`; so is what is printed only, and whose own time is to come (`left_out_of_publishing`).
    Raises SigningError where one is not signed as it would go online.
    """
    at = at or timezone.now()
    offline = _locked(articles, user).exclude(state=State.PUBLISHED)
    waiting = list(offline.filter(may_go_online(at), dropped_at=None).only("pk"))
    pks = [article.pk for article in waiting]
    known = _known_of(pks)
    require_signed(pks, known.texts if known else None)
    page_doubts.settle_of(waiting, BACK, user)
    to_come = Case(When(expires_at__gt=at, then=F("expires_at")))
    return _record_decision(
        waiting,
        user,
        _PUBLISHED,
        known,
        state=State.PUBLISHED,
        published_at=Coalesce("published_at", at),
        withdrawal_note="",
        live_at=None,  # it has come
        expires_at=to_come,
    )


@dataclass(frozen=True)
class PublishedImport:
    """How many articles of an import went online, and which did not though nothing is wrong with them."""

    count: int = 0
    left_out: tuple[LeftOut, ...] = ()


@transaction.atomic
def publish_imported(drafts: Iterable[Article], user: Any = None) -> PublishedImport:
    """Publish what an import brought, as far as it may go online.

    What is not signed stays a draft, and what stands in sections where `user` may not publish. An
    issue that has a time goes at that time and not by pieces.
    """
    held = rights_of(user)
    may = [draft for draft in drafts if held.holds(Right.PUBLISH, draft.section_id)]
    waiting = [*left_out_of_publishing(may), *waiting_for_issue(may)]
    told = {one.article.pk for one in waiting}
    rest = [draft for draft in may if draft.pk not in told]
    return PublishedImport(publish(ready(rest), user), tuple(waiting))


@transaction.atomic
def withdraw(
    articles: Iterable[Article], user: Any = None, *, reason: str, note: str = ""
) -> int:
    """Take published articles offline; how many. An end that they had is theirs no longer.

    `reason` is the desk's own, in the log and the revisions; readers find `note` at their
    addresses, with 410. Raises WithdrawalError without a reason.
    """
    reason, note = " ".join(reason.split()), " ".join(note.split())
    check_words(reason, note)
    words = _("Withdrawn: %(reason)s") % {"reason": reason}
    details = {"reason": reason, "note": note}
    decision = _Decision(Event.Verb.WITHDRAWN, words, details)
    online = _locked(articles, user).filter(state=State.PUBLISHED)
    return _record_decision(
        online, user, decision, state=State.WITHDRAWN, withdrawal_note=note, expires_at=None
    )


@transaction.atomic
def expire(articles: Iterable[Article], at: datetime.datetime, user: Any = None) -> int:
    """Take offline what has ended by that moment; how many. Their end is kept, and readers are told since when."""
    ended = _locked(articles, user).filter(state=State.PUBLISHED, expires_at__lte=at)
    by_end: defaultdict[datetime.datetime, list[Article]] = defaultdict(list)
    for article in ended:
        by_end[article.expires_at].append(article)
    return sum(
        _record_decision(
            rows, user, _EXPIRED, state=State.WITHDRAWN, withdrawal_note=_ended_note(end)
        )
        for end, rows in sorted(by_end.items())
    )


def _ended_note(end: datetime.datetime) -> str:
    return _("It was online until %(at)s.") % {"at": in_words(end)}


def check_words(reason: str, note: str) -> None:
    """Raises WithdrawalError where something cannot be withdrawn with these."""
    if not reason.strip():
        raise WithdrawalError(_("Say why it is withdrawn: the log keeps the reason."))
    if max(len(reason), len(note)) > LONGEST:
        words = _("The reason and the note have at most %(count)d characters each.")
        raise WithdrawalError(words % {"count": LONGEST})


@transaction.atomic
def follow_print(articles: Iterable[Article], user: Any = None) -> int:
    """Withdraw articles, also drafts, that the corrected page no longer has; how many."""
    dropped = _settle_dropped(articles, user)
    return _record_decision(dropped, user, _FOLLOWED, state=State.WITHDRAWN, expires_at=None)


@transaction.atomic
def overrule_print(articles: Iterable[Article], user: Any = None) -> int:
    """Keep articles, in whatever state, that the corrected page no longer has; how many."""
    dropped = _settle_dropped(articles, user)
    return _record_decision(dropped, user, _OVERRULED)


def _settle_dropped(articles: Iterable[Article], user: Any) -> list[Article]:
    """Those of `articles` that print has withdrawn, without mark and doubt: an editor has decided."""
    dropped = list(_locked(articles, user).filter(dropped_at__isnull=False))
    for article in dropped:
        article.dropped_at = None
    Article.objects.bulk_update(dropped, ["dropped_at"])
    page_doubts.settle_of(dropped, DROPPED, user)
    return dropped


def _locked(articles: Iterable[Article], user: Any) -> QuerySet[Article]:
    """Their rows, locked until the transaction ends. Raises RightsError where `user` may not publish all of them."""
    pks = [article.pk for article in articles]
    locked = Article.objects.filter(pk__in=pks).lock()
    rows = Article.objects.filter(pk__in=locked).order_by("pk")
    require(user, Right.PUBLISH, rows)
    return rows


def _record_decision(
    articles: Iterable[Article],
    user: Any,
    decision: _Decision,
    known: _PreparedTexts | None = None,
    **fields: Any,
) -> int:
    """Set `fields` on the articles, with a revision and an event each, and update what depends on them; how many.

    `known`: of their rows, which say the same before and after it.
    """
    articles = list(articles)
    cache_versions.articles_changed(article.pk for article in articles)
    if fields:  # else readers see no change, and `updated_at` stays
        rows = Article.objects.filter(pk__in=[article.pk for article in articles])
        rows.update(updated_at=timezone.now(), **fields)
    if known:
        _write_known(known, user, decision)
    else:
        recorded = revisions.record_revisions(articles, user, _(decision.reason))
        now = [revision.article for revision in recorded]  # as they are now
        events.record(decision.verb, now, user, decision.details)
        public_states.record_loaded(now, decision.verb, user)
    updates.update_after_change(articles, known.digests if known else None)
    return len(articles)


def _write_known(known: _PreparedTexts, user: Any, decision: _Decision) -> None:
    """The same revisions, events and public states, of rows that are loaded once and with little of them."""
    rows = Article.everything.filter(pk__in=known.digests).prefetch_related(
        Prefetch("page", Page.objects.select_related("issue"))
    )
    with_heads = rows.exclude(headline="").only(*_WRITTEN_OF)  # by which they are called
    now = sorted([*with_heads, *rows.filter(headline="")], key=lambda row: row.pk)
    revisions.record_known(now, known.digests, user, _(decision.reason))
    events.record(decision.verb, now, user, decision.details)
    public_states.record_known(now, known.texts, decision.verb, user)
