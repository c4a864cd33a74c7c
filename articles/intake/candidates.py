"""The articles that a page's stories may be: those on it, and those that came from it and were moved elsewhere."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from django.db.models import Q

from articles.desk import revisions
from articles.desk.revisions import Version
from articles.models import Article, Page
from articles.story import Story


@dataclass(frozen=True)
class Candidate:
    """An article that a story may be. `before`: what its page said last, None where no import made it."""

    article: Article
    before: Version | None

    @property
    def story(self) -> Story:
        return self.before.story if self.before else revisions.story_of(self.article)

    def is_of(self, page: Page) -> bool:
        """Whether it stands on the page or came from it."""
        return self.article.page_id == page.pk or is_imported_from(self.article, page)


def candidates_of(pages: Sequence[Page]) -> list[Candidate]:
    """The articles of these pages in their order; locked, so that no editor saves meanwhile."""
    of_pages = reduce(or_, map(_of, pages))
    locked = Article.objects.select_for_update(no_key=True).filter(of_pages).order_by("pk")
    pks = list(locked.values_list("pk", flat=True))
    places = {page.pk: place for place, page in enumerate(pages)}
    articles = sorted(
        Article.objects.for_revisions().filter(pk__in=pks),
        key=lambda article: (places.get(article.page_id, len(places)), article.position, article.pk),
    )
    before = revisions.last_imported_versions(articles)
    return [Candidate(article, before.get(article.pk)) for article in articles]


def has_imported_articles(page: Page) -> bool:
    """Whether any article that an import made is still on the page, or came from it and now stands elsewhere."""
    return Article.objects.filter(_of(page), source_ref__isnull=False).exists()


def is_imported_from(article: Article, page: Page) -> bool:
    return (article.source_ref or "").startswith(_ref_prefix(page))


def unused_source_refs(page: Page, candidates: Sequence[Candidate]) -> Iterator[str]:
    """References that no article has had: numbered on from the highest that any article from this page carries."""
    prefix = _ref_prefix(page)
    taken = [int(c.article.source_ref.removeprefix(prefix)) for c in candidates if is_imported_from(c.article, page)]
    return (f"{prefix}{number}" for number in itertools.count(max(taken, default=0) + 1))


def _of(page: Page) -> Q:
    """Asked apart: the references alone are looked through in their index, the articles would be a whole archive."""
    came = Article.objects.order_by().filter(source_ref__startswith=_ref_prefix(page))
    return Q(page=page) | Q(pk__in=came.values("pk"))


def _ref_prefix(page: Page) -> str:
    return f"{page.issue.key}/{page.sequence}/"
