"""What readers found at a story's address, and from when: rows are added, and never changed or deleted.

Triggers of the database hold that (migration 0042).
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .article import Article
from .event import Event
from .issue import Issue, Page
from .signature import SignedText


class PublicState(models.Model):
    """From `at` until the article's next row. `text` is what stood there, in the form in which stories are signed;
    null while the story is offline, when readers find `note`.

    The keys of the article and its issue are no constraints, so that what readers saw outlives both;
    `title` and the columns of its place say what they were. `why` is an `Event.Verb`.
    """

    article = models.ForeignKey(
        Article,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="public_states",
        verbose_name=_("article"),
    )
    at = models.DateTimeField(_("from"), default=timezone.now)
    why = models.CharField(_("why"), max_length=20)
    by_name = models.CharField(_("who"), max_length=310, blank=True)
    text = models.ForeignKey(
        SignedText,
        on_delete=models.PROTECT,
        null=True,
        db_column="sha256",
        related_name="public_states",
        verbose_name=_("what readers saw"),
    )
    note = models.CharField(_("note on the withdrawal"), max_length=300, blank=True)
    title = models.TextField(_("title"), blank=True)
    issue = models.ForeignKey(
        Issue,
        on_delete=models.DO_NOTHING,
        db_constraint=False,
        related_name="public_states",
        verbose_name=Issue._meta.verbose_name,
    )
    issue_date = models.DateField(pgettext_lazy("of a newspaper", "issue"))
    edition = models.CharField(_("edition"), max_length=30, blank=True)
    page_sequence = models.PositiveIntegerField(_("place in the issue"))
    page_number = models.CharField(_("page number"), max_length=10, blank=True)
    page_name = models.CharField(_("page name"), max_length=60, blank=True)
    position = models.PositiveIntegerField(_("place on the page"))

    class Meta:
        ordering = ["article", "at", "pk"]
        default_permissions = ()
        verbose_name = _("public state")
        verbose_name_plural = _("public states")
        indexes = [models.Index(fields=["article", "at"], name="public_states_of_article")]
        constraints = [
            models.CheckConstraint(
                condition=Q(text__isnull=True) | Q(note=""),
                name="a_note_stands_for_a_text",
                violation_error_message=_("A note stands where the story does not."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.at:%Y-%m-%d %H:%M}"

    @property
    def is_online(self) -> bool:
        return self.text_id is not None

    @property
    def page_in_words(self) -> str:
        """As the page was called then."""
        return Page(number=self.page_number, name=self.page_name).label

    @property
    def why_words(self) -> str:
        return str(Event.Verb(self.why).label) if self.why in Event.Verb.values else self.why
