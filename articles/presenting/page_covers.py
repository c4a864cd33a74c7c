"""What may not be seen of printed pages: the zones of stories that are not visible, also of deleted ones, and
what is not to go online.

Where such a story's zone is unknown (it was split or written by hand), the whole page may not be
seen. Pages are covered before they are shown: `page_image` shows none that nobody has asked about.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, JSONField, OuterRef, Q, QuerySet, Value
from django.db.models.expressions import Combinable

from articles.models import (
    Article,
    ArticleRegion,
    Page,
    RemovedZone,
    State,
    StoredBlock,
    StoredGroup,
)

Polygon = list[list[float]]  # [[x, y], ...] in fractions of the page, origin top left


@dataclass(frozen=True)
class PageCover:
    """`polygons` in fractions of the page; `whole` where nothing of it may be seen."""

    polygons: tuple[Polygon, ...] = ()
    whole: bool = False

    def __bool__(self) -> bool:
        return self.whole or bool(self.polygons)


UNCOVERED = PageCover()
CLOSED = PageCover(whole=True)


def cover_pages(pages: Iterable[Page], visible: QuerySet[Article]) -> None:
    """Sets `cover` of each page. One query; none where no page has a picture or a PDF."""
    pages = list(pages)
    shown = {page.pk for page in pages if page.images or page.pdf}
    covers = _covers(shown, visible) if shown else {}
    for page in pages:
        page.cover = covers.get(page.pk, UNCOVERED)


def something_covered(visible: QuerySet[Article]) -> Combinable:
    """A condition on rows with a `page`: whether something on that page is not visible."""
    here = {"page": OuterRef("page")}
    return (
        Exists(_hidden_regions(visible).filter(**here))
        | Exists(_hidden_unzoned(visible).filter(**here))
        | Exists(RemovedZone.objects.filter(**here))
        | Exists(_print_only().filter(**here))
    )


def uncover(pages: Iterable[Page]) -> None:
    """For the desk, which sees everything."""
    for page in pages:
        page.cover = UNCOVERED


def _covers(pks: set[int], visible: QuerySet[Article]) -> dict[int, PageCover]:
    polygons: dict[int, list[Any]] = defaultdict(list)
    for pk, polygon in _hidden(pks, visible):
        polygons[pk].append(polygon)
    return {
        pk: PageCover(whole=True) if None in found else PageCover(tuple(sorted(found)))
        for pk, found in polygons.items()
    }


def _hidden(pks: set[int], visible: QuerySet[Article]) -> QuerySet:
    """(page, polygon) of what is not visible; a polygon of None is the whole page."""
    regions = _hidden_regions(visible).filter(page__in=pks)
    unzoned = _hidden_unzoned(visible).filter(page__in=pks)
    removed = RemovedZone.objects.filter(page__in=pks)
    print_only = _print_only().filter(page__in=pks)
    nowhere = Value(None, JSONField())
    return (
        regions.order_by()
        .values_list("page", "polygon")
        .union(
            unzoned.order_by().annotate(polygon=nowhere).values_list("page", "polygon"),
            removed.order_by().annotate(where=F("polygon")).values_list("page", "where"),
            print_only.annotate(where=F("cover")).values_list("page", "where"),
            all=True,
        )
    )


def _hidden_regions(visible: QuerySet[Article]) -> QuerySet[ArticleRegion]:
    return ArticleRegion.objects.exclude(article__in=visible.order_by())


def _hidden_unzoned(visible: QuerySet[Article]) -> QuerySet[Article]:
    """What is not visible and has no zone on its own page."""
    on_its_page = ArticleRegion.objects.filter(article=OuterRef("pk"), page=OuterRef("page"))
    hidden = Article.everything.exclude(pk__in=visible.order_by().values("pk"))
    return hidden.filter(~Exists(on_its_page)).exclude(_without_blocks())


def _without_blocks() -> Combinable:
    """A condition on articles: the desk has put all its blocks elsewhere, so it stands nowhere."""
    of_its_page = StoredGroup.objects.filter(page=OuterRef("page"))
    own = StoredGroup.objects.filter(article=OuterRef("pk"))
    is_imported = Q(state=State.BINNED, source_ref__isnull=False)
    return is_imported & Exists(of_its_page) & ~Exists(own)


def _print_only() -> QuerySet[StoredBlock]:
    return StoredBlock.objects.order_by().filter(cover__isnull=False)
