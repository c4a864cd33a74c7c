"""Where a page of results leads: to narrower and wider searches, to its neighbours, to what may be asked instead."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext

from articles import search
from articles.models import Section
from articles.site.search_request import SearchRequest


@dataclass(frozen=True)
class Choice:
    """A link to other results: of a year or a section, with other words, or without what was chosen."""

    label: str
    address: str
    count: int | None = None


@dataclass(frozen=True)
class Choices:
    """Choices of one kind, under a heading."""

    heading: str
    options: tuple[Choice, ...]


def choices(
    asked: SearchRequest, results: search.Results, sections: Sequence[Section]
) -> Iterator[Choices]:
    """What the results can be narrowed to, each with the number of results."""
    if len(results.years) > 1:
        years = (_year(asked, year, count) for year, count in results.years.items())
        yield Choices(gettext("By year"), tuple(years))
    if len(results.sections) > 1:
        yield Choices(gettext("By section"), tuple(_by_section(asked, results, sections)))


def _year(asked: SearchRequest, year: int, count: int) -> Choice:
    days = {"from": f"{year:04}-01-01", "to": f"{year:04}-12-31"}
    return Choice(gettext("%(year)d") % {"year": year}, asked.address(**days), count)


def _by_section(
    asked: SearchRequest, results: search.Results, sections: Sequence[Section]
) -> Iterator[Choice]:
    by_key = {section.pk: section for section in sections}
    for pk, count in results.sections.items():
        if section := by_key.get(pk):
            yield Choice(section.name, asked.address(section=section.slug), count)


def chosen(asked: SearchRequest, sections: Sequence[Section]) -> Iterator[Choice]:
    """What the results are narrowed to, each leading to the results without it."""
    values = asked.values()
    if "section" in values:
        name = next((one.name for one in sections if one.slug == values["section"]), "")
        yield Choice(name, asked.address(section=None))
    if "person" in values:
        yield Choice(values["person"], asked.address(person=None))
    if "from" in values or "to" in values:
        label = _days(asked.form.value("from"), asked.form.value("to"))
        yield Choice(label, asked.address(**{"from": None, "to": None}))


def _days(first: datetime.date | None, last: datetime.date | None) -> str:
    """In words; a whole year by its number."""
    if first and last and _is_whole_year(first, last):
        return date_format(first, "Y")
    days = {"first": first and date_format(first), "last": last and date_format(last)}
    if not last:
        return gettext("from %(first)s") % days
    return (
        gettext("%(first)s to %(last)s") % days if first else gettext("until %(last)s") % days
    )


def _is_whole_year(first: datetime.date, last: datetime.date) -> bool:
    year = first.year
    return (first, last) == (datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def pagination(asked: SearchRequest, page: int, results: search.Results) -> dict[str, Any]:
    """The pages before and after. An old address may name a page past the last: it is led to the first."""
    return {
        "page": page,
        "newer": asked.address(page=str(page - 1)) if 1 < page <= results.pages else "",
        "older": asked.address(page=str(page + 1)) if page < results.pages else "",
        "first_page": asked.address() if page > results.pages else "",
    }


def alternatives(
    asked: SearchRequest, query: search.Query, sections: Sequence[Section]
) -> dict[str, Any]:
    """Where nothing was found: other words, all sections and days, people and sections of that name."""
    suggested = search.suggest(query)
    typed = [phrase.typed for phrase in query.phrases]
    everywhere = dict.fromkeys(("section", "person", "from", "to"))
    return {
        "words": tuple(Choice(words, asked.address(q=words)) for words in suggested.words),
        "elsewhere": asked.address(**everywhere) if suggested.elsewhere else "",
        "people": suggested.people,
        "sections": tuple(one for one in sections if any(word in one.name for word in typed)),
    }
