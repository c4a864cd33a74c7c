"""The log: who did what to what, and when. Rows are added and never changed or deleted."""

from __future__ import annotations

from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReadableJSON(DjangoJSONEncoder):
    """Chinese as it is and not as numbers, so that the database's own search finds it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options | {"ensure_ascii": False})


class Event(models.Model):
    """Something that was done to a row. What is said of the row is said in words: it may be gone.

    `kind` is the row's model ("articles.article"), `row` its primary key, `title` its name at
    that time, `by` the user's name, "" for a command. `details` are JSON values that belong to
    the verb. The events form a chain (Haber and Stornetta, How to time-stamp a digital document,
    1991): `place` counts from 1, `digest` is that of the event with the digest of the one before
    it (`desk.events.digest_of`). An event is bound to the chain right after its transaction; until
    then it has no place. Triggers of the database refuse any other change (migration 0023).
    """

    class Verb(models.TextChoices):
        IMPORTED = "imported", pgettext_lazy("of an event", "imported")
        CREATED = "created", pgettext_lazy("of an event", "created")
        CHANGED = "changed", pgettext_lazy("of an event", "changed")
        DELETED = "deleted", pgettext_lazy("of an event", "deleted")
        PUBLISHED = "published", pgettext_lazy("of an event", "published")
        WITHDRAWN = "withdrawn", pgettext_lazy("of an event", "withdrawn")
        FOLLOWED_PRINT = (
            "followed print",
            pgettext_lazy("of an event", "withdrawn, as print has withdrawn it"),
        )
        OVERRULED_PRINT = (
            "overruled print",
            pgettext_lazy("of an event", "kept, though print has withdrawn it"),
        )
        CORRECTED = "corrected", pgettext_lazy("of an event", "corrected")
        SETTLED = "settled", pgettext_lazy("of an event", "settled")
        WAVED = "waved through", pgettext_lazy("of an event", "waved through")
        REOPENED = "reopened", pgettext_lazy("of an event", "reopened")
        BINNED = "binned", pgettext_lazy("of an event", "put in the bin")
        PUT_BACK = "put back", pgettext_lazy("of an event", "put back from the bin")
        EMPTIED = "emptied", pgettext_lazy("of an event", "taken out of the bin for good")
        RESTORED = "restored", pgettext_lazy("of an event", "restored from a revision")
        ARRANGED = "arranged", pgettext_lazy("of an event", "blocks of the page rearranged")
        UNDONE = "undone", pgettext_lazy("of an event", "rearrangement undone")
        REDONE = "redone", pgettext_lazy("of an event", "rearrangement done again")
        SIGNED = "signed", pgettext_lazy("of an event", "signed")
        UNSIGNED = "unsigned", pgettext_lazy("of an event", "signature void")
        SENT_BACK = "sent back", pgettext_lazy("of an event", "sent back")
        SCHEDULED = "scheduled", pgettext_lazy("of an event", "time to go live set")
        UNSCHEDULED = "unscheduled", pgettext_lazy("of an event", "time to go live taken away")
        WENT_LIVE = "went live", pgettext_lazy("of an event", "went live")
        EXPIRED = "expired", pgettext_lazy("of an event", "ended")
        PREVIEWED = "previewed", pgettext_lazy("of an event", "preview link made")
        PREVIEW_REVOKED = (
            "preview revoked",
            pgettext_lazy("of an event", "preview link revoked"),
        )
        EXPLAINED = "explained", pgettext_lazy("of an event", "difference from print explained")
        PRUNED = "pruned", pgettext_lazy("of an event", "old revisions removed")
        TAKEN_BACK = "taken back", pgettext_lazy("of an event", "import taken back")
        MOVED = "moved", pgettext_lazy("of an event", "moved")
        FRONT_SET = "front set", pgettext_lazy("of an event", "front page arranged")
        FRONT_LIVE = (
            "front live",
            pgettext_lazy("of an event", "front page live with its issue"),
        )

    at = models.DateTimeField(_("when"), default=timezone.now, editable=False)
    by = models.CharField(_("who"), max_length=150, blank=True, editable=False)
    verb = models.CharField(
        pgettext_lazy("of an event", "what"), max_length=20, choices=Verb, editable=False
    )
    kind = models.CharField(_("kind of row"), max_length=100, editable=False)
    row = models.BigIntegerField(_("number of the row"), null=True, editable=False)
    title = models.TextField(_("title"), blank=True, editable=False)
    details: Any = models.JSONField(
        _("details"), default=dict, blank=True, editable=False, encoder=ReadableJSON
    )
    place = models.PositiveBigIntegerField(
        _("place in the log"), null=True, unique=True, editable=False
    )
    digest = models.CharField(_("digest"), max_length=64, blank=True, editable=False)

    class Meta:
        ordering = ["-pk"]
        verbose_name = pgettext_lazy("in the log", "event")
        verbose_name_plural = _("log")
        indexes = [
            models.Index(fields=["kind", "row"], name="events_of_a_row"),
            models.Index(fields=["at"], name="events_by_time"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.get_verb_display()}"
