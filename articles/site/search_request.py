"""What a reader searches for, as the address says it. Nothing that can be typed into it is an error."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles import search
from articles.models import Section
from articles.text.bigrams import Phrase, parse_phrases

MOST_WORDS = 8
LONGEST = 100  # characters of all words together
LONGEST_NAME = 60
NAMES = ("q", "section", "person", "from", "to", "order", "page")  # in the address


class SearchForm(forms.Form):
    """All fields may be empty. `from` and `to`, Python's own words, are the days' names in the address."""

    q = forms.CharField(label=_("Words"), required=False)
    section = forms.ChoiceField(
        label=_("Section"),
        required=False,
        error_messages={"invalid_choice": _("There is no such section.")},
    )
    person = forms.CharField(label=_("Signed by"), required=False, max_length=LONGEST_NAME)
    order = forms.ChoiceField(
        label=_("Order"),
        required=False,
        choices=[("", _("Newest first")), ("best", _("Best match first"))],
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=search.MOST_COUNTED)

    def __init__(self, data: Mapping[str, str], sections: Sequence[Section]) -> None:
        super().__init__(data)
        by_slug = [(section.slug, section.name) for section in sections]
        self.fields["section"].choices = [("", _("All sections")), *by_slug]
        for name, label in (("from", _("From")), ("to", _("Until"))):
            wrong = _("%(label)s: write the day as 2023-11-08.") % {"label": label}
            self.fields[name] = forms.DateField(
                label=label,
                required=False,
                error_messages={"invalid": wrong},
            )

    def value(self, name: str) -> Any:
        """What was asked for in a field, None or "" where it was nothing or nonsense."""
        return self.cleaned_data.get(name)


@dataclass(frozen=True)
class SearchRequest:
    """A search as its address says it. `left_out`: words beyond MOST_WORDS or LONGEST, which are not looked for."""

    form: SearchForm
    phrases: tuple[Phrase, ...]
    left_out: str

    @property
    def words(self) -> str:
        """All words together, as typed."""
        return self.form.value("q") or ""

    def values(self) -> dict[str, str]:
        """What the form has understood, as it stands in an address."""
        found = {name: self.form.value(name) for name in NAMES}
        return {name: str(value) for name, value in found.items() if value}

    def address(self, **changes: str | None) -> str:
        """The same search with `changes`, from its first page unless they say another. None takes a value away."""
        values = self.values() | {"page": None} | changes
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in values.items() if value})
        path = reverse("articles:search")
        return f"{path}?{query.urlencode()}" if query else path


def parse_request(address: QueryDict, sections: Sequence[Section]) -> SearchRequest:
    """What cannot be understood is left out or told by the form's errors; a wrong page is the
    first one.

    NULs are spaces: forms refuse them, which says nothing to a reader who did not type one.
    """
    given = {name: address.get(name, "").replace("\0", " ").strip() for name in NAMES}
    if not given["page"].isdecimal():
        given["page"] = ""
    form = SearchForm(given, sections)
    form.errors.pop("page", None)
    words = form.value("q") or ""
    phrases = parse_phrases(words[:LONGEST])
    beyond = [phrase.typed for phrase in phrases[MOST_WORDS:]]
    left_out = " ".join([*beyond, words[LONGEST:]]).strip()
    first, last = _in_order(form.value("from"), form.value("to"))
    form.cleaned_data |= {"q": words[:LONGEST], "from": first, "to": last}
    return SearchRequest(form, tuple(phrases[:MOST_WORDS]), left_out)


Days = tuple[datetime.date | None, datetime.date | None]


def _in_order(first: datetime.date | None, last: datetime.date | None) -> Days:
    """The earlier day first, where both are given."""
    return (last, first) if first and last and first > last else (first, last)


def query_of(asked: SearchRequest, sections: Sequence[Section]) -> search.Query:
    value = asked.form.value
    section = next((one.pk for one in sections if one.slug == value("section")), None)
    return search.Query(
        phrases=asked.phrases,
        section=section,
        person=value("person"),
        first=value("from"),
        last=value("to"),
        order=value("order") or "newest",
        page=value("page") or 1,
    )
