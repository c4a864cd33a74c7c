"""What somebody typed into a form of the desk whose session had ended: carried through the log-in, and back.

It travels in a hidden field of the log-in page, signed and compressed: nothing is stored of somebody who is not
logged in, and it works without script and without a session.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from django.contrib.admin import ModelAdmin
from django.core import signing
from django.http import HttpRequest
from django.urls import Resolver404, resolve

FIELD = "_typed"  # carries it through the log-in
AS_TYPED = "_as_typed"  # asks for the form as it was typed, unsaved
# Characters, signed: with the log-in's own fields below DATA_UPLOAD_MAX_MEMORY_SIZE
LARGEST = 4 * 2**20
KEPT = 24 * 3600  # seconds in which to log in again
_SALT = "articles.login.typed_form"
_OF_THE_LOGIN = {"csrfmiddlewaretoken", FIELD, AS_TYPED}


@dataclass(frozen=True)
class TypedForm:
    """`path` with its query; each value of each field in its order; the names of files that were chosen."""

    path: str
    fields: list[list[str]]
    files: list[str]

    @property
    def can_be_shown(self) -> bool:
        """Whether the view can show the form as it was typed: the desk's own forms can, see `admin.as_typed`."""
        try:
            match = resolve(self.path.partition("?")[0])
        except Resolver404:
            return False
        admin = getattr(match.func, "model_admin", None)
        is_form = str(match.url_name).endswith(("_change", "_add"))
        return is_form and shows_as_typed(admin)

    def signed(self) -> str:
        """ "" if it is too large to travel."""
        text = signing.dumps(asdict(self), salt=_SALT, compress=True)
        return text if len(text) <= LARGEST else ""


def shows_as_typed(admin: ModelAdmin | None) -> bool:
    return getattr(admin, "shows_as_typed", False)


def typed_in(request: HttpRequest) -> TypedForm:
    """What the request sends. Passwords are left out: they are typed again."""
    fields = [
        [name, value]
        for name, values in request.POST.lists()
        for value in values
        if name not in _OF_THE_LOGIN and "password" not in name
    ]
    files = [file.name for _name, several in request.FILES.lists() for file in several]
    return TypedForm(request.get_full_path(), fields, files)


def carried_by(request: HttpRequest) -> TypedForm | None:
    """What the log-in page has carried; None if nothing, or nothing that this site has signed within a day."""
    text = request.POST.get(FIELD, "")
    if not text:
        return None
    try:
        return TypedForm(**signing.loads(text, salt=_SALT, max_age=KEPT))
    except (signing.BadSignature, TypeError):
        return None
