"""What an open form of the desk tells and is told: who else has it open, and what was typed in it before."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.contrib.admin import ModelAdmin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.urls import Resolver404, resolve, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.desk import open_forms
from articles.desk.open_forms import News, Tab
from articles.models import OpenForm, Page

TAB = "_tab"  # the field in which a form that is sent names its tab
_LONGEST = {"tab": 40, "path": 300}
_LONGEST_KEY = 18  # digits that every database takes
_FORMS = ("_change", "_add", "_proof", "_front")
_LEFT_OUT = {"csrfmiddlewaretoken", TAB}


@require_POST
def tell(request: HttpRequest) -> HttpResponse:
    """For the script of the desk's forms (desk/open_form.js), as JSON.

    It sends `tab`, `path`, `hidden`, `fields` where something was typed, `discard` (a tab whose
    draft is not wanted), `taken` (a tab whose draft was taken up, and its time), `gone` (tabs of
    this browser that are no longer there, which it knows at once), `leaves`. It gets
    the others who have the row open, the draft that could be taken up (only where `opens`), and a
    fresh token: a log-in in another window changes it.
    """
    try:
        told = json.loads(request.body)
        tab = _tab_of(request, told)
        news = News(bool(told.get("hidden")), _fields_of(told))
        elsewhere = _Elsewhere.read(told)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        return JsonResponse({"error": _("This is no message of an open form.")}, status=400)
    if told.get("leaves"):
        if news.fields is not None:
            open_forms.tell(tab, news)
        open_forms.leave(tab)
        return HttpResponse(status=204)
    elsewhere.do(tab)
    answer = {
        "token": get_token(request),
        "others": [_told_of(one, tab) for one in _one_each(open_forms.others(tab))],
    }
    if told.get("opens"):
        answer |= _drafts_for(tab)
    open_forms.tell(tab, news)
    if news.fields:
        answer["kept"] = _("Kept at %(time)s, not saved yet") % {"time": _clock(timezone.now())}
    return JsonResponse(answer)


@dataclass(frozen=True)
class _Elsewhere:
    """What is told of other tabs of the same person: in the order in which it counts."""

    gone: list[str]
    discarded: str
    taken: tuple[str, datetime] | None

    @classmethod
    def read(cls, told: dict[str, Any]) -> _Elsewhere:
        gone = [_storable(each) for each in told.get("gone", [])]
        return cls(gone, _storable(told.get("discard", "")), _taken_of(told))

    def do(self, tab: Tab) -> None:
        if self.gone:
            open_forms.leave_all(tab.user, tab.path, self.gone)
        if self.discarded:
            open_forms.discard(tab.user, tab.path, self.discarded)
        if self.taken:
            open_forms.taken_up(tab.user, tab.path, *self.taken)


def _tab_of(request: HttpRequest, told: dict[str, Any]) -> Tab:
    """Raises ValueError for anything but a form of the desk, PermissionDenied for one that this
    person may not see.
    """
    tab, path = (_storable(told[name]) for name in _LONGEST)
    if not tab or any(len(str(told[name])) > most for name, most in _LONGEST.items()):
        raise ValueError(path)
    try:
        match = resolve(path)
    except Resolver404:
        raise ValueError(path) from None
    admin = getattr(match.func, "model_admin", None)
    if not keeps_drafts(admin) or not str(match.url_name).endswith(_FORMS):
        raise ValueError(path)
    is_new = str(match.url_name).endswith("_add")
    may = admin.has_add_permission if is_new else admin.has_view_or_change_permission
    if not may(request):
        raise PermissionDenied
    key = str(match.kwargs.get("object_id", match.kwargs.get("pk", "")))
    row = int(key) if key.isdecimal() and len(key) <= _LONGEST_KEY else None
    return Tab(request.user, tab, path, admin.model._meta.label_lower, row)


def keeps_drafts(admin: ModelAdmin | None) -> bool:
    return getattr(admin, "shows_as_typed", False)


def _fields_of(told: dict[str, Any]) -> list[list[str]] | None:
    """The form's names and values. Passwords are never kept."""
    if told.get("fields") is None:
        return None
    fields = [[_storable(name), _storable(value)] for name, value in told["fields"]]
    return [
        [name, value]
        for name, value in fields
        if name not in _LEFT_OUT and "password" not in name
    ]


