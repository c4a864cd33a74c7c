"""Signatures written and made void, each with its event. Who may do so is asked in `desk.signing`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from articles.desk import clearances, events, revisions, signed_texts
from articles.desk.events import Done
from articles.models import Article, Event, Signature


def name_of(user: Any) -> str:
    """As it stands on the sheet: the full name with the user's own; "" for a command."""
    if user is None:
        return ""
    full = user.get_full_name()
    return f"{full} ({user.get_username()})" if full else user.get_username()


def write(
    articles: Iterable[Article], levels: Iterable[int], user: Any, evidence: str = ""
) -> list[Signature]:
    """Each article, which is locked, signed at each of these levels as it is now.

    `evidence`: where nobody signs, the SHA-256 of the file that it was printed from.
    """
    articles, levels = list(articles), list(levels)
    if not articles or not levels:
        return []
    pks = [article.pk for article in articles]
    signed_texts.keep_photo_bytes(pks)
    signed = signed_texts.keep(signed_texts.texts_of(pks))
    said = revisions.saying_now(pks, user, _("As it was signed"))
    rows = [
        Signature(
            article=article,
            level=level,
            by=user,
            by_name=name_of(user),
            signed_id=signed[article.pk],
            revision=said[article.pk],
            evidence=evidence,
        )
        for article in articles
        for level in levels
    ]
    Signature.objects.bulk_create(rows)
    clearances.follow_online(articles)
    events.record_all(
        (Done(Event.Verb.SIGNED, row.article, _details(row)) for row in rows), user
    )
    return rows


def void(rows: Iterable[Signature], user: Any, why: str) -> list[Signature]:
    """Make these signatures void, which are valid and whose articles are locked."""
    rows = list(rows)
    if not rows:
        return rows
    Signature.objects.valid().filter(pk__in=[row.pk for row in rows]).update(
        voided_at=timezone.now(), voided_by=name_of(user), why_void=why
    )
    void_ones = (
        Done(Event.Verb.UNSIGNED, row.article, _details(row) | {"why": why}) for row in rows
    )
    events.record_all(void_ones, user)
    return rows


def _details(row: Signature) -> dict[str, Any]:
    """By these the log is compared with the signatures (`desk.signature_faults`)."""
    return {"signature": row.pk, "level": row.level, "sha256": row.signed_id}
