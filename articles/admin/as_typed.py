"""A form of the desk shown as it was typed, before the session ended or in a draft: filled in, and not saved."""

from django.core.exceptions import ValidationError
from django.forms.formsets import TOTAL_FORM_COUNT
from django.utils.translation import gettext_lazy as _

from articles.login.typed_form import AS_TYPED

NOT_SAVED = _("This is what you had typed. It is not saved yet: look at it, then save.")


class UnsavedForm:
    """Before a form's class: makes it invalid, so that it is shown and nothing is saved."""

    def clean(self):
        super().clean()
        raise ValidationError(NOT_SAVED)


class ShownAsTyped:
    """For a ModelAdmin. `login.typed_form` asks whether an admin has it."""

    shows_as_typed = True

    def get_form(self, request, obj=None, change=False, **options):
        form = super().get_form(request, obj, change=change, **options)
        if request.method != "POST" or AS_TYPED not in request.POST:
            return form
        return type(form)(form.__name__, (UnsavedForm, form), {})

    def get_formset_kwargs(self, request, obj, inline, prefix):
        """A draft from before a new release may know nothing of a table of rows: it is shown as it stands."""
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if AS_TYPED in request.POST and f"{prefix}-{TOTAL_FORM_COUNT}" not in request.POST:
            for name in ("data", "files", "save_as_new"):
                kwargs.pop(name, None)
        return kwargs