def _storable(value: Any) -> str:
    """As text that every database takes: without NUL and without halves of characters."""
    return str(value).replace("\0", "").encode("utf-8", "replace").decode()


def _taken_of(told: dict[str, Any]) -> tuple[str, datetime] | None:
    """Which tab's draft was taken up, and when it had been typed."""
    if not told.get("taken"):
        return None
    tab, at = told["taken"]
    return _storable(tab), datetime.fromtimestamp(float(at), UTC)


def _one_each(forms: Iterable[OpenForm]) -> Iterable[OpenForm]:
    """Of each person, for each row, one window: the one that he types in, or the first."""
    found: dict[tuple[int, str, int | None], OpenForm] = {}
    for form in forms:
        key = (form.user_id, form.kind, form.row)
        known = found.setdefault(key, form)
        if open_forms.is_typing(form) and not open_forms.is_typing(known):
            found[key] = form
    return found.values()


def _told_of(form: OpenForm, tab: Tab) -> dict[str, Any]:
    """`elsewhere`: not this form, but the page of the story, or a story of the page."""
    is_own = form.user_id == tab.user.pk
    is_here = (form.kind, form.row) == (tab.kind, tab.row)
    is_typing = open_forms.is_typing(form)
    if not is_here and form.kind == Page._meta.label_lower:
        is_typing = open_forms.is_typing_in(form, tab.row)
    name = form.user.get_full_name() or form.user.get_username()
    title = getattr(form, "headline", None) or _("(no headline)")
    facts = {
        "name": name,
        "time": _clock(form.opened_at),
        "title": title,
    }
    words = _words_for(form, is_own=is_own, is_here=is_here, is_typing=is_typing)
    return {
        "words": words % facts,
        "typing": is_typing,
        "name": name,
        "own": is_own,
        "elsewhere": not is_here,
    }


def _words_for(form: OpenForm, *, is_own: bool, is_here: bool, is_typing: bool) -> str:
    if is_here and is_own:
        return _("You have this open in another window, too, since %(time)s")
    if is_here:
        typing = _("%(name)s is typing here, open since %(time)s")
        return typing if is_typing else _("%(name)s has this open, too, since %(time)s")
    if form.kind == Page._meta.label_lower:
        if is_own:
            return _("You have the page of this story open on its screen, since %(time)s")
        typing = _("%(name)s is typing in this story on the page's screen, open since %(time)s")
        return typing if is_typing else _("%(name)s has this story's page open, since %(time)s")
    if is_own:
        return _("You have “%(title)s” open in its form, since %(time)s")
    typing = _("%(name)s is typing in “%(title)s”, open since %(time)s")
    return typing if is_typing else _("%(name)s has “%(title)s” open, since %(time)s")


def _drafts_for(tab: Tab) -> dict[str, Any]:
    """The newest draft that may be taken up, and when which tab was saved last, in seconds since 1970."""
    times = {name: at.timestamp() for name, at in open_forms.saved_tabs(tab).items()}
    found = open_forms.drafts(tab)
    return {"saved": times, "draft": _offer(found[0], tab) if found else None}


def _offer(form: OpenForm, tab: Tab) -> dict[str, Any]:
    is_elsewhere = form.tab != tab.tab and open_forms.is_there(form)
    words = (
        _("In another window you typed here at %(time)s, and have not saved it.")
        if is_elsewhere
        else _("At %(time)s you had typed here, and not saved it.")
    )
    typed_at = form.typed_at or form.seen_at
    return {
        "tab": form.tab,
        "at": typed_at.timestamp(),
        "words": words % {"time": _moment(typed_at)},
        "fields": form.fields,
    }


def _clock(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "H:i")


def _moment(moment: Any) -> str:
    return date_format(timezone.localtime(moment), "m-d H:i")


class DraftedForms:
    """For a ModelAdmin: what was typed is a draft no longer once it is saved, in the same transaction."""

    def render_change_form(self, request, context, *args, **options):
        context["open_form_url"] = reverse("admin:articles_openform_tell")
        return super().render_change_form(request, context, *args, **options)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if tab := request.POST.get(TAB, ""):
            open_forms.saved(request.user, tab[: _LONGEST["tab"]], request.path)
