"""A page as it was printed: on its picture the zone of each story, and what may not be read covered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from articles.models import Article, ArticleRegion, Page, Picture
from articles.presenting.page_covers import CLOSED, UNCOVERED, something_covered
from articles.presenting.page_image import PageImage, ZoneBox, page_image_of


@dataclass(frozen=True)
class Zone:
    """A story on a page: SVG `polygons`, none where it was not cut out of the page; `box` shows
    it alone.

    Of a story on two pages, `origin` is the page that it comes from and `jump` the one where it
    goes on.
    """

    article: Article
    polygons: tuple[str, ...] = ()
    box: ZoneBox | None = None
    origin: Page | None = None
    jump: Page | None = None


@dataclass(frozen=True)
class PrintedPage:
    """`zones` in reading order, what goes on from other pages last. `covered`: polygons of what may not be read."""

    page: Page
    picture: PageImage
    zones: tuple[Zone, ...]
    covered: tuple[str, ...] = ()


def regions_around(page: Page) -> list[ArticleRegion]:
    """The regions on `page`, and those that the same stories have on other pages. One query."""
    here = ArticleRegion.objects.filter(page=page).values("article")
    return list(ArticleRegion.objects.filter(article__in=here).order_by("position"))


def printed_page(
    page: Page,
    stories: Iterable[Article],
    regions: Sequence[ArticleRegion],
    pages: Iterable[Page],
) -> PrintedPage | None:
    """`page`, whose cover is known, with the `stories` that may be read on it; `regions` are
    those of `regions_around`, `pages` the issue's.

    None where the page has no picture, or none that may be seen.
    """
    picture = page_image_of(page)
    if picture is None:
        return None
    parts: dict[int, list[ArticleRegion]] = defaultdict(list)
    for region in regions:
        parts[region.article_id].append(region)
    zones_of = _ZoneMaker(page, picture, {other.pk: other for other in pages})
    zones = [zones_of.zone(story, parts[story.pk]) for story in stories]
    zones.sort(key=lambda zone: zone.article.page_id != page.pk)
    covered = tuple(map(picture.points, page.cover.polygons))
    return PrintedPage(page, picture, tuple(zones), covered)


@dataclass(frozen=True)
class _ZoneMaker:
    """Makes the zones on one page; `pages` are the issue's, by key."""

    page: Page
    picture: PageImage
    pages: Mapping[int, Page]

    def zone(self, story: Article, regions: Sequence[ArticleRegion]) -> Zone:
        """`regions` are all of the story's, in its order."""
        polygons = [region.polygon for region in regions if region.page_id == self.page.pk]
        if not polygons:
            return Zone(story)
        parts = list(dict.fromkeys(region.page_id for region in regions))
        place = parts.index(self.page.pk)
        return Zone(
            story,
            polygons=tuple(map(self.picture.points, polygons)),
            box=self.picture.box(polygons),
            origin=self._page(parts[:place][-1:]),
            jump=self._page(parts[place + 1 :][:1]),
        )

    def _page(self, found: Sequence[int]) -> Page | None:
        return self.pages.get(found[0]) if found else None


@dataclass(frozen=True)
class InPrint:
    """Where a story stands in print: all its `pages` in its order, and those of them whose
    picture may be seen, each with the story alone.
    """

    pages: tuple[Page, ...]
    pictured: tuple[PrintedPage, ...]


def in_print(article: Article, visible: QuerySet[Article] | None = None) -> InPrint:
    """One query. Of a page with something on it that is not `visible` no picture is shown, but
    to the desk.
    """
    rows = article.regions.select_related("page__issue").order_by("position")
    if visible is not None:
        rows = rows.annotate(is_covered=something_covered(visible))
    regions = list(rows)
    for region in regions:
        is_covered = getattr(region, "is_covered", False)
        region.page.cover = CLOSED if is_covered else UNCOVERED
    pages = tuple(dict.fromkeys(region.page for region in regions))
    found = (printed_page(page, [article], regions, pages) for page in pages)
    return InPrint(pages, tuple(printed for printed in found if printed))


def picture_polygons_on(printed: PrintedPage, pictures: Iterable[Picture]) -> list[str]:
    """Where those of `pictures` that were cut out of this page stand on it."""
    cut_out = (
        picture for picture in pictures if picture.region and picture.page_id == printed.page.pk
    )
    return [printed.picture.points(_corners(*picture.region)) for picture in cut_out]


def _corners(x0: float, y0: float, x1: float, y1: float) -> list[tuple[float, float]]:
    return [(x0, y0), (x1, y0), (x1, y1), (x0, y1)]
