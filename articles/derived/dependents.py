"""Articles that show a row which has changed: for readers and search engines they have changed, too."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from articles.models import Article, State

# Model → the lookups by which articles show its rows.
_SHOWN_BY = {
    "contributor": ("bylines__contributor", "pictures__credits__contributor"),
    "photo": ("pictures__photo",),
    "section": ("section",),
    "page": ("page", "regions__page"),
    "issue": ("page__issue",),
}


@transaction.atomic
def touch_dependents(row: Model) -> int:
    """Sets `updated_at` of the articles in which readers have seen `row`; of how many. Drafts nobody has seen."""
    shown = Q()
    for lookup in _SHOWN_BY[row._meta.model_name]:
        shown |= Q(**{lookup: row})
    articles = Article.objects.order_by().filter(shown).exclude(state=State.DRAFT)
    now = timezone.now()
    return Article.objects.filter(pk__in=articles.values("pk")).update(updated_at=now)
