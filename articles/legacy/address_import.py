"""A list of the former site's addresses → FormerAddress rows: which story, page or issue each of them stood for.

The list is a table with a head: `address`, and what it stood for, by its number here (`article`), or as it was printed:
`date`, `edition`, `page`, `headline`. With a headline it is a story, of that page if one is told; without, the page;
without a page, the issue.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, FormerAddress, Issue, Page, former_path, without_zeros
from articles.models.former import LONGEST

COLUMNS = ("address", "article", "date", "edition", "page", "headline")
Target = Article | Page | Issue


class UnmatchedError(Exception):
    """What a line of the list means is not here, or more than once; says which."""


@dataclass(frozen=True)
class RefusedLine:
    line: int
    address: str
    reason: str


@dataclass
class Report:
    created: int = 0
    updated: int = 0
    skipped: int = 0
    refused: list[RefusedLine] = field(default_factory=list)


@dataclass(frozen=True)
class IssueContents:
    """An issue with its pages and stories, read once."""

    issue: Issue

    @cached_property
    def pages(self) -> list[Page]:
        return list(self.issue.pages.all())

    @cached_property
    def stories(self) -> list[Article]:
        return list(Article.objects.filter(page__issue=self.issue).only("headline", "page"))

    def page(self, number: str) -> Page:
        found = [
            page for page in self.pages if without_zeros(page.number or str(page.sequence)) == without_zeros(number)
        ]
        return _only(found, _("The issue %(issue)s has no page %(page)s.") % {"issue": self.issue, "page": number})

    def story(self, headline: str, page: Page | None) -> Article:
        here = [story for story in self.stories if page is None or story.page_id == page.pk]
        found = [story for story in here if _letters(story.headline) == _letters(headline)]
        words = _("No story, or more than one, has the headline “%(headline)s” there.")
        return _only(found, words % {"headline": headline})


@transaction.atomic
def import_addresses(rows: Iterable[Mapping[str, str]]) -> Report:
    """Keep what the rows of the list say; those that cannot be matched are refused, each with its line and reason."""
    report, days = Report(), {}
    known = dict(_known())
    for line, row in enumerate(rows, 2):  # the head is line 1
        address = (row.get("address") or "").strip()
        try:
            wanted = _address(address, _target(row, days))
        except UnmatchedError as error:
            report.refused.append(RefusedLine(line, address, str(error)))
            continue
        _keep(wanted, known, report)
    return report


def _known() -> Iterator[tuple[str, tuple[int | None, int | None, int | None]]]:
    for path, *target in FormerAddress.objects.values_list("path", "article", "page", "issue").iterator():
        yield path, tuple(target)


def _keep(wanted: FormerAddress, known: dict, report: Report) -> None:
    target = (wanted.article_id, wanted.page_id, wanted.issue_id)
    if wanted.path not in known:
        wanted.save(force_insert=True)
        report.created += 1
    elif known[wanted.path] == target:
        report.skipped += 1
    else:
        row = dict(zip(("article", "page", "issue"), target, strict=True))
        FormerAddress.objects.filter(path=wanted.path).update(**row)
        report.updated += 1
    known[wanted.path] = target


def _address(address: str, target: Target) -> FormerAddress:
    path = former_path(address)
    if not path or len(path) > LONGEST:
        said = _(
            "Expected an address with html/ in it, such as html/2023-11/08/content_52014.htm, found “%(address)s”."
        )
        raise UnmatchedError(said % {"address": address})
    return FormerAddress(path=path, **{target._meta.model_name: target})


def _target(row: Mapping[str, str], days: dict[tuple[str, str], IssueContents]) -> Target:
    said = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if said["article"]:
        return _article(said["article"])
    key = (said["date"], said["edition"])
    if key not in days:
        days[key] = IssueContents(_issue(*key))
    day = days[key]
    page = day.page(said["page"]) if said["page"] else None
    return day.story(said["headline"], page) if said["headline"] else (page or day.issue)


def _article(number: str) -> Article:
    is_number = number.isascii() and number.isdecimal() and len(number) < 19
    found = Article.objects.filter(pk=int(number)) if is_number else Article.objects.none()
    return _only(list(found), _("There is no article %(number)s.") % {"number": number})


def _issue(date: str, edition: str) -> Issue:
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError as error:
        raise UnmatchedError(_("Expected a date such as 2023-11-08, found “%(date)s”.") % {"date": date}) from error
    found = list(Issue.objects.filter(date=day, edition=edition))
    return _only(found, _("There is no issue of %(date)s.") % {"date": f"{date} {edition}".strip()})


def _only(found: list, otherwise: str):
    if len(found) != 1:
        raise UnmatchedError(otherwise)
    return found[0]


def _letters(headline: str) -> str:
    """The headline without white space, which sites set as they like."""
    return "".join(headline.split())
