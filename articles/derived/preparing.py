"""What follows when a story goes online, written while it is a draft: so that an issue goes live in a moment.

To work out print size, search entry, keywords and relations of 400 stories takes seconds, and they
must be there with the same commit as the stories. So they are written shortly before, a few stories in a
transaction; a PreparedStory keeps the entry from readers, and says of which rows it was worked out
(`row_digests`). When the story goes online and its rows are still the same, the entry is shown, and that is
all. When they are not, everything is worked out again then.

Relations back from older stories would take the places of others before the time, and in a section's
series a story has its place only once it is online; both follow right after (`link_back`). What was
prepared and does not go online harms nobody: nothing of it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db import transaction

from articles import search
from articles.derived import cache_versions, print_size, related, row_digests
from articles.derived.batches import batches
from articles.derived.relation_lock import lock_relations
from articles.derived.series import mend_series
from articles.models import Article, PreparedStory, State

BATCH = 40  # stories whose rows are locked at once: some tenths of a second


def prepare(pks: Iterable[int]) -> int:
    """Write what follows from these drafts, unless it is written and they have not changed; of how many it was.

    In several transactions. Call it outside of one.
    """
    drafts = Article.objects.filter(pk__in=list(pks), state=State.DRAFT)
    digests = row_digests.digests_of(drafts.values_list("pk", flat=True))
    rows = PreparedStory.objects.filter(article__in=digests, is_online=False)
    known = dict(rows.values_list("article", "digest"))
    stale = sorted(pk for pk in digests if digests[pk] != known.get(pk))
    written: dict[int, str] = {}
    for batch in batches(stale, BATCH):
        written |= _write(batch)
    for batch in batches(written, BATCH):  # only now, when all their keywords are there
        _lead_on({pk: written[pk] for pk in batch})
    return len(written)


@transaction.atomic
def _write(pks: list[int]) -> dict[int, str]:
    """Their entries and keywords; the digests of their rows."""
    drafts = _locked_drafts(pks)
    lock_relations()
    digests = row_digests.digests_of(drafts)
    PreparedStory.objects.bulk_create(
        [PreparedStory(article_id=pk) for pk in digests],
        update_conflicts=True,
        unique_fields=["article"],
        update_fields=["digest", "is_online"],
    )
    print_size.measure(Article.objects.filter(pk__in=digests).only("pk"))
    related.write_keywords(list(digests), State.DRAFT)
    search.index_hidden(digests)
    return digests


@transaction.atomic
def _lead_on(digests: Mapping[int, str]) -> None:
    drafts = _locked_drafts(digests)
    lock_relations()
    now = row_digests.digests_of(drafts)
    same = [pk for pk in drafts if now[pk] == digests[pk]]
    related.lead_on(same)
    rows = [PreparedStory(article_id=pk, digest=digests[pk]) for pk in same]
    PreparedStory.objects.bulk_update(rows, ["digest"])


def _locked_drafts(pks: Iterable[int]) -> list[int]:
    return Article.objects.filter(pk__in=list(pks), state=State.DRAFT).lock()


def digests_of_prepared(pks: Iterable[int]) -> dict[int, str] | None:
    """The digests of all these articles' rows as they are now; None where none of them was prepared."""
    pks = list(pks)
    if not PreparedStory.objects.filter(article__in=pks, is_online=False).exists():
        return None
    return row_digests.digests_of(pks)


def put_online(pks: Iterable[int], digests: Mapping[int, str] | None = None) -> set[int]:
    """Those of these articles that are published and were prepared as they are: readers find them from now on.

    What was prepared of the others counts no longer. Their rows are locked; `digests` are theirs, where known.
    """
    rows = PreparedStory.objects.filter(article__in=list(pks))
    known = dict(rows.values_list("article", "digest"))
    if not known:
        return set()
    published = Article.objects.published().filter(pk__in=known, prepared__is_online=False)
    online = set(published.values_list("pk", flat=True))
    now = row_digests.digests_of(online) if digests is None else digests
    prepared = {pk for pk in online if now.get(pk) == known[pk]}
    rows.filter(article__in=prepared).update(is_online=True)
    rows.exclude(article__in=prepared).delete()
    return prepared


def link_back() -> int:
    """Older stories, and the neighbours in a series, lead to those that have come online
    prepared, too; to how many.

    In several transactions. Call it outside of one.
    """
    online = PreparedStory.objects.filter(is_online=True).order_by("pk")
    pks = list(online.values_list("pk", flat=True))
    if pks:
        _link_series(pks)
    for batch in batches(pks, BATCH):
        _link_back(batch)
    return len(pks)


@transaction.atomic
def _link_series(pks: list[int]) -> None:
    """Of all at once, for they stand beside each other."""
    Article.everything.filter(pk__in=pks).lock()
    lock_relations()
    online = PreparedStory.objects.filter(article__in=pks, is_online=True)
    cache_versions.links_changed(mend_series(list(online.values_list("pk", flat=True))))


@transaction.atomic
def _link_back(pks: list[int]) -> None:
    Article.everything.filter(pk__in=pks).lock()
    lock_relations()
    online = PreparedStory.objects.filter(article__in=pks, is_online=True)
    waiting = list(online.values_list("pk", flat=True))
    cache_versions.links_changed(related.lead_back(waiting))
    online.delete()
