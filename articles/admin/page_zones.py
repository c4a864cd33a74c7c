"""Printed pages in the desk's forms: a page with the zones of its stories, a story as it was cut out of a page."""

from dataclasses import dataclass

from articles.models import Article, Page, Picture
from articles.presenting.page_covers import uncover
from articles.presenting.printed_page import (
    PrintedPage,
    Zone,
    picture_polygons_on,
    printed_page,
    printed_pages_of,
    regions_around,
)


@dataclass(frozen=True)
class StoryCutout:
    """A story on one page. `cuts` are the polygons of its photos, in units of the page image."""

    printed: PrintedPage
    place: Zone
    cuts: list[str]


@dataclass(frozen=True)
class PageZones:
    """A page with the zones of all its stories in order. `cuts` are the polygons of its photos."""

    printed: PrintedPage
    cuts: list[str]


def story_cutouts(article: Article) -> list[StoryCutout]:
    """One for each page that the story is on. Two queries."""
    pictures = list(article.pictures.exclude(region=None))
    return [
        StoryCutout(printed, zone, picture_polygons_on(printed, pictures))
        for printed in printed_pages_of(article)
        for zone in printed.zones
    ]


def page_zones(page: Page) -> PageZones | None:
    """None for a page that was read from text and has no image. Three queries."""
    uncover([page])
    regions = regions_around(page)
    pks = {region.article_id for region in regions}
    stories = Article.objects.filter(pk__in=pks).order_by("position", "pk")
    printed = printed_page(page, stories, regions, [page])
    if printed is None:
        return None
    return PageZones(printed, picture_polygons_on(printed, Picture.objects.filter(page=page)))
