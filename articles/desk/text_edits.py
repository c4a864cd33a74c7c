"""A single text of a story edited in its place, as the proof screen does.

Base is the text as the editor saw it, ours what he made of it, theirs what stands there now, the
article locked. Where somebody else has changed this very text meanwhile, nothing is written and
both texts are told; whatever else was changed in the story stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as noop

from articles.derived import cache_versions, updates
from articles.desk import events, guarding, revisions, signed_changes, transactions
from articles.desk.normalization import storable
from articles.desk.rights import require_change
from articles.desk.text_places import TextEdit, TextEditError, place_of
from articles.models import Article, Event, Revision

__all__ = ["TextConflictError", "TextEdit", "TextEditError", "edit_text"]

GONE = noop("This story is no longer there.")


class TextConflictError(Exception):
    """Somebody else has changed the same text: `theirs`. `revision` is the one that says who, if any does."""

    def __init__(self, theirs: str, revision: Revision | None) -> None:
        super().__init__(theirs)
        self.theirs, self.revision = theirs, revision


def edit_text(edit: TextEdit, user: Any = None) -> None:
    """Raises TextConflictError, TextEditError, RightsError, SigningError."""
    transactions.run(lambda: _edit(edit, user))


def _edit(edit: TextEdit, user: Any) -> None:
    article = locked(edit.article)
    require_change(user, [article])
    watched = signed_changes.watch(Article.objects.filter(pk=article.pk))
    revisions.record_unrecorded(article)
    label = write_text(edit, article, user)
    if not label:
        return
    revisions.record_revision(article, user, gettext("Edited"))
    signed_changes.follow(watched, user)
    events.record(Event.Verb.CHANGED, [article], user, {"changes": changes_of([label])})
    updates.update_after_change([article])


def write_text(edit: TextEdit, article: Article, user: Any) -> str:
    """Write it into the article, which is `locked`; what has changed, "" for nothing.

    Its revisions, also of what stands in none before it, are the caller's.

    Raises TextConflictError, TextEditError, RightsError.
    """
    place = place_of(edit, article)
    theirs, ours = place.read(), _trimmed(edit.value)
    merge = guarding.merge_fields(_state(edit.base), _state(ours), _state(theirs))
    if merge.conflicts:
        raise TextConflictError(theirs, article.revisions.order_by("-number").first())
    if ours == theirs:
        return ""
    cache_versions.articles_changed([article.pk])
    try:
        place.write(ours, user)
    except ValidationError as error:
        raise TextEditError(" ".join(error.messages)) from error
    return place.label


def changes_of(labels: Iterable[str]) -> list[dict[str, Any]]:
    """As Django's history tells them."""
    return [{"changed": {"fields": list(dict.fromkeys(labels))}}]


def locked(pk: int) -> Article:
    """Raises TextEditError where it is gone."""
    Article.objects.filter(pk=pk).lock()
    article = Article.objects.select_related("section").filter(pk=pk).first()
    if article is None:
        raise TextEditError(gettext(GONE))
    return article


def _trimmed(text: str) -> str:
    return str(storable(text)).strip()


def _state(text: str) -> Mapping[str, str]:
    return guarding.field_states({"text": " ".join(text.split())})
