"""Where a story leads on: those before and after it on its page and in its column, and those it is related to.

Only looked up here. What is related to what was worked out when it was published (`relating`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F, FilteredRelation, Q, QuerySet

from articles.models import Article, Relation
from articles.presenting.front_page import Neighbours, around

SHOWN = 4  # related stories


@dataclass(frozen=True)
class RelatedLinks:
    """`column` are the stories of the same section around this one, the newest first, it not among them."""

    on_page: Neighbours[Article]
    earlier: Article | None
    later: Article | None
    column: tuple[Article, ...]
    related: tuple[Article, ...]


def related_links_of(article: Article, visible: QuerySet[Article]) -> RelatedLinks:
    """What of `visible` lies around `article`, which is one of them. One query."""
    rows = list(_rows(article, visible))
    on_page = {row.pk: row for row in rows if row.page_id == article.page_id}
    on_page.setdefault(article.pk, article)  # withdrawn since it was looked up
    series = {row.way_weight: row for row in rows if row.way_kind == Relation.Kind.SERIES}
    related = [row for row in rows if row.way_kind == Relation.Kind.RELATED]
    shown = {row.pk for row in series.values()}
    return RelatedLinks(
        on_page=around(article, on_page.values()),
        earlier=_nearest(series, -1),
        later=_nearest(series, 1),
        column=tuple(series[distance] for distance in sorted(series, reverse=True)),
        related=tuple(sorted((row for row in related if row.pk not in shown), key=_likeness, reverse=True))[:SHOWN],
    )


def _rows(article: Article, visible: QuerySet[Article]) -> QuerySet[Article]:
    """One row a story and way to it. Looked up by two indexes: as an OR, PostgreSQL would read the whole archive."""
    near = Article.objects.order_by().filter(page=article.page_id).values("pk")
    led_to = Relation.objects.order_by().filter(article=article.pk).values("other")
    way = FilteredRelation("pointed_at_by", condition=Q(pointed_at_by__article=article.pk))
    found = visible.filter(pk__in=near.union(led_to)).annotate(way=way)
    rows = found.annotate(way_kind=F("way__kind"), way_weight=F("way__weight"))
    return rows.in_page_order().select_related("section", "page__issue")


def _nearest(series: dict[float, Article], direction: int) -> Article | None:
    """The story next to this one: in its place, or beyond those that may not be read."""
    distances: Iterable[float] = (distance for distance in series if distance * direction > 0)
    return series.get(min(distances, key=abs, default=0))


def _likeness(row: Article) -> float:
    return row.way_weight
