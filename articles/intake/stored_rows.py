"""Articles and pages as their rows stand in the database, as JSON: kept before an import changes them, and put back.

Django's serializers read and write them, with their primary keys, so that what an open form of
the desk shows is found again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.core import serializers
from django.db.models import F, Model, Q, QuerySet

from articles.models import (
    Article,
    ArticleRegion,
    Byline,
    Page,
    PageDoubt,
    PhotoCredit,
    Picture,
    RemovedZone,
    StoredBlock,
    StoredGroup,
)
from articles.models.version import VersionedModel

Row = dict[str, Any]  # as Django serializes it: model, pk, fields
# What belongs to a row and by which lookup it is found; in the order in which it is written
_OF_ARTICLES: Mapping[type[Model], str] = {
    Byline: "article",
    Picture: "article",
    PhotoCredit: "picture__article",
    ArticleRegion: "article",
    PageDoubt: "article",
}
_OF_PAGES: Mapping[type[Model], str] = {
    RemovedZone: "page",
    StoredGroup: "page",
    StoredBlock: "page",
    PageDoubt: "page",
}
_OWN = {PageDoubt: Q(article=None)}  # of a page's rows those that are not a story's
_PAGE_COLUMNS = frozenset({"number", "name", "pdf", "images", "width", "height"})
# Of no article's words: what a program keeps, where it stands, and whether it is in the bin
_NOT_SAID = frozenset(
    {
        *("version", "created_at", "updated_at", "print_size", "issue_date"),
        *("page", "source_ref", "state", "state_before_bin", "binned_at", "binned_by"),
    }
)
# Follow from others, or count on whatever happens
_NEVER_PUT_BACK = frozenset({"version", "created_at", "updated_at", "print_size"})


@dataclass(frozen=True)
class StoredRows:
    """A row's columns, and the rows that belong to it, by the label of their model."""

    columns: Mapping[str, Any]
    related: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    def digest(self, left_out: Collection[str] = _NOT_SAID) -> str:
        """Of what it says: the same as long as nobody has edited it."""
        columns = {name: said for name, said in self.columns.items() if name not in left_out}
        related = [
            [_said(row, left_out) for row in rows]
            for _label, rows in sorted(self.related.items())
        ]
        return digest_of([columns, related])

    def changes_to(self, now: StoredRows) -> dict[str, Any]:
        """What takes a row that is `now` back to this, as JSON; nothing where they are equal."""
        columns = {
            name: value
            for name, value in self.columns.items()
            if name not in _NEVER_PUT_BACK and now.columns.get(name) != value
        }
        # all of them or none: credits go with their pictures
        is_same = self.related == now.related
        return {"columns": columns, "related": {} if is_same else self.related}


def digest_of(said: Any) -> str:
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()[:32]


def articles_as_stored(pks: Collection[int]) -> dict[int, StoredRows]:
    """By pk. A query for the articles, and one for each kind of row that belongs to them; none without articles."""
    return _as_stored(Article.everything.filter(pk__in=pks), _OF_ARTICLES) if pks else {}


def pages_as_stored(pks: Collection[int]) -> dict[int, StoredRows]:
    """By pk. As many queries."""
    found = _as_stored(Page.objects.filter(pk__in=pks), _OF_PAGES) if pks else {}
    return {
        pk: StoredRows({name: rows.columns[name] for name in _PAGE_COLUMNS}, rows.related)
        for pk, rows in found.items()
    }


def page_digest(rows: StoredRows) -> str:
    """Of what an editor can change of a page: its number and name, and where its blocks are."""
    columns = {name: rows.columns[name] for name in ("number", "name")}
    related = {
        model._meta.label_lower: rows.related[model._meta.label_lower]
        for model in (StoredGroup, StoredBlock)
    }
    return StoredRows(columns, related).digest({"article"})


def put_back(row: Model, changes: Mapping[str, Any]) -> None:
    """Write `StoredRows.changes_to` into the row's columns and the rows that belong to it."""
    _put_columns_back(row, changes["columns"])
    if changes["related"]:
        _put_related_back(row, changes["related"])


def _put_related_back(row: Model, related: Mapping[str, Sequence[Row]]) -> None:
    lookups = _OF_ARTICLES if isinstance(row, Article) else _OF_PAGES
    versions = {model: _versions(model, row, lookup) for model, lookup in lookups.items()}
    for model in reversed(versions):
        _those_of(model, row, lookups[model]).delete()
    for model, known in versions.items():
        kept = related.get(model._meta.label_lower, ())
        renewed = [_renewed(one, known) for one in kept]
        model._default_manager.bulk_create(one for one in renewed if one is not None)


def _put_columns_back(row: Model, columns: Mapping[str, Any]) -> None:
    fields = {each.name: each for each in row._meta.concrete_fields if each.name in columns}
    values = {
        name: _existing(field, field.to_python(columns[name])) for name, field in fields.items()
    }
    if values:
        by_key = {fields[name].attname: value for name, value in values.items()}
        type(row)._default_manager.filter(pk=row.pk).update(**by_key)


def _those_of(model: type[Model], row: Model, lookup: str) -> QuerySet[Any]:
    return _owned(model, lookup).filter(**{lookup: row.pk})


def _owned(model: type[Model], lookup: str) -> QuerySet[Any]:
    only = _OWN.get(model, Q()) if lookup == "page" else Q()
    return model._default_manager.filter(only)


def _versions(model: type[Model], row: Model, lookup: str) -> dict[int, int]:
    """By pk; none of a kind that no editor saves."""
    if not issubclass(model, VersionedModel):
        return {}
    return dict(_those_of(model, row, lookup).values_list("pk", "version"))


def _renewed(kept: Row, versions: Mapping[int, int]) -> Model | None:
    """The row anew, under a version that no form has seen; None where what it must point to is no more."""
    (found,) = serializers.deserialize("python", [kept], ignorenonexistent=True)
    row = found.object
    for each in row._meta.concrete_fields:
        value = getattr(row, each.attname)
        if _existing(each, value) != value:
            if not each.null:
                return None
            setattr(row, each.attname, None)
    if isinstance(row, VersionedModel):
        newest = max(kept["fields"]["version"], versions.get(row.pk, 0))
        setattr(row, "version", newest + 1)  # noqa: B010 - mypy takes the attribute for its field
    return row


def _existing(field: Any, value: Any) -> Any:
    """The value of a column; None for a key whose row is no more."""
    if value is None or not field.is_relation:
        return value
    exists = field.related_model._default_manager.filter(pk=value).exists()
    return value if exists else None


def _as_stored(
    rows: QuerySet[Any], lookups: Mapping[type[Model], str]
) -> dict[int, StoredRows]:
    found = serialized(rows)
    related: dict[int, dict[str, list[Row]]] = {
        one["pk"]: {model._meta.label_lower: [] for model in lookups} for one in found
    }
    for model, lookup in lookups.items():
        keys = _owned(model, lookup).filter(**{f"{lookup}__in": list(related)})
        owned = list(keys.annotate(owner_key=F(lookup)).order_by("pk"))
        for row, one in zip(owned, serialized(owned), strict=True):
            related[row.owner_key][model._meta.label_lower].append(one)
    return {one["pk"]: StoredRows(one["fields"], related[one["pk"]]) for one in found}


def serialized(rows: Iterable[Model]) -> list[Row]:
    """As values of JSON."""
    found: list[Row] = json.loads(serializers.serialize("json", rows))
    return found


def _said(row: Row, left_out: Collection[str]) -> Any:
    return {name: said for name, said in row["fields"].items() if name not in left_out}
