"""Articles that show a row which has changed: for readers and search engines they have changed, too."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction
from django.db.models import SET_NULL, Model, Q, QuerySet
from django.utils import timezone

from articles.models import Article, State
from articles.models.version import VersionedModel

# Model → the lookups by which articles show its rows.
_SHOWN_BY = {
    "contributor": ("bylines__contributor", "pictures__credits__contributor"),
    "photo": ("pictures__photo",),
    "section": ("section",),
    "page": ("page", "regions__page"),
    "issue": ("page__issue",),
}


def articles_showing(rows: Sequence[Model]) -> QuerySet[Article]:
    """The articles, drafts too, that show any of these rows, which are all of one model."""
    shown = Q()
    for lookup in _SHOWN_BY[rows[0]._meta.model_name]:
        shown |= Q(**{f"{lookup}__in": rows})
    found = Article.everything.order_by().filter(shown)
    return Article.everything.filter(pk__in=found.values("pk"))


def clear_references(rows: Sequence[Model]) -> None:
    """Empties the keys that their deletion would empty: so the rows that have them get a new version.

    Articles among these rows are locked already.
    """
    for relation in rows[0]._meta.related_objects if rows else ():
        model, key = relation.related_model, relation.field.name
        if relation.on_delete is SET_NULL and issubclass(model, VersionedModel):
            model._default_manager.filter(**{f"{key}__in": rows}).update(**{key: None})


@transaction.atomic
def touch_dependents(row: Model) -> int:
    """Sets `updated_at` of the articles in which readers have seen `row`; of how many. Drafts nobody has seen."""
    seen = articles_showing([row]).exclude(state=State.DRAFT).lock()
    return Article.everything.filter(pk__in=seen).update(updated_at=timezone.now())
