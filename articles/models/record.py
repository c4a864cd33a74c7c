"""History: records of imports, which outlive what they imported, and revisions of articles."""

from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .article import Article
from .constraints import counts_from_one
from .doubts import DoubtsField, in_words
from .fields import LongTextField, user_key
from .import_trace import ImportTrace
from .issue import Issue, Page


class ImportRecord(models.Model):
    """The import of one page from a file, or the refusal of a file. It stays when its issue is deleted.

    `trace`: what it takes to take it back; null for a refusal, what was taken back, and what came before there were
    any.
    """

    class Result(models.TextChoices):
        IMPORTED = "imported", _("imported")
        REFUSED = "refused", _("refused")
        UNDONE = "undone", _("taken back")

    file_name = models.TextField(_("file"))
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, db_index=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), default=0)
    # Its name among the desk's own files (images/media.py), which no reader may fetch.
    source = models.CharField(_("file as it came"), max_length=100, blank=True, editable=False)
    file_page = models.PositiveIntegerField(
        _("page of the file"),
        default=1,
        help_text=_("Counted from 1: a file may hold several pages."),
    )
    file_pages = models.PositiveIntegerField(_("pages in the file"), default=0)
    result = models.CharField(_("result"), max_length=10, choices=Result.choices)
    issue = models.ForeignKey(
        Issue,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="imports",
        verbose_name=Issue._meta.verbose_name,
    )
    page = models.ForeignKey(
        Page,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="imports",
        verbose_name=Page._meta.verbose_name,
    )
    target = models.CharField(
        _("imported to"), max_length=200, blank=True, help_text=_("Issue and page, in words.")
    )
    created = models.PositiveIntegerField(_("created"), default=0)
    updated = models.PositiveIntegerField(_("updated"), default=0)
    unchanged = models.PositiveIntegerField(_("unchanged"), default=0)
    characters = models.PositiveIntegerField(_("characters read"), default=0)
    leftover_characters = models.PositiveIntegerField(_("characters left over"), default=0)
    pictures = models.PositiveIntegerField(
        _("pictures"), default=0, help_text=_("Photos cut out of the page.")
    )
    kept = models.JSONField(
        _("kept as edited"),
        default=list,
        blank=True,
        help_text=_("Fields that an editor had changed and the import left alone."),
    )
    doubts: list[dict[str, Any]] = DoubtsField(_("doubts"))
    furniture = models.JSONField(_("furniture"), default=list, blank=True)
    leftovers = models.JSONField(_("leftovers"), default=list, blank=True)
    halves = models.JSONField(
        _("parts of stories on several pages"),
        default=list,
        blank=True,
        help_text=_(
            "As they stand on this page alone, so that any of their pages can be imported again by itself."
        ),
    )
    error = models.TextField(_("error"), blank=True)
    # which page it was taken for: its issue's key in addresses, and its number
    said = models.CharField(max_length=80, blank=True, editable=False)
    trace = models.ForeignKey(
        ImportTrace,
        on_delete=models.SET_NULL,
        null=True,
        related_name="records",
        editable=False,
    )
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = user_key(_("who"))

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("import record")
        verbose_name_plural = _("import records")
        constraints = [
            models.CheckConstraint(
                condition=Q(result__in=["imported", "refused", "undone"]),
                name="import_result_is_known",
                violation_error_message=_(
                    "An import is imported, refused or taken back: choose one of these."
                ),
            ),
            models.CheckConstraint(
                condition=~Q(result="refused") | ~Q(error=""),
                name="a_refused_import_has_a_reason",
                violation_error_message=_("Give the reason why the import was refused."),
            ),
        ]

    def __str__(self) -> str:
        return self.file_name

    @property
    def stories(self) -> int:
        """How many stories the page has."""
        return self.created + self.updated + self.unchanged

    @property
    def placed(self) -> float | None:
        """Fraction of the page's characters that are in a story or furniture; None for an empty page."""
        return (
            max(0.0, 1 - self.leftover_characters / self.characters)
            if self.characters
            else None
        )

    @property
    def doubts_in_words(self) -> list[str]:
        return in_words(self.doubts)

    @property
    def kept_in_words(self) -> list[str]:
        """A line for each article in which the import left fields as an editor had changed them."""
        return [kept_in_words(**entry) for entry in self.kept]


def kept_in_words(title: str, fields: list[str], **_ids: int) -> str:
    """An entry of ImportRecord.kept as a line for editors. `fields` are names of fields and relations of Article."""
    words = gettext(", ").join(_label(Article._meta.get_field(name)) for name in fields)
    return gettext("%(title)s: %(words)s") % {"title": title, "words": words}


def _label(field: Any) -> str:
    return str(
        field.verbose_name if field.concrete else field.related_model._meta.verbose_name_plural
    )


class Revision(models.Model):
    """An article as it was: a Story as JSON, with who, when and why. `is_import` marks what an imported page said."""

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField(_("revision"))
    story = models.JSONField(_("story"))
    body = LongTextField(
        _("body"),
        blank=True,
        help_text=_("With the links, tables and emphasis that a Story's paragraphs leave out."),
    )
    corrections = models.JSONField(
        _("corrections"),
        default=list,
        blank=True,
        help_text=_("The corrections that stood with it, each with its text and its time."),
    )
    withdrawal_note = models.CharField(
        _("note on the withdrawal"),
        max_length=300,
        blank=True,
        help_text=_(
            "What readers found, or would have found, at the withdrawn story's address."
        ),
    )
    is_import = models.BooleanField(_("from an import"), default=False)
    reason = models.CharField(_("why"), max_length=400, blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = user_key(_("who"))

    class Meta:
        ordering = ["article", "-number"]
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="one_revision_a_number"),
            counts_from_one("number", "revisions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article} #{self.number}"
