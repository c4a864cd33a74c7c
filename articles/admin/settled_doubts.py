"""Forms that show open doubts and settle them, one by one or all at once."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk.guarding import field_states

from .guarded_form import GuardedForm

SETTLING = frozenset(
    {"settled", "settled_doubts"}
)  # fields that change nothing of the row itself


class Ticks(forms.MultipleChoiceField):
    """Whatever a browser sends: what was ticked may be gone."""

    def valid_value(self, value):
        return True


def tick_of(doubt) -> str:
    """The value of a doubt's box: another one as soon as the doubt says something else."""
    said = {"doubt": f"{doubt.code} {sorted(doubt.arguments.items())}"}
    return f"{doubt.pk}-{field_states(said)['doubt']}"


class SettledDoubtsForm(GuardedForm):
    """Of a row with `doubts`. Who settles doubts that have changed meanwhile is told first."""

    told = ("doubts",)
    settled_doubts = Ticks(
        label=_("Settled"), required=False, widget=forms.CheckboxSelectMultiple
    )
    settled = forms.BooleanField(
        label=_("All doubts are settled"),
        required=False,
        help_text=_("Tick what you have checked against the page; saving then settles it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        doubts = self.instance.open_doubts if self.instance.pk else ()
        ticks = [(tick_of(doubt), doubt.in_words) for doubt in doubts]
        self.fields["settled_doubts"].choices = ticks

    def stored_values(self, row):
        ticks = [tick_of(doubt) for doubt in row.open_doubts] if row.pk else []
        return super().stored_values(row) | {"doubts": " ".join(ticks)}

    def open_doubts(self):
        """For the template: each box with its doubt."""
        return zip(self["settled_doubts"], self.instance.open_doubts, strict=True)

    def doubts_to_settle(self):
        """Those that are ticked, as they are stored now."""
        if not self.instance.pk or not SETTLING.intersection(self.changed_data):
            return []
        stored = self._meta.model._default_manager.get(pk=self.instance.pk)
        if self.cleaned_data.get("settled"):
            return stored.open_doubts
        ticked = self.cleaned_data.get("settled_doubts", [])
        return [doubt for doubt in stored.open_doubts if tick_of(doubt) in ticked]

    def told_words(self, name, row, who):
        if not self.cleaned_data.get("settled") and not self._ticks_other(row):
            return ""
        self._set_data("settled", [])
        return gettext(
            "Not saved: the doubts have changed meanwhile. Read them as they now stand, then tick them as settled."
        )

    def _ticks_other(self, row) -> bool:
        """Whether a doubt is ticked that says something else now, or is gone; not one that is decided already."""
        ticked = set(self.cleaned_data.get("settled_doubts", ()))
        return not ticked.issubset(tick_of(doubt) for doubt in row.doubts.all())
