"""Why a story online is not as it was printed, as somebody at the desk has written it down."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .article import Article
from .fields import user_key


class PrintReason(models.Model):
    """A reason for one difference. Rows are added; a newer one for the same difference counts.

    `field` is the name of a field of a story, or "story" for one that is not online, or was not
    printed, at all. `difference` is a digest of both texts (`desk.print_reasons`): of a field
    that has changed again since, the reason says nothing any more. `by_name`: the user's name then.
    """

    class ReasonKind(models.TextChoices):
        EDITED = (
            "edited",
            pgettext_lazy("why online is not as printed", "wording or typing error"),
        )
        FACT = "fact", pgettext_lazy("why online is not as printed", "wrong in print")
        LATER = "later", pgettext_lazy("why online is not as printed", "known after printing")
        WEB = "web", pgettext_lazy("why online is not as printed", "made for the web")
        DEMAND = (
            "demand",
            pgettext_lazy("why online is not as printed", "on demand, or for legal reasons"),
        )
        READING = (
            "reading",
            pgettext_lazy("why online is not as printed", "misread: printed as it is online"),
        )

    article = models.ForeignKey(
        Article,
        on_delete=models.CASCADE,
        related_name="print_reasons",
        verbose_name=Article._meta.verbose_name,
    )
    field = models.CharField(_("field"), max_length=20)
    difference = models.CharField("SHA-256", max_length=64, editable=False)
    kind = models.CharField(_("kind of reason"), max_length=10, choices=ReasonKind.choices)
    text = models.TextField(_("reason"), blank=True)
    by = user_key(_("who"))
    by_name = models.CharField(_("name"), max_length=310, blank=True)
    at = models.DateTimeField(_("when"), default=timezone.now)

    class Meta:
        ordering = ["pk"]
        default_permissions = ()
        verbose_name = _("reason for a difference from print")
        verbose_name_plural = _("reasons for differences from print")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["edited", "fact", "later", "web", "demand", "reading"]),
                name="kind_of_print_reason_is_known",
                violation_error_message=_("Choose one of the kinds of reasons."),
            ),
            models.CheckConstraint(
                # a misreading says all there is to say
                condition=Q(kind="reading") | ~Q(text=""),
                name="a_print_reason_says_why",
                violation_error_message=_("Write down the reason."),
            ),
        ]

    def __str__(self) -> str:
        return self.text or str(self.get_kind_display())
