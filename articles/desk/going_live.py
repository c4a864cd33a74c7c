"""What is due goes online, and what has ended comes offline: whole, once, never before its time.

An issue is one transaction. What it lacks is looked at before, for that takes long; within the lock
stands only what must not have changed: whether the issue is still due and nobody else has put it online, which
stories are due with it, whether one has got an open doubt. That each is signed as it goes online is checked by
`publish`. If anything was otherwise, nothing happens, and the next round looks again.

What follows from a story is prepared beforehand (`derived.preparing`), so that the lock is short.
"""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from articles.derived import preparing, row_digests
from articles.derived.relation_lock import lock_relations
from articles.desk import (
    events,
    front_pages,
    public_states,
    publishing,
    revisions,
    scheduling,
    transactions,
)
from articles.desk.due import (
    due_articles,
    due_issues,
    expired_articles,
    stories_due_with,
)
from articles.desk.readiness import Held, held_by, lacks_of, lacks_of_articles
from articles.desk.sign_off import SigningError
from articles.models import Article, Event, Issue, PageDoubt

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class WentLive:
    """What one round has done. `failed`: why something that was due could not be done, a sentence each."""

    issues: tuple[Issue, ...] = ()
    stories: int = 0
    ended: int = 0
    failed: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        return self == WentLive()


class _ChangedMeanwhileError(Exception):
    """Between the look and the lock somebody has done something: the next round looks again."""


def prepare(until: datetime.datetime) -> int:
    """Write beforehand what follows from the stories that are due by then; of how many it was new.

    Call it outside of a transaction. What this process has worked out is at hand in `go_live`.
    """
    stories = set(due_articles(until).values_list("pk", flat=True))
    for issue in due_issues(until):
        stories.update(stories_due_with(issue, until).values_list("pk", flat=True))
    written = preparing.prepare(stories)
    digests = row_digests.digests_of(stories)
    public_states.work_out(digests)
    revisions.work_out(digests)
    return written


def go_live(now: datetime.datetime) -> WentLive:
    """All that is due at this moment. One issue that fails keeps no other."""
    gone: list[Issue] = []
    stories, failed = 0, []
    for issue in due_issues(now):
        count, fault = _tried(partial(_issue_goes, issue, now), str(issue))
        if count:
            gone.append(issue)
            stories += count
        failed += fault
    more, fault = _tried(partial(_stories_go, now), _("Stories"))
    ended, other_fault = _tried(partial(_stories_end, now), _("Stories that end"))
    return WentLive(tuple(gone), stories + more, ended, (*failed, *fault, *other_fault))


def link_back() -> int:
    """Older stories lead on to what has come online; to how many."""
    return preparing.link_back()


def _tried(work: Callable[[], int], what: str) -> tuple[int, list[str]]:
    try:
        return work(), []
    except (_ChangedMeanwhileError, SigningError) as change:
        log.info("%s: looked at again, for %s", what, change)
        return 0, []
    except Exception as error:  # whatever one issue's rows hold: the others are due
        log.exception("What was due could not go online: %s", what)
        return 0, [_("%(what)s: %(error)s") % {"what": what, "error": error}]


def _issue_goes(issue: Issue, now: datetime.datetime) -> int:
    held = held_by(issue, lacks_of(issue))
    if held.whole:
        return 0
    return transactions.run(lambda: _put_online(issue.pk, now, held))


def _put_online(pk: int, now: datetime.datetime, held: Held) -> int:
    """Articles first, then relations, then the issue: the one lock order."""
    locked = _locked(stories_due_with(Issue(pk=pk), now))
    going = [article for article in locked if article.pk not in held.articles]
    waiting = [article.pk for article in locked if article.pk in held.articles]
    if not going:
        return 0
    lock_relations()
    issue = _locked_if_due(pk, now)
    if issue is None:
        return 0
    _require_no_new_doubt(going)
    count = publishing.publish(going, at=now)
    scheduling.gone_live(issue, _still_to_end(waiting, issue), now)
    front_pages.take_over_front_page(issue)
    details = {"live_at": str(issue.live_at), "stories": count, "held": len(waiting)}
    events.record(Event.Verb.WENT_LIVE, [issue], details=details)
    return count


def _locked(due: QuerySet[Article]) -> list[Article]:
    """Those of these that are still due when their rows are locked."""
    locked = due.lock()
    return list(due.filter(pk__in=locked).only("pk"))


def _locked_if_due(pk: int, now: datetime.datetime) -> Issue | None:
    rows: QuerySet[Any] = due_issues(now).filter(pk=pk).select_for_update(no_key=True)
    return rows.first()


def _still_to_end(pks: Iterable[int], issue: Issue) -> list[int]:
    """Those whose end lies after the issue's moment: the others have nothing to wait for any more."""
    rows = Article.objects.filter(pk__in=list(pks)).exclude(expires_at__lte=issue.live_at)
    return list(rows.values_list("pk", flat=True))


def _stories_go(now: datetime.datetime) -> int:
    """Those with a time of their own: before their issue or after it, and those that their issue has left behind."""
    due = due_articles(now)
    pks = list(due.values_list("pk", flat=True))
    held = lacks_of_articles(pks)
    if len(held) == len(pks):
        return 0
    ready = due.filter(pk__in=[pk for pk in pks if pk not in held])
    return transactions.run(lambda: _put_stories_online(ready, now))


def _put_stories_online(due: QuerySet[Article], now: datetime.datetime) -> int:
    going = _locked(due)
    _require_no_new_doubt(going)
    return publishing.publish(going, at=now) if going else 0


def _require_no_new_doubt(articles: Iterable[Article]) -> None:
    doubts = PageDoubt.objects.open().filter(article__in=[article.pk for article in articles])
    if doubts.exists():
        raise _ChangedMeanwhileError("a doubt is open")


def _stories_end(now: datetime.datetime) -> int:
    ended = list(expired_articles(now))
    return transactions.run(lambda: publishing.expire(ended, now)) if ended else 0
