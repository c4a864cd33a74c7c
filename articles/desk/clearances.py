"""Clearances after somebody has compared: a text that was written anew and says the same is signed as before.

Triggers take a clearance back with every row that they see change (`models.clearance`). They
cannot tell whether the text says something else now; a verb that has its SHA-256 can.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q

from articles.models import Article, Clearance, Signature, State
from articles.models.clearance import OWED


def restore(digests: Mapping[int, str]) -> None:
    """By article pk, the SHA-256 of texts as they are now: what was signed so is cleared by that signature again.

    Where no signature says so, as of what went online before the desk signed any, nothing is owed.
    """
    lost = Clearance.objects.filter(Q(signature=None) | Q(signature=OWED), pk__in=digests)
    open_ones = set(lost.values_list("pk", flat=True))
    if not open_ones:
        return
    rows = Signature.objects.valid().filter(article__in=open_ones).order_by("level")
    last = {row.article_id: row for row in rows}
    for pk in sorted(open_ones):
        signed = last.get(pk)
        same = signed if signed and signed.signed_id == digests[pk] else None
        Clearance.objects.filter(pk=pk).update(signature=same)


def follow_online(articles: Iterable[Article]) -> None:
    """Of these, which were signed just now, those that are online already: triggers watch them as such."""
    online = [article.pk for article in articles if article.state == State.PUBLISHED]
    if online:
        Clearance.objects.filter(pk__in=online, is_online=False).update(is_online=True)
