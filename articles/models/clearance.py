"""Clearances: which signature covers a story's text as its rows are now (decision 66).

Triggers of the database write them (migration 0043): a signature clears the story, and whatever
changes a row that its text is made of takes that back, also where no verb of the desk did it.
"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .signature import Signature

# No signature has this key: no transaction ends with it, as the key is checked at its end
OWED = 0


class Clearance(models.Model):
    """`signature` is None where the text has changed since; OWED where it is online and has, until somebody signs."""

    article = models.OneToOneField(
        Article, on_delete=models.CASCADE, primary_key=True, related_name="clearance"
    )
    signature = models.ForeignKey(
        Signature, on_delete=models.PROTECT, null=True, related_name="clears"
    )
    is_online = models.BooleanField(default=False)

    class Meta:
        default_permissions = ()
        verbose_name = _("clearance")
        verbose_name_plural = _("clearances")

    def __str__(self) -> str:
        return f"{self.article_id} {self.signature_id or ''}".strip()
