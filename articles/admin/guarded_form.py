"""A row's form that never overwrites what another desk has saved since it was opened."""

from copy import copy
from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.forms.models import construct_instance, model_to_dict
from django.utils.translation import gettext

from articles.desk.guarding import (
    field_states,
    locked_row,
    merge_fields,
    opening_of,
    read_opening,
    row_values,
)

from .conflicts import CHOICE, DELETED, THEIRS, FieldConflict, changed_by, field_conflict

_UPLOAD = "\0"  # a new file, which is like no stored one


class GuardedForm(forms.ModelForm):
    """`opened` has the row's version and the states of its fields as they were when the form was opened.

    A form that does not say how it was opened counts as opened before everything.
    `lock_before_save` is the admin's: articles are locked before the row itself.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    lock_before_save = None
    told = ()  # columns that the form shows: of their change the editor is told before anything is saved
    theirs = frozenset()  # the fields that are kept as another desk has saved them meanwhile

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["opened"] = self._opening(self.instance).written()

    @property
    def changed_data(self):
        """What this editor has changed."""
        return [name for name in super().changed_data if name not in {"opened", *self.theirs}]

    def clean(self):
        super().clean()
        if self.instance.pk:
            self.guard()
        return self.cleaned_data

    # What a subclass may add to.

    def guarded(self) -> list[str]:
        """The names of the form's fields that are columns of the row."""
        columns = {field.name for field in self.instance._meta.concrete_fields}
        # not those that a formset adds, the row's key and that of the row above it
        return [name for name in self.base_fields if name in columns]

    def stored_row(self):
        """The row as it is stored, locked; None if it was deleted."""
        return locked_row(self.instance)

    def stored_value(self, row, name):
        return getattr(row, name)

    def stored_values(self, row) -> dict:
        """By field, what a comparison needs of the row."""
        columns = {field.name for field in row._meta.concrete_fields}
        names = columns.intersection([*self.guarded(), *self.told])
        return row_values(row, sorted(names))

    def typed_values(self) -> dict:
        """By field, what a comparison needs of what was typed; a field that is not valid is left out."""
        typed = self._typed_row()
        names = [name for name in self.guarded() if name in self.cleaned_data]
        columns = {field.name for field in typed._meta.concrete_fields}
        values = row_values(typed, [name for name in names if name in columns])
        return values | {name: _UPLOAD for name in self._files() if name in self.changed_data}

    def told_words(self, name, row, who: str) -> str:
        """That another desk has changed this column; "" where it does not matter to what was typed."""
        raise NotImplementedError

    # How it is done.

    def is_touched(self) -> bool:
        """For a row that is gone: whether this editor had typed anything into it."""
        if not self.is_valid():
            return True
        base, typed = (
            read_opening(self.cleaned_data["opened"]),
            field_states(self.typed_values()),
        )
        return any(typed[name] != base.fields.get(name) for name in typed)

    def _opening(self, row):
        return opening_of(row, self.stored_values(row))

    def guard(self):
        """Compare-and-set: the row stays locked until the save's transaction ends."""
        typed = self._typed_row()
        if self.lock_before_save:
            self.lock_before_save(typed, self.changed_data)
        ours = field_states(self.typed_values())
        stored = self.stored_row()
        if stored is None:
            raise ValidationError(DELETED)
        self._load(stored)
        opening = read_opening(self.cleaned_data.get("opened"))
        chosen = self._chosen(ours)
        # what has no version is always compared
        if chosen or getattr(stored, "version", None) != opening.version:
            self._merge(opening, ours, stored, chosen)

    def _chosen(self, ours) -> set[str]:
        """Where both texts were shown, the fields of which the editor has chosen the stored one."""
        choices = {name: self.data.get(f"{self.add_prefix(name)}{CHOICE}", "") for name in ours}
        return {name for name, choice in choices.items() if choice.startswith(THEIRS)}

    def _merge(self, opening, ours, stored, chosen):
        theirs = field_states(self.stored_values(stored))
        merge = merge_fields(opening.fields, ours, theirs)
        edited = {name for name in chosen if not self._is_as_shown(name, ours[name])}
        self.theirs = merge.theirs | (chosen - edited)
        conflicts = (merge.conflicts | edited) - self.theirs
        who = changed_by(stored, opening.at)
        for name in [name for name in ours if name in conflicts]:
            typed, value = self.cleaned_data[name], self.stored_value(stored, name)
            conflict = FieldConflict(typed, value, ours[name], who)
            self.add_error(name, field_conflict(self[name], conflict))
        for name in self.theirs:
            self.cleaned_data[name] = self.stored_value(stored, name)
            self._show(name)
        self._tell(opening, theirs, stored, who)
        # the time of the first opening stays: who saved is told again with a later conflict
        self._set_data("opened", replace(self._opening(stored), at=opening.at).written())

    def _tell(self, opening, theirs, stored, who):
        for name in self.told:
            changed = theirs[name] != opening.fields.get(name)
            words = self.told_words(name, stored, who) if changed else ""
            if words:
                self.add_error(None, words)

    def _is_as_shown(self, name, state) -> bool:
        """Whether what was typed is still what stood beside the stored text when that was chosen."""
        return self.data[f"{self.add_prefix(name)}{CHOICE}"] == f"{THEIRS}{state}"

    def _typed_row(self):
        without_files = [name for name in self.guarded() if name not in self._files()]
        return construct_instance(self, copy(self.instance), without_files)

    def _files(self):
        columns = self.instance._meta.concrete_fields
        files = {field.name for field in columns if isinstance(field, models.FileField)}
        return files.intersection(self.fields)

    def _load(self, stored):
        """The instance becomes the stored row: fields that are not in the form are saved as they are now."""
        if stored is self.instance:
            return
        fields = stored._meta.concrete_fields
        values = {field.attname: stored.__dict__[field.attname] for field in fields}
        files = {field.attname for field in fields if isinstance(field, models.FileField)}
        values |= {name: str(values[name] or "") for name in files}
        self.instance.__dict__.update(values)
        self.instance._state.fields_cache.clear()
        self.initial |= model_to_dict(stored, self.guarded())

    # What is shown when the form comes back.

    def _show(self, name):
        """The field's stored value in the place of what was typed."""
        field, value = self.fields[name], self.get_initial_for_field(self.fields[name], name)
        if isinstance(field.widget, forms.MultiWidget):
            parts = field.widget.decompress(value)
            for suffix, part in zip(field.widget.widgets_names, parts, strict=True):
                self._set_data(f"{name}{suffix}", part)
        elif name not in self._files():
            self._set_data(name, field.prepare_value(value))

    def _set_data(self, name, value):
        self.data = self.data.copy()
        values = value if isinstance(value, list) else [value]
        texts = ["" if each is None else str(each) for each in values]
        self.data.setlist(self.add_prefix(name), texts)


def merged_words(form, formsets=()) -> str:
    """What of a form that was saved is as another desk had it; "" if nothing is."""
    rows = [row for formset in formsets for row in formset.forms]
    labels = [
        str(each.fields[name].label)
        for each in (form, *rows)
        for name in each.fields
        if name in getattr(each, "theirs", ())
    ]
    if not labels:
        return ""
    fields = gettext(", ").join(dict.fromkeys(labels))
    return gettext("Another desk had saved meanwhile, and that is kept: %(fields)s.") % {
        "fields": fields
    }
