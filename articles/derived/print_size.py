"""How large a story stands in print: the paper's own editors have weighed the news by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.derived.batches import batches
from articles.models import Article, ArticleRegion

BATCH = 500  # articles


def measure(articles: Iterable[Article]) -> None:
    """Write each article's `print_size` as its regions now are. Three queries for each BATCH."""
    for batch in batches((article.pk for article in articles), BATCH):
        _measure(batch)


def _measure(pks: Sequence[int]) -> None:
    rows = Article.everything.filter(pk__in=pks).only("pk", "print_size")
    sizes = _sizes(pks)
    changed = [row for row in rows if row.print_size != sizes.get(row.pk)]
    for row in changed:
        row.print_size = sizes.get(row.pk)
    Article.everything.bulk_update(changed, ["print_size"])


def _sizes(pks: Sequence[int]) -> dict[int, float]:
    """Article → the sum of its regions' areas; without those that have no region."""
    sizes: dict[int, float] = defaultdict(float)
    regions = ArticleRegion.objects.filter(article__in=pks)
    for article, polygon in regions.values_list("article", "polygon"):
        sizes[article] += area(polygon)
    return sizes


def area(polygon: Sequence[Sequence[float]]) -> float:
    """Of a polygon in fractions of the page, as a fraction of it (the shoelace formula)."""
    edges = zip(polygon, [*polygon[1:], polygon[0]], strict=True)
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in edges)
    return abs(twice) / 2
