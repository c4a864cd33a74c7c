"""Letters: what readers tell the desk about an article."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .article import Article
from .constraints import is_not_empty
from .fields import user_key
from .notice import Correction
from .version import VersionedModel

LONGEST = 2000  # characters


class Letter(VersionedModel):
    """A reader's message about a mistake in `article`. `sender` is a digest (`desk.letters.sender_digest`)."""

    class State(models.TextChoices):
        OPEN = "open", _("open")
        DONE = "done", pgettext_lazy("of a letter", "done")

    article = models.ForeignKey(
        Article,
        on_delete=models.PROTECT,
        related_name="letters",
        verbose_name=Article._meta.verbose_name,
    )
    text = models.TextField(_("letter"), max_length=LONGEST)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=60, blank=True)
    contact = models.CharField(_("how to answer"), max_length=120, blank=True)
    sender = models.CharField(max_length=64, blank=True, editable=False)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.OPEN
    )
    made_at = models.DateTimeField(_("received"), auto_now_add=True)
    done_at = models.DateTimeField(_("done at"), null=True, blank=True, editable=False)
    done_by = user_key(_("done by"), editable=False)
    correction = models.ForeignKey(
        Correction,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="letters",
        verbose_name=Correction._meta.verbose_name,
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        indexes = [
            models.Index(fields=["state", "-made_at"], name="letter_state"),
            models.Index(fields=["made_at", "sender"], name="letter_sender"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=["open", "done"]),
                name="letter_state_is_known",
                violation_error_message=_("A letter is open or done: choose one of these."),
            ),
            is_not_empty("text", "letter_has_a_text", _("Write what is wrong in the story.")),
            models.CheckConstraint(
                condition=~Q(state="done") | Q(done_at__isnull=False),
                name="letters_done_have_a_time",
                violation_error_message=_(
                    "A letter that is done has its time: mark it done by the desk's button."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:30]
