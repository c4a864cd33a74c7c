"""Corrections: what an article said wrongly is said with it, for good."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.derived import updates
from articles.desk import revisions
from articles.models import Article, Correction, Letter


@transaction.atomic
def add_correction(article: Article, text: str, user=None, letter: Letter | None = None) -> Correction:
    """Put a correction under `article`; the `letter` that asked for it is done with that."""
    now = timezone.now()
    correction = Correction.objects.create(article=article, text=text, made_at=now)
    Article.objects.filter(pk=article.pk).update(updated_at=now)
    revisions.record_revision(article, user, _("Corrected"))
    updates.update_after_change([article])
    if letter is not None:
        done = {"state": Letter.State.DONE, "done_at": now, "done_by": user, "correction": correction}
        Letter.objects.filter(pk=letter.pk).update(**done)
    return correction
