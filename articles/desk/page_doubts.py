"""What the desk decides on doubts: settled, waved through, or open again.

*Settled*: somebody has looked and it is right, or was put right. *Waved through*: nobody can tell,
and it goes into the paper all the same; the note says why. Neither lowers the story's confidence
any more, and no later import asks it again. Whoever may edit the story may decide; of a page
itself, whoever may edit a story there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone

from articles.desk import events
from articles.desk.rights import Right, require, require_edit_on
from articles.models import Article, Event, Page, PageDoubt
from articles.models.doubt_codes import DROPPED, NO_NUMBER, PRINT_CODES, code_of
from articles.models.page_doubt import confidence_left


@transaction.atomic
def settle(doubts: Iterable[PageDoubt], user: Any = None) -> int:
    """Settle those that are open; how many were. Raises RightsError."""
    rows = [doubt for doubt in _locked(doubts, user) if doubt.is_open]
    return _decide(rows, user, PageDoubt.State.SETTLED)


@transaction.atomic
def wave_through(doubt: PageDoubt, user: Any = None, note: str = "") -> int:
    """Let an open doubt stand as it is, for the reason of the note; 0 where it is open no more.

    Raises RightsError.
    """
    rows = [row for row in _locked([doubt], user) if row.is_open]
    return _decide(rows, user, PageDoubt.State.WAVED, note.strip())


@transaction.atomic
def reopen(doubts: Iterable[PageDoubt], user: Any = None) -> int:
    """Take a decision back; how many were. What print has done is decided by verbs of its own. Raises RightsError."""
    rows = [
        doubt
        for doubt in _locked(doubts, user)
        if not doubt.is_open and doubt.code not in PRINT_CODES
    ]
    _write(rows, state=PageDoubt.State.OPEN, by=None, at=None, note="")
    _follow(rows, user, Event.Verb.REOPENED)
    return len(rows)


def settle_answered(pages: Iterable[int], user: Any = None) -> None:
    """Settle the question for a page's number where the page, of these keys, has one now."""
    rows = PageDoubt.objects.open().filter(page__in=pages, code=code_of(NO_NUMBER))
    settle(rows.exclude(page__number=""), user)


def settle_of(articles: Iterable[Article], message: str, user: Any = None) -> None:
    """Settle what is open of this msgid: another verb has decided it, which has its own event and the locks."""
    pks = [article.pk for article in articles]
    rows = PageDoubt.objects.open().filter(article__in=pks, code=code_of(message))
    _write(rows, **_decision(PageDoubt.State.SETTLED, user))


def _locked(doubts: Iterable[PageDoubt], user: Any) -> list[PageDoubt]:
    """Their rows as they are now, locked behind their articles and pages. Raises RightsError."""
    pks = [doubt.pk for doubt in doubts]
    if not pks:
        return []
    chosen = PageDoubt.objects.filter(pk__in=pks).order_by("pk")
    Article.everything.filter(doubts__in=pks).lock()
    pages = Page.objects.filter(doubts__in=chosen.values("pk")).order_by("pk").values("pk")
    list(Page.objects.select_for_update(no_key=True).filter(pk__in=pages).order_by("pk"))
    rows = list(chosen.select_for_update(of=("self",)).select_related("article", "page"))
    require(user, Right.EDIT, [row.article for row in rows if row.article])
    for row in rows:
        if row.article is None and row.page is not None:
            require_edit_on(user, row.page)
    return rows


def _decide(rows: list[PageDoubt], user: Any, state: Any, note: str = "") -> int:
    _write(rows, **_decision(state, user, note))
    dropped = [row.article_id for row in rows if row.code == code_of(DROPPED)]
    Article.everything.filter(pk__in=dropped).update(dropped_at=None)
    is_waved = state == PageDoubt.State.WAVED
    _follow(rows, user, Event.Verb.WAVED if is_waved else Event.Verb.SETTLED, note)
    return len(rows)


def _decision(state: Any, user: Any, note: str = "") -> dict[str, Any]:
    return {"state": state, "by": user, "at": timezone.now(), "note": note}


def _write(rows: Iterable[PageDoubt], **change: Any) -> None:
    PageDoubt.objects.filter(pk__in=[row.pk for row in rows]).update(**change)


def _follow(rows: list[PageDoubt], user: Any, verb: Any, note: str = "") -> None:
    """An event for each; stories are as sure as their open doubts leave them; whoever has them open is told."""
    for row in rows:
        about = row.article or row.page
        more = {"note": note} if note else {}
        events.record(verb, [about] if about else [], user, {"doubt": row.in_words} | more)
    _keep_confidence({row.article_id for row in rows if row.article_id})
    pages = {row.page_id for row in rows}
    Page.objects.filter(pk__in=pages).update()  # raises their versions


def _keep_confidence(articles: set[int]) -> None:
    """Readers see none of it, so `updated_at` stays."""
    left: defaultdict[int | None, list[PageDoubt]] = defaultdict(list)
    for doubt in PageDoubt.objects.open().filter(article__in=articles):
        left[doubt.article_id].append(doubt)
    rows = Article.everything.filter(pk__in=articles)
    for pk in articles:
        read = rows.filter(pk=pk, confidence__isnull=False)
        read.update(confidence=confidence_left(left[pk]))
    rows.filter(confidence__isnull=True).update()
