"""Open doubts of an issue's stories, and what is settled of its pages themselves."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from articles.models import Article, Issue, Page, PageDoubt


def open_doubts(issue: Issue) -> Counter[int]:
    """How many each story has, by its pk. One query."""
    stories = Article.objects.filter(page__issue=issue).order_by()
    doubts = PageDoubt.objects.open().filter(article__in=stories.values("pk"))
    return Counter(doubts.order_by().values_list("article", flat=True))


def settled_on(pages: Iterable[Page]) -> Mapping[int, Collection[str]]:
    """By page what was doubted of it itself and is settled or waved through, as sentences. One query."""
    found: defaultdict[int, set[str]] = defaultdict(set)
    for doubt in PageDoubt.objects.decided().filter(page__in=pages, article=None):
        found[doubt.page_id].add(doubt.in_words)
    return found
