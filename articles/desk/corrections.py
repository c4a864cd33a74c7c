"""Corrections (更正): a mistake in an article is put right below it, for good."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived import updates
from articles.desk import events, revisions
from articles.desk.rights import Right, require
from articles.desk.signed_changes import follow, watch
from articles.models import Article, Correction, Event, Letter


@transaction.atomic
def add_correction(
    article: Article, text: str, user: Any = None, letter: Letter | None = None
) -> Correction:
    """Add a correction to `article`. The `letter` that asked for it, if any, is settled by it.

    Readers see it at once, so it takes the right to publish: raises RightsError. Where stories are
    signed, it is a signature at the last level: raises SigningError.
    """
    require(user, Right.PUBLISH, [article])
    locked = Article.everything.filter(pk=article.pk)
    locked.lock()
    watched = watch(locked)
    now = timezone.now()
    correction = Correction.objects.create(article=article, text=text, made_at=now)
    Article.everything.filter(pk=article.pk).update(updated_at=now)
    revisions.record_revision(article, user, _("Corrected"))
    follow(watched, user)
    events.record(Event.Verb.CORRECTED, [article], user, {"text": text})
    updates.update_after_change([article])
    if letter is not None:
        Letter.objects.filter(pk=letter.pk).update(
            state=Letter.State.DONE,
            done_at=now,
            done_by=user,
            correction=correction,
        )
    return correction
