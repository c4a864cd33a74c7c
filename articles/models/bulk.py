"""Many rows in one statement, without the words of it taking longer than the rows.

psycopg parses a statement's placeholders in Python, and PostgreSQL parses what is put in their places: of an issue of
four hundred stories that went live, that was a third of the time for which it held its locks.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connections, router
from django.db.models import Field, ForeignObject, Model
from django.db.models.fields.related_lookups import RelatedIn
from django.db.models.lookups import In

_FEW = 10  # values; a list of fewer is as good as an array, and easier to read in a log


class _AsOneArray:
    """A long list of keys is one array to PostgreSQL, which makes one of the list anyway."""

    def process_rhs(self, compiler: Any, connection: Any) -> Any:
        sql, params = super().process_rhs(compiler, connection)  # type: ignore[misc]
        is_long = connection.vendor == "postgresql" and len(params) > _FEW
        if is_long and all(type(each) is int for each in params):
            return _ARRAY, [list(params)]
        return sql, params

    def get_rhs_op(self, connection: Any, rhs: str) -> str:
        return f"= {rhs}" if rhs == _ARRAY else super().get_rhs_op(connection, rhs)  # type: ignore[misc]


_ARRAY = "ANY(%s)"


@Field.register_lookup
class _InKeys(_AsOneArray, In):
    pass


@ForeignObject.register_lookup
class _InRelatedKeys(_AsOneArray, RelatedIn):
    pass


def insert_many(rows: Collection[Model]) -> None:
    """Write new rows of one model, which get no keys: PostgreSQL by COPY, others as `bulk_create` does.

    Raises what `bulk_create` raises.
    """
    if not rows:
        return
    model = type(next(iter(rows)))
    connection = connections[router.db_for_write(model)]
    if connection.vendor != "postgresql":
        model._base_manager.bulk_create(rows)
        return
    fields = [field for field in model._meta.local_concrete_fields if not field.primary_key]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    order = f"COPY {quote(model._meta.db_table)} ({columns}) FROM STDIN"
    with (
        connection.cursor() as cursor,
        connection.wrap_database_errors,
        cursor.copy(order) as copy,
    ):
        for row in rows:
            values = (field.pre_save(row, add=True) for field in fields)
            copy.write_row(
                [
                    field.get_db_prep_save(value, connection)
                    for field, value in zip(fields, values, strict=True)
                ]
            )
