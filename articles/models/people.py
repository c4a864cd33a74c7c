"""Contributors, and the bylines of articles."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.web.urls import path_to

from .bin import BinnableModel, in_bin
from .constraints import counts_from_one, is_not_empty
from .version import VersionedModel


class Contributor(BinnableModel):
    """A person whom the paper names as author or photographer.

    Two people of the same name and agency are one row until an editor makes them two.
    """

    name = models.CharField(_("name"), max_length=60)
    agency = models.CharField(
        _("agency"),
        max_length=60,
        blank=True,
        help_text=_("新华社 for its reporters; empty for our own."),
    )

    class Meta(BinnableModel.Meta):
        ordering = ["name", "agency"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        indexes = [in_bin("contributor_in_bin")]
        constraints = [
            models.UniqueConstraint(
                fields=["name", "agency"], name="one_contributor_a_name_and_agency"
            ),
            is_not_empty("name", "contributor_has_a_name", _("Give the contributor a name.")),
        ]

    def __str__(self) -> str:
        return f"{self.agency} {self.name}".strip()

    def get_absolute_url(self) -> str:
        return path_to("contributor", self.pk)

    def unique_error_message(self, model_class: Any, unique_check: Any) -> ValidationError:
        """Of one that nobody sees, as it is in the bin, where it is."""
        twins = Contributor.everything.filter(name=self.name, agency=self.agency)
        if twins.filter(binned_at__isnull=False).exists():
            return ValidationError(
                _("This contributor is in the bin: put them back from there."), code="binned"
            )
        return super().unique_error_message(model_class, unique_check)


class AbstractCredit(VersionedModel):
    """What a byline and a photo credit have in common: who, in which role, in which order."""

    contributor = models.ForeignKey(
        Contributor, on_delete=models.PROTECT, verbose_name=_("contributor")
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        blank=True,
        help_text=_("记者, 通讯员, 摄 …; empty where the paper prints a bare name."),
    )
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.role} {self.contributor}".strip()


class Byline(AbstractCredit):
    """A person named as the author of an article."""

    article = models.ForeignKey(
        "articles.Article", on_delete=models.CASCADE, related_name="bylines"
    )

    class Meta(AbstractCredit.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "contributor", "role"], name="one_byline_a_person_and_role"
            ),
            counts_from_one("position", "bylines_count_from_one"),
        ]
