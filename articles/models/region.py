"""Where articles stand in print."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .article import Article
from .issue import Page


class ArticleRegion(models.Model):
    """A part of an article's place on a printed page (热区): a polygon [[x, y], ...] in fractions, origin top left.

    `position` is the part's order in the story, from 1: of one that goes on on another page, the first stands where it
    begins.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="regions")
    page = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="regions", verbose_name=Page._meta.verbose_name
    )
    polygon = models.JSONField(_("polygon"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("place in print")
        verbose_name_plural = _("places in print")
        constraints = [
            models.UniqueConstraint(fields=["article", "page", "position"], name="one_region_a_place_in_the_story"),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="regions_count_from_one",
                violation_error_message=_("The order counts from 1."),
            ),
        ]

    def __str__(self):
        return f"{self.article} #{self.position}"
