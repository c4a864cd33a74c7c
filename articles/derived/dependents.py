"""Articles that show something which has changed by itself: for readers and search engines they have changed, too."""

from __future__ import annotations

from django.db import transaction
from django.db.models import Model, Q
from django.utils import timezone

from articles.models import Article, State

# By the name of a model, how articles lead to its rows.
_SHOW = {
    "contributor": ("bylines__contributor", "pictures__credits__contributor"),
    "photo": ("pictures__photo",),
    "section": ("section",),
    "page": ("page", "regions__page"),
    "issue": ("page__issue",),
}


@transaction.atomic
def touch_dependents(row: Model) -> int:
    """The articles that readers have seen `row` in have changed now; how many. Drafts nobody has seen."""
    shown = Q()
    for way in _SHOW[row._meta.model_name]:
        shown |= Q(**{way: row})
    showing = Article.objects.order_by().filter(shown).exclude(state=State.DRAFT).values("pk")
    return Article.objects.filter(pk__in=showing).update(updated_at=timezone.now())
