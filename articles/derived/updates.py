"""What follows when stories have changed, whoever changed them: their size in print, their ways on,
how they are found, kept pages."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import OuterRef, QuerySet, Subquery

from articles import search
from articles.derived import cache_versions, print_size, related
from articles.models import Article, Page, State


@transaction.atomic
def update_after_change(articles: Iterable[Article]) -> None:
    """Bring up to date what rests on these articles, after they went online, changed, or went offline.

    Where one may have left a place, `freshness.articles_changed` is told before, too.
    """
    pks = [article.pk for article in articles]
    ever_online = list(Article.objects.filter(pk__in=pks).exclude(state=State.DRAFT).only("pk"))
    if ever_online:
        print_size.measure(ever_online)
        related.relate(ever_online)
        search.index(article.pk for article in ever_online)
        cache_versions.articles_changed(article.pk for article in ever_online)


@transaction.atomic
def update_after_move(articles: QuerySet[Article]) -> None:
    """Their page or issue has another place or date: they keep the date too, and stand elsewhere in their columns."""
    dates = Page.objects.filter(pk=OuterRef("page")).values("issue__date")
    articles.order_by().update(issue_date=Subquery(dates))
    update_after_change(articles)


@transaction.atomic
def update_after_removal(articles: Iterable[Article]) -> None:
    """Delete articles; those before and after them in their columns lead to each other from now on."""
    pks = [article.pk for article in articles]
    related.take_turn()  # the rows that go take their ways with them
    cache_versions.articles_changed(pks)
    left = related.beside(pks)
    Article.objects.filter(pk__in=pks).delete()
    update_after_change(left)
