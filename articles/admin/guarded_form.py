"""A row's form that never overwrites what another desk has saved since it was opened."""

import json
from copy import copy

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import FileField
from django.forms.models import construct_instance, model_to_dict
from django.utils.translation import gettext

from articles.desk.guarding import field_states, locked_row, merge_fields

_UPLOAD = "\0"  # the state of a field with a new file, which is like no stored one


class GuardedForm(forms.ModelForm):
    """`opened` has the fields as they were when the form was opened. Without it nothing is guarded.

    `lock_before_save` is the admin's: articles are locked before the row itself.
    """

    opened = forms.CharField(required=False, widget=forms.HiddenInput)
    lock_before_save = None
    theirs = frozenset()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            states = field_states(self.instance, self._guarded())
            self.initial["opened"] = json.dumps(states, ensure_ascii=False)

    @property
    def changed_data(self):
        """What this editor has changed."""
        return [name for name in super().changed_data if name not in {"opened", *self.theirs}]

    def clean(self):
        super().clean()
        base = _read(self.cleaned_data.get("opened"))
        if self.instance.pk and base:
            self._merge(base)
        return self.cleaned_data

    def _guarded(self):
        """The names of the form's fields that are columns of the row."""
        columns = {field.name for field in self.instance._meta.concrete_fields}
        return [name for name in self.fields if name in columns]

    def _without_files(self):
        columns = self.instance._meta.concrete_fields
        files = {field.name for field in columns if isinstance(field, FileField)}
        return [name for name in self._guarded() if name not in files]

    def _merge(self, base):
        typed = construct_instance(self, copy(self.instance), self._without_files())
        self.lock_before_save(typed, self.changed_data)
        stored = locked_row(self.instance)
        if stored is None:
            raise ValidationError(
                gettext(
                    "Not saved: this was deleted while you had it open. What you typed is still here to be copied."
                )
            )
        names = [name for name in self._guarded() if name in self.cleaned_data]
        ours, theirs = field_states(typed, names), field_states(stored, names)
        files = set(names).difference(self._without_files())
        for name in files:
            ours[name] = _UPLOAD if name in self.changed_data else base.get(name, "")
        merge = merge_fields(base, ours, theirs)
        self._load(stored, names)
        self.theirs = merge.theirs
        self.cleaned_data |= {name: getattr(stored, name) for name in merge.theirs}
        for name in merge.conflicts:
            self.add_error(name, _both(stored, name))
        self._open_again(base | {name: theirs[name] for name in merge.conflicts})

    def _load(self, stored, names):
        """The instance becomes the stored row: fields that are not in the form are saved as they are now."""
        fields = stored._meta.concrete_fields
        columns = [each.attname for each in fields if not isinstance(each, FileField)]
        self.instance.__dict__.update({name: stored.__dict__[name] for name in columns})
        self.instance._state.fields_cache.clear()
        self.initial |= model_to_dict(stored, names)

    def _open_again(self, states):
        """What has been shown as a conflict is known when the form is saved again."""
        self.data = self.data.copy()
        self.data[self.add_prefix("opened")] = json.dumps(states, ensure_ascii=False)


def _both(stored, name) -> str:
    words = gettext(
        "Saved by another desk while you had the form open: “%(stored)s”. Yours stands in the field and is not saved. "
        "Keep one of the two and save again."
    )
    return words % {"stored": getattr(stored, name)}


def _read(text) -> dict[str, str]:
    """The states that the form was opened with; {} for a form without them, or with something else."""
    try:
        states = json.loads(text or "{}")
    except ValueError:
        return {}
    is_states = isinstance(states, dict) and all(
        isinstance(each, str) for each in states.values()
    )
    return states if is_states else {}
