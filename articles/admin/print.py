"""What the desk sees of the printed page: where each story and each photo was cut out of it."""

from dataclasses import dataclass

from articles.models import Article, Page, Picture
from articles.presenting.page_image import PrintedPage, Zone, cuts_on, places_of, printed_page, regions_around


@dataclass(frozen=True)
class Cutting:
    """A story as it was cut out of a page, with its photos; all in the units of the page's picture."""

    printed: PrintedPage
    place: Zone
    cuts: list[str]


@dataclass(frozen=True)
class Sheet:
    """A page with the zones of all its stories, in their order, and of the photos."""

    printed: PrintedPage
    cuts: list[str]


def cuttings_of(article: Article) -> list[Cutting]:
    """One for each page that the story stands on. Two queries."""
    pictures = list(article.pictures.exclude(region=None))
    return [
        Cutting(printed, place, cuts_on(printed, pictures))
        for printed in places_of(article)
        for place in printed.places
    ]


def sheet_of(page: Page) -> Sheet | None:
    """None for a page that was read from text. Three queries."""
    regions = regions_around(page)
    stories = Article.objects.filter(pk__in={region.article_id for region in regions}).order_by("position", "pk")
    printed = printed_page(page, stories, regions, [page])
    return Sheet(printed, cuts_on(printed, Picture.objects.filter(page=page))) if printed else None
