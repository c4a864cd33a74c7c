"""Pages about the paper itself: 关于, 投稿, 广告, 纠错."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .constraints import is_not_empty
from .fields import BodyField
from .version import VersionedModel


class PlainPage(VersionedModel):
    """One page of each kind at most; `kind` is its address: /about/."""

    class PageKind(models.TextChoices):
        """In the order of the footer."""

        ABOUT = "about", _("About us")
        CONTRIBUTE = "contribute", _("Contribute")
        ADVERTISE = "advertise", _("Advertise")
        CORRECTIONS = "corrections", _("Report an error")

    kind = models.CharField(
        _("which page"), max_length=20, choices=PageKind.choices, unique=True
    )
    body = BodyField(_("text"))
    is_public = models.BooleanField(
        _("readers see it"),
        default=True,
        help_text=_(
            "Until then only the desk sees it at its address, and no footer leads there."
        ),
    )
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        ordering = ["kind"]
        verbose_name = _("page about the paper")
        verbose_name_plural = _("pages about the paper")
        constraints = [
            is_not_empty("body", "a_plain_page_has_a_text", _("Write the page's text."))
        ]

    def __str__(self) -> str:
        return str(self.get_kind_display())

    def get_absolute_url(self) -> str:
        return reverse(f"articles:{self.kind}")

    @property
    def place(self) -> int:
        """Its place in the footer."""
        return self.PageKind.values.index(self.kind)
