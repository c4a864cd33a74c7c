"""Counts in a list, queried only for the rows on the page.

As annotations of the list's queryset the database would work them out for every row of the
table before it picks fifty.
"""

from collections.abc import Iterable

from django.db.models import Count, Model, Q, QuerySet

from articles.models import Article, State
from articles.models.page_doubt import has_open_doubts

from .guarded_list import GuardedChangeList

TOTAL = {"all_count": Count("pk")}
ARTICLES_BY_STATE = TOTAL | {
    "draft_count": Count("pk", filter=Q(state=State.DRAFT)),
    "online_count": Count("pk", filter=Q(state=State.PUBLISHED)),
    "doubt_count": Count("pk", filter=has_open_doubts()),
}


class CountedChangeList(GuardedChangeList):
    """A list whose admin has a method `count(rows)`, which adds the counts to the rows of the page."""

    def complete(self, rows):
        self.model_admin.count(rows)


def add_article_counts(rows: Iterable[Model], key: str) -> None:
    """Set `all_count`, `draft_count`, `online_count`, `doubt_count` on each row: of the
    articles whose `key` it is.
    """
    add_counts(rows, Article.objects.all(), key, ARTICLES_BY_STATE)


def add_counts(
    rows: Iterable[Model], counted: QuerySet, key: str, counts: dict[str, Count] = TOTAL
) -> None:
    """Set the `counts` on each row: of the rows of `counted` whose foreign key `key` it is. One query."""
    rows = list(rows)
    groups = counted.order_by().filter(**{f"{key}__in": rows}).values(key).annotate(**counts)
    found = {group[key]: group for group in groups}
    for row in rows:
        for name in counts:
            setattr(row, name, found.get(row.pk, {}).get(name, 0))
