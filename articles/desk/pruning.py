"""Old revisions removed: by a command alone, and never the ones that something still needs."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Max, QuerySet

from articles.desk import events
from articles.models import Article, Event, Revision, RowRevision

BATCH = 500  # articles or rows at once


@dataclass(frozen=True)
class Pruned:
    """How many revisions of articles and of other rows were, or would be, removed."""

    articles: int = 0
    rows: int = 0


def to_prune(before: datetime.datetime) -> Pruned:
    """What `prune` would remove."""
    return Pruned(_old_revisions(before).count(), _old_row_revisions(before).count())


def prune(before: datetime.datetime) -> Pruned:
    """Remove the revisions made before that time.

    Of each article the last one stays, the last import, which is the base of the next merge, and
    what was signed. Of each row the last one stays.
    """
    articles = sum(_prune_articles(pks, before) for pks in _articles(before))
    rows = _prune_rows(before)
    return Pruned(articles, rows)


def _old_revisions(before: datetime.datetime) -> QuerySet[Revision]:
    every = Revision.objects.order_by().values("article")
    last = every.annotate(last=Max("pk")).values("last")
    imported = every.filter(is_import=True).annotate(last=Max("pk")).values("last")
    old = Revision.objects.order_by().filter(made_at__lt=before, signatures=None)
    return old.exclude(pk__in=last).exclude(pk__in=imported)


def _old_row_revisions(before: datetime.datetime) -> QuerySet[RowRevision]:
    every = RowRevision.objects.order_by().values("kind", "row")
    last = every.annotate(last=Max("pk")).values("last")
    return RowRevision.objects.order_by().filter(made_at__lt=before).exclude(pk__in=last)


def _articles(before: datetime.datetime) -> Iterable[list[int]]:
    pks = sorted(set(_old_revisions(before).values_list("article", flat=True)))
    return (pks[first : first + BATCH] for first in range(0, len(pks), BATCH))


@transaction.atomic
def _prune_articles(pks: list[int], before: datetime.datetime) -> int:
    """The articles are locked: an import that is about to read its base reads it first, or finds it still there."""
    Article.everything.filter(pk__in=pks).lock()
    old = list(_old_revisions(before).filter(article__in=pks).values_list("pk", "article"))
    pruned = {article for _pk, article in old}
    events.record(Event.Verb.PRUNED, Article.everything.filter(pk__in=pruned).order_by("pk"))
    Revision.objects.filter(pk__in=[pk for pk, _article in old]).delete()
    return len(old)


@transaction.atomic
def _prune_rows(before: datetime.datetime) -> int:
    pks = list(_old_row_revisions(before).values_list("pk", flat=True))
    for first in range(0, len(pks), BATCH):
        RowRevision.objects.filter(pk__in=pks[first : first + BATCH]).delete()
    return len(pks)
