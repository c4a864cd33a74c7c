"""A form of the desk shown as it was typed, before the session ended or in a draft: filled in, and not saved."""

from django.core.exceptions import ValidationError
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
