"""Rows that are edited together, under a form or in a list: other desks may change and delete some of them meanwhile.

Django expects every row that is sent to be there still, and in the order in which it reads them.
So what was sent is put in that order first, and rows that are gone are set aside.
"""

import re

from django.contrib.admin.models import DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.forms import BaseInlineFormSet, BaseModelFormSet
from django.forms.formsets import (
    DELETION_FIELD_NAME,
    INITIAL_FORM_COUNT,
    TOTAL_FORM_COUNT,
)
from django.utils.functional import cached_property
from django.utils.translation import gettext

from articles.desk.guarding import read_opening

from .conflicts import ROW_DELETED, ROW_KEPT, row_conflict
from .guarded_form import GuardedForm


class GuardedRow(GuardedForm):
    """A row's form. Its lock is that of the row above it, or of the list: it is loaded only after that."""

    was_deleted = False
    is_kept = False  # not deleted, because another desk has changed it

    def stored_row(self):
        return self.instance

    def clean(self):
        super().clean()
        if self.was_deleted:
            box = self.add_prefix(DELETION_FIELD_NAME)
            self.add_error(self._first(), row_conflict(ROW_DELETED, box))
        if self.is_kept:
            self.add_error(self._first(), row_conflict(ROW_KEPT))
        return self.cleaned_data

    def _first(self) -> str | None:
        """The field beside which it stands what became of the row."""
        return next((name for name in self.fields if name in self.guarded()), None)


class SortedRows:
    """Before a formset's class. Rows have numbers, from 0, first as they were sent and then as they are sorted."""

    # Rows that are gone and stand in the form as new ones, with what was typed
    new_rows = range(0)
    kept_rows = frozenset()  # rows that are not deleted, because another desk has changed them

    @cached_property
    def forms(self):
        if self.is_bound and self.management_form.is_valid():
            self._sort()
        return super().forms

    def gone(self, numbers):
        """Which of the rows that are gone are shown again as new ones."""
        return numbers

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.was_deleted = i in self.new_rows
        form.is_kept = i in self.kept_rows
        return form

    def _sort(self):
        count, total = self.initial_form_count(), self.total_form_count()
        stored = {str(row.pk): row for row in self.get_queryset()}
        here = [at for at in range(count) if self._sent(at, self._key) in stored]
        lost = [at for at in range(count) if at not in here and self._is_typed(at)]
        again = self.gone(lost)
        self._queryset = [stored[self._sent(at, self._key)] for at in here]
        kept = {
            at for at, row in zip(here, self._queryset, strict=True) if self._is_kept(at, row)
        }
        self._number([*here, *again, *range(count, total)], len(here))
        self.new_rows = range(len(here), len(here) + len(again))
        self.kept_rows = frozenset(here.index(at) for at in kept)
        self._forget(self.new_rows, (self._key, "opened"))
        self._forget(self.kept_rows, (DELETION_FIELD_NAME,))

    @property
    def _key(self) -> str:
        return self.model._meta.pk.name

    def _sent(self, at, name) -> str:
        return self.data.get(f"{self.add_prefix(at)}-{name}", "")

    def _is_typed(self, at) -> bool:
        """Whether the editor had typed into the row that is gone, and does not delete it as well."""
        if self._sent(at, DELETION_FIELD_NAME):
            return False
        return self._form_of(at).is_touched()

    def _is_kept(self, at, row) -> bool:
        """Whether the editor deletes what another desk has changed meanwhile."""
        if not (self._sent(at, DELETION_FIELD_NAME) and self._sent(at, "opened")):
            return False
        base = read_opening(self._sent(at, "opened"))
        now = read_opening(self._form_of(at, instance=row).initial["opened"])
        return base.version != now.version and base.fields != now.fields

    def _form_of(self, at, **kwargs):
        kwargs |= {"prefix": self.add_prefix(at), **self.get_form_kwargs(at)}
        return self.form(self.data, self.files, **kwargs)

    def _number(self, order, initial):
        """Number the rows anew: row `order[n]` of what was sent becomes row n."""
        self.data = _renumbered(self.data, self.prefix, order)
        self.files = _renumbered(self.files, self.prefix, order)
        form = self.management_form
        self.data[form.add_prefix(TOTAL_FORM_COUNT)] = str(len(order))
        self.data[form.add_prefix(INITIAL_FORM_COUNT)] = str(initial)
        del self.management_form  # it is cached, and reads the data

    def _forget(self, numbers, names):
        for at in numbers:
            for name in names:
                self.data.pop(f"{self.add_prefix(at)}-{name}", None)


class GuardedInlineFormSet(SortedRows, BaseInlineFormSet):
    """A row that is gone comes back as a new one, with what was typed."""


class GuardedListFormSet(SortedRows, BaseModelFormSet):
    """A list adds no rows: of one that is gone it tells what was typed."""

    lost = ()

    def gone(self, numbers):
        self.lost = [self._typed_words(at) for at in numbers]
        return []

    def clean(self):
        super().clean()
        if self.lost:
            words = gettext(
                "Not saved: %(rows)s. It was deleted while you had the list open. Save again for the others."
            )
            raise ValidationError(words % {"rows": gettext(", ").join(self.lost)})

    def _typed_words(self, at) -> str:
        """The row's name, as the log of the desk has it, and what was typed."""
        deleted = LogEntry.objects.filter(
            content_type=ContentType.objects.get_for_model(self.model),
            object_id=self._sent(at, self._key),
            action_flag=DELETION,
        )
        entry = deleted.order_by("-action_time").first()
        form = self._form_of(at)
        fields = {name: form.fields[name].label for name in form.guarded()}
        typed = [f"{label} {self._sent(at, name)}" for name, label in fields.items()]
        return " ".join([entry.object_repr if entry else "", *typed]).strip()


class GuardedInline:
    """Before an inline's class."""

    form = GuardedRow
    formset = GuardedInlineFormSet

    def get_fields(self, request, obj=None):
        """With the hidden field that says how the row was opened."""
        fields = super().get_fields(request, obj)
        may_change = obj is not None and self.has_change_permission(request, obj)
        return [*fields, "opened"] if may_change else fields


def _renumbered(data, prefix, order):
    """A copy in which row `order[n]` is row n, without the rows that `order` leaves out."""
    of_row = re.compile(rf"{re.escape(prefix)}-(\d+)(-.+)")
    places = {str(old): new for new, old in enumerate(order)}
    if not data:
        return data
    copied = data.copy()
    copied.clear()
    for name, values in data.lists():
        row = of_row.fullmatch(name)
        if row is None:
            copied.setlist(name, values)
        elif row[1] in places:
            copied.setlist(f"{prefix}-{places[row[1]]}{row[2]}", values)
    return copied
