"""The version of a row: a number that every save raises, whoever saves and by whatever way.

Two saves of one row never leave the same number, so a form that was opened before tells by it
alone whether anything has happened since (`desk.guarding`).
"""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F


class VersionField(models.PositiveIntegerField):
    """Raised in the database by `save()`; `save(update_fields=…)` has to name it.

    The instance keeps the number that it was loaded with.
    """

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **{"default": 1, "editable": False} | options)

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        """One more than what is stored, not than what was loaded: others may have saved since."""
        return super().pre_save(model_instance, add) if add else F(self.attname) + 1


class VersionedQuerySet(models.QuerySet):
    """`update` and `bulk_update` raise the versions of the rows, too."""

    def update(self, **changes: Any) -> int:
        return super().update(**{"version": F("version") + 1} | changes)

    update.alters_data = True  # type: ignore[attr-defined] # as Django's: no template may call it


class VersionedModel(models.Model):
    """A row that an editor saves."""

    version = VersionField()

    objects = VersionedQuerySet.as_manager()

    class Meta:
        abstract = True
