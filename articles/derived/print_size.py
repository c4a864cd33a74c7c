"""How large a story stands in print: the paper's own editors have weighed the news by it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from articles.models import Article, ArticleRegion

BATCH = 500  # articles: databases take some ten thousand values in a query, an archive has more


def measure(articles: Iterable[Article]) -> None:
    """Keep each article's `print_size` as its places on pages now are. Three queries for each BATCH."""
    pks = [article.pk for article in articles]
    for start in range(0, len(pks), BATCH):
        _measure(pks[start : start + BATCH])


def _measure(pks: Sequence[int]) -> None:
    rows = Article.objects.filter(pk__in=pks).only("pk", "print_size")
    sizes: dict[int, float] = defaultdict(float)
    for article, polygon in ArticleRegion.objects.filter(article__in=rows).values_list("article", "polygon"):
        sizes[article] += area(polygon)
    changed = [row for row in rows if row.print_size != sizes.get(row.pk)]
    for row in changed:
        row.print_size = sizes.get(row.pk)
    Article.objects.bulk_update(changed, ["print_size"])


def area(polygon: Sequence[Sequence[float]]) -> float:
    """Of a polygon in fractions of the page, as a fraction of it (the shoelace formula)."""
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(polygon, [*polygon[1:], polygon[0]], strict=True))
    return abs(twice) / 2
