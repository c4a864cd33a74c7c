"""Rows that are no articles: a revision with every save of the desk, and the way back through the row's own form.

A restoration is a save of the form with the old values in it: what the form refuses is refused,
what another desk has saved meanwhile is told, and whatever follows a save follows.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Any

from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models, transaction
from django.forms import MultiWidget
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from articles.desk import events, row_revisions
from articles.desk.row_revisions import FILES, KINDS, Values
from articles.models import Event, RowRevision

from .base import row_number
from .revised import Moment, Revised
from .snapshots import SnapshotField, is_kept, row_snapshot

AGAIN = "again"  # in the query of the form for a new row: the key of the revision that it begins with


class RevisedRows(Revised):
    """For a DeskAdmin of one of `row_revisions.KINDS`."""

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Of a row that was deleted, what its last revision says: it is made again by its own form."""
        initial: dict[str, Any] = super().get_changeform_initial_data(request)  # type: ignore[misc]
        initial.pop(AGAIN, "")
        model = self.opts.model  # type: ignore[attr-defined]
        rows = RowRevision.objects.filter(kind=model._meta.label_lower)
        revision = rows.filter(pk=row_number(request, AGAIN)).first()
        return initial | (_values_in(model, revision.values) if revision else {})

    # Recorded.

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        if change:
            row_revisions.record_before([obj])
        super().save_model(request, obj, form, change)  # type: ignore[misc]

    def save_related(
        self, request: HttpRequest, form: Any, formsets: Any, change: bool
    ) -> None:
        inlines = [formset for formset in formsets if issubclass(formset.model, KINDS)]
        row_revisions.record_before(_changing(inlines))
        super().save_related(request, form, formsets, change)  # type: ignore[misc]
        reason = _("Edited") if change else _("Written")
        reason = getattr(request, "restored_in_words", reason)
        for row in [form.instance, *_saved(inlines)]:
            row_revisions.record(row, request.user, reason)

    def before_deletion(self, rows: Sequence[Any]) -> None:
        super().before_deletion(rows)  # type: ignore[misc]
        row_revisions.record_before(rows)

    # Shown.

    def revisions_of(self, row: Any) -> Any:
        return row_revisions.revisions_of(row)

    def snapshots(self, row: Any, moments: Sequence[Moment]) -> list[tuple[SnapshotField, ...]]:
        said = [
            moment.revision.values if moment.revision else row_revisions.values_of(row)
            for moment in moments
        ]
        return [row_snapshot(type(row), values) for values in said]

    def restorable(self) -> frozenset[str]:
        model = self.opts.model  # type: ignore[attr-defined]
        return frozenset(field.name for field in row_revisions.revised_fields(model))

    def opened_as(self, request: HttpRequest, row: Any) -> str:
        form = self.get_form(request, row, change=True)(instance=row)  # type: ignore[attr-defined]
        return str(form.initial.get("opened", ""))

    # Restored.

    def restore(self, request: HttpRequest, row: Any, revision: Any, names: list[str]) -> str:
        """What was typed elsewhere meanwhile stays: where it is the same field, the form refuses."""
        form_class = self.get_form(request, row, change=True)  # type: ignore[attr-defined]
        shown = form_class(instance=row)
        data, files = _as_typed(shown, revision.values, names)
        data["opened"] = request.POST.get("opened", "")
        form = form_class(data, files, instance=row)
        if not form.is_valid():
            return _refusal(form)
        self._save(request, form, revision)
        return ""

    @transaction.atomic
    def _save(self, request: HttpRequest, form: Any, revision: Any) -> None:
        words = _("Restored from revision %(number)d") % {"number": revision.number}
        request.restored_in_words = words  # type: ignore[attr-defined]
        changed = list(form.changed_data)
        row = self.save_form(request, form, change=True)  # type: ignore[attr-defined]
        self.save_model(request, row, form, True)
        self.save_related(request, form, [], True)
        details = events.restored_details(type(row), revision.number, changed)
        events.record(Event.Verb.RESTORED, [row], request.user, details)


def _values_in(model: type[models.Model], values: Values) -> dict[str, Any]:
    """As the fields of a form take them; files are chosen again."""
    columns = [each for each in row_revisions.revised_fields(model) if each.name in values]
    return {
        column.name: _target(column).to_python(values[column.name])
        for column in columns
        if not isinstance(column, models.FileField)
    }


def _changing(formsets: Iterable[Any]) -> Iterator[Any]:
    for formset in formsets:
        yield from (form.instance for form in formset.initial_forms if form.has_changed())


def _saved(formsets: Iterable[Any]) -> Iterator[Any]:
    for formset in formsets:
        yield from formset.new_objects
        yield from (row for row, _fields in formset.changed_objects)


def _as_typed(form: Any, values: Values, names: Sequence[str]) -> tuple[QueryDict, Any]:
    """What a browser would send of the form with the old values of these fields typed into it."""
    data, files = QueryDict(mutable=True), MultiValueDict()
    for name, field in form.fields.items():
        column = _column(form, name)
        if isinstance(column, models.FileField):
            if name in names:
                _put_file(form[name].html_name, name, values, data, files)
            continue
        value = form[name].value()
        if name in names and name in values and column is not None:
            value = column.to_python(values[name])
        _put(form[name].html_name, field, value, data)
    return data, files


def _column(form: Any, name: str) -> Any:
    columns = {field.name: field for field in form.instance._meta.concrete_fields}
    column = columns.get(name)
    return _target(column) if column is not None else None


def _target(column: Any) -> Any:
    """A key's value is that of the row that it names."""
    return column.target_field if isinstance(column, models.ForeignKey) else column


def _put(html_name: str, field: Any, value: Any, data: QueryDict) -> None:
    widget = field.widget
    if isinstance(widget, MultiWidget):
        for suffix, part in zip(widget.widgets_names, widget.decompress(value), strict=True):
            data[f"{html_name}{suffix}"] = "" if part is None else str(part)
    elif isinstance(value, bool):
        if value:
            data[html_name] = "on"
    elif value is not None:
        data[html_name] = str(field.prepare_value(value))


def _put_file(html_name: str, name: str, values: Values, data: QueryDict, files: Any) -> None:
    """The old file as an upload, under its old name; where there was none, the tick that takes it away.

    One that is no longer kept is left out, and the file stays as it is.
    """
    known_as = values.get(name, "")
    if not known_as:
        data[f"{html_name}-clear"] = "on"
        return
    candidates = (values.get(FILES, {}).get(name, ""), known_as)
    kept = next((each for each in candidates if each and is_kept(each)), "")
    if kept:
        with default_storage.open(kept) as file:
            content = file.read()
        kind = mimetypes.guess_type(kept)[0] or "application/octet-stream"
        files[html_name] = SimpleUploadedFile(PurePath(known_as).name, content, kind)


def _refusal(form: Any) -> str:
    said = [
        f"{form.fields[name].label}: {words}" if name in form.fields else words
        for name, errors in form.errors.items()
        for words in map(strip_tags, errors)
    ]
    return _("Not restored. %(why)s") % {"why": " ".join(said)}
