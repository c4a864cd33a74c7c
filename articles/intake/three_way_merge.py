"""The stories of pages, come in, next to the articles kept from them: which are new, which say something new.

What an editor changed is never written over. What the page said is remembered as a Revision, so that the next import
can tell an editor's change from the page's.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from django.utils import timezone

from articles.desk import revisions
from articles.desk.revisions import Version
from articles.images.media import PhotoFile
from articles.intake import matching, persistence
from articles.intake.candidates import Candidate, candidates_of, is_imported_from, unused_source_refs
from articles.intake.normalization import NormalizedStory
from articles.models import Article, Page, State
from articles.models.doubts import BACK, DROPPED
from articles.story import CHANGEABLE, Story, StoryPicture

NOTHING = Version(Story())
PHOTOS = "photos"  # of pictures whose captions are an editor's, the files alone


@dataclass(frozen=True)
class IncomingStories:
    """A page with the stories that begin on it. `missed`: source_refs of those that it had no longer the last time.

    Only a `whole` page that came in says what is no longer on it. Of another one, only the stories that share a page
    with a whole one are here.
    """

    page: Page
    stories: tuple[NormalizedStory, ...]
    missed: frozenset[str] = frozenset()
    is_whole: bool = True


@dataclass(frozen=True)
class ImportContext:
    """Who imports, None for the command; what the revisions say of it; the photos' files that came along."""

    user: Any = None
    reason: str = ""
    shots: tuple[PhotoFile, ...] = ()


@dataclass(frozen=True)
class ImportedStory:
    """What became of a story. `kept`: the fields in which an editor's words stand against the page's."""

    article: Article
    change: Literal["created", "updated", "unchanged"]
    fitted: NormalizedStory
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportedPage:
    """What became of a page's stories, in its order, and the articles that it no longer has."""

    filed: list[ImportedStory]
    gone: list[Article]


@dataclass(frozen=True)
class MergedStory:
    """A story of `page` next to the article that it is, None where it is new. `fields`: what is to be written of it."""

    page: Page
    story: NormalizedStory
    candidate: Candidate | None = None
    fields: frozenset[str] = frozenset(CHANGEABLE)
    kept: tuple[str, ...] = ()


def import_stories(pages: Sequence[IncomingStories], importer: ImportContext) -> list[ImportedPage]:
    """What became of each page's stories. The caller holds the transaction and the issue's lock."""
    candidates = candidates_of([page.page for page in pages])
    coming = [(page.page, story) for page in pages for story in page.stories]
    pairs = _pairs(coming, candidates, [page.page for page in pages])
    plans = [_plan(*one, candidates[pairs[i]] if i in pairs else None) for i, one in enumerate(coming)]
    job = _Job(
        importer,
        persistence.named_rows(
            ((p.story.story, p.fields) for p in plans), importer.shots, [page.page for page in pages]
        ),
        {page.page.pk: unused_source_refs(page.page, candidates) for page in pages},
        frozenset().union(*(page.missed for page in pages)),
    )
    filed = [job.carry_out(plan, number) for plan, number in zip(plans, _positions(pages), strict=True)]
    persistence.write_print_regions({f.article.pk: f.fitted.story for f in filed}, job.known)
    others = [candidate for n, candidate in enumerate(candidates) if n not in pairs.values()]
    return list(_by_page(pages, iter(filed), others))


def stored_articles(page: Page, stories: Sequence[NormalizedStory]) -> list[Article]:
    """The articles that the page's stories were filed as, as far as they are still there. Nothing is changed."""
    candidates = candidates_of([page])
    pairs = _pairs([(page, story) for story in stories], candidates, [page])
    return [candidates[index].article for index in sorted(pairs.values())]


def is_dropped(article: Article) -> bool:
    """Whether the page, as last imported, had this article no longer, and no editor has decided what becomes of it."""
    return article.dropped_at is not None


def _pairs(
    coming: Sequence[tuple[Page, NormalizedStory]], candidates: Sequence[Candidate], pages: Iterable[Page]
) -> dict[int, int]:
    """A story is an article of the page where it begins, or of one where it goes on: its rest may have come first."""
    by_sequence = {page.sequence: page for page in pages}

    def may_be(new: int, kept: int) -> bool:
        page, story = coming[new]
        others = (by_sequence[r.page_sequence] for r in story.story.regions if r.page_sequence in by_sequence)
        return any(candidates[kept].is_of(one) for one in (page, *others))

    return matching.match([story.story for _page, story in coming], [c.story for c in candidates], may_be)


def _positions(pages: Iterable[IncomingStories]) -> list[int]:
    return [number for page in pages for number, _story in enumerate(page.stories, 1)]


def _plan(page: Page, story: NormalizedStory, candidate: Candidate | None) -> MergedStory:
    """Bring the article up to the story, but for what an editor changed since the page last spoke."""
    if candidate is None:
        return MergedStory(page, story)
    before, current = candidate.before or NOTHING, revisions.current_version(candidate.article)
    story = _with_known_photos(story, (before if candidate.before else current).story.pictures)
    news = revisions.changed_fields(current, story.version)
    edited = revisions.changed_fields(before, current)
    kept = tuple(field for field in CHANGEABLE if field in news & edited)
    if "pictures" in kept and _only_words_are_edited(before, current, story.version):
        has_other_words = _words(current) != _words(story.version)
        kept = kept if has_other_words else tuple(field for field in kept if field != "pictures")
        return MergedStory(page, story, candidate, (news - edited) | {PHOTOS}, kept)
    return MergedStory(page, story, candidate, news - edited, kept)


