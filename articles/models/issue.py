"""The printed paper: its columns (栏目), its issues (期) and their pages (版)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


def fits_an_address(edition: str) -> bool:
    """Whether an edition can stand in a web address and be read there."""
    return "/" not in edition and edition.isprintable()


def _check_edition(edition: str) -> None:
    if not fits_an_address(edition):
        raise ValidationError(_("The edition stands in web addresses: leave out slashes and invisible characters."))


class Section(models.Model):
    """A column of the paper (栏目), such as 一线观察. Its name stands as a label on the page."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        allow_unicode=True,
        help_text=_("Stands in the section's web address. It should not change once readers know it."),
    )
    position = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("Sections are listed from small to large.")
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            models.CheckConstraint(
                condition=~Q(name=""),
                name="section_has_a_name",
                violation_error_message=_("Give the section a name."),
            ),
            models.CheckConstraint(
                condition=~Q(slug=""),
                name="section_has_an_address",
                violation_error_message=_("Give the section an address."),
            ),
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("articles:section", args=[self.slug])


class IssueQuerySet(models.QuerySet):
    """Leafing: by date, and on one date the main edition before the others."""

    def before(self, issue):
        """Older than `issue`, the nearest first."""
        earlier = Q(date__lt=issue.date) | Q(date=issue.date, edition__lt=issue.edition)
        return self.filter(earlier).order_by("-date", "-edition")

    def after(self, issue):
        """Newer than `issue`, the nearest first."""
        later = Q(date__gt=issue.date) | Q(date=issue.date, edition__gt=issue.edition)
        return self.filter(later).order_by("date", "edition")


class Issue(models.Model):
    """One day's paper, or one edition of it. `number` is the paper's running number (总第N期)."""

    newspaper = models.CharField(_("newspaper"), max_length=60, blank=True)
    date = models.DateField(_("date"))
    edition = models.CharField(
        _("edition"),
        max_length=30,
        blank=True,
        validators=[_check_edition],
        help_text=_("Empty for the main edition, else for example 增刊."),
    )
    number = models.PositiveIntegerField(pgettext_lazy("of an issue", "number"), null=True, blank=True)

    objects = IssueQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "edition"]
        verbose_name = pgettext_lazy("of a newspaper", "issue")
        verbose_name_plural = pgettext_lazy("of a newspaper", "issues")
        constraints = [
            models.UniqueConstraint(fields=["date", "edition"], name="one_issue_a_date_and_edition"),
            models.CheckConstraint(
                condition=~Q(edition__contains="/"),
                name="edition_fits_an_address",
                violation_error_message=_(
                    "The edition stands in web addresses: leave out slashes and invisible characters."
                ),
            ),
        ]

    def __str__(self):
        return f"{date_format(self.date)} {self.edition}".strip()

    def get_absolute_url(self):
        return reverse("articles:issue", args=[self.key])

    @property
    def key(self) -> str:
        """The issue in an address: 2023-11-08, or 2023-11-08-增刊."""
        return f"{self.date.isoformat()}-{self.edition}" if self.edition else self.date.isoformat()


class Page(models.Model):
    """A page of an issue. `sequence` is its place in the issue, `number` what is printed on it ("3", "A3").

    `images` are the page's picture in several sizes, small to large: `{"name", "format", "width", "height"}`, name in
    the media, sizes in pixels. `width` and `height` are the page's own, in points; a page from text has none of these.
    """

    issue = models.ForeignKey(
        Issue, on_delete=models.PROTECT, related_name="pages", verbose_name=Issue._meta.verbose_name
    )
    sequence = models.PositiveSmallIntegerField(_("place in the issue"))
    number = models.CharField(_("page number"), max_length=10, blank=True, help_text=_("As printed: 3, A3."))
    name = models.CharField(_("page name"), max_length=60, blank=True, help_text=_("As printed: 要闻."))
    pdf = models.FileField(
        _("page as PDF"),
        upload_to="pages",
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("The page alone, for readers to download."),
    )
    images = models.JSONField(_("pictures of the page"), default=list, blank=True, editable=False)
    width = models.FloatField(_("width in points"), null=True, blank=True, editable=False)
    height = models.FloatField(_("height in points"), null=True, blank=True, editable=False)

    class Meta:
        ordering = ["issue", "sequence"]
        verbose_name = pgettext_lazy("of a newspaper", "page")
        verbose_name_plural = pgettext_lazy("of a newspaper", "pages")
        constraints = [
            models.UniqueConstraint(fields=["issue", "sequence"], name="one_page_a_place"),
            models.UniqueConstraint(
                fields=["issue", "number"],
                condition=~Q(number=""),
                name="one_page_a_number",
                violation_error_message=_("The issue has a page of this number already."),
            ),
            models.CheckConstraint(
                condition=Q(sequence__gte=1),
                name="pages_count_from_one",
                violation_error_message=_("The order counts from 1."),
            ),
            models.CheckConstraint(
                # "not null" said aloud: a check passes where its answer is unknown
                condition=Q(width__isnull=True, height__isnull=True)
                | Q(width__isnull=False, height__isnull=False, width__gt=0, height__gt=0),
                name="pages_have_a_size_or_none",
                violation_error_message=_("A page has a width and a height above 0, or neither of them."),
            ),
        ]

    def __str__(self):
        return f"{self.issue} {self.label}"

    def get_absolute_url(self):
        return reverse("articles:page", args=[self.issue.key, self.sequence])

    @property
    def label(self) -> str:
        """The page as readers call it: 第3版 要闻."""
        number = _("Page %(number)s") % {"number": self.number or self.sequence}
        return f"{number} {self.name}".strip()
