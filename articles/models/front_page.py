"""What the desk puts on the front page of an issue, and where: 1 leads, 2 stands second …"""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from .article import Article
from .constraints import counts_from_one
from .issue import Issue
from .version import VersionedModel


class FrontOrder(VersionedModel):
    """That the desk has arranged the front page of this issue, at all; `places` say how.

    What no place names follows by its size in print. Of an issue that is not online, it waits
    with the issue: readers see the front page of the newest that is.
    """

    issue = models.OneToOneField(
        Issue, on_delete=models.CASCADE, related_name="front_page", primary_key=True
    )

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def __str__(self) -> str:
        return str(self.issue)


class FrontPlace(models.Model):
    """A story on the front page of an issue, its own or a later one. It shows only while the story is online."""

    front_page = models.ForeignKey(FrontOrder, on_delete=models.CASCADE, related_name="places")
    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="front_places")
    place = models.PositiveSmallIntegerField(pgettext_lazy("on the front page", "place"))

    class Meta:
        ordering = ["front_page", "place"]
        verbose_name = _("place on the front page")
        verbose_name_plural = _("places on the front page")
        constraints = [
            models.UniqueConstraint(
                fields=["front_page", "place"], name="one_story_a_place_of_the_front_page"
            ),
            models.UniqueConstraint(
                fields=["front_page", "article"], name="one_place_a_story_of_the_front_page"
            ),
            counts_from_one("place", "front_places_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.place} {self.article}"
