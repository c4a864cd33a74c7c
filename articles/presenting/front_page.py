"""The front page: the stories of an issue by importance, what stands above and what under its
page's name.

Importance is what the desk has pinned, then the room that print has given to a story, then page
order.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from articles.models import Article
from articles.presenting.page_contents import PageListing, by_page

BESIDE = 3  # stories in the column beside the lead: about as high as the lead with its opening,
BESIDE_A_PHOTO = 5  # and beside one with a photo
OPENING = 620  # characters of the lead that fill the height of the stories beside it,
OPENING_BELOW_A_PHOTO = 260  # and below a photo
# stories with an excerpt under both; what is left stands under its page with the headline alone
BELOW = 6
CANDIDATES = 24  # stories of most weight: all that stand above the pages are among them
# times the room: a quarter of the first page weighs as much as the whole of another
FIRST_PAGE = 4
# Of a page; below that, and where nobody knows the size, page order alone decides
SMALLEST = 1 / 16


@dataclass(frozen=True)
class FrontPage:
    """`lead` is None where there is no story at all; `opening` is how many characters of its text are shown."""

    lead: Article | None
    opening: int
    beside: tuple[Article, ...]
    below: tuple[Article, ...]
    pages: tuple[PageListing, ...]

    @property
    def shown(self) -> frozenset[int]:
        """The pk of what stands above the pages."""
        leading = (self.lead,) if self.lead else ()
        return frozenset(story.pk for story in (*leading, *self.beside, *self.below))


def front_page(stories: Iterable[Article]) -> FrontPage:
    """`stories` of one issue in page order; each stands in one place."""
    in_order = tuple(stories)
    ranked = sorted(in_order, key=importance)
    lead = _lead(ranked)
    others = tuple(story for story in ranked if story is not lead)
    opening, beside = _room(lead)
    beside -= any(map(is_picture, others[:beside]))  # as high as two
    below = beside + BELOW
    rest = set(others[below:])
    pages = by_page(story for story in in_order if story in rest)
    return FrontPage(lead, opening, others[:beside], others[beside:below], pages)


def _lead(ranked: Sequence[Article]) -> Article | None:
    """The first of the candidates that can lead, else the first at all."""
    able = (story for story in ranked[:CANDIDATES] if can_lead(story))
    return next(able, ranked[0] if ranked else None)


def _room(lead: Article | None) -> tuple[int, int]:
    """How many characters of the lead are shown, and how many stories beside it."""
    if lead is not None and has_photo(lead):
        return OPENING_BELOW_A_PHOTO, BESIDE_A_PHOTO
    return OPENING, BESIDE


def importance(story: Article) -> tuple[float, bool, int]:
    """What sorts first weighs most: the desk's pins, then what has a headline, then sizes in
    print.

    Sizes within a factor of two count as equal.
    """
    room = (story.print_size or 0) * (FIRST_PAGE if story.page.sequence == 1 else 1)
    size = math.floor(math.log2(max(room, SMALLEST)))
    return (story.pin or math.inf, not story.headline, -size)


def candidates(stories: Sequence[Article]) -> list[Article]:
    """Those of an issue's `stories` that a front page may show with their people and photos."""
    weightiest = sorted(stories, key=importance)[:CANDIDATES]
    pictures = [story for story in stories if not story.body]
    return list({*weightiest, *pictures})


def can_lead(story: Article) -> bool:
    """A headline and a text: a brief or a lone picture leads only where there is nothing else, or the desk says so."""
    return bool(story.headline and story.body) or story.pin == 1


def without(pages: Iterable[PageListing], shown: Collection[int]) -> tuple[PageListing, ...]:
    """`pages` without the stories whose pk is in `shown`, and without pages that are empty then."""
    left = (page.without(shown) for page in pages)
    return tuple(page for page in left if page.stories)


def is_picture(story: Article) -> bool:
    """A story that is its photo: it is shown with it wherever it stands."""
    return has_photo(story) and not story.body


def has_photo(story: Article) -> bool:
    return any(picture.photo for picture in story.pictures.all())
