"""A view of the desk tried again after a conflict; at last the form comes back as it was typed."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.desk import transactions

NOT_SAVED = _(
    "Not saved: others were saving at the same moment, and the database let them go first. What you typed is still "
    "here: save it again."
)


def tried_again(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """The view's response, its transaction tried again after a conflict. Raises OperationalError."""

    def attempt() -> HttpResponse:
        # without the messages of an attempt that came to nothing
        request._messages = default_storage(request)
        return view()

    return transactions.run(attempt) if request.method == "POST" else view()


def form_again(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """For a form: after the last conflict it comes back as it was typed, and says that it is not saved."""
    try:
        return tried_again(request, view)
    except OperationalError as error:
        if not transactions.is_conflict(error):
            raise
    request.is_refused = True
    return tried_again(request, view)


def page_again(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """For a button: after the last conflict back to its page, with a message."""
    try:
        return tried_again(request, view)
    except OperationalError as error:
        if not transactions.is_conflict(error):
            raise
    request._messages = default_storage(request)
    words = gettext(
        "Nothing was done: others were saving at the same moment, and the database let them go first. Try it again."
    )
    messages.error(request, words)
    return HttpResponseRedirect(request.get_full_path())


def is_refused(request: HttpRequest) -> bool:
    return getattr(request, "is_refused", False)


def refusing_form(form: type[forms.ModelForm], words: str = NOT_SAVED) -> type[forms.ModelForm]:
    """The form, never valid, with the reason in `words`."""

    class RefusingForm(form):
        def full_clean(self):
            super().full_clean()
            if self.is_bound:
                self.add_error(None, words)

    return RefusingForm


def refusing_formset(formset: type[forms.BaseModelFormSet]) -> type[forms.BaseModelFormSet]:
    """The formset, never valid."""

    class RefusingFormSet(formset):
        def clean(self):
            super().clean()
            raise ValidationError(NOT_SAVED)

    return RefusingFormSet
