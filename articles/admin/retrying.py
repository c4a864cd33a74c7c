"""A view of the desk tried again after a conflict; at last, and where a disk is full, the form comes back as it
was typed.
"""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.contrib.messages.storage import default_storage
from django.core.exceptions import ValidationError
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext_lazy as _

from articles.desk import transactions
from articles.desk.sign_off import SigningError
from articles.reading.process.resources import NO_ROOM as NO_ROOM_ERRORS
from articles.web.upload_handlers import lost_uploads

NOT_SAVED = _(
    "Not saved: others were saving at the same moment, and the database let them go first. What you typed is still "
    "here: save it again."
)
NO_ROOM = _(
    "Not saved: a disk of the server is full. What you typed is still here: ask the administrator to make room, "
    "then save it again."
)
NOTHING_DONE = _(
    "Nothing was done: others were saving at the same moment, and the database let them go first. Try it again."
)
NOTHING_DONE_NO_ROOM = _(
    "Nothing was done: a disk of the server is full. Ask the administrator to make room, then try it again."
)


def tried_again(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """The view's response, its transaction tried again after a conflict. Raises OperationalError."""

    def attempt() -> HttpResponse:
        # without the messages of an attempt that came to nothing
        request._messages = default_storage(request)
        return view()

    return transactions.run(attempt) if request.method == "POST" else view()


def form_again(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """For a form: after the last conflict, or where signatures refuse it, it comes back as it was typed, and says
    that it is not saved.
    """
    try:
        return tried_again(request, view)
    except SigningError as error:
        request.refused_because = str(error)
    except (OperationalError, OSError) as error:
        request.refused_because = _reason(error, NOT_SAVED, NO_ROOM)
    with transactions.beside_a_writer():  # it is only shown
        return tried_again(request, view)


def page_again(request: HttpRequest, view: Callable[[], HttpResponse]) -> HttpResponse:
    """For a button: after the last conflict back to its page, with a message."""
    try:
        return tried_again(request, view)
    except SigningError as error:
        words = str(error)
    except (OperationalError, OSError) as error:
        words = _reason(error, NOTHING_DONE, NOTHING_DONE_NO_ROOM)
    request._messages = default_storage(request)
    messages.error(request, words)
    return HttpResponseRedirect(request.get_full_path())


def _reason(error: Exception, conflict: str, no_room: str) -> str:
    """The words for this error; raises it again where it is neither."""
    if getattr(error, "errno", None) in NO_ROOM_ERRORS or transactions.is_disk_full(error):
        return no_room
    if isinstance(error, OperationalError) and transactions.is_conflict(error):
        return conflict
    raise error


def refused_because(request: HttpRequest) -> str:
    """Why nothing is to be saved, such as a file that found no room; "" where it may be."""
    if request.method != "POST":
        return ""
    reason = getattr(request, "refused_because", "")
    return reason or " ".join(str(upload) for upload in lost_uploads(request))


def refusing_form(form: type[forms.ModelForm], words: str) -> type[forms.ModelForm]:
    """The form, never valid, with the reason in `words`."""

    class RefusingForm(form):
        def full_clean(self):
            super().full_clean()
            if self.is_bound:
                self.add_error(None, words)

    return RefusingForm


def refusing_formset(
    formset: type[forms.BaseModelFormSet], words: str
) -> type[forms.BaseModelFormSet]:
    """The formset, never valid, with the reason in `words`."""

    class RefusingFormSet(formset):
        def clean(self):
            super().clean()
            raise ValidationError(words)

    return RefusingFormSet
