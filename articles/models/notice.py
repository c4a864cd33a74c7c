"""News after print: corrections (更正) of articles, and flashes (快讯)."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .article import Article
from .constraints import counts_from_one, is_not_empty
from .version import VersionedModel


class Correction(VersionedModel):
    """What is wrong in an article, and what is right. Shown with the article for good."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="corrections")
    text = models.TextField(
        _("correction"), help_text=_("What was wrong and what is right, in a sentence or two.")
    )
    made_at = models.DateTimeField(_("corrected"), default=timezone.now, db_index=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")
        constraints = [
            is_not_empty(
                "text", "correction_has_a_text", _("Say what was wrong and what is right.")
            )
        ]

    def __str__(self) -> str:
        return self.text[:30]


class Flash(VersionedModel):
    """One line of news on the front page from `starts_at` to `ends_at`, linked to `article` if there is one."""

    text = models.CharField(_("flash"), max_length=120)
    article = models.ForeignKey(
        Article,
        on_delete=models.SET_NULL,
        related_name="flashes",
        null=True,
        blank=True,
        verbose_name=Article._meta.verbose_name,
        help_text=_(
            "The story that it leads to, if there is one. Readers follow it once the story is online."
        ),
    )
    starts_at = models.DateTimeField(_("from"), default=timezone.now)
    ends_at = models.DateTimeField(
        _("until"), help_text=_("From then on it no longer stands on the front page.")
    )
    position = models.PositiveSmallIntegerField(
        _("order"),
        default=1,
        help_text=_("Small numbers first; where equal, the newest first."),
    )

    class Meta:
        ordering = ["-starts_at", "-pk"]
        verbose_name = _("flash")
        verbose_name_plural = _("flashes")
        indexes = [models.Index(fields=["ends_at"], name="flash_end")]
        constraints = [
            is_not_empty("text", "flash_has_a_text", _("Write what has happened.")),
            counts_from_one("position", "flashes_count_from_one"),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("starts_at")),
                name="a_flash_ends_after_it_starts",
                violation_error_message=_("A flash ends after it starts: give a later end."),
            ),
        ]

    def __str__(self) -> str:
        return self.text
