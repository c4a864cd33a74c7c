"""Articles' revisions at the desk: stories side by side, and any of their fields back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from articles.desk import restoring, revisions
from articles.models import Article
from articles.story import CHANGEABLE

from .base import LONGEST_NUMBER
from .compared import ComparedField
from .revised import Moment, Revised, RevisionPair
from .signed_snapshots import changed_since
from .snapshots import ArticleExtras, SnapshotField, article_snapshots


class RevisedArticles(Revised):
    """For the ModelAdmin of articles."""

    def revisions_of(self, row: Any) -> Any:
        return row.revisions.select_related("made_by").order_by("-number")

    def snapshots(self, row: Any, moments: Sequence[Moment]) -> list[tuple[SnapshotField, ...]]:
        return article_snapshots(
            [_of(moment.revision) if moment.revision else _now(row) for moment in moments]
        )

    def compared(
        self, request: HttpRequest, row: Any, choice: RevisionPair
    ) -> list[ComparedField]:
        """`signature` in the query: what was changed after it, also where no revision tells of it."""
        key = request.GET.get("signature", "")
        is_key = key.isdecimal() and len(key) <= LONGEST_NUMBER and choice.is_with_now
        signatures = row.signatures.select_related("signed")
        signature = signatures.filter(pk=key).first() if is_key else None
        fields = super().compared(request, row, choice)
        return [*fields, *changed_since(signature)] if signature else fields

    def restorable(self) -> frozenset[str]:
        """Corrections are public for good, and the note belongs to the state."""
        return frozenset(CHANGEABLE)

    def opened_as(self, request: HttpRequest, row: Any) -> str:
        return str(row.version)

    def restore(self, request: HttpRequest, row: Any, revision: Any, names: list[str]) -> str:
        opened = request.POST.get("opened", "")
        version = int(opened) if opened.isdecimal() else 0
        done = restoring.restore(revision, names, version, request.user)
        if done.is_stale:
            return _(
                "Not restored: another desk has changed it meanwhile. Look at the two as they stand now."
            )
        self._tell(request, done)
        return "" if done.fields else _("Not restored: it is as it was.")

    def _tell(self, request: HttpRequest, done: restoring.Restoration) -> None:
        if done.left:
            words = _("Its section is no more, and was not made again.")
            messages.warning(request, words)
        if done.lost_photos:
            lost = ngettext(
                "%(count)d photo is no longer kept; its caption was restored.",
                "%(count)d photos are no longer kept; their captions were restored.",
                done.lost_photos,
            )
            messages.warning(request, lost % {"count": done.lost_photos})


def _of(revision: Any) -> tuple[revisions.Version, ArticleExtras]:
    extras = ArticleExtras(revision.corrections, revision.withdrawal_note)
    return revisions.stored_version(revision), extras


def _now(row: Any) -> tuple[revisions.Version, ArticleExtras]:
    article = Article.everything.for_revisions().get(pk=row.pk)
    corrections = [{"text": each.text} for each in article.corrections.all()]
    extras = ArticleExtras(corrections, article.withdrawal_note)
    return revisions.current_version(article), extras
