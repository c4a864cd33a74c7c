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
    """A way to other results: with a year or a section, with another order, or without what was chosen."""

    label: str
    address: str
    count: int | None = None


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