def _with_known_photos(story: NormalizedStory, before: Sequence[StoryPicture]) -> NormalizedStory:
    """A picture that comes without its photo, as in a text, is no word against the photo that is there."""
    pictures = story.story.pictures
    if len(pictures) != len(before) or all(picture.image for picture in pictures):
        return story
    known = tuple(replace(p, image=p.image or b.image) for p, b in zip(pictures, before, strict=True))
    return replace(story, version=replace(story.version, story=replace(story.story, pictures=known)))


def _only_words_are_edited(before: Version, current: Version, new: Version) -> bool:
    """Whether the page brings other photos, as many as stand there, and the editor left the photos alone."""
    was, stands, comes = ([picture.image for picture in version.story.pictures] for version in (before, current, new))
    return was == stands and len(comes) == len(stands) and comes != stands


def _words(version: Version) -> list[StoryPicture]:
    return [replace(picture, image="", region=None) for picture in version.story.pictures]


@dataclass(frozen=True)
class _Job:
    """What the filing of a few pages' stories shares. `refs`, by page pk, hand out references that no article has;
    `missed` are those of stories that the pages had no longer the last time.
    """

    importer: ImportContext
    known: persistence.NamedRows
    refs: dict[int, Any]
    missed: frozenset[str]

    def carry_out(self, plan: MergedStory, position: int) -> ImportedStory:
        if plan.candidate:
            return self._renew(plan, plan.candidate)
        article = persistence.create_article(plan.page, next(self.refs[plan.page.pk]), position, plan.story, self.known)
        self._remember(article, plan.story)
        return ImportedStory(article, "created", plan.story)

    def _renew(self, plan: MergedStory, candidate: Candidate) -> ImportedStory:
        article, story = candidate.article, plan.story
        persistence.update_import_facts(article, source_ref=article.source_ref or next(self.refs[plan.page.pk]))
        self._bring_home(article, plan.page)
        if is_dropped(article):
            doubts = [entry for entry in article.doubts if entry != DROPPED]
            persistence.update_import_facts(article, dropped_at=None, doubts=doubts)
        if candidate.before is None or revisions.changed_fields(candidate.before, story.version):
            # Only then: doubts of words that have not changed were the editor's to settle, and may be settled.
            persistence.update_import_facts(
                article, confidence=story.confidence, doubts=persistence.stored_doubts(story)
            )
            self._remember(article, story)
        if article.state == State.WITHDRAWN and article.source_ref in self.missed and BACK not in article.doubts:
            persistence.update_import_facts(article, doubts=[*article.doubts, BACK])
        if plan.fields:
            persistence.write_fields(article, story, plan.fields, self.known)
        if plan.fields and plan.kept:  # neither the editor's revision nor the page's is what now stands there
            revisions.record_revision(article, self.importer.user, self.importer.reason)
        return ImportedStory(article, "updated" if plan.fields else "unchanged", story, plan.kept)

    def _remember(self, article: Article, story: NormalizedStory) -> None:
        revisions.record_import(article, story.version, self.importer.user, self.importer.reason)

    def _bring_home(self, article: Article, page: Page) -> None:
        """The rest of a story that came before its beginning stood on its own page, where nobody has put it."""
        pages = self.known.pages.values()
        if article.page_id != page.pk and any(
            one.pk == article.page_id and is_imported_from(article, one) for one in pages
        ):
            persistence.update_import_facts(article, page=page)


def _by_page(
    pages: Sequence[IncomingStories], filed: Iterable[ImportedStory], others: Sequence[Candidate]
) -> Iterable[ImportedPage]:
    filed = list(filed)
    ends = [sum(len(page.stories) for page in pages[: n + 1]) for n in range(len(pages))]
    for page, end in zip(pages, ends, strict=True):
        own = filed[end - len(page.stories) : end]
        if page.is_whole:
            _keep_in_order([f for f in own if f.article.page_id == page.page.pk])
        here = [c for c in others if c.article.page_id == page.page.pk and c.article.source_ref]
        gone = here if page.is_whole else [c for c in here if _is_part_of_any(c, filed)]
        yield ImportedPage(own, _drop([c.article for c in gone], page.missed))


def _is_part_of_any(candidate: Candidate, filed: Iterable[ImportedStory]) -> bool:
    """Whether all of it stands in a story that came with another page: its rest, which had come first."""
    return any(matching.is_part(candidate.story, f.fitted.story) for f in filed)


def _keep_in_order(filed: Sequence[ImportedStory]) -> None:
    """Number the page's stories as it prints them, unless an editor has put those that were there in another order."""
    were_there = [f.article.position for f in filed if f.change != "created"]
    if were_there == sorted(were_there):
        for number, item in enumerate(filed, 1):
            persistence.update_import_facts(item.article, position=number)


def _drop(gone: list[Article], missed: frozenset[str]) -> list[Article]:
    """Mark what print has withdrawn, for an editor to decide: once, not again with every import after that."""
    for article in gone:
        if article.source_ref not in missed and not is_dropped(article):
            persistence.update_import_facts(article, dropped_at=timezone.now(), doubts=[*article.doubts, DROPPED])
    return gone
