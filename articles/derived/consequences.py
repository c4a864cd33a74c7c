"""What follows when stories have changed, whoever changed them: their size in print, their ways on,
how they are found, kept pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from articles import search
from articles.derived import freshness, prominence, relating
from articles.models import Article, Page, State


@transaction.atomic
def follow(articles: Iterable[Article]) -> None:
    """Bring up to date what rests on these articles, after they went online, changed, or went offline.

    Where one may have left a place, `freshness.articles_changed` is told before, too.
    """
    pks = [article.pk for article in articles]
    ever_online = list(Article.objects.filter(pk__in=pks).exclude(state=State.DRAFT).only("pk"))
    if ever_online:
        prominence.measure(ever_online)
        relating.relate(ever_online)
        search.index(article.pk for article in ever_online)
        freshness.articles_changed(article.pk for article in ever_online)


@transaction.atomic
def move(articles: QuerySet[Article]) -> None:
    """Their page or issue has another place or date: they keep the date too, and stand elsewhere in their columns."""
    dates = Page.objects.filter(pk=OuterRef("page")).values("issue__date")
    articles.order_by().update(issue_date=Subquery(dates))
    follow(articles)


@transaction.atomic
def remove(articles: Iterable[Article]) -> None:
    """Delete articles; those before and after them in their columns lead to each other from now on."""
    pks = [article.pk for article in articles]
    relating.take_turn()  # the rows that go take their ways with them
    freshness.articles_changed(pks)
    left = relating.beside(pks)
    Article.objects.filter(pk__in=pks).delete()
    follow(left)
