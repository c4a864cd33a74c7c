"""Where a story leads on: to those beside it on its page and in its section's series, and to
related ones.

Only looked up here: relations are worked out when a story is published (`derived.relations`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, Q, QuerySet

from articles.models import Article, Relation
from articles.presenting.page_contents import Neighbours, neighbours_of

SHOWN = 4  # related stories


@dataclass(frozen=True)
class RelatedLinks:
    """`series` are the stories of the same section around this one, the newest first, it not
    among them.

    `earlier` and `later` are the nearest of them.
    """

    on_page: Neighbours[Article]
    earlier: Article | None
    later: Article | None
    series: tuple[Article, ...]
    related: tuple[Article, ...]


def related_links_of(article: Article, visible: QuerySet[Article]) -> RelatedLinks:
    """Those of `visible` that `article`, which is one of them, leads on to. One query."""
    rows = list(_rows(article, visible))
    by_distance = {row.weight: row for row in rows if row.related_as == Relation.Kind.SERIES}
    return RelatedLinks(
        on_page=_on_page(article, rows),
        earlier=_nearest(by_distance, -1),
        later=_nearest(by_distance, 1),
        series=tuple(by_distance[distance] for distance in sorted(by_distance, reverse=True)),
        related=_related(rows, shown={row.pk for row in by_distance.values()}),
    )


def _rows(article: Article, visible: QuerySet[Article]) -> QuerySet[Article]:
    """A row for each story and relation to it, as `related_as` with its `weight`, None for one of
    the page alone.

    Looked up by two indexes: as an OR, PostgreSQL would read the whole archive.
    """
    on_page = Article.objects.order_by().filter(page=article.page_id).values("pk")
    linked = Relation.objects.order_by().filter(article=article.pk).values("other")
    relation = FilteredRelation("pointed_at_by", condition=Q(pointed_at_by__article=article.pk))
    found = visible.filter(pk__in=on_page.union(linked)).annotate(relation=relation)
    rows = found.annotate(related_as=F("relation__kind"), weight=F("relation__weight"))
    return rows.in_page_order().select_related("section", "page__issue")


def _on_page(article: Article, rows: Iterable[Article]) -> Neighbours[Article]:
    on_page = {row.pk: row for row in rows if row.page_id == article.page_id}
    on_page.setdefault(article.pk, article)  # withdrawn since it was looked up
    return neighbours_of(article, on_page.values())


def _nearest(by_distance: Mapping[float, Article], direction: int) -> Article | None:
    """The story next to this one in its series; where that may not be read, the one beyond."""
    distances = [distance for distance in by_distance if distance * direction > 0]
    return by_distance[min(distances, key=abs)] if distances else None


def _related(rows: Iterable[Article], shown: set[int]) -> tuple[Article, ...]:
    """The SHOWN that share most with the article, without those that are `shown` already."""
    related = [
        row for row in rows if row.related_as == Relation.Kind.RELATED and row.pk not in shown
    ]
    related.sort(key=lambda row: row.weight, reverse=True)
    return tuple(related[:SHOWN])
