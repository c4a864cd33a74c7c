"""Import of the former site's URLs: a table of addresses → FormerAddress rows.

The table has a header. `address` is the old URL. What it led to is given by our number
(`article`) or as printed (`date`, `edition`, `page`, `headline`): with a headline the story, of
that page if a page is given; without one the page; without a page the issue.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Article, FormerAddress, Issue, Page, former_path
from articles.models.former import LONGEST, NOT_LOOKED_UP, is_never_asked_for

COLUMNS = ("address", "article", "date", "edition", "page", "headline")
FIRST_LINE = 2  # line 1 is the header
MOST_DIGITS = 18  # of an article's number: any such number fits into a database's 64 bits

Target = Article | Page | Issue
# Primary keys of the article, page and issue: two of them None
TargetKeys = tuple[int | None, int | None, int | None]
Row = TypeVar("Row")


class UnmatchedError(Exception):
    """What a line describes is not here, or is here more than once; the message says which."""


@dataclass(frozen=True)
class RefusedLine:
    line: int  # counted from 1, as an editor of the file counts
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
    """An issue with its pages and stories, each queried once."""

    issue: Issue

    @cached_property
    def pages(self) -> list[Page]:
        return list(self.issue.pages.all())

    @cached_property
    def stories(self) -> list[Article]:
        return list(Article.objects.filter(page__issue=self.issue).only("headline", "page"))

    def page(self, number: str) -> Page:
        """Raises UnmatchedError."""
        found = [page for page in self.pages if page.is_numbered(number)]
        message = _("The issue %(issue)s has no page %(page)s.")
        return _only(found, message % {"issue": self.issue, "page": number})

    def story(self, headline: str, page: Page | None) -> Article:
        """Raises UnmatchedError. Without a page, of the whole issue."""
        here = (story for story in self.stories if page is None or story.page_id == page.pk)
        found = [
            story
            for story in here
            if _without_space(story.headline) == _without_space(headline)
        ]
        message = _("No story, or more than one, has the headline “%(headline)s” there.")
        return _only(found, message % {"headline": headline})


@transaction.atomic
def import_addresses(rows: Iterable[Mapping[str, str]]) -> Report:
    """Create or update a FormerAddress for each row. A row without one clear target is refused, the others go on."""
    report = Report()
    issues: dict[tuple[str, str], IssueContents] = {}
    known = dict(_known_addresses())
    for line, row in enumerate(rows, FIRST_LINE):
        address = (row.get("address") or "").strip()
        try:
            wanted = _former_address(address, _target(row, issues))
        except UnmatchedError as error:
            report.refused.append(RefusedLine(line, address, str(error)))
        else:
            _save(wanted, known, report)
    return report


def _known_addresses() -> Iterator[tuple[str, TargetKeys]]:
    for path, *target in FormerAddress.objects.values_list(
        "path", "article", "page", "issue"
    ).iterator():
        yield path, tuple(target)


def _save(wanted: FormerAddress, known: dict[str, TargetKeys], report: Report) -> None:
    """Write the row if it is new or different. `known` and `report` are brought up to date."""
    target = (wanted.article_id, wanted.page_id, wanted.issue_id)
    if wanted.path not in known:
        wanted.save(force_insert=True)
        report.created += 1
    elif known[wanted.path] == target:
        report.skipped += 1
    else:
        changes = dict(zip(("article", "page", "issue"), target, strict=True))
        FormerAddress.objects.filter(path=wanted.path).update(**changes)
        report.updated += 1
    known[wanted.path] = target


def _former_address(address: str, target: Target) -> FormerAddress:
    path = former_path(address)
    if not path or len(path) > LONGEST:
        message = _(
            "Expected an address such as html/2023-11/08/content_52014.htm, at most %(most)d long, found “%(address)s”."
        )
        raise UnmatchedError(message % {"address": address, "most": LONGEST})
    if is_never_asked_for(path):
        raise UnmatchedError(str(NOT_LOOKED_UP))
    return FormerAddress(path=path, **{target._meta.model_name: target})


def _target(row: Mapping[str, str], issues: dict[tuple[str, str], IssueContents]) -> Target:
    """What the row's address led to. `issues` is a cache by date and edition, filled here."""
    given = {name: (row.get(name) or "").strip() for name in COLUMNS}
    if given["article"]:
        return _article(given["article"])
    key = (given["date"], given["edition"])
    if key not in issues:
        issues[key] = IssueContents(_issue(*key))
    contents = issues[key]
    page = contents.page(given["page"]) if given["page"] else None
    if given["headline"]:
        return contents.story(given["headline"], page)
    return page or contents.issue


def _article(number: str) -> Article:
    is_number = number.isascii() and number.isdecimal() and len(number) <= MOST_DIGITS
    found = list(Article.objects.filter(pk=int(number))) if is_number else []
    return _only(found, _("There is no article %(number)s.") % {"number": number})


def _issue(date: str, edition: str) -> Issue:
    try:
        day = datetime.date.fromisoformat(date)
    except ValueError as error:
        message = _("Expected a date such as 2023-11-08, found “%(date)s”.")
        raise UnmatchedError(message % {"date": date}) from error
    found = list(Issue.objects.filter(date=day, edition=edition))
    message = _("There is no issue of %(date)s.")
    return _only(found, message % {"date": f"{date} {edition}".strip()})


def _only(found: list[Row], message: str) -> Row:
    """The one row that was found. Raises UnmatchedError with `message` if there is none, or more than one."""
    if len(found) != 1:
        raise UnmatchedError(message)
    return found[0]


def _without_space(headline: str) -> str:
    """Sites differ in where they put white space in a headline."""
    return "".join(headline.split())
