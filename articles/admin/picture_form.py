"""A picture's form inside the article's form, with its photographers."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.utils.translation import gettext_lazy as _

from articles.desk.photo_credits import set_photographers
from articles.models import Contributor, PhotoCredit, Picture

from .preloaded import PreloadedSelectMultiple, RowForm


def photographers_widget():
    """The admin's autocomplete for several people, with the link to add another."""
    field = PhotoCredit._meta.get_field("contributor")
    search = PreloadedSelectMultiple(field, admin.site)
    return RelatedFieldWidgetWrapper(
        search, field.remote_field, admin.site, can_add_related=True
    )


class PictureForm(RowForm):
    """Here photographers are chosen by name only; role and order are edited on the picture's own page."""

    photographers = forms.ModelMultipleChoiceField(
        label=_("photographers"),
        queryset=Contributor.objects.all(),
        required=False,
        widget=photographers_widget(),
    )

    class Meta:
        model = Picture
        fields = ["photo", "caption", "caption_printed", "position"]
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 2}),
            "caption_printed": forms.Textarea(attrs={"rows": 1}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["photographers"] = [
                person.pk for person in self.chosen("photographers")
            ]

    def chosen(self, name):
        if name == "photographers":
            return [credit.contributor for credit in self.instance.credits.all()]
        return super().chosen(name)

    def guarded(self):
        return [*super().guarded(), "photographers"]

    def stored_value(self, row, name):
        return self.chosen(name) if name == "photographers" else super().stored_value(row, name)

    def stored_values(self, row):
        return super().stored_values(row) | {
            "photographers": _keys(self.chosen("photographers"))
        }

    def typed_values(self):
        people = self.cleaned_data.get("photographers")
        typed = {} if people is None else {"photographers": _keys(people)}
        return super().typed_values() | typed

    def save(self, commit=True):
        """With commit=False there may be no row yet to credit; the admin's formsets save with commit."""
        picture = super().save(commit)
        if commit and "photographers" in self.changed_data:
            set_photographers(picture, self.cleaned_data["photographers"])
        return picture


def _keys(people) -> list[int]:
    return sorted(person.pk for person in people)
