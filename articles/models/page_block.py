"""What is kept of a printed page: all that was read, once and for good, and where each of its blocks is now."""

from __future__ import annotations

from typing import Any, get_args

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.reading.page_layout import BlockKind, BlockRole

from .article import Article
from .constraints import counts_from_one
from .issue import Page

ROLES, KINDS = get_args(BlockRole), get_args(BlockKind)


class StoredLayout(models.Model):
    """A page's lines in blocks as they were read (`reading.layout_codec`), with sizes, frames and rules.

    Each import of the page makes one, unless it read of a mended page what was read before; the
    newest is the one that the page's blocks are of. None ever changes: triggers of the database
    refuse it (migration 0027). `reading` is the
    reading's version. `sha256` and `file_page`: of the file that was read.
    """

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="layouts",
        verbose_name=Page._meta.verbose_name,
    )
    reading = models.PositiveSmallIntegerField(_("version of the reading"), editable=False)
    data = models.BinaryField(_("blocks as they were read"))
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    file_page = models.PositiveIntegerField(_("page of the file"), default=1, editable=False)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("page as it was read")
        verbose_name_plural = _("pages as they were read")

    def __str__(self) -> str:
        return f"{self.page} #{self.pk}"


class StoredGroup(models.Model):
    """A story of a page as a group of its blocks, and the article that it is.

    `article` is null where it has been deleted for good. `number` is that in the layout.
    `labels`, `section`, `zone`: as in a StoryGroup.
    """

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="groups",
        verbose_name=Page._meta.verbose_name,
    )
    number = models.PositiveIntegerField(_("story"))
    position = models.PositiveIntegerField(_("order"))
    article = models.ForeignKey(
        Article,
        on_delete=models.SET_NULL,
        null=True,
        related_name="groups",
        verbose_name=Article._meta.verbose_name,
    )
    labels: Any = models.JSONField(_("labels of other stories"), default=list, blank=True)
    section = models.TextField(_("proposed section"), blank=True)
    zone: Any = models.JSONField(_("drawn zone"), default=list, blank=True)

    class Meta:
        ordering = ["page", "position"]
        verbose_name = _("blocks of a story")
        verbose_name_plural = _("blocks of stories")
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_story_a_number"),
            counts_from_one("number", "stories_count_from_one"),
            counts_from_one("position", "story_order_counts_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.page} #{self.number}"


class StoredBlock(models.Model):
    """Where a block of a page is: in one place, which the constraints hold.

    Its lines are `line_count` of those of the block `origin` that was read, from `first_line`
    on: no two blocks begin with the same one. `picture`: of a caption, the number of its
    picture's block. `cover`: of what may not go online, the polygon that covers it on the page's
    picture, in fractions of the page; null for all others, and where nobody knows its place.
    """

    page = models.ForeignKey(
        Page,
        on_delete=models.CASCADE,
        related_name="blocks",
        verbose_name=Page._meta.verbose_name,
    )
    number = models.PositiveIntegerField(_("block"))
    origin = models.PositiveIntegerField(_("block as it was read"))
    first_line = models.PositiveIntegerField(_("first line"), default=0)
    line_count = models.PositiveIntegerField(_("lines"), default=0)
    role = models.CharField(_("role"), max_length=10)
    kind = models.CharField(_("kind"), max_length=10)
    story = models.ForeignKey(
        StoredGroup,
        on_delete=models.RESTRICT,
        null=True,
        related_name="blocks",
        verbose_name=StoredGroup._meta.verbose_name,
    )
    place = models.PositiveIntegerField(_("place in the story"), default=0)
    picture = models.PositiveIntegerField(_("picture"), default=0)
    reason = models.TextField(_("why"), blank=True)
    cover: Any = models.JSONField(_("covered place"), null=True, blank=True)

    class Meta:
        ordering = ["page", "number"]
        verbose_name = _("block of a page")
        verbose_name_plural = _("blocks of pages")
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="one_block_a_number"),
            models.UniqueConstraint(
                fields=["page", "origin", "first_line"], name="a_line_is_in_one_block"
            ),
            models.UniqueConstraint(
                fields=["story", "place"], name="one_block_a_place_in_a_story"
            ),
            models.CheckConstraint(
                condition=Q(kind="story", story__isnull=False, place__gte=1)
                | (~Q(kind="story") & Q(story__isnull=True, place=0)),
                name="a_block_is_in_one_place",
                violation_error_message=_(
                    "A block is in a story, at a place there, or elsewhere and in no story."
                ),
            ),
            models.CheckConstraint(
                condition=Q(kind__in=KINDS),
                name="block_kind_is_known",
                violation_error_message=_("This is nothing that a block can be."),
            ),
            models.CheckConstraint(
                condition=Q(role__in=ROLES),
                name="block_role_is_known",
                violation_error_message=_("This is nothing that a block can be."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.page} #{self.number}"
