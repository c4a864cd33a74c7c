"""Stories under the names of their pages, between their neighbours, and by the sections that they belong to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from articles.models import Article, Page, Section

Row = TypeVar("Row")


@dataclass(frozen=True)
class PageListing:
    """A page with the stories that are shown under its name."""

    page: Page
    stories: tuple[Article, ...]

    def without(self, shown: Collection[int]) -> PageListing:
        """Less the stories whose pk is in `shown`."""
        left = tuple(story for story in self.stories if story.pk not in shown)
        return PageListing(self.page, left)


def by_page(stories: Iterable[Article]) -> tuple[PageListing, ...]:
    """`stories` in page order, gathered under their pages."""
    groups = groupby(stories, key=lambda story: story.page)
    return tuple(PageListing(page, tuple(group)) for page, group in groups)


def contents_of(pages: Iterable[Page], stories: Iterable[Article]) -> tuple[PageListing, ...]:
    """版面目录: each of `pages` with those of `stories` that begin on it."""
    by_key: dict[int, list[Article]] = {}
    for story in stories:
        by_key.setdefault(story.page_id, []).append(story)
    return tuple(PageListing(page, tuple(by_key.get(page.pk, ()))) for page in pages)


def sections_of(stories: Iterable[Article]) -> list[Section]:
    """The sections that `stories` belong to, in the order the paper lists them."""
    sections = {story.section for story in stories if story.section}
    return sorted(sections, key=lambda section: (section.position, section.name))


@dataclass(frozen=True)
class Neighbours(Generic[Row]):
    """A row among `all` of its kind; `previous` and `next` are None at the ends."""

    all: tuple[Row, ...]
    previous: Row | None
    next: Row | None


def neighbours_of(row: Row, rows: Iterable[Row]) -> Neighbours[Row]:
    """`row` among `rows`, of which it is one."""
    rows = tuple(rows)
    place = rows.index(row)
    return Neighbours(rows, _at(rows, place - 1), _at(rows, place + 1))


def _at(rows: Sequence[Row], place: int) -> Row | None:
    return rows[place] if 0 <= place < len(rows) else None
