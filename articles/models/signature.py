"""Signatures (审签): who has read a story and answers for it, and what of it exactly.

Rows are added and never deleted; of a signature nothing changes but that it becomes void, once.
Triggers of the database hold that (migration 0033).
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .constraints import is_not_empty
from .fields import LongTextField, user_key
from .record import Revision
from .site_settings import MOST_LEVELS


class SignedText(models.Model):
    """What was signed, or stood online, in full: canonical JSON of version `form` (`formats.signed_text`), by its
    SHA-256.

    Several signatures on one text, and the times when readers saw it, share the row.
    """

    sha256 = models.CharField("SHA-256", max_length=64, primary_key=True)
    form = models.PositiveSmallIntegerField(_("version of the form"))
    text = LongTextField(_("signed text"))

    class Meta:
        default_permissions = ()
        verbose_name = _("signed text")
        verbose_name_plural = _("signed texts")

    def __str__(self) -> str:
        return self.sha256[:12]


class SignatureQuerySet(models.QuerySet["Signature"]):
    def valid(self) -> SignatureQuerySet:
        return self.filter(voided_at=None)


class Signature(models.Model):
    """That somebody signed an article at a level, from 1.

    `by_name` is the user's name at that time. Nobody signed what was taken over as printed: there
    `evidence` is the SHA-256 of the page's file. `revision` is the article as it was.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="signatures")
    level = models.PositiveSmallIntegerField(_("level"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="signatures",
        verbose_name=_("who"),
    )
    by_name = models.CharField(_("name"), max_length=310, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)
    signed = models.ForeignKey(
        SignedText,
        on_delete=models.PROTECT,
        db_column="sha256",
        related_name="signatures",
        verbose_name=_("signed text"),
    )
    revision = models.ForeignKey(
        Revision,
        on_delete=models.PROTECT,
        related_name="signatures",
        verbose_name=_("revision"),
    )
    evidence = models.CharField(_("file as printed"), max_length=64, blank=True)
    voided_at = models.DateTimeField(_("void since"), null=True)
    voided_by = models.CharField(_("made void by"), max_length=310, blank=True)
    why_void = models.TextField(_("why void"), blank=True)

    objects = SignatureQuerySet.as_manager()

    class Meta:
        ordering = ["article", "level", "pk"]
        default_permissions = ()
        verbose_name = _("signature")
        verbose_name_plural = _("signatures")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "level"],
                condition=Q(voided_at=None),
                name="one_valid_signature_a_level",
                violation_error_message=_("This level is signed already."),
            ),
            models.UniqueConstraint(
                fields=["article", "by"],
                condition=Q(voided_at=None),
                name="one_level_a_person",
                violation_error_message=_("You have signed this story at another level."),
            ),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=MOST_LEVELS),
                name="signature_level_is_known",
                violation_error_message=_("Write a level from 1 to 3."),
            ),
            models.CheckConstraint(
                condition=Q(by__isnull=False, evidence="")
                | (Q(by__isnull=True) & ~Q(evidence="")),
                name="signed_by_somebody_or_in_print",
                violation_error_message=_("A person has signed, or the print is the evidence."),
            ),
            models.CheckConstraint(
                condition=Q(voided_at__isnull=True, why_void="")
                | (Q(voided_at__isnull=False) & ~Q(why_void="")),
                name="a_void_signature_has_a_reason",
                violation_error_message=_("Say why the signature is void."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.article} {self.level} {self.by_name}".strip()


class SentBack(models.Model):
    """That a reader of a level sent a story back to whoever wrote it, and what became of it.

    `to` has it in his work until it is changed or signed again (`answered_at`); whoever reads it
    then finds the reason marked at it, until that level is signed (`closed_at`).
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="sent_back")
    level = models.PositiveSmallIntegerField(_("level"))
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(_("when"), default=timezone.now)
    by = user_key(_("who"))
    to = user_key(_("to"), db_index=True)
    answered_at = models.DateTimeField(_("came back"), null=True)
    closed_at = models.DateTimeField(_("closed"), null=True)

    class Meta:
        ordering = ["-at", "-pk"]
        default_permissions = ()
        verbose_name = _("story sent back")
        verbose_name_plural = _("stories sent back")
        constraints = [
            models.UniqueConstraint(
                fields=["article"],
                condition=Q(closed_at=None),
                name="sent_back_once_at_a_time",
                violation_error_message=_("This story is sent back already."),
            ),
            is_not_empty("reason", "sent_back_for_a_reason", _("Say why it is sent back.")),
        ]

    def __str__(self) -> str:
        return self.reason[:30]

    @property
    def by_name(self) -> str:
        return _full_name(self.by)

    @property
    def to_name(self) -> str:
        return _full_name(self.to)


def _full_name(user: Any) -> str:
    return (user.get_full_name() or user.get_username()) if user else ""
