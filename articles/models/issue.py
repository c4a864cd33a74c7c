"""The printed paper: its sections (栏目), its issues (期) and their pages (版)."""

from __future__ import annotations

import datetime
import re
from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from articles.reading.language.page_numbers import pages_of
from articles.web.urls import path_to

from .constraints import counts_from_one, is_not_empty
from .version import VersionedModel, VersionedQuerySet

# of one issue. Two weeks around a holiday are usual; a year typed by mistake is refused
MOST_DAYS = 31


def fits_an_address(edition: str) -> bool:
    """Whether an edition can be part of a URL and be read there."""
    return "/" not in edition and edition.isprintable()


def _check_edition(edition: str) -> None:
    if not fits_an_address(edition):
        raise ValidationError(
            _(
                "The edition stands in web addresses: leave out slashes and invisible characters."
            )
        )


def _without_zeros(number: str) -> str:
    """A page's number without leading zeros, in capitals: A3 for a03."""
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", number.upper())


class Section(VersionedModel):
    """A section of the paper (栏目), such as 一线观察, printed as a label on the page."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    slug = models.SlugField(
        _("address"),
        max_length=60,
        unique=True,
        allow_unicode=True,
        help_text=_(
            "Stands in the section's web address. It should not change once readers know it."
        ),
    )
    position = models.PositiveSmallIntegerField(
        _("order"),
        default=100,
        help_text=_(
            "Small numbers first; where equal, the section with most stories of the last four weeks."
        ),
    )

    class Meta:
        ordering = ["position", "name"]
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        constraints = [
            is_not_empty("name", "section_has_a_name", _("Give the section a name.")),
            is_not_empty("slug", "section_has_an_address", _("Give the section an address.")),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return path_to("section", self.slug)


class Hold(models.TextChoices):
    """What a story keeps that lacks something when its issue is to go live."""

    ISSUE = "issue", _("the whole issue")
    STORY = "story", _("only that story")


class IssueQuerySet(VersionedQuerySet):
    """The issues before and after one: by date, and on one date the main edition first.

    The redundant bound on the date lets the database use its index.
    """

    def before(self, issue: Issue) -> Self:
        """The issues before this one, the nearest first."""
        earlier = Q(date__lt=issue.date) | Q(date=issue.date, edition__lt=issue.edition)
        return self.filter(earlier, date__lte=issue.date).order_by("-date", "-edition")

    def after(self, issue: Issue) -> Self:
        """The issues after this one, the nearest first."""
        later = Q(date__gt=issue.date) | Q(date=issue.date, edition__gt=issue.edition)
        return self.filter(later, date__gte=issue.date).order_by("date", "edition")

    def covering(self, first: datetime.date, last: datetime.date) -> list[Issue]:
        """The issues that cover a day from `first` to `last`, joint issues that began earlier among them."""
        may_reach = first - datetime.timedelta(MOST_DAYS - 1)
        return [
            issue
            for issue in self.filter(date__range=(may_reach, last))
            if issue.last_day >= first
        ]


class Issue(VersionedModel):
    """One day's paper, or one edition of it. `number` is the paper's running number (总第N期).

    A joint issue (合刊) covers several `days`, of which `date` is the first.
    """

    newspaper = models.CharField(_("newspaper"), max_length=60, blank=True)
    date = models.DateField(_("date"))
    edition = models.CharField(
        _("edition"),
        max_length=30,
        blank=True,
        validators=[_check_edition],
        help_text=_("Empty for the main edition, else for example 增刊."),
    )
    number = models.PositiveIntegerField(
        pgettext_lazy("of an issue", "number"), null=True, blank=True
    )
    days = models.PositiveSmallIntegerField(
        _("days covered"),
        default=1,
        help_text=_(
            "1, or of a joint issue (合刊) how many days it stands for, its date being the first of them."
        ),
    )

    live_at = models.DateTimeField(
        _("goes live"),
        null=True,
        blank=True,
        help_text=_("The moment at which the whole issue goes online."),
    )
    hold = models.CharField(
        _("what a lack holds"),
        max_length=5,
        choices=Hold.choices,
        default=Hold.STORY,
    )
    # when it did; from then on nothing more of it goes online by `live_at`
    went_live_at = models.DateTimeField(_("went live"), null=True, blank=True, editable=False)

    objects = IssueQuerySet.as_manager()
    # whether the transaction has just made it; set by `intake.page_lookup`
    is_new = False

    class Meta:
        ordering = ["-date", "edition"]
        verbose_name = pgettext_lazy("of a newspaper", "issue")
        verbose_name_plural = pgettext_lazy("of a newspaper", "issues")
        constraints = [
            models.UniqueConstraint(
                fields=["date", "edition"], name="one_issue_a_date_and_edition"
            ),
            models.CheckConstraint(
                condition=~Q(edition__contains="/"),
                name="edition_fits_an_address",
                violation_error_message=_(
                    "The edition stands in web addresses: leave out slashes and invisible characters."
                ),
            ),
            models.CheckConstraint(
                condition=Q(days__range=(1, MOST_DAYS)),
                name="issues_cover_a_day_to_a_month",
                violation_error_message=_("An issue covers 1 day, a joint issue up to 31."),
            ),
            models.CheckConstraint(
                condition=Q(hold__in=Hold.values),
                name="a_lack_holds_issue_or_story",
                violation_error_message=_(
                    "What is missing holds the whole issue or only its story: choose one of these."
                ),
            ),
            models.CheckConstraint(
                condition=Q(went_live_at__isnull=True) | Q(live_at__isnull=False),
                name="what_went_live_had_a_time",
                violation_error_message=_(
                    "An issue went live at a time: schedule it by the desk's button."
                ),
            ),
        ]
        indexes = [
            models.Index(
                fields=["live_at"],
                name="issue_goes_live",
                condition=Q(live_at__isnull=False, went_live_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.dates} {self.kind}".strip()

    def get_absolute_url(self) -> str:
        return path_to("issue", self.key)

    @property
    def key(self) -> str:
        """The issue in a URL: 2023-11-08, or 2023-11-08-增刊."""
        return (
            f"{self.date.isoformat()}-{self.edition}" if self.edition else self.date.isoformat()
        )

    @property
    def last_day(self) -> datetime.date:
        """The last day that the issue covers."""
        return self.date + datetime.timedelta(self.days - 1)

    @property
    def dates(self) -> str:
        """For people: the day, or the first and last day of a joint issue."""
        if self.days == 1:
            return date_format(self.date)
        short = "MONTH_DAY_FORMAT" if self.last_day.year == self.date.year else "DATE_FORMAT"
        last = date_format(self.last_day, short)
        return gettext("%(first)s to %(last)s") % {
            "first": date_format(self.date),
            "last": last,
        }

    @property
    def kind(self) -> str:
        """增刊, 合刊; "" for an ordinary issue."""
        return " ".join(
            filter(None, (self.edition, gettext("Joint issue") if self.days > 1 else ""))
        )


class Page(VersionedModel):
    """A page of an issue. `sequence` is its place in the issue, `number` the printed one ("3",
    "A3").

    `images` are the page image in several sizes, small to large: `{"name", "format", "width",
    "height"}`, the name in the media, sizes in pixels. `width` and `height` are those of the
    paper, in points. A page that was read from text has none of these.
    """

    issue = models.ForeignKey(
        Issue,
        on_delete=models.PROTECT,
        related_name="pages",
        verbose_name=Issue._meta.verbose_name,
    )
    sequence = models.PositiveSmallIntegerField(_("place in the issue"))
    number = models.CharField(
        _("page number"), max_length=10, blank=True, help_text=_("As printed: 3, A3.")
    )
    name = models.CharField(
        _("page name"), max_length=60, blank=True, help_text=_("As printed: 要闻.")
    )
    pdf = models.FileField(
        _("page as PDF"),
        upload_to="pages",
        max_length=200,
        blank=True,
        editable=False,
        help_text=_("The page alone, for readers to download."),
    )
    images = models.JSONField(
        _("pictures of the page"), default=list, blank=True, editable=False
    )
    width = models.FloatField(_("width in points"), null=True, blank=True, editable=False)
    height = models.FloatField(_("height in points"), null=True, blank=True, editable=False)
    # what of it may not be seen; set by `presenting.page_covers`, None: unknown
    cover: Any = None
    # whether the transaction has just made it; set by `intake.page_lookup`
    is_new = False

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
            counts_from_one("sequence", "pages_count_from_one"),
            models.CheckConstraint(
                # explicitly not null: SQL accepts a check whose result is unknown
                condition=Q(width__isnull=True, height__isnull=True)
                | Q(width__isnull=False, height__isnull=False, width__gt=0, height__gt=0),
                name="pages_have_a_size_or_none",
                violation_error_message=_(
                    "A page has a width and a height above 0, or neither of them."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.issue} {self.label}"

    def get_absolute_url(self) -> str:
        return path_to("page", self.issue.key, self.sequence)

    @cached_property
    def open_doubts(self) -> list[Any]:
        """What an editor should look at of the page itself, apart from its stories."""
        return list(self.doubts.open().filter(article=None))

    def is_numbered(self, number: str) -> bool:
        """Whether `number` is the page's printed one, or its sequence if none is printed.

        01 and 1 are the same, and 4 and 5 are both 4-5.
        """
        own = _without_zeros(self.number or str(self.sequence))
        return _without_zeros(number) in {own, *pages_of(own)}

    @property
    def label(self) -> str:
        """The page as readers know it: 第3版 要闻. A page whose number nobody knows goes by its
        name, 要闻: its place in the issue is no number that anybody has read.
        """
        number = self.number and _("Page %(number)s") % {"number": self.number}
        return f"{number} {self.name}".strip() or _("A page without a number")
