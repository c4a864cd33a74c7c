"""Two desks save one row: a three-way merge of its fields, with the row locked (compare-and-set).

*Base* is the row as the form was opened, *ours* what was typed, *theirs* the row as it is stored
now. Fields that only one of the two has changed merge by themselves.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Model

FieldStates = Mapping[str, str]


@dataclass(frozen=True)
class FieldMerge:
    """Names of fields: `theirs` are taken from the stored row, on `conflicts` an editor decides."""

    theirs: frozenset[str]
    conflicts: frozenset[str]


def field_states(row: Model, names: Iterable[str]) -> dict[str, str]:
    """The row's fields as texts that can be compared with what a browser sends."""
    return {name: _state(row, name) for name in names}


def merge_fields(base: FieldStates, ours: FieldStates, theirs: FieldStates) -> FieldMerge:
    """Of the fields that all three have."""
    names = base.keys() & ours.keys() & theirs.keys()
    changed = {name for name in names if theirs[name] not in (base[name], ours[name])}
    untouched = {name for name in changed if ours[name] == base[name]}
    return FieldMerge(frozenset(untouched), frozenset(changed - untouched))


def locked_row(row: Model) -> Model | None:
    """The row as it is stored, locked until the transaction ends; None if it is deleted."""
    rows = type(row)._default_manager.select_for_update(no_key=True)
    return rows.filter(pk=row.pk).first()


def _state(row: Model, name: str) -> str:
    value = row._meta.get_field(name).value_from_object(row)
    if isinstance(value, datetime.datetime):  # browsers send no microseconds
        value = value.astimezone(datetime.UTC).replace(microsecond=0)
    return "" if value is None else str(value).replace("\r\n", "\n")
