"""Rows that are no articles, as they were: pages, sections, people, photos, pages about the paper."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .constraints import counts_from_one
from .event import ReadableJSON
from .fields import user_key


class RowRevision(models.Model):
    """A row as it was, with who, when and why (`desk.row_revisions`).

    `kind` is the row's model ("articles.section"), `row` its primary key: no foreign key, so that
    what was written of a row outlives it. `values` are the columns that an editor can change, as
    JSON: a key of another row is that row's primary key, a file its name.
    """

    kind = models.CharField(_("kind of row"), max_length=100)
    row = models.BigIntegerField(_("number of the row"))
    number = models.PositiveIntegerField(_("revision"))
    title = models.TextField(_("title"), blank=True)
    values: Any = models.JSONField(_("values"), encoder=ReadableJSON)
    reason = models.CharField(_("why"), max_length=200, blank=True)
    made_at = models.DateTimeField(_("when"), auto_now_add=True)
    made_by = user_key(_("who"))

    class Meta:
        ordering = ["kind", "row", "-number"]
        verbose_name = _("revision of a row")
        verbose_name_plural = _("revisions of rows")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "row", "number"], name="one_row_revision_a_number"
            ),
            counts_from_one("number", "row_revisions_count_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.title} #{self.number}"
