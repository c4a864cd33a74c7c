"""A page opened for an operation: its articles and itself locked, by compare-and-set on its version."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from articles.derived.relation_lock import lock_relations
from articles.desk.page_layouts import StoredPlaces, newest_layout, places_by
from articles.desk.review_levels import stored_levels
from articles.desk.rights import Right, Rights, RightsError, rights_of
from articles.desk.signed_changes import NOTHING_WATCHED, Watched, watch
from articles.models import (
    Article,
    ArticleRegion,
    Page,
    PageOperation,
    State,
    StoredGroup,
    StoredLayout,
)
from articles.reading.operations import OperationError
from articles.reading.shapes import gettext_noop

NO_BLOCKS = gettext_noop("The blocks of this page are not known.")


class StalePageError(Exception):
    """Somebody has changed the page since it was looked at.

    `since`: the operations that were done or undone, the first one first; none where it was
    changed in another way, as by an import.
    """

    def __init__(self, since: Iterable[PageOperation]) -> None:
        self.since = tuple(since)
        super().__init__(_("The page has been changed meanwhile."))


@dataclass(frozen=True)
class OpenPage:
    """A page with its blocks and the articles that stand on it or in its blocks, by pk, locked till the transaction
    ends.

    `version`: the page's from now on; `regions`: where the articles stand in print, by their pk;
    `held`: the rights of `user`, None for a command; `watched`: their texts, where they are signed.
    """

    page: Page
    version: int
    stored: StoredPlaces
    articles: Mapping[int, Article]
    regions: Mapping[int, Sequence[ArticleRegion]]
    held: Rights
    user: Any = None
    watched: Watched = NOTHING_WATCHED

    def regions_here(self, pk: int) -> list[ArticleRegion]:
        """The article's, of this page alone."""
        return [row for row in self.regions.get(pk, ()) if row.page_id == self.page.pk]

    @property
    def is_seen(self) -> bool:
        """Whether readers see, or have seen, anything of the page."""
        return any(is_seen(article) for article in self.articles.values())


def is_seen(article: Article) -> bool:
    """Whether it is or was online, or may be again when it comes out of the bin."""
    return State.DRAFT not in (article.state, article.state_before_bin)


def open_page(
    pk: int,
    version: int,
    user: Any = None,
    also: Iterable[int] = (),
    layout: StoredLayout | None = None,
) -> OpenPage:
    """The page, if it still has this version, which is then raised. `also`: articles that are locked, too. `layout`:
    what was read of the page last, with the page, where it is known.

    Raises StalePageError, RightsError, OperationError, Page.DoesNotExist. The caller holds the
    transaction.
    """
    levels = stored_levels()
    held = rights_of(user, levels)
    if not held.has(Right.EDIT):
        raise RightsError(_("You may not change articles."))
    layout = layout or newest_layout(pk)
    page = layout.page if layout else Page.objects.get(pk=pk)
    articles = _locked_articles(page, also)
    if any(map(is_seen, articles.values())):
        lock_relations()  # before the page, as everybody does
    if not Page.objects.filter(pk=pk, version=version).update():
        raise StalePageError(changes_since(page, version))
    if layout is None:
        raise OperationError(NO_BLOCKS)
    stored = places_by([layout])[
        pk
    ]  # still the newest: the page had the same version ever since
    watched = watch(Article.everything.filter(pk__in=articles), levels=levels)
    regions = _regions_of(articles)
    return OpenPage(page, version + 1, stored, articles, regions, held, user, watched)


def pks_on(page: Page) -> QuerySet[Any]:
    """Of the articles that stand on the page or in its blocks. A union: where one of two ways may lead to a row,
    PostgreSQL goes through all of them.
    """
    standing = Article.everything.filter(page=page).order_by().values("pk")
    named = StoredGroup.objects.filter(page=page, article__isnull=False)
    pks: QuerySet[Any] = standing.union(named.order_by().values("article"))
    return pks


def changes_since(page: Page, version: int) -> list[PageOperation]:
    """What was done, or undone, since the page had this version, the first one first."""
    rows = page.operations.filter(page_version__gt=version).select_related("by", "undone_by")
    return list(rows.order_by("page_version"))


def _regions_of(articles: Mapping[int, Article]) -> dict[int, list[ArticleRegion]]:
    """One query; the articles know them, too. Of their pages nothing but which ones they are."""
    regions = ArticleRegion.objects.select_related("page")
    regions = regions.only("article", "polygon", "position", "page__sequence")
    prefetch_related_objects(list(articles.values()), Prefetch("regions", regions))
    return {pk: list(article.regions.all()) for pk, article in articles.items()}


def _locked_articles(page: Page, also: Iterable[int]) -> dict[int, Article]:
    """In the order of their pk, as every verb locks them."""
    also = Article.everything.filter(pk__in=list(also)).order_by().values("pk")
    rows = Article.everything.filter(pk__in=pks_on(page).union(also))
    rows = rows.select_related("section").order_by("pk")
    found = {row.pk: row for row in rows.select_for_update(no_key=True, of=("self",))}
    for article in found.values():
        if article.page_id == page.pk:
            article.page = page
    return found
