"""The page on which readers search. Nothing that can be typed into it or into its address is an error."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.http import HttpResponse, QueryDict
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView

from articles import search
from articles.models import Section
from articles.text.bigrams import Phrase, parse_phrases
from articles.web.cache_tags import not_cached
from articles.web.throttling import Throttle, address_of

MOST_WORDS = 8
LONGEST = 100  # characters of all words together
LONGEST_NAME = 60
TOO_MANY_REQUESTS = 429
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
class Choice:
    """A way to other results: with a year or a section, with another order, or without what was chosen."""

    label: str
    address: str
    count: int | None = None


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


@not_cached("Hardly two readers search for the same words.")
class SearchView(TemplateView):
    template_name = "articles/search.html"

    def get(self, request, *args, **kwargs):
        sections = list(Section.objects.all())
        asked = asked_of(request.GET, sections)
        if asked.phrases and not Throttle("search", settings.SEARCHES_A_MINUTE).allows(address_of(request)):
            return self._answer(asked, status=TOO_MANY_REQUESTS, refused=True)
        if not asked.phrases or asked.form.errors:
            return self._answer(asked)
        query = query_of(asked, sections)
        results = search.find(query)
        ways = {"choices": tuple(choices(asked, results, sections)), "chosen": tuple(chosen(asked, sections))}
        if not results.total:
            return self._answer(asked, results=results, **ways, **instead(asked, query, sections))
        return self._answer(asked, results=results, **ways, **leafing(asked, query.page, results))

    def _answer(self, asked: SearchRequest, status: int = 200, **found) -> HttpResponse:
        """Search engines look for stories, not for lists of them in each order."""
        context = self.get_context_data(
            asked=asked, form=asked.form, path=asked.address(page=asked.values().get("page")), **NOTHING | found
        )
        return self.render_to_response(context, status=status, headers={"X-Robots-Tag": "noindex"})


@not_cached("Costs next to nothing, and a browser asks once.")
class OpenSearchView(TemplateView):
    """Tells a browser how to search here from its own field (OpenSearch 1.1)."""

    template_name = "articles/opensearch.xml"
    content_type = "application/opensearchdescription+xml"


NOTHING = {
    "refused": False,
    "results": None,
    "choices": (),
    "chosen": (),
    "words": (),
    "sections": (),
    "people": (),
    "elsewhere": "",
    "page": 1,
    "newer": "",
    "older": "",
    "first_page": "",
}


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


@dataclass(frozen=True)
class Choices:
    """Choices of one kind, under a heading."""

    heading: str
    ways: tuple[Choice, ...]


def choices(asked: SearchRequest, results: search.Results, sections: Sequence[Section]) -> Iterator[Choices]:
    """What the results can be narrowed to, with how many each."""
    names = {one.pk: one for one in sections}
    if len(results.years) > 1:
        ways = (Choice(gettext("%(year)d") % {"year": y}, _year(asked, y), n) for y, n in results.years.items())
        yield Choices(gettext("By year"), tuple(ways))
    if len(results.sections) > 1:
        found = ((names[pk], count) for pk, count in results.sections.items() if pk in names)
        ways = (Choice(one.name, asked.address(section=one.slug), count) for one, count in found)
        yield Choices(gettext("By section"), tuple(ways))


def _year(asked: SearchRequest, year: int) -> str:
    return asked.address(**{"from": f"{year:04}-01-01", "to": f"{year:04}-12-31"})


def chosen(asked: SearchRequest, sections: Sequence[Section]) -> Iterator[Choice]:
    """What the results are narrowed to, each leading to the results without it."""
    values = asked.values()
    if "section" in values:
        name = next((one.name for one in sections if one.slug == values["section"]), "")
        yield Choice(name, asked.address(section=None))
    if "person" in values:
        yield Choice(values["person"], asked.address(person=None))
    if "from" in values or "to" in values:
        yield Choice(
            _days(asked.form.value("from"), asked.form.value("to")), asked.address(**{"from": None, "to": None})
        )


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    if first and last and (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return date_format(first, "Y")
    days = {"first": first and date_format(first), "last": last and date_format(last)}
    if not last:
        return gettext("from %(first)s") % days
    return gettext("%(first)s to %(last)s") % days if first else gettext("until %(last)s") % days


def leafing(asked: SearchRequest, page: int, results: search.Results) -> dict[str, Any]:
    """The pages before and after; to a page past the last one leads an old address, which shows the way back."""
    return {
        "page": page,
        "newer": asked.address(page=str(page - 1)) if 1 < page <= results.pages else "",
        "older": asked.address(page=str(page + 1)) if page < results.pages else "",
        "first_page": asked.address() if page > results.pages else "",
    }


def instead(asked: SearchRequest, query: search.Query, sections: Sequence[Section]) -> dict[str, Any]:
    """Where nothing was found: what may be asked instead."""
    suggested = search.suggest(query)
    typed = [phrase.typed for phrase in query.phrases]
    everywhere = dict.fromkeys(("section", "person", "from", "to"))
    return {
        "words": tuple(Choice(words, asked.address(q=words)) for words in suggested.words),
        "elsewhere": asked.address(**everywhere) if suggested.elsewhere else "",
        "people": suggested.people,
        "sections": tuple(one for one in sections if any(word in one.name for word in typed)),
    }
