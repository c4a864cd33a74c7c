"""How stories stand together: on the front page by importance, in an issue's contents by page, on a page in a row.

Importance is what the desk has pinned, then the room that print has given to a story, then page order.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from articles.models import Article, Page, Section

BESIDE = 3  # stories in the column beside the lead: about as high as the lead with its opening,
BESIDE_A_PHOTO = 5  # and beside one with a photo
OPENING = 620  # characters of the lead that fill the height of the stories beside it,
OPENING_BELOW_A_PHOTO = 260  # and below a photo
BELOW = 6  # stories with an excerpt under both; what is left stands under its page with the headline alone
CANDIDATES = 24  # stories of most weight: all that stand above the pages are among them
FIRST_PAGE = 4  # times the room: a quarter of the first page weighs as much as the whole of another
SMALLEST = 1 / 16  # of a page; below that, and where nobody knows the size, page order alone decides

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

    @property
    def shown(self) -> frozenset[int]:
        """The pk of what stands above the pages."""
        leading = (self.lead,) if self.lead else ()
        return frozenset(story.pk for story in (*leading, *self.beside, *self.below))


@dataclass(frozen=True)
class Neighbours(Generic[Row]):
    """A row among `all` of its kind; `previous` and `next` are None at the ends."""

    all: tuple[Row, ...]
    previous: Row | None
    next: Row | None


def front_page(stories: Iterable[Article]) -> FrontPage:
    """`stories` of one issue in page order, each in its place."""
    in_order = tuple(stories)
    ranked = sorted(in_order, key=importance)
    lead = next(filter(can_lead, ranked[:CANDIDATES]), next(iter(ranked), None))
    others = tuple(story for story in ranked if story is not lead)
    pictured = lead is not None and has_photo(lead)
    opening, beside = (OPENING_BELOW_A_PHOTO, BESIDE_A_PHOTO) if pictured else (OPENING, BESIDE)
    beside -= any(map(is_picture, others[:beside]))  # as high as two
    below = beside + BELOW
    rest = set(others[below:])
    pages = by_page(story for story in in_order if story in rest)
    return FrontPage(lead, opening, others[:beside], others[beside:below], pages)


def importance(story: Article) -> tuple[float, bool, int]:
    """What sorts first weighs most: the desk's pins, then what has a headline, then sizes in print.

    Those are alike within a factor of two.
    """
    room = (story.print_size or 0) * (FIRST_PAGE if story.page.sequence == 1 else 1)
    size = math.floor(math.log2(max(room, SMALLEST)))
    return (story.pin or math.inf, not story.headline, -size)


def in_full(stories: Sequence[Article]) -> list[Article]:
    """Those of an issue's `stories` that a front page may show with their people and photos."""
    return list({*sorted(stories, key=importance)[:CANDIDATES], *(story for story in stories if not story.body)})


def can_lead(story: Article) -> bool:
    """A headline and a text: a brief or a lone picture leads only where there is nothing else, or the desk says so."""
    return bool(story.headline and story.body) or story.pin == 1


def without(pages: Iterable[PageStories], shown: Collection[int]) -> tuple[PageStories, ...]:
    """`pages` less the stories whose pk is in `shown`; a page of which nothing is left goes with them."""
    left = (PageStories(run.page, tuple(s for s in run.stories if s.pk not in shown)) for run in pages)
    return tuple(run for run in left if run.stories)


def is_picture(story: Article) -> bool:
    """A story that is its photo: it is shown with it wherever it stands."""
    return has_photo(story) and not story.body


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
