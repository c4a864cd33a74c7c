"""Revisions of rows that are no articles: recorded on every save of the desk, compared, restored.

What an import, a command or another table's form has changed since the last revision is recorded
before the desk changes the row again: so no state that an editor has seen is lost.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import FileField, Max, Model, QuerySet
from django.utils.translation import gettext as _

from articles.desk.guarding import locked_row
from articles.models import (
    Contributor,
    Flash,
    Issue,
    Page,
    Photo,
    PlainPage,
    RowRevision,
    Section,
    SiteSettings,
)
from articles.models.event import ReadableJSON

KINDS: tuple[type[Model], ...] = (
    Photo,
    Page,
    Issue,
    Section,
    Contributor,
    PlainPage,
    SiteSettings,
    Flash,
)
Values = Mapping[str, Any]  # column → its value as JSON
FILES = "files"  # in the values of a row with files: the names that they have in the media now


def revised_fields(model: type[Model]) -> list[Any]:
    """The columns that an editor can change."""
    return [
        field
        for field in model._meta.concrete_fields
        if field.editable and not field.primary_key
    ]


def values_of(row: Model) -> Values:
    """As `RowRevision.values` keeps them: a file by the name that it first had."""
    fields = revised_fields(type(row))
    values = {field.name: _value(row, field) for field in fields}
    names = {field.name: str(getattr(row, field.name) or "") for field in _files(fields)}
    if names:
        values[FILES] = names
    read: Values = json.loads(json.dumps(values, cls=ReadableJSON))
    return read


def said(values: Values) -> Values:
    """What an editor has said: without the names that files have at the moment."""
    return {name: value for name, value in values.items() if name != FILES}


def revisions_of(row: Model) -> QuerySet[RowRevision]:
    """The latest first."""
    rows = RowRevision.objects.filter(kind=row._meta.label_lower, row=row.pk)
    return rows.select_related("made_by").order_by("-number")


@transaction.atomic
def record(row: Model, user: Any = None, reason: str = "") -> RowRevision | None:
    """The row as it is stored, as its next revision; None where the last one says the same.

    The row is locked till the transaction ends, so that no two take one number. The caller has
    locked what comes before it in the lock order.
    """
    stored = locked_row(row)
    if stored is None:
        return None
    values = values_of(stored)
    last = revisions_of(row).first()
    if last is not None and said(last.values) == said(values):
        return None
    return RowRevision.objects.create(
        kind=row._meta.label_lower,
        row=row.pk,
        number=(revisions_of(row).aggregate(last=Max("number"))["last"] or 0) + 1,
        title=str(stored),
        values=values,
        reason=reason,
        made_by=user,
    )


def record_before(rows: Iterable[Model]) -> None:
    """Before these are changed or deleted: as they stand now, unless their last revision says that."""
    for row in rows:
        if row.pk and isinstance(row, KINDS):
            record(row, reason=_("As it stood before"))


def _files(fields: Iterable[Any]) -> list[FileField]:
    return [field for field in fields if isinstance(field, FileField)]


def _value(row: Model, field: Any) -> Any:
    if isinstance(field, FileField):
        known = row.known_as if isinstance(row, Photo) else getattr(row, field.name)
        return str(known or "")
    return field.value_from_object(row)
