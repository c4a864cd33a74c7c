"""Open doubts of an issue's stories."""

from __future__ import annotations

from collections import Counter

from articles.models import Article, Issue


def open_doubts(issue: Issue) -> Counter[int]:
    """How many each story has, by its pk. One query."""
    doubted = Article.objects.filter(page__issue=issue).exclude(doubts=[]).order_by()
    return Counter({pk: len(doubts) for pk, doubts in doubted.values_list("pk", "doubts")})
