"""Printed pages in the desk's forms: a page with the zones of its stories, a story as it was cut out of a page."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from articles.models import Article, Page, Picture
from articles.models.page_doubt import open_doubts
from articles.presenting.page_covers import uncover
from articles.presenting.printed_page import (
    PrintedPage,
    Zone,
    in_print,
    picture_polygons_on,
    printed_page,
    regions_around,
)


@dataclass(frozen=True)
class StoryCutout:
    """A story on one page. `cuts` are the polygons of its photos, in units of the page image."""

    printed: PrintedPage
    place: Zone
    cuts: list[str]


@dataclass(frozen=True)
class NumberedZone:
    """A story on its page. `number`, from 1, is its place among all stories of the page, those
    without a zone counted; None for a story that goes on here from another page.
    """

    zone: Zone
    number: int | None


@dataclass(frozen=True)
class PageZones:
    """A page with the zones of all its stories in order. `cuts` are the polygons of its photos."""

    printed: PrintedPage
    places: list[NumberedZone]
    cuts: list[str]


def story_cutouts(article: Article) -> list[StoryCutout]:
    """One for each page that the story is on. Two queries."""
    pictures = list(article.pictures.exclude(region=None))
    return [
        StoryCutout(printed, zone, picture_polygons_on(printed, pictures))
        for printed in in_print(article).pictured
        for zone in printed.zones
    ]


def page_zones(page: Page) -> PageZones | None:
    """None for a page that was read from text and has no image. Four queries."""
    uncover([page])
    regions = regions_around(page)
    placed = {region.article_id for region in regions}
    here = Q(page=page) | Q(pk__in=placed)
    stories = list(
        Article.objects.filter(here)
        .select_related("page")
        .prefetch_related(open_doubts())
        .order_by("position", "pk")
    )
    numbers = _numbers_on(page, stories)
    printed = printed_page(
        page, [story for story in stories if story.pk in placed], regions, [page]
    )
    if printed is None:
        return None
    places = [NumberedZone(zone, numbers.get(zone.article.pk)) for zone in printed.zones]
    cuts = picture_polygons_on(printed, Picture.objects.filter(page=page))
    return PageZones(printed, places, cuts)


def _numbers_on(page: Page, stories: Iterable[Article]) -> dict[int, int]:
    """By pk the number of each story of the page, as the strip above an article's form counts them."""
    own = (story.pk for story in stories if story.page_id == page.pk)
    return {pk: number for number, pk in enumerate(own, 1)}
