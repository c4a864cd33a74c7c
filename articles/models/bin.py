"""The bin: rows that an editor has deleted and can put back (`desk.bin`).

`objects` hides them, and every list, page, feed, search and count asks there. `everything`, the
default manager, has them too: what Django asks by itself must see all rows, as constraints,
related rows and deletions do; and so must whoever locks, imports, covers or empties.
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from .fields import user_key
from .version import VersionedModel, VersionedQuerySet


class StandingManager(models.Manager.from_queryset(VersionedQuerySet)):  # type: ignore[misc]
    """The rows that are not in the bin."""

    def get_queryset(self) -> Any:
        return super().get_queryset().filter(binned_at=None)


class BinnableModel(VersionedModel):
    """A row that is deleted into the bin. `binned_at` is null while it is not there."""

    binned_at = models.DateTimeField(_("put in the bin"), null=True, blank=True, editable=False)
    binned_by = user_key(_("put in the bin by"), editable=False)

    objects = StandingManager()
    everything = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True
        default_manager_name = "everything"


def in_bin(name: str) -> models.Index:
    """For the list of the bin, and no larger than it."""
    return models.Index(
        fields=["binned_at"], name=name, condition=models.Q(binned_at__isnull=False)
    )
