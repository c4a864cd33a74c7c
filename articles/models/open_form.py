"""The desk's forms that are open in browsers, and what is typed in them."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class OpenForm(models.Model):
    """A form that somebody has open in one tab: who is at what (presence), and a draft of what he has typed.

    A row is one tab's, so that two tabs never write over each other. It is no revision and no
    reader sees it. `fields` are the form's names and values in their order, [] where nothing is
    typed that is not saved.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="open_forms",
        verbose_name=_("user"),
    )
    tab = models.CharField(max_length=40, editable=False)
    path = models.CharField(max_length=300, editable=False)
    # of the row that the form is about, as `Event` has them; None for a new one
    kind = models.CharField(max_length=100, editable=False)
    row = models.BigIntegerField(null=True, editable=False)
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    seen_at = models.DateTimeField(default=timezone.now, editable=False)
    is_hidden = models.BooleanField(default=False, editable=False)
    typed_at = models.DateTimeField(_("typed at"), null=True, editable=False)
    saved_at = models.DateTimeField(null=True, editable=False)
    fields = models.JSONField(default=list, editable=False)

    class Meta:
        verbose_name = _("open form")
        verbose_name_plural = _("open forms")
        constraints = [
            models.UniqueConstraint(fields=["user", "tab", "path"], name="one_open_form_a_tab")
        ]
        indexes = [
            models.Index(fields=["kind", "row", "seen_at"], name="open_forms_of_a_row"),
            models.Index(fields=["seen_at"], name="open_forms_by_time"),
        ]
        default_permissions = ()  # each person's own

    def __str__(self) -> str:
        return f"{self.user}: {self.path}"
