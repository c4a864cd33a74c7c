"""An issue as the desk's first page shows it: its pages in order, those that are missing among them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from articles.models import Issue, Page
from articles.presenting.page_covers import uncover
from articles.presenting.page_image import PageImageFile, page_image_of

from .coverage import PageCoverage
from .figures import LastImport, StoryOnDesk, stories_of
from .history import IssueHistory, history_of
from .issue_facts import IssueFacts, facts_of
from .numbering import (
    PrintedNumber,
    as_printed,
    missing_issues,
    missing_pages,
    printed_numbers,
)
from .open_doubts import PageDoubts
from .tuning import TUNING
from .usual import Difference, UsualPage, differences


@dataclass(frozen=True)
class BoardPage:
    """A page with what is to be known of it. `coverage` is None where nothing was imported to it.

    `stories` are those that print has and nobody has withdrawn, `dropped` how many print has no longer.
    """

    row: Page
    picture: PageImageFile | None
    stories: tuple[StoryOnDesk, ...]
    dropped: int
    coverage: PageCoverage | None
    imported: LastImport | None
    doubted: PageDoubts
    differences: tuple[Difference, ...]

    @property
    def drafts(self) -> int:
        return sum(story.is_to_come for story in self.stories)

    @property
    def online(self) -> int:
        return sum(story.is_online for story in self.stories)

    @property
    def doubts(self) -> int:
        return self.doubted.count

    @property
    def is_picture(self) -> bool:
        """Whether it is a picture and nothing else, has no story since, and nobody has settled that."""
        return self.doubted.has_no_text and not self.stories


@dataclass(frozen=True)
class MissingPage:
    """A page that must exist and has not come in. `is_usual`: because each issue has it, not
    because of a later one.
    """

    number: str
    is_usual: bool = False


@dataclass(frozen=True)
class IssueBoard:
    """`pages` as they came in, `missing` those that did not.

    `missing_issues`: the running numbers between the issue before and this one. `facts` are what
    all of it was told from.
    """

    issue: Issue
    pages: tuple[BoardPage, ...]
    missing: tuple[MissingPage, ...]
    missing_issues: tuple[int, int] | None
    lacks_number: bool
    facts: IssueFacts

    @cached_property
    def stories(self) -> tuple[StoryOnDesk, ...]:
        return tuple(story for page in self.pages for story in page.stories)

    @property
    def drafts(self) -> int:
        return sum(page.drafts for page in self.pages)

    @property
    def online(self) -> int:
        return sum(page.online for page in self.pages)

    @property
    def doubts(self) -> int:
        return sum(page.doubts for page in self.pages)

    @property
    def dropped(self) -> int:
        return sum(page.dropped for page in self.pages)

    @property
    def cells(self) -> tuple[BoardPage | MissingPage, ...]:
        """In the order of the paper: each missing page behind the one before it."""
        cells: list[BoardPage | MissingPage] = list(self.pages)
        for missing in self.missing[: TUNING.missing_shown]:
            cells.insert(_place(missing, cells), missing)
        return tuple(cells)


def issue_board(issue: Issue, before: Iterable[Issue]) -> IssueBoard:
    """`before`: the issues before it, the nearest first.

    Seven queries at most, however many pages and stories the issue has.
    """
    facts = facts_of(issue)
    uncover(facts.pages)
    history = history_of(issue, before)
    stories = defaultdict(list)
    for story in stories_of(issue, facts.doubts.of_stories):
        stories[story.page].append(story)
    pages = tuple(
        _page(
            _Facts(
                row,
                tuple(stories[row.pk]),
                facts.imports.get(row.pk),
                facts.coverage.get(row.pk),
                facts.doubts.on(row.pk),
            ),
            history.usual(row.number),
        )
        for row in facts.pages
    )
    return IssueBoard(
        issue,
        pages,
        _missing([page.number for page in facts.pages], history),
        missing_issues(issue.number, history.number),
        issue.number is None and history.number is not None,
        facts,
    )


@dataclass(frozen=True)
class _Facts:
    """Of a page, as they were asked for. `stories`: also those that print no longer has."""

    row: Page
    stories: tuple[StoryOnDesk, ...]
    imported: LastImport | None
    coverage: PageCoverage | None
    doubts: PageDoubts


def _page(facts: _Facts, usual: UsualPage) -> BoardPage:
    picture = page_image_of(facts.row)
    standing = tuple(story for story in facts.stories if story.is_standing)
    is_picture = facts.doubts.has_no_text and not standing
    figures = [story.figures for story in standing]
    return BoardPage(
        facts.row,
        picture.thumbnail if picture else None,
        standing,
        sum(story.is_dropped for story in facts.stories),
        facts.coverage,
        facts.imported,
        facts.doubts,
        () if is_picture else differences(figures, usual),
    )


def _missing(numbers: Sequence[str], history: IssueHistory) -> tuple[MissingPage, ...]:
    """Those that a later page's number tells, then those that each issue had so far."""
    if not numbers:
        return ()
    gaps = missing_pages(numbers)
    there = {one for number in numbers for one in printed_numbers(number)} | set(gaps)
    usual = [
        one for number in history.always for one in printed_numbers(number) if one not in there
    ]
    return tuple(MissingPage(as_printed(one, numbers)) for one in gaps) + tuple(
        MissingPage(as_printed(one, numbers), is_usual=True) for one in sorted(usual)
    )


def _place(missing: MissingPage, cells: Iterable[BoardPage | MissingPage]) -> int:
    """Behind the last page that is printed before it."""
    own = printed_numbers(missing.number)
    place = 0
    for index, cell in enumerate(cells, 1):
        number = cell.number if isinstance(cell, MissingPage) else cell.row.number
        if _is_before(printed_numbers(number), own):
            place = index
    return place


def _is_before(one: Sequence[PrintedNumber], other: Sequence[PrintedNumber]) -> bool:
    return bool(one) and one[-1] < other[0]
