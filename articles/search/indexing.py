"""The entries of the stories that are online, kept as publishing goes on, and made anew while readers search."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django.db import transaction

from articles.models import Article, SearchEntry, SearchText, State

from .engines import engine
from .entries import document_of, with_distinct_places

BATCH = 200  # stories whose texts are in memory, and whose rows are held, at once


@transaction.atomic
def index(pks: Iterable[int]) -> None:
    """Bring the entries of these articles up to date: what is online has one, what is not has none."""
    pks = list(pks)
    for start in range(0, len(pks), BATCH):
        _index_batch(pks[start : start + BATCH])


def index_all(batch: int = BATCH, *, only_missing: bool = False) -> Iterator[int]:
    """Make the entries of all that is online anew, or those that are missing; yields how many each time.

    A batch is a transaction: whoever searches meanwhile finds each story by its old entry or by its new one. Stopped,
    it can be begun again.
    """
    rows = Article.objects.published().order_by("pk")
    rows = rows.filter(search_entry=None) if only_missing else rows
    last = 0
    while pks := list(rows.filter(pk__gt=last).values_list("pk", flat=True)[:batch]):
        with transaction.atomic():
            list(Article.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
            _index_batch(pks)
        last = pks[-1]
        yield len(pks)
    engine().settle()


def count_to_index(*, only_missing: bool = False) -> int:
    """How many stories `index_all` goes through."""
    rows = Article.objects.published()
    return (rows.filter(search_entry=None) if only_missing else rows).count()


@transaction.atomic
def sweep() -> int:
    """Remove entries of what is not online; how many. There are none unless somebody changed rows by hand."""
    gone = SearchEntry.objects.exclude(article__state=State.PUBLISHED)
    pks = list(gone.values_list("article", flat=True))
    _remove(pks)
    return len(pks)


def _index_batch(pks: list[int]) -> None:
    online = Article.objects.published().filter(pk__in=pks).for_reading()
    entries = [document_of(article) for article in online]
    _remove(set(pks) - {entry.article for entry in entries})
    SearchText.objects.bulk_create(
        [SearchText(article_id=entry.article, text=entry.text) for entry in entries],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["text"],
    )
    engine().write(with_distinct_places(entries))


def _remove(pks: Iterable[int]) -> None:
    pks = list(pks)
    SearchEntry.objects.filter(article__in=pks).delete()
    SearchText.objects.filter(article__in=pks).delete()
