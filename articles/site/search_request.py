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
    """All fields may be empty. `from` and `to` are what the address calls the days."""

    q = forms.CharField(label=_("Words"), required=False)
    section = forms.ChoiceField(
        label=_("Section"), required=False, error_messages={"invalid_choice": _("There is no such section.")}
    )
    person = forms.CharField(label=_("Signed by"), required=False, max_length=LONGEST_NAME)
    order = forms.ChoiceField(
        label=_("Order"), required=False, choices=[("", _("Newest first")), ("best", _("Best match first"))]
    )
    page = forms.IntegerField(required=False, min_value=1, max_value=search.MOST_COUNTED)

    def __init__(self, data: Mapping[str, str], sections: Sequence[Section]) -> None:
        super().__init__(data)
        self.fields["section"].choices = [("", _("All sections"))] + [(one.slug, one.name) for one in sections]
        for name, label in (("from", _("From")), ("to", _("Until"))):
            wrong = _("%(label)s: write the day as 2023-11-08.") % {"label": label}
            self.fields[name] = forms.DateField(label=label, required=False, error_messages={"invalid": wrong})

    def value(self, name: str) -> Any:
        """What was asked, None or "" where it was nothing or nonsense."""
        return self.cleaned_data.get(name)


@dataclass(frozen=True)
class SearchRequest:
    """A search as its address says it. `left_out`: words that are more than are looked for."""

    form: SearchForm
    phrases: tuple[Phrase, ...]
    left_out: str

    @property
    def words(self) -> str:
        return self.form.value("q") or ""

    def values(self) -> dict[str, str]:
        """What the form has understood, as it stands in an address."""
        found = {name: self.form.value(name) for name in NAMES}
        return {name: str(value) for name, value in found.items() if value}

    def address(self, **changes: str | None) -> str:
        """The same search with `changes`, from its first page unless they say another. None takes something away."""
        values = self.values() | {"page": None} | changes
        query = QueryDict(mutable=True)
        query.update({name: value for name, value in values.items() if value})
        return f"{reverse('articles:search')}?{query.urlencode()}" if query else reverse("articles:search")


def asked_of(address: QueryDict, sections: Sequence[Section]) -> SearchRequest:
    """No text has a NUL in it, and forms refuse one: to a reader who did not type it that says nothing."""
    given = {name: address.get(name, "").replace("\0", " ").strip() for name in NAMES}
    form = SearchForm(given | {"page": given["page"] if given["page"].isdecimal() else ""}, sections)
    form.errors.pop("page", None)
    words = form.value("q") or ""
    kept, left_out = words[:LONGEST], words[LONGEST:]
    found = parse_phrases(kept)
    left_out = " ".join([*(phrase.typed for phrase in found[MOST_WORDS:]), left_out]).strip()
    form.cleaned_data |= {"q": kept} | _in_order(form.value("from"), form.value("to"))
    return SearchRequest(form, tuple(found[:MOST_WORDS]), left_out)


def _in_order(first: datetime.date | None, last: datetime.date | None) -> dict[str, datetime.date | None]:
    return {"from": last, "to": first} if first and last and first > last else {"from": first, "to": last}


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
