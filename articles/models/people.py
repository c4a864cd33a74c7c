"""Who wrote and who took the picture."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.web.urls import path_to


class Contributor(models.Model):
    """A person who signs. Two people of one name and agency are one row until an editor tells them apart."""

    name = models.CharField(_("name"), max_length=60)
    agency = models.CharField(
        _("agency"), max_length=60, blank=True, help_text=_("新华社 for its reporters; empty for our own.")
    )

    class Meta:
        ordering = ["name", "agency"]
        verbose_name = _("contributor")
        verbose_name_plural = _("contributors")
        constraints = [
            models.UniqueConstraint(fields=["name", "agency"], name="one_contributor_a_name_and_agency"),
            models.CheckConstraint(
                condition=~Q(name=""),
                name="contributor_has_a_name",
                violation_error_message=_("Give the contributor a name."),
            ),
        ]

    def __str__(self):
        return f"{self.agency} {self.name}".strip()

    def get_absolute_url(self):
        return path_to("contributor", self.pk)


class CreditLine(models.Model):
    """What a byline and a picture's credit share: who, as what, in which order."""

    contributor = models.ForeignKey(Contributor, on_delete=models.PROTECT, verbose_name=_("contributor"))
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

    def __str__(self):
        return f"{self.role} {self.contributor}".strip()


class Byline(CreditLine):
    """A person's signature under an article."""

    article = models.ForeignKey("articles.Article", on_delete=models.CASCADE, related_name="bylines")

    class Meta(CreditLine.Meta):
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        constraints = [
            models.UniqueConstraint(fields=["article", "contributor", "role"], name="one_byline_a_person_and_role"),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="bylines_count_from_one",
                violation_error_message=_("The order counts from 1."),
            ),
        ]
