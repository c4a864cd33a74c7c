"""Who is at work, and at what."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest

from articles.desk import open_forms
from articles.models import OpenForm, Page

MOST_SHOWN = 40  # open forms


@dataclass(frozen=True)
class OpenWork:
    """A form that somebody has open, by what it is about."""

    name: str
    url: str
    is_typing: bool


@dataclass(frozen=True)
class PersonAtWork:
    name: str
    is_me: bool
    forms: tuple[OpenWork, ...]


def people_at_work(request: HttpRequest, forms: Iterable[OpenForm]) -> list[PersonAtWork]:
    """Who has which of these forms open, who came first, first; only what whoever asks may see."""
    there = [one for one in forms if open_forms.is_there(one) and _may_see(one, request)]
    forms = there[:MOST_SHOWN]
    people: dict[int, list[OpenForm]] = {}
    for form in forms:
        people.setdefault(form.user_id, []).append(form)
    return [_person(own, request) for own in people.values()]


def _person(forms: list[OpenForm], request: HttpRequest) -> PersonAtWork:
    user = forms[0].user
    works = {
        form.path: OpenWork(_name(form), form.path, open_forms.is_typing(form))
        for form in sorted(forms, key=open_forms.is_typing)
    }
    name = user.get_full_name() or user.get_username()
    return PersonAtWork(name, user.pk == request.user.pk, tuple(works.values()))


def _name(form: OpenForm) -> str:
    """A story by its headline, a page by its number and name, any other row by its kind."""
    if form.page_number is not None:
        return str(Page(number=form.page_number, name=form.page_name).label)
    return form.headline or str(apps.get_model(form.kind)._meta.verbose_name)


def _may_see(form: OpenForm, request: HttpRequest) -> bool:
    try:
        model = apps.get_model(form.kind)
    except (LookupError, ValueError):
        return False  # of a kind that is no more
    registered = admin.site._registry.get(model)
    return registered is not None and registered.has_view_permission(request)
