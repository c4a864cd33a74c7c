"""What is derived from stories, brought up to date when they have changed, whoever changed
them: their size in print, their relations, the search index, the versions of their cache
tags."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction
from django.db.models import OuterRef, Q, QuerySet, Subquery

from articles import search
from articles.derived import cache_versions, preparing, print_size, relations
from articles.derived.dependents import clear_references
from articles.derived.relation_lock import lock_relations
from articles.derived.series import series_neighbours
from articles.models import Article, ArticleRegion, Page, RemovedZone, State


@transaction.atomic
def update_after_change(
    articles: Iterable[Article], digests: Mapping[int, str] | None = None
) -> None:
    """After these articles went online, changed, or went offline. `digests`: of their rows, where they are known.

    Where one may leave a place, `cache_versions.articles_changed` is called before the change,
    too.
    """
    pks = [article.pk for article in articles]
    rows = Article.everything.filter(pk__in=pks)
    rows.lock()
    drafts = Q(state=State.DRAFT) | Q(state_before_bin=State.DRAFT)
    ever_online = list(rows.exclude(drafts).only("pk"))
    if not ever_online:
        return
    prepared = preparing.put_online((article.pk for article in ever_online), digests)
    others = [article for article in ever_online if article.pk not in prepared]
    print_size.measure(others)
    relations.relate(ever_online, prepared)
    search.index(article.pk for article in others)
    cache_versions.articles_changed(article.pk for article in ever_online)


@transaction.atomic
def update_after_move(articles: QuerySet[Article]) -> None:
    """After their page or issue got another place or date: articles keep the date, too, and a place in a series."""
    articles.lock()
    dates = Page.objects.filter(pk=OuterRef("page")).values("issue__date")
    articles.order_by().update(issue_date=Subquery(dates))
    update_after_change(articles)


@transaction.atomic
def update_after_removal(articles: Iterable[Article]) -> None:
    """Deletes the articles; those before and after them in their series are linked to each other."""
    pks = [article.pk for article in articles]
    # The neighbours are locked with them, before the relations: a later lock could be a deadlock.
    known = {neighbour.pk for neighbour in series_neighbours(pks)}
    Article.everything.filter(pk__in=known.union(pks)).lock()
    lock_relations()  # deleting rows deletes their relations
    cache_versions.articles_changed(pks)
    neighbours = [each for each in series_neighbours(pks) if each.pk in known]
    _remember_zones(pks)
    clear_references(list(Article.everything.filter(pk__in=pks)))
    Article.everything.filter(pk__in=pks).delete()
    update_after_change(neighbours)


def _remember_zones(pks: Iterable[int]) -> None:
    """What is deleted still stands on the pages' pictures, and stays covered there."""
    pks = list(pks)
    regions = ArticleRegion.objects.filter(article__in=pks).select_related("article")
    zones = [
        RemovedZone(page_id=region.page_id, title=region.article.title, polygon=region.polygon)
        for region in regions
    ]
    zoned = {(region.article_id, region.page_id) for region in regions}
    articles = Article.everything.filter(pk__in=pks).order_by("pk")
    zones += [
        RemovedZone(page_id=article.page_id, title=article.title)
        for article in articles
        if (article.pk, article.page_id) not in zoned
    ]
    RemovedZone.objects.bulk_create(zones)
