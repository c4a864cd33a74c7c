"""Regions (热区): where articles are on printed pages, and where deleted ones were."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .article import Article
from .constraints import counts_from_one
from .issue import Page


class ArticleRegion(models.Model):
    """A polygon [[x, y], …] on a printed page, in fractions of the page, origin top left.

    `position` is its order in the article, from 1: if the article jumps to another page, the
    first is where it begins.
    """

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="regions")
    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="regions",
        verbose_name=Page._meta.verbose_name,
    )
    polygon = models.JSONField(_("polygon"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = _("place in print")
        verbose_name_plural = _("places in print")
        constraints = [
            models.UniqueConstraint(
                fields=["article", "page", "position"], name="one_region_a_place_in_the_story"
            ),
            counts_from_one("position", "regions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.article} #{self.position}"


class RemovedZone(models.Model):
    """Where a deleted article stood in print; `polygon` is null where nobody knows: then, anywhere on the page.

    Its text is still on the page's picture, and readers are not shown it. An editor who deletes
    the row, or a new file of the page, uncovers it.
    """

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="removed_zones",
        verbose_name=Page._meta.verbose_name,
    )
    title = models.CharField(_("headline"), max_length=300, blank=True)
    polygon = models.JSONField(_("polygon"), null=True)
    removed_at = models.DateTimeField(_("deleted"), auto_now_add=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("covered place of a deleted article")
        verbose_name_plural = _("covered places of deleted articles")

    def __str__(self) -> str:
        return self.title
