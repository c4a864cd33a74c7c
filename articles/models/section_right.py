"""In which sections somebody's rights hold."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .issue import Section


class SectionRight(models.Model):
    """What a person may do with the stories of one section (`desk.rights`).

    Somebody without such a row may do in every section what his groups give him; with rows, only
    in their sections, and only what they say.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="section_rights",
        verbose_name=_("user"),
    )
    section = models.ForeignKey(
        Section,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        verbose_name=_("section"),
        help_text=_("Empty: the stories without a section."),
    )
    may_edit = models.BooleanField(_("may edit"), default=True)
    may_sign = models.BooleanField(_("may sign"), default=False)
    may_publish = models.BooleanField(_("may publish"), default=False)

    class Meta:
        ordering = ["section__position", "section__name", "pk"]
        verbose_name = _("right in a section")
        verbose_name_plural = _("rights by section")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "section"],
                name="one_row_of_rights_a_section",
                violation_error_message=_("This section is listed already."),
            ),
            models.UniqueConstraint(
                fields=["user"],
                condition=Q(section=None),
                name="one_row_of_rights_without_a_section",
                violation_error_message=_("The stories without a section are listed already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.section or self.empty_section()}"

    @staticmethod
    def empty_section() -> str:
        return str(_("stories without a section"))
