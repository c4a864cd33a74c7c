"""The articles that a page's stories may be: those on the page, and those that came from it and were moved since."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from articles.desk import revisions
from articles.desk.revisions import Version
from articles.desk.source_refs import ref_prefix
from articles.models import Article, Page
from articles.story import Story


@dataclass(frozen=True)
class Candidate:
    """An article that an incoming story may be a newer state of.

    `base`: what its page said at its last import; None where no import made the article.
    """

    article: Article
    base: Version | None

    @property
    def story(self) -> Story:
        """What incoming stories are compared with: the page's own words, where there are any, not an editor's."""
        return self.base.story if self.base else revisions.story_of(self.article)

    def is_of(self, page: Page) -> bool:
        """Whether it stands on the page or was imported from it."""
        return self.article.page_id == page.pk or is_imported_from(self.article, page)


@dataclass(frozen=True)
class KnownStory:
    """The article, by its pk, that a story of a mended page is, and what its blocks said before."""

    article: int
    base: Version


def candidates_of(pages: Sequence[Page], also: Iterable[int] = ()) -> list[Candidate]:
    """The articles on these pages and imported from them, in the order of the pages and of
    their position there; and `also` those of these pks.

    Their rows are locked until the transaction ends, in the order of their pk, so that no
    editor saves meanwhile.
    """
    pks = lock_articles_of(pages, also)
    order = {page.pk: index for index, page in enumerate(pages)}
    articles = sorted(
        Article.everything.for_revisions().filter(pk__in=pks),
        key=lambda article: (
            order.get(article.page_id, len(order)),
            article.position,
            article.pk,
        ),
    )
    bases = revisions.last_imported_versions(articles)
    return [Candidate(article, bases.get(article.pk)) for article in articles]


def lock_articles_of(pages: Sequence[Page], also: Iterable[int] = ()) -> list[int]:
    """Lock the articles on these pages and imported from them, and `also` these, in the order of pk; their pks."""
    of_pages = reduce(or_, map(_articles_of, pages))
    return Article.everything.filter(of_pages | Q(pk__in=list(also))).lock()


def has_imported_articles(page: Page) -> bool:
    """Whether any article that was imported stands on the page, or was imported from it and stands elsewhere now."""
    return Article.everything.filter(_articles_of(page), source_ref__isnull=False).exists()


def is_imported_from(article: Article, page: Page) -> bool:
    """Whether the article was imported from this page; its source_ref says so, wherever it stands now."""
    return (article.source_ref or "").startswith(ref_prefix(page))


def is_dropped(article: Article) -> bool:
    """Whether the page's last import had this article no longer, and no editor has decided yet what becomes of it."""
    return article.dropped_at is not None


def unused_source_refs(page: Page, candidates: Sequence[Candidate]) -> Iterator[str]:
    """New source_refs for articles of the page, without end: numbered on from the highest among `candidates`."""
    prefix = ref_prefix(page)
    refs = [one.article.source_ref for one in candidates if is_imported_from(one.article, page)]
    highest = max((int(ref.removeprefix(prefix)) for ref in refs), default=0)
    return (f"{prefix}{number}" for number in itertools.count(highest + 1))


def _articles_of(page: Page) -> Q:
    """A subquery for the references, which have an index; joined by OR they would be a scan of the whole archive."""
    imported = Article.everything.order_by().filter(source_ref__startswith=ref_prefix(page))
    return Q(page=page) | Q(pk__in=imported.values("pk"))
