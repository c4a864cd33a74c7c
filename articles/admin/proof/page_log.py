"""What the log says of a page and of the stories on it, for an editor who was not the first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.contrib.auth import get_user_model
from django.db.models import Q
from django.utils.translation import gettext as _

from articles.models import Article, Event, Page

MOST = 12  # events: the last ones tell enough


def done_since(page: Page, event: int) -> list[Event]:
    """Behind the event of this pk, the first one first."""
    here = Q(page=page) | Q(pk__in=page.groups.order_by().values("article"))
    articles = Article.everything.filter(here).order_by().values("pk")
    of_page = Q(kind=Page._meta.label_lower, row=page.pk)
    of_stories = Q(kind=Article._meta.label_lower, row__in=articles)
    rows = Event.objects.filter(of_page | of_stories, pk__gt=event)
    return list(rows.order_by("-pk")[:MOST])[::-1]


def names_of(events: Iterable[Event]) -> Mapping[str, str]:
    """By the name by which they log in, what people are called."""
    users = get_user_model().objects.filter(username__in={event.by for event in events})
    return {user.get_username(): user.get_full_name() or user.get_username() for user in users}


def sentence(event: Event, names: Mapping[str, str]) -> str:
    said = {"title": event.title, "what": event.get_verb_display()}
    words = _("%(title)s: %(what)s") % said
    file = event.details.get("file") if event.verb == Event.Verb.IMPORTED else ""
    if file:
        words = f"{words} ({file})"
    who = names.get(event.by, event.by)
    return f"{who}: {words}" if who else words
