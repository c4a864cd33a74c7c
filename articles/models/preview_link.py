"""Preview links: an address by which somebody outside of the desk reads one draft, for a time."""

from __future__ import annotations

import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .constraints import is_not_empty
from .fields import user_key

LONGEST_LIFE = datetime.timedelta(days=7)


class PreviewLink(models.Model):
    """A draft's link. The token in its address is nowhere in the database, only its SHA-256.

    `ended_at`: when it was revoked, or was first found to be over: a clock that is set back
    opens no link again. `ended_by` is "" for what time alone has ended. A link without `made_by`,
    whose account is gone, opens nothing.
    """

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="preview_links",
        verbose_name=Article._meta.verbose_name,
    )
    token_sha256 = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    for_whom = models.CharField(_("for whom"), max_length=100)
    made_by = user_key(_("who"))
    made_at = models.DateTimeField(_("when"), default=timezone.now)
    until = models.DateTimeField(_("open until"))
    ended_at = models.DateTimeField(_("over since"), null=True)
    ended_by = models.CharField(_("ended by"), max_length=150, blank=True)
    opened = models.PositiveIntegerField(_("opened"), default=0)
    first_opened_at = models.DateTimeField(_("first opened"), null=True)
    last_opened_at = models.DateTimeField(_("last opened"), null=True)

    class Meta:
        ordering = ["-pk"]
        default_permissions = ("add",)
        verbose_name = _("preview link")
        verbose_name_plural = _("preview links")
        constraints = [
            is_not_empty(
                "for_whom", "a_preview_link_is_for_somebody", _("Say for whom it is.")
            ),
            models.CheckConstraint(
                condition=Q(until__gt=F("made_at")),
                name="a_preview_link_has_an_end",
                violation_error_message=_("A preview link ends after it was made."),
            ),
            models.CheckConstraint(
                condition=Q(ended_by="") | Q(ended_at__isnull=False),
                name="an_ended_preview_link_has_its_time",
                violation_error_message=_("A link that was revoked has the time of that."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} – {self.for_whom}"

    def is_open(self, now: datetime.datetime) -> bool:
        """Whether it opens anything, whatever has become of the story."""
        maker: Any = self.made_by
        is_over = self.ended_at is not None or now >= self.until
        return not is_over and maker is not None and maker.is_active
