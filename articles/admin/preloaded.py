"""Selects in inline forms whose chosen options come from rows that are loaded already, without a query per row."""

from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple

from .guarded_rows import GuardedRow


class PreloadedChoices:
    """An autocomplete widget that takes its chosen options from `loaded`.

    Only if an option is not among them (the editor has just chosen it) does it fall back on
    Django's query.
    """

    loaded = ()

    def optgroups(self, name, value, attrs=None):
        loaded = {str(row.pk): row for row in self.loaded}
        chosen = [str(key) for key in value if key]
        if not loaded.keys() >= set(chosen):
            return super().optgroups(name, value, attrs)
        may_be_empty = not (self.is_required or self.allow_multiple_selected)
        choices = [("", "", False)] if may_be_empty else []
        choices += [(key, str(loaded[key]), True) for key in chosen]
        options = [
            self.create_option(name, *choice, index) for index, choice in enumerate(choices)
        ]
        return [(None, options, 0)]


class PreloadedSelect(PreloadedChoices, AutocompleteSelect):
    """For a foreign key."""


class PreloadedSelectMultiple(PreloadedChoices, AutocompleteSelectMultiple):
    """For a relation to many."""


class RowForm(GuardedRow):
    """A form of an inline, whose queryset must load what the row points to (select_related, prefetch_related)."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields if self.instance.pk else ():
            self._preload(name)

    def chosen(self, name) -> list:
        """The rows that the saved row points to by this field."""
        row = getattr(self.instance, name)
        return [row] if row else []

    def _preload(self, name):
        # Inside RelatedFieldWidgetWrapper
        select = getattr(self.fields[name].widget, "widget", None)
        if isinstance(select, PreloadedChoices):
            select.loaded = self.chosen(name)
