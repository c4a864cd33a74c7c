"""A page as it was printed: its picture in the sizes that screens ask for, and the zone of each story on it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.core.files.storage import default_storage
from django.db.models import QuerySet

from articles.models import Article, ArticleRegion, Issue, Page, Picture

UNITS = 1000  # of a zone's coordinates across a page: a third of a millimetre in print
ROOM = 8  # units around a story that is shown by itself


@dataclass(frozen=True)
class Size:
    """One file of a page's picture; pixels."""

    address: str
    width: int
    height: int


@dataclass(frozen=True)
class ZoneBox:
    """A part of a page, in its units."""

    left: int
    top: int
    width: int
    height: int

    @property
    def legible(self) -> int:
        """How many pixels wide its type can be read: a broadsheet page's at 1300."""
        return round(1.3 * self.width)

    def __str__(self) -> str:
        return f"{self.left} {self.top} {self.width} {self.height}"


@dataclass(frozen=True)
class PageImage:
    """A page's picture. `sizes` in the modern format, small to large; `fallback` for browsers that do not know it.

    Zones lie over it in units of their own: UNITS across, `height` down.
    """

    sizes: tuple[Size, ...]
    fallback: Size

    @property
    def srcset(self) -> str:
        return ", ".join(f"{size.address} {size.width}w" for size in self.sizes)

    @property
    def thumbnail(self) -> Size:
        return self.sizes[0]

    @property
    def largest(self) -> Size:
        return self.sizes[-1]

    @property
    def readable(self) -> Size:
        """Fine enough to read a part of it on a desk's screen, without the bytes of the largest."""
        return self.sizes[-2:][0]

    @property
    def units(self) -> int:
        return UNITS

    @property
    def height(self) -> int:
        return round(UNITS * self.fallback.height / self.fallback.width)

    @property
    def view_box(self) -> str:
        return f"0 0 {UNITS} {self.height}"

    def points(self, polygon: Sequence[Sequence[float]]) -> str:
        """A zone (fractions of the page) as SVG writes it."""
        return " ".join(f"{x * UNITS:.0f},{y * self.height:.0f}" for x, y in polygon)

    def box(self, polygons: Iterable[Sequence[Sequence[float]]]) -> ZoneBox:
        """What shows these zones (fractions of the page) and a little around them."""
        xs, ys = zip(*(point for polygon in polygons for point in polygon), strict=True)
        left, top = max(0, round(min(xs) * UNITS) - ROOM), max(0, round(min(ys) * self.height) - ROOM)
        right, bottom = round(max(xs) * UNITS) + ROOM, round(max(ys) * self.height) + ROOM
        return ZoneBox(left, top, min(UNITS, right) - left, min(self.height, bottom) - top)


@dataclass(frozen=True)
class Zone:
    """A story on a page: `polygons` are its zone, none where it was not cut out of the page; `box` shows it alone.

    Of a story on two pages, `origin` is the page that it comes from and `jump` the one where it goes on.
    """

    article: Article
    polygons: tuple[str, ...] = ()
    box: ZoneBox | None = None
    origin: Page | None = None
    jump: Page | None = None


@dataclass(frozen=True)
class PrintedPage:
    """`places` in reading order, what goes on from other pages last. `covered`: zones of what may not be read."""

    page: Page
    picture: PageImage
    places: tuple[Zone, ...]
    covered: tuple[str, ...] = ()


def page_image_of(page: Page) -> PageImage | None:
    """None for a page that was read from text."""
    modern = [_size(image) for image in page.images if image["format"] != "jpeg"]
    plain = [_size(image) for image in page.images if image["format"] == "jpeg"]
    return PageImage(tuple(modern or plain), (plain or modern)[-1]) if page.images else None


def _size(image: dict) -> Size:
    return Size(default_storage.url(image["name"]), image["width"], image["height"])


def regions_around(page: Page) -> list[ArticleRegion]:
    """The regions on `page`, and those that the same stories have on other pages. One query."""
    here = ArticleRegion.objects.filter(page=page).values("article")
    return list(ArticleRegion.objects.filter(article__in=here).order_by("position"))


def printed_page(
    page: Page, stories: Iterable[Article], regions: Sequence[ArticleRegion], pages: Iterable[Page]
) -> PrintedPage | None:
    """`page` with the `stories` that may be read on it; `regions` are those of `regions_around`, `pages` the issue's.

    None where the page has no picture.
    """
    picture = page_image_of(page)
    if picture is None:
        return None
    known = {other.pk: other for other in pages}
    places = [
        _place(page, story, [region for region in regions if region.article_id == story.pk], picture, known)
        for story in stories
    ]
    places.sort(key=lambda place: place.article.page_id != page.pk)
    may_be_read = {place.article.pk for place in places}
    covered = [r for r in regions if r.page_id == page.pk and r.article_id not in may_be_read]
    return PrintedPage(page, picture, tuple(places), tuple(picture.points(region.polygon) for region in covered))


def _place(
    page: Page, story: Article, regions: list[ArticleRegion], picture: PageImage, pages: dict[int, Page]
) -> Zone:
    zones = [region.polygon for region in regions if region.page_id == page.pk]
    if not zones:
        return Zone(story)
    parts = list(dict.fromkeys(region.page_id for region in regions))
    at = parts.index(page.pk)
    origin = parts[at - 1] if at else None
    jump = parts[at + 1] if at + 1 < len(parts) else None
    points = tuple(map(picture.points, zones))
    return Zone(story, points, picture.box(zones), pages.get(origin), pages.get(jump))


def places_of(article: Article) -> list[PrintedPage]:
    """The pages that the story stands on, each with the story alone, in its order. One query."""
    regions = list(article.regions.select_related("page__issue").order_by("position"))
    pages = dict.fromkeys(region.page for region in regions)
    found = (printed_page(page, [article], regions, pages) for page in pages)
    return [printed for printed in found if printed]


def cuts_on(printed: PrintedPage, pictures: Iterable[Picture]) -> list[str]:
    """Where those of `pictures` that were cut out of this page stand on it."""
    boxes = (picture.region for picture in pictures if picture.region and picture.page_id == printed.page.pk)
    return [printed.picture.points([(x0, y0), (x1, y0), (x1, y1), (x0, y1)]) for x0, y0, x1, y1 in boxes]


def covered_pages(issue: Issue, visible: QuerySet[Article]) -> Collection[int]:
    """The pages of `issue` with something on them that is not `visible`. One query."""
    hidden = ArticleRegion.objects.filter(page__issue=issue).exclude(article__in=visible)
    return set(hidden.values_list("page", flat=True))
