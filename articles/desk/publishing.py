"""The states of an article: what readers see and what they no longer see."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived import cache_versions, updates
from articles.desk import revisions
from articles.models import Article, State
from articles.models.doubts import BACK, DROPPED


@transaction.atomic
def publish(articles: Iterable[Article], user=None) -> int:
    """Put drafts and withdrawn articles online; how many were not there yet. The first time online is kept.

    What print has withdrawn stays as it is until somebody has decided: `follow_print`, `overrule_print`.
    """
    waiting = list(_locked(articles).exclude(state=State.PUBLISHED).filter(dropped_at=None))
    _forget(BACK, waiting)
    now = timezone.now()
    return _move(waiting, user, _("Published"), state=State.PUBLISHED, published_at=Coalesce("published_at", now))


@transaction.atomic
def withdraw(articles: Iterable[Article], user=None) -> int:
    """Take published articles off the site; how many were on it."""
    online = _locked(articles).filter(state=State.PUBLISHED)
    return _move(online, user, _("Withdrawn"), state=State.WITHDRAWN)


@transaction.atomic
def follow_print(articles: Iterable[Article], user=None) -> int:
    """Withdraw what the corrected pages no longer have, drafts too; of how many that was decided."""
    dropped = _settled(articles)
    return _move(dropped, user, _("Withdrawn, as print has withdrawn it"), state=State.WITHDRAWN)


@transaction.atomic
def overrule_print(articles: Iterable[Article], user=None) -> int:
    """Let what the corrected pages no longer have stay as it is; of how many that was decided."""
    return _move(_settled(articles), user, _("Kept, though print has withdrawn it"))


def _settled(articles: Iterable[Article]) -> list[Article]:
    """Those of them that print has withdrawn and nobody has decided on: now somebody has."""
    dropped = list(_locked(articles).filter(dropped_at__isnull=False))
    for article in dropped:
        article.dropped_at = None
    Article.objects.bulk_update(dropped, ["dropped_at"])
    _forget(DROPPED, dropped)
    return dropped


def _forget(doubt: dict[str, Any], articles: Iterable[Article]) -> None:
    """Take a doubt off the articles that have it: it is settled."""
    doubted = [article for article in articles if doubt in article.doubts]
    for article in doubted:
        article.doubts = [entry for entry in article.doubts if entry != doubt]
    Article.objects.bulk_update(doubted, ["doubts"])


def _locked(articles: Iterable[Article]) -> QuerySet[Article]:
    """Their rows, to be held until the transaction ends, in an order that lets two desks never wait for each other.

    Not their keys: meanwhile others may write rows that lead to them.
    """
    rows = Article.objects.select_for_update(no_key=True).filter(pk__in=[article.pk for article in articles])
    return rows.order_by("pk")


def _move(articles: Iterable[Article], user, reason: str, **fields) -> int:
    moving = list(articles)
    cache_versions.articles_changed(article.pk for article in moving)
    if fields:  # else nothing has changed for readers
        rows = Article.objects.filter(pk__in=[article.pk for article in moving])
        rows.update(updated_at=timezone.now(), **fields)
    revisions.record_revisions(moving, user, reason)
    updates.update_after_change(moving)
    return len(moving)
