"""A picture inside the article's form, with its photographers."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.utils.translation import gettext_lazy as _

from articles.desk.photo_credits import set_photographers
from articles.models import Contributor, PhotoCredit, Picture

from .preloaded import PreloadedSelectMultiple, RowForm


def photographers_widget():
    """The admin's search-as-you-type for several people, with its "add another" link."""
    field = PhotoCredit._meta.get_field("contributor")
    search = PreloadedSelectMultiple(field, admin.site)
    return RelatedFieldWidgetWrapper(search, field.remote_field, admin.site, can_add_related=True)


class PictureForm(RowForm):
    """Photographers are chosen by name; their roles and order are the picture's own page's, one link away."""

    photographers = forms.ModelMultipleChoiceField(
        label=_("photographers"),
        queryset=Contributor.objects.all(),
        required=False,
        widget=photographers_widget(),
    )

    class Meta:
        model = Picture
        fields = ["photo", "caption", "caption_printed", "position"]
        widgets = {"caption": forms.Textarea(attrs={"rows": 2}), "caption_printed": forms.Textarea(attrs={"rows": 1})}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["photographers"] = [person.pk for person in self.chosen("photographers")]

    def chosen(self, name):
        if name == "photographers":
            return [credit.contributor for credit in self.instance.credits.all()]
        return super().chosen(name)

    def save(self, commit=True):
        """The formset saves pictures with commit; a form that is only asked for its instance credits nobody."""
        picture = super().save(commit)
        if commit and "photographers" in self.changed_data:
            set_photographers(picture, self.cleaned_data["photographers"])
        return picture
