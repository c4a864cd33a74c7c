"""Rows inside a form: what each has chosen is shown from what came with the rows, not asked for row by row."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple


class PreloadedChoices:
    """A search-as-you-type that finds its chosen rows among `loaded`; only what was typed since is asked for."""

    loaded = ()

    def optgroups(self, name, value, attrs=None):
        known = {str(row.pk): row for row in self.loaded}
        chosen = [str(key) for key in value if key]
        if not known.keys() >= set(chosen):
            return super().optgroups(name, value, attrs)
        empty = [] if self.is_required or self.allow_multiple_selected else [("", "", False)]
        choices = [*empty, *((key, str(known[key]), True) for key in chosen)]
        return [(None, [self.create_option(name, *choice, index) for index, choice in enumerate(choices)], 0)]


class PreloadedSelect(PreloadedChoices, AutocompleteSelect):
    """One of many."""


class PreloadedSelectMultiple(PreloadedChoices, AutocompleteSelectMultiple):
    """Several of many."""


class RowForm(forms.ModelForm):
    """The inline's queryset has to bring along what the row points to: select_related, prefetch_related."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields if self.instance.pk else ():
            self._tell(name)

    def chosen(self, name) -> list:
        """The rows that the stored row points to by this field."""
        row = getattr(self.instance, name)
        return [row] if row else []

    def _tell(self, name):
        search = getattr(self.fields[name].widget, "widget", None)  # inside the frame with "add another"
        if isinstance(search, PreloadedChoices):
            search.loaded = self.chosen(name)
