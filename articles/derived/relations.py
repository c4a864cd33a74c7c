"""Which stories lead on to which: related ones by what they speak of (`related`), and their section's (`series`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db import transaction
from django.db.models import F

from articles.derived.batches import batches
from articles.derived.related import relate_anew, replace_relations, write_keywords
from articles.derived.relation_lock import lock_relations, while_locked
from articles.derived.series import link_series, mend_series
from articles.models import Article, Keyword, PreparedStory, Relation, State

BATCH = 100  # stories whose words are looked up at once


@transaction.atomic
def relate(articles: Iterable[Article], prepared: Collection[int] = ()) -> None:
    """Bring the relations from and to `articles` up to date, after they went online, changed, or went offline.

    Those of the `prepared` ones are written already, or follow right after (`derived.preparing`).
    """
    lock_relations()
    pks = [article.pk for article in articles if article.pk not in prepared]
    for batch in batches(pks, BATCH):
        relate_anew(batch)
    mend_series(pks)


def rebuild() -> int:
    """All relations anew, from what is published now; of how many stories.

    In many short transactions, between which desks publish and readers write: each deletes what
    it replaces.
    """
    while_locked(_delete_hidden)
    published = Article.objects.published()
    pks = list(published.in_page_order().values_list("pk", flat=True))
    for batch in batches(pks, BATCH):  # all keywords are written before any are weighed
        while_locked(write_keywords, batch)
    for batch in batches(pks, BATCH):
        while_locked(replace_relations, batch)
    sections = published.exclude(section=None).order_by().values_list("section", flat=True)
    for section in sections.distinct():
        while_locked(link_series, section)
    return len(pks)


def _delete_hidden() -> None:
    """Keywords and relations of stories that are not online any more, and series links of those that left theirs."""
    PreparedStory.objects.all().delete()
    Keyword.objects.exclude(article__state=State.PUBLISHED).delete()
    online = {"article__state": State.PUBLISHED, "other__state": State.PUBLISHED}
    Relation.objects.exclude(**online).delete()
    in_series = Relation.objects.filter(kind=Relation.Kind.SERIES)
    in_series.exclude(article__section=F("other__section")).delete()
