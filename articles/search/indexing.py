"""Writing the index: article by article as they are published, or all at once while readers go on searching."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL

from articles.models import Article, PreparedStory, SearchEntry, SearchText, State
from articles.models.article_queries import ArticleQuerySet

from .engines import engine
from .entries import document_of, with_distinct_places

BATCH = 200  # articles whose texts are in memory, and whose rows are locked, at once


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the entries of these articles up to date: published ones have one, all others none."""
    pks = list(pks)
    for start in range(0, len(pks), BATCH):
        _index_batch(pks[start : start + BATCH])


@transaction.atomic
def index_hidden(pks: Iterable[int]) -> None:
    """Write the entries of these drafts, which have a PreparedStory: that hides them until they are published."""
    _write(Article.objects.filter(pk__in=list(pks), prepared__is_online=False))


def index_all(batch: int = BATCH, *, only_missing: bool = False) -> Iterator[int]:
    """Write the entries of all published articles, or only missing ones; yields the size of
    each batch.

    Each batch is a transaction, so that a search meanwhile finds an article by its old entry or
    its new one. An interrupted run can simply be started again.
    """
    rows = _to_index(only_missing=only_missing).order_by("pk")
    last = 0
    while pks := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            Article.everything.filter(pk__in=pks).lock()
            _index_batch(pks)
        last = pks[-1]
        yield len(pks)
    engine().optimize()


def count_to_index(*, only_missing: bool = False) -> int:
    """How many articles `index_all` goes through."""
    return _to_index(only_missing=only_missing).count()


@transaction.atomic
def sweep() -> int:
    """Remove entries of articles that are not published; how many. There are some where rows were edited by hand,
    and of those that were prepared to go online.
    """
    PreparedStory.objects.filter(
        is_online=False
    ).delete()  # else what it hides would be missed once it is online
    outdated = SearchEntry.objects.exclude(article__state=State.PUBLISHED)
    pks = list(outdated.values_list("article", flat=True))
    _remove(pks)
    return len(pks)


def _to_index(*, only_missing: bool) -> QuerySet[Article]:
    rows = Article.objects.published()
    if not only_missing:
        return rows
    without_tokens = Q(pk__in=RawSQL(engine().WITHOUT_TOKENS, ()))  # noqa: S611 - a constant of ours
    return rows.filter(Q(search_entry=None) | without_tokens)


def _index_batch(pks: list[int]) -> None:
    written = _write(Article.objects.published().filter(pk__in=pks))
    _remove(set(pks) - written)


def _write(articles: ArticleQuerySet) -> set[int]:
    """The entries of these articles; their pks."""
    documents = [document_of(article) for article in articles.for_reading()]
    SearchText.objects.bulk_create(
        [SearchText(article_id=document.article, text=document.text) for document in documents],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["text"],
    )
    engine().write(with_distinct_places(documents))
    return {document.article for document in documents}


def _remove(pks: Iterable[int]) -> None:
    pks = list(pks)
    SearchEntry.objects.filter(article__in=pks).delete()
    SearchText.objects.filter(article__in=pks).delete()
