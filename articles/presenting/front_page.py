"""The front page: the stories of an issue by importance, each in a place that it can fill.

Importance is what the desk has put there, then the room that print has given to a story, then page
order. What stands side by side ends level (`copyfitting`): stories with a photo, whose height can
be chosen, stand beside each other, and so do those without, of whose text as much is shown as
there is room for. What can fill neither stands in a list.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from articles.models import Article, ArticleKind, Photo, Section
from articles.presenting.copyfitting import (
    Copyfit,
    bare_copyfit,
    copyfit,
    lead_copyfit,
    level,
)
from articles.presenting.page_contents import PageListing, by_page

BESIDE = 6  # stories in the column beside the lead, if it is as high
PICTURED = 6  # stories with photo and text under both: two rows of three
IN_TEXT = 6  # stories without a photo under those
GALLERY = 6  # stories that are their photo
CANDIDATES = 24  # stories of most weight: all that stand above the pages are among them

# Characters that the page is given; of a text that is cut the style sheet shows as many as fit.
OPENING = 1200  # of a lead without a photo, beside which others stand,
OPENING_ALONE = 620  # or none,
OPENING_BELOW_A_PHOTO = 260  # and of one with a photo
EXCERPT = 320  # of a story without a photo,
EXCERPT_BELOW_A_PHOTO = 72  # and of one with a photo

# times the room: a quarter of the first page weighs as much as the whole of another
FIRST_PAGE = 4
# Of a page; below that, and where nobody knows the size, page order alone decides
SMALLEST = 1 / 16
PAID = frozenset({ArticleKind.NOTICE, ArticleKind.STATEMENT})
Places = Mapping[int, int]  # key of an article → where the desk has put it, from 1


@dataclass(frozen=True)
class FrontStory:
    """A story with `length` characters of its text, of which as many are shown as fit if it `is_cut`.

    `room` is by how many lines it can be higher than at the least.
    """

    story: Article
    length: int
    is_cut: bool = False
    room: int = 0


@dataclass(frozen=True)
class Briefs:
    """The stories without a headline of one section, or of none."""

    section: Section | None
    stories: tuple[Article, ...]


@dataclass(frozen=True)
class FrontPage:
    """`lead` is None where there is no story at all; with none `beside` it has the page's width."""

    lead: FrontStory | None
    beside: tuple[FrontStory, ...] = ()
    pictured: tuple[FrontStory, ...] = ()
    in_text: tuple[FrontStory, ...] = ()
    gallery: tuple[FrontStory, ...] = ()
    briefs: tuple[Briefs, ...] = ()
    pages: tuple[PageListing, ...] = ()

    @property
    def photo(self) -> Photo | None:
        """The first photo of the lead, None without one."""
        return first_photo(self.lead.story) if self.lead else None

    @property
    def briefs_in_all(self) -> int:
        return sum(len(group.stories) for group in self.briefs)

    @property
    def shown(self) -> frozenset[int]:
        """The pk of what stands above the pages."""
        lead = (self.lead,) if self.lead else ()
        placed = (*lead, *self.beside, *self.pictured, *self.in_text, *self.gallery)
        in_brief = (story for group in self.briefs for story in group.stories)
        return frozenset(story.pk for story in (*(each.story for each in placed), *in_brief))


def front_page(stories: Iterable[Article], order: Sequence[int] = ()) -> FrontPage:
    """`stories` of one issue in page order, each in one place; `order`: what the desk has put first, keys.

    Whatever of `order` is not among `stories` leaves no hole: what follows it moves up.
    """
    in_order = tuple(stories)
    places = places_of(order)
    ranked = sorted(in_order, key=partial(importance, places=places))
    leading = _leading(ranked, places)
    if leading is None:
        return FrontPage(None)
    others = [story for story in _with_heads(ranked, places) if story is not leading]
    lead, beside = _top(leading, others)
    top = {each.story for each in beside}
    under = [story for story in others if story not in top]
    front = FrontPage(
        lead,
        beside,
        pictured=_pictured(under),
        in_text=_in_text(under),
        gallery=_gallery(under),
        briefs=_briefs(story for story in in_order if story is not leading),
    )
    pages = by_page(story for story in in_order if story.pk not in front.shown)
    return replace(front, pages=pages)


def places_of(order: Iterable[int]) -> Places:
    return {pk: place for place, pk in enumerate(order, 1)}


def _leading(ranked: Sequence[Article], places: Places) -> Article | None:
    """The first of the candidates that can lead, else the first at all."""
    able = (story for story in ranked[:CANDIDATES] if can_lead(story, places))
    return next(able, ranked[0] if ranked else None)


def _with_heads(ranked: Sequence[Article], places: Places) -> list[Article]:
    """The candidates without briefs and without what has only the caption of a photo that is not there."""
    pictures = (story for story in ranked[CANDIDATES:] if not story.body)
    known = (*ranked[:CANDIDATES], *pictures)
    shown = [story for story in known if not story.kind or _is_placed(story, places)]
    return [story for story in shown if (story.headline and story.body) or is_picture(story)]


