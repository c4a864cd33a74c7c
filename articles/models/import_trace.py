"""What an import made and changed: enough to take it back."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .event import ReadableJSON


class ImportTraceQuerySet(models.QuerySet["ImportTrace"]):
    def unseen(self) -> ImportTraceQuerySet:
        """Those of pages where nothing is or was online: their imports may be taken back yet."""
        seen = models.Q(records__page__articles__published_at__isnull=False)
        return self.exclude(seen)


class ImportTrace(models.Model):
    """What one transaction of an import made, and how what it changed stood before.

    `intake.import_traces` writes it, `intake.taking_back` reads it and removes it. The records
    of the pages that were written together share one: a story may stand on several of them.
    `files`: names in the media that pages had before, so that no sweep removes them.
    """

    data: Any = models.JSONField(default=dict, encoder=ReadableJSON)
    files: Any = models.JSONField(default=list)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)

    objects = ImportTraceQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()  # read by the program alone
        verbose_name = _("trace of an import")
        verbose_name_plural = _("traces of imports")

    def __str__(self) -> str:
        return f"#{self.pk}"
