"""What the desk sees of the printed page: where each story and each photo was cut out of it."""

from dataclasses import dataclass

from articles.models import Article, Page, Picture
from articles.presenting.page_image import PrintedPage, Zone, cuts_on, places_of, printed_page, regions_around


@dataclass(frozen=True)
class StoryCutout:
    """A story as it was cut out of a page, with its photos; all in the units of the page's picture."""

    printed: PrintedPage
    place: Zone
    cuts: list[str]


@dataclass(frozen=True)
class PageZones:
    """A page with the zones of all its stories, in their order, and of the photos."""

    printed: PrintedPage
    cuts: list[str]


def story_cutouts(article: Article) -> list[StoryCutout]:
    """One for each page that the story stands on. Two queries."""
    pictures = list(article.pictures.exclude(region=None))
    return [
        StoryCutout(printed, place, cuts_on(printed, pictures))
        for printed in places_of(article)
        for place in printed.places
    ]


def page_zones(page: Page) -> PageZones | None:
    """None for a page that was read from text. Three queries."""
    regions = regions_around(page)
    stories = Article.objects.filter(pk__in={region.article_id for region in regions}).order_by("position", "pk")
    printed = printed_page(page, stories, regions, [page])
    return PageZones(printed, cuts_on(printed, Picture.objects.filter(page=page))) if printed else None
