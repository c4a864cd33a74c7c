"""The stories of a page, come in, next to the articles kept from it: which are new, which say something new.

What an editor changed is never written over. What the page said is remembered as a Revision, so that the next import
can tell an editor's change from the page's.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Q
from django.utils.translation import gettext_noop

from articles import revisions
from articles.intake import matching, rows
from articles.intake.fitting import Fitted, doubt
from articles.models import Article, Page
from articles.models.doubts import stored
from articles.revisions import Version
from articles.story import Story

NOTHING = Version(Story())
GONE = stored([doubt(gettext_noop("The page, as last imported, no longer has this story."))])


@dataclass(frozen=True)
class Filed:
    """What became of a story. `kept`: the fields in which an editor's words stand against the page's."""

    article: Article
    change: Literal["created", "updated", "unchanged"]
    fitted: Fitted
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class Candidate:
    """An article that a story may be. `before`: what its page said last, None where no import made it."""

    article: Article
    before: Version | None

    @property
    def story(self) -> Story:
        return self.before.story if self.before else revisions.story_of(self.article)


@dataclass(frozen=True)
class _Plan:
    """A story next to the article that it is, None where it is new. `fields`: what of the article is to be written."""

    story: Fitted
    candidate: Candidate | None = None
    fields: frozenset[str] = frozenset(revisions.FIELDS)
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Import:
    """What the filing of one page's stories shares. `refs` hands out references that no article has."""

    page: Page
    known: rows.Directory
    refs: Iterator[str]
    user: Any
    reason: str


def file_stories(
    page: Page, stories: Sequence[Fitted], user: Any, reason: str, missed: frozenset[str] = frozenset()
) -> tuple[list[Filed], list[Article]]:
    """What became of each story, in the page's order, and the articles that the page no longer has.

    `missed` holds the source_refs of those that it already had no longer the last time. The caller holds the
    transaction and the issue's lock.
    """
    candidates = _candidates(page)
    pairs = _pairs(stories, candidates)
    plans = [_plan(story, candidates[pairs[i]] if i in pairs else None) for i, story in enumerate(stories)]
    known = rows.directory((plan.story.story, plan.fields) for plan in plans)
    job = _Import(page, known, _free_refs(page, candidates), user, reason)
    filed = [_carry_out(plan, number, job) for number, plan in enumerate(plans, 1)]
    _keep_in_order([f for f in filed if f.article.page_id == page.pk])
    return filed, _mark_gone(page, [f.article for f in filed], candidates, missed)


def articles_of(page: Page, stories: Sequence[Fitted]) -> list[Article]:
    """The articles that the page's stories were filed as, as far as they are still there. Nothing is changed."""
    candidates = _candidates(page)
    return [candidates[index].article for index in sorted(_pairs(stories, candidates).values())]


def _pairs(stories: Sequence[Fitted], candidates: Sequence[Candidate]) -> dict[int, int]:
    return matching.match([s.story for s in stories], [c.story for c in candidates])


def has_come_from(page: Page) -> bool:
    """Whether any article that an import made is still on the page, or came from it and now stands elsewhere."""
    return Article.objects.filter(_of(page), source_ref__isnull=False).exists()


def _candidates(page: Page) -> list[Candidate]:
    """The articles on the page, and those moved from it elsewhere; locked, so that no editor saves meanwhile."""
    pks = list(Article.objects.select_for_update().filter(_of(page)).order_by("pk").values_list("pk", flat=True))
    articles = Article.objects.for_reading().filter(pk__in=pks).order_by("position", "pk")
    before = revisions.last_imports(articles)
    return [Candidate(article, before.get(article.pk)) for article in articles]


def _plan(story: Fitted, candidate: Candidate | None) -> _Plan:
    """Bring the article up to the story, but for what an editor changed since the page last spoke."""
    if candidate is None:
        return _Plan(story)
    current = revisions.version_of(candidate.article)
    news = revisions.differing(current, story.version)
    edited = revisions.differing(candidate.before or NOTHING, current)
    kept = tuple(field for field in revisions.FIELDS if field in news & edited)
    return _Plan(story, candidate, news - edited, kept)


def _carry_out(plan: _Plan, number: int, job: _Import) -> Filed:
    return _renew(plan, plan.candidate, job) if plan.candidate else _create(number, plan.story, job)


def _create(position: int, story: Fitted, job: _Import) -> Filed:
    article = rows.create(job.page, next(job.refs), position, story, job.known)
    revisions.keep_import(article, story.version, job.user, job.reason)
    return Filed(article, "created", story)


def _renew(plan: _Plan, candidate: Candidate, job: _Import) -> Filed:
    article, story = candidate.article, plan.story
    rows.refresh(article, source_ref=article.source_ref or next(job.refs))
    if candidate.before is None or revisions.differing(candidate.before, story.version):
        # Only then: doubts of words that have not changed were the editor's to settle, and may be settled.
        rows.refresh(article, confidence=story.confidence, doubts=rows.doubts_of(story))
        revisions.keep_import(article, story.version, job.user, job.reason)
    elif is_gone(article):
        rows.refresh(article, doubts=[entry for entry in article.doubts if entry not in GONE])
    if plan.fields:
        rows.write(article, story, plan.fields, job.known)
    if plan.fields and plan.kept:  # neither the editor's revision nor the page's is what now stands there
        revisions.keep(article, job.user, job.reason)
    return Filed(article, "updated" if plan.fields else "unchanged", story, plan.kept)


def _keep_in_order(filed: Sequence[Filed]) -> None:
    """Number the page's stories as it prints them, unless an editor has put those that were there in another order."""
    were_there = [f.article.position for f in filed if f.change != "created"]
    if were_there == sorted(were_there):
        for number, item in enumerate(filed, 1):
            rows.refresh(item.article, position=number)


def _mark_gone(
    page: Page, found: Sequence[Article], candidates: Sequence[Candidate], missed: frozenset[str]
) -> list[Article]:
    """The articles that came from this page and stand on it, but not in its file any more.

    Each gets a doubt, once: not again with every import that an editor has settled it.
    """
    pks = {article.pk for article in found}
    here = [c.article for c in candidates if c.article.page_id == page.pk and c.article.source_ref]
    gone = [article for article in here if article.pk not in pks]
    for article in gone:
        if article.source_ref not in missed and not is_gone(article):
            rows.refresh(article, doubts=article.doubts + GONE)
    return gone


def is_gone(article: Article) -> bool:
    """Whether the page, as last imported, had this article no longer."""
    return GONE[0] in article.doubts


def _of(page: Page) -> Q:
    return Q(page=page) | Q(source_ref__startswith=_ref_prefix(page))


def _ref_prefix(page: Page) -> str:
    return f"{page.issue.key}/{page.sequence}/"


def _free_refs(page: Page, candidates: Sequence[Candidate]) -> Iterator[str]:
    """References that no article has had: numbered on from the highest that any article from this page carries."""
    prefix = _ref_prefix(page)
    refs = [c.article.source_ref or "" for c in candidates]
    taken = [int(ref.removeprefix(prefix)) for ref in refs if ref.startswith(prefix)]
    return (f"{prefix}{number}" for number in itertools.count(max(taken, default=0) + 1))
