"""How stories stand together: on the front page by importance, in an issue's contents by page, on a page in a row.

Importance is page order, as the paper's own editors set it: the first page's first story leads.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from articles.models import Article, Page, Section

BESIDE = 3  # stories in the column beside the lead: about as high as the lead with its opening,
BESIDE_A_PHOTO = 5  # and beside one with a photo
OPENING = 620  # characters of the lead that fill the height of the stories beside it,
OPENING_BELOW_A_PHOTO = 260  # and below a photo
BELOW = 6  # stories with an excerpt under both; what is left stands under its page with the headline alone
CANDIDATES = 24  # of the first stories one leads, and all that stand above the pages are among them

Row = TypeVar("Row")


@dataclass(frozen=True)
class PageStories:
    """A page with the stories that are shown under its name."""

    page: Page
    stories: tuple[Article, ...]


@dataclass(frozen=True)
class FrontPage:
    """`lead` is None where there is no story at all; `opening` is how many characters of its text are shown."""

    lead: Article | None
    opening: int
    beside: tuple[Article, ...]
    below: tuple[Article, ...]
    pages: tuple[PageStories, ...]


@dataclass(frozen=True)
class Neighbours(Generic[Row]):
    """A row among `all` of its kind; `previous` and `next` are None at the ends."""

    all: tuple[Row, ...]
    previous: Row | None
    next: Row | None


def front_page(stories: Iterable[Article]) -> FrontPage:
    """`stories` of one issue in page order, each in its place."""
    stories = tuple(stories)
    lead = next(filter(can_lead, stories[:CANDIDATES]), next(iter(stories), None))
    others = tuple(story for story in stories if story is not lead)
    pictured = lead is not None and has_photo(lead)
    opening, beside = (OPENING_BELOW_A_PHOTO, BESIDE_A_PHOTO) if pictured else (OPENING, BESIDE)
    below = beside + BELOW
    return FrontPage(lead, opening, others[:beside], others[beside:below], by_page(others[below:]))


def in_full(stories: Sequence[Article]) -> set[int]:
    """The pks of those of an issue's `stories` that a front page may show more of than their headline."""
    first_of_pages = {story.page_id: story.pk for story in reversed(stories)}
    without_headline = {story.pk for story in stories if not story.headline}
    return {story.pk for story in stories[:CANDIDATES]} | set(first_of_pages.values()) | without_headline


def can_lead(story: Article) -> bool:
    """A headline and a text: a brief or a lone picture leads only where there is nothing else."""
    return bool(story.headline and story.body)


def has_photo(story: Article) -> bool:
    return any(picture.photo for picture in story.pictures.all())


def by_page(stories: Iterable[Article]) -> tuple[PageStories, ...]:
    """`stories` in page order, gathered under their pages."""
    groups = groupby(stories, key=lambda story: story.page)
    return tuple(PageStories(page, tuple(group)) for page, group in groups)


def sections_of(stories: Iterable[Article]) -> list[Section]:
    """The sections that `stories` belong to, in the order the paper lists them."""
    return sorted({story.section for story in stories if story.section}, key=lambda s: (s.position, s.name))


def around(row: Row, rows: Iterable[Row]) -> Neighbours[Row]:
    """`row` among `rows`, of which it is one."""
    rows = tuple(rows)
    place = rows.index(row)
    return Neighbours(rows, _at(rows, place - 1), _at(rows, place + 1))


def _at(rows: Sequence[Row], place: int) -> Row | None:
    return rows[place] if 0 <= place < len(rows) else None
