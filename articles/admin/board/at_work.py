"""Who is at work, and at what."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.apps import apps
from django.contrib import admin
from django.http import HttpRequest

from articles.desk import open_forms
from articles.models import Article, OpenForm

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


def people_at_work(request: HttpRequest, titles: Mapping[int, str]) -> list[PersonAtWork]:
    """In the order in which they came; only what whoever asks may see. Two queries at most.

    `titles` of stories that are known already, by pk.
    """
    forms = [form for form in open_forms.at_work()[:MOST_SHOWN] if _may_see(form, request)]
    titles = dict(titles) | _titles(forms, titles)
    people: dict[int, list[OpenForm]] = {}
    for form in forms:
        people.setdefault(form.user_id, []).append(form)
    return [_person(own, titles, request) for own in people.values()]


def _person(forms, titles, request) -> PersonAtWork:
    user = forms[0].user
    works = {
        form.path: OpenWork(_name(form, titles), form.path, open_forms.is_typing(form))
        for form in sorted(forms, key=open_forms.is_typing)
    }
    name = user.get_full_name() or user.get_username()
    return PersonAtWork(name, user.pk == request.user.pk, tuple(works.values()))


def _name(form: OpenForm, titles: Mapping[int, str]) -> str:
    """A story by its title, any other row by its kind."""
    model = apps.get_model(form.kind)
    title = titles.get(form.row) if model is Article else None
    return title or str(model._meta.verbose_name)


def _may_see(form: OpenForm, request: HttpRequest) -> bool:
    try:
        model = apps.get_model(form.kind)
    except (LookupError, ValueError):
        return False  # of a kind that is no more
    registered = admin.site._registry.get(model)
    return registered is not None and registered.has_view_permission(request)


def _titles(forms: Iterable[OpenForm], known: Collection[int]) -> dict[int, str]:
    kind = Article._meta.label_lower
    keys = {form.row for form in forms if form.kind == kind} - {None, *known}
    return {row.pk: str(row) for row in Article.objects.filter(pk__in=keys)} if keys else {}
