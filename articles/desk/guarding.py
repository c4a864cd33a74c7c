"""Two desks save one row: compare-and-set on its version, and a three-way merge of its fields.

*Base* is the row as the form was opened, *ours* what was typed, *theirs* the row as it is stored
now, locked. The same version: nobody has saved since. Another one: fields that only one of the
two has changed merge by themselves.
"""

from __future__ import annotations

import datetime
import json
import time
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from hashlib import blake2b
from typing import Any

from django.db.models import Model

FieldStates = Mapping[str, str]  # field → a digest of its value
DIGEST = 8  # bytes: no two of a field's values meet by chance


@dataclass(frozen=True)
class Opening:
    """How a row stood when its form was opened, `at` a POSIX time. Version 0: nobody knows."""

    version: int = 0
    at: float = 0
    fields: FieldStates = field(default_factory=dict)

    def written(self) -> str:
        """For a hidden field; `read_opening` reads it."""
        return json.dumps(asdict(self))


@dataclass(frozen=True)
class FieldMerge:
    """Names of fields: `theirs` are taken from the stored row, on `conflicts` an editor decides."""

    theirs: frozenset[str]
    conflicts: frozenset[str]


def read_opening(text: str | None) -> Opening:
    """What `Opening.written` wrote; of anything else, that nobody knows."""
    try:
        read = json.loads(text or "{}")
        version, at = int(read["version"]), float(read["at"])
        fields = dict(read["fields"])
    except (ValueError, TypeError, KeyError):
        return Opening()
    is_whole = all(isinstance(each, str) for each in fields.values())
    return Opening(version, at, fields) if is_whole else Opening()


def opening_of(row: Model, values: Mapping[str, Any]) -> Opening:
    """As `row`, which has these values of its fields, stands now."""
    return Opening(getattr(row, "version", 0), time.time(), field_states(values))


def field_states(values: Mapping[str, Any]) -> dict[str, str]:
    """Alike for what a row has and what a browser sends of it."""
    return {name: _digest(_as_text(value)) for name, value in values.items()}


def row_values(row: Model, names: Iterable[str]) -> dict[str, Any]:
    """The values of these columns."""
    return {name: row._meta.get_field(name).value_from_object(row) for name in names}


def merge_fields(base: FieldStates, ours: FieldStates, theirs: FieldStates) -> FieldMerge:
    """Which fields of `ours` can be taken from `theirs`, and which both have changed.

    `theirs` has all fields of `ours`. One that `base` does not have counts as changed by both.
    """
    changed = {name for name in ours if theirs[name] not in (base.get(name), ours[name])}
    untouched = {name for name in changed if ours[name] == base.get(name)}
    return FieldMerge(frozenset(untouched), frozenset(changed - untouched))


def locked_row(row: Model) -> Model | None:
    """The row as it is stored, locked until the transaction ends; None if it is deleted."""
    rows = type(row)._default_manager.select_for_update(no_key=True)
    # by pk: the order of the model may join other tables, whose rows would be locked, too
    return rows.filter(pk=row.pk).order_by("pk").first()


def _as_text(value: Any) -> str:
    if isinstance(value, datetime.datetime):  # browsers send no microseconds
        value = value.astimezone(datetime.UTC).replace(microsecond=0)
    return "" if value is None else str(value).replace("\r\n", "\n")


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=DIGEST).hexdigest()