def _top(
    leading: Article, others: Iterable[Article]
) -> tuple[FrontStory, tuple[FrontStory, ...]]:
    """The lead and those beside it, none where they cannot be as high as it."""
    photo = has_photo(leading)
    length = OPENING_BELOW_A_PHOTO if photo else OPENING
    fit = lead_copyfit(leading, length, photo=photo)
    beside = _beside(fit, others) if fit.room else ()
    if beside:
        return FrontStory(leading, length, is_cut=not photo), beside
    return FrontStory(leading, length if photo else OPENING_ALONE), ()


def _beside(lead: Copyfit, others: Iterable[Article]) -> tuple[FrontStory, ...]:
    """The first of `others` that have room beside the lead; () if it is too high for all of them."""
    chosen: list[FrontStory] = []
    least = most = 0.0
    highest = (
        lead.least + lead.most
    ) / 2  # on narrower screens they are higher, and the lead is lower
    for story in others:
        placed, fit = _fitted(story)
        if len(chosen) < BESIDE and least + fit.least <= highest:
            chosen.append(placed)
            least, most = least + fit.least, most + fit.most
    return tuple(chosen) if most >= lead.least else ()


def _fitted(story: Article) -> tuple[FrontStory, Copyfit]:
    photo = has_photo(story)
    length = EXCERPT_BELOW_A_PHOTO if photo else EXCERPT
    fit = copyfit(story, length, photo=photo)
    return FrontStory(story, length, is_cut=not photo and fit.room > 0, room=fit.room), fit


def _pictured(stories: Iterable[Article]) -> tuple[FrontStory, ...]:
    found = [story for story in stories if story.body and has_photo(story)]
    return tuple(FrontStory(story, EXCERPT_BELOW_A_PHOTO) for story in found[:PICTURED])


def _in_text(stories: Iterable[Article]) -> tuple[FrontStory, ...]:
    """Those without a photo that end level."""
    found = [story for story in stories if not has_photo(story)][:IN_TEXT]
    fits = [bare_copyfit(story, EXCERPT) for story in found]
    return tuple(
        FrontStory(found[place], EXCERPT, is_cut=fits[place].room > 0) for place in level(fits)
    )


def _gallery(stories: Iterable[Article]) -> tuple[FrontStory, ...]:
    found = [story for story in stories if is_picture(story)]
    return tuple(FrontStory(story, 0) for story in found[:GALLERY])


def _briefs(stories: Iterable[Article]) -> tuple[Briefs, ...]:
    """The briefs among `stories`, gathered under their sections in the order in which these appear."""
    groups: dict[Section | None, list[Article]] = {}
    for story in stories:
        if story.body and not story.headline:
            groups.setdefault(story.section, []).append(story)
    return tuple(Briefs(section, tuple(group)) for section, group in groups.items())


def importance(story: Article, places: Places) -> tuple[float, bool, int]:
    """What sorts first weighs most: what the desk has put there, then stories with a headline,
    then sizes in print.

    Sizes within a factor of two count as equal.
    """
    room = (story.print_size or 0) * (FIRST_PAGE if story.page.sequence == 1 else 1)
    size = math.floor(math.log2(max(room, SMALLEST)))
    place = places[story.pk] if _is_placed(story, places) else math.inf
    return (place, not story.headline or bool(story.kind), -size)


def candidates(stories: Sequence[Article], order: Iterable[int] = ()) -> list[Article]:
    """Those of an issue's `stories` that a front page may show with their people and photos."""
    weightiest = sorted(stories, key=partial(importance, places=places_of(order)))
    pictures = [story for story in stories if not story.body]
    return list({*weightiest[:CANDIDATES], *pictures})


def may_be_placed(story: Article) -> bool:
    """Whether the desk may put it on a front page: others have paid for notices and statements."""
    return story.kind not in PAID


def can_lead(story: Article, places: Places) -> bool:
    """A headline and a text: a brief, an obituary or a lone picture leads only where there is
    nothing else, or the desk says so.
    """
    is_first = _is_placed(story, places) and places[story.pk] == 1
    return bool(story.headline and story.body and not story.kind) or is_first


def _is_placed(story: Article, places: Places) -> bool:
    return story.pk in places and may_be_placed(story)


def without(pages: Iterable[PageListing], shown: Collection[int]) -> tuple[PageListing, ...]:
    """`pages` without the stories whose pk is in `shown`, and without pages that are empty then."""
    left = (page.without(shown) for page in pages)
    return tuple(page for page in left if page.stories)


def is_picture(story: Article) -> bool:
    """A story that is its photo: it is shown with it wherever it stands."""
    return has_photo(story) and not story.body


def has_photo(story: Article) -> bool:
    return first_photo(story) is not None


def first_photo(story: Article) -> Photo | None:
    """The first that is there: of some pictures only the words have come in."""
    return next((picture.photo for picture in story.pictures.all() if picture.photo), None)
