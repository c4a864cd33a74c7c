"""The stories of incoming pages → articles: each is matched with the article it is a newer state of, merged, written.

What an editor changed is never written over (`three_way_merge`). What the page said is recorded as a Revision: it is
the base of the next import's merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from django.utils import timezone

from articles.desk import revisions
from articles.images.media import PhotoFile
from articles.intake import matching, persistence
from articles.intake.candidates import Candidate, candidates_of, is_imported_from, unused_source_refs
from articles.intake.normalization import NormalizedStory
from articles.intake.three_way_merge import MergedStory, merge_story
from articles.models import Article, Page, State
from articles.models.doubts import BACK, DROPPED


@dataclass(frozen=True)
class IncomingStories:
    """The stories that begin on a page. `dropped_before`: source_refs of those that its last import missed already.

    Only an import of the whole page can tell which stories it has no longer. Of a page that does not come in itself,
    `is_whole` is false and only the stories are here that go on on a page that does.
    """

    page: Page
    stories: tuple[NormalizedStory, ...]
    dropped_before: frozenset[str] = frozenset()
    is_whole: bool = True


@dataclass(frozen=True)
class ImportContext:
    """What an import's stories share: its user (None for the command), the reason in revisions, the photos' files."""

    user: Any = None
    reason: str = ""
    photo_files: tuple[PhotoFile, ...] = ()


@dataclass(frozen=True)
class ImportedStory:
    """What became of a story. `kept`: the fields in which an editor's words stand against the page's."""

    article: Article
    change: Literal["created", "updated", "unchanged"]
    story: NormalizedStory
    kept: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportedPage:
    """What became of a page's stories, in its order, and the articles that it has no longer."""

    stories: list[ImportedStory]
    dropped: list[Article]


def import_stories(pages: Sequence[IncomingStories], context: ImportContext) -> list[ImportedPage]:
    """Write the stories of pages of one issue; what became of them, page by page.

    The caller holds the transaction and the lock on the issue's row. Articles are locked here, in the order of their
    pk, until the transaction ends.
    """
    rows = [page.page for page in pages]
    candidates = candidates_of(rows)
    incoming = [(page.page, story) for page in pages for story in page.stories]
    pairs = _pairs(incoming, candidates, rows)
    merged = [
        merge_story(page, story, candidates[pairs[index]] if index in pairs else None)
        for index, (page, story) in enumerate(incoming)
    ]
    writer = _writer(pages, merged, candidates, context)
    numbered = zip(merged, _positions(pages), strict=True)
    imported = [writer.write(story, position) for story, position in numbered]
    persistence.write_print_regions({one.article.pk: one.story.story for one in imported}, writer.rows)
    matched = set(pairs.values())
    unmatched = [candidate for index, candidate in enumerate(candidates) if index not in matched]
    return list(_by_page(pages, imported, unmatched))


def stored_articles(page: Page, stories: Sequence[NormalizedStory]) -> list[Article]:
    """The articles that the page's stories were imported as, those that are still there. Changes nothing."""
    candidates = candidates_of([page])
    pairs = _pairs([(page, story) for story in stories], candidates, [page])
    return [candidates[index].article for index in sorted(pairs.values())]


def is_dropped(article: Article) -> bool:
    """Whether the page's last import had this article no longer, and no editor has decided yet what becomes of it."""
    return article.dropped_at is not None


def _pairs(
    incoming: Sequence[tuple[Page, NormalizedStory]], candidates: Sequence[Candidate], pages: Iterable[Page]
) -> dict[int, int]:
    """Index in `incoming` → index in `candidates`.

    A story may be an article of the page where it begins, or of one where it goes on: its rest may have come first.
    """
    by_sequence = {page.sequence: page for page in pages}

    def may_be(new: int, kept: int) -> bool:
        page, story = incoming[new]
        sequences = [region.page_sequence for region in story.story.regions]
        others = [by_sequence[sequence] for sequence in sequences if sequence in by_sequence]
        return any(candidates[kept].is_of(each) for each in (page, *others))

    new = [story.story for _page, story in incoming]
    return matching.match(new, [candidate.story for candidate in candidates], may_be)


def _positions(pages: Iterable[IncomingStories]) -> list[int]:
    """Each story's place on its page, from 1."""
    return [position for page in pages for position, _story in enumerate(page.stories, 1)]


def _writer(
    pages: Sequence[IncomingStories],
    merged: Sequence[MergedStory],
    candidates: Sequence[Candidate],
    context: ImportContext,
) -> _StoryWriter:
    to_write = [(one.story.story, one.fields) for one in merged]
    return _StoryWriter(
        context,
        persistence.named_rows(to_write, context.photo_files, [page.page for page in pages]),
        {page.page.pk: unused_source_refs(page.page, candidates) for page in pages},
        frozenset().union(*(page.dropped_before for page in pages)),
    )


@dataclass(frozen=True)
class _StoryWriter:
    """Writes merged stories of a few pages of one issue.

    `refs`: by page pk, source_refs that no article has had. `dropped_before`: source_refs of the articles that the
    pages' last imports missed.
    """

    context: ImportContext
    rows: persistence.NamedRows
    refs: dict[int, Iterator[str]]
    dropped_before: frozenset[str]

    def write(self, merged: MergedStory, position: int) -> ImportedStory:
        if merged.candidate:
            return self._update(merged, merged.candidate)
        ref = next(self.refs[merged.page.pk])
        article = persistence.create_article(merged.page, ref, position, merged.story, self.rows)
        self._record_import(article, merged.story)
        return ImportedStory(article, "created", merged.story)

    def _update(self, merged: MergedStory, candidate: Candidate) -> ImportedStory:
        article, story = candidate.article, merged.story
        ref = article.source_ref or next(self.refs[merged.page.pk])
        persistence.update_import_facts(article, source_ref=ref)
        self._move_to_first_page(article, merged.page)
        self._update_dropped_state(article)
        if candidate.base is None or revisions.changed_fields(candidate.base, story.version):
            # Only then: doubts about words that have not changed were the editor's to settle, and may be settled.
            doubts = persistence.stored_doubts(story)
            persistence.update_import_facts(article, confidence=story.confidence, doubts=doubts)
            self._record_import(article, story)
        self._doubt_its_return(article)
        if merged.fields:
            persistence.write_fields(article, story, merged.fields, self.rows)
        if merged.fields and merged.kept:  # what stands there now is neither the editor's revision nor the page's
            revisions.record_revision(article, self.context.user, self.context.reason)
        return ImportedStory(article, "updated" if merged.fields else "unchanged", story, merged.kept)

    def _record_import(self, article: Article, story: NormalizedStory) -> None:
        revisions.record_import(article, story.version, self.context.user, self.context.reason)

    def _move_to_first_page(self, article: Article, page: Page) -> None:
        """Put the article on the page where its story begins.

        The continuation may have come first: its article then stands on the page that it came from. One that an
        editor has put elsewhere stays there.
        """
        if article.page_id == page.pk:
            return
        stands_on = [one for one in self.rows.pages.values() if one.pk == article.page_id]
        if any(is_imported_from(article, one) for one in stands_on):
            persistence.update_import_facts(article, page=page)

    def _update_dropped_state(self, article: Article) -> None:
        """The page has the story again: it is dropped no longer."""
        if is_dropped(article):
            doubts = [entry for entry in article.doubts if entry != DROPPED]
            persistence.update_import_facts(article, dropped_at=None, doubts=doubts)

    def _doubt_its_return(self, article: Article) -> None:
        """Where an editor withdrew the article because the page had dropped it, and the page has it again."""
        is_back = article.state == State.WITHDRAWN and article.source_ref in self.dropped_before
        if is_back and BACK not in article.doubts:
            persistence.update_import_facts(article, doubts=[*article.doubts, BACK])


def _by_page(
    pages: Sequence[IncomingStories], imported: Sequence[ImportedStory], unmatched: Sequence[Candidate]
) -> Iterator[ImportedPage]:
    """The imported stories page by page, each page's put in order and the articles it has no longer marked."""
    end = 0
    for page in pages:
        start, end = end, end + len(page.stories)
        own = list(imported[start:end])
        if page.is_whole:
            _number_in_print_order([one for one in own if one.article.page_id == page.page.pk])
        missing = _missing_articles(page, imported, unmatched)
        _mark_dropped(missing, page.dropped_before)
        yield ImportedPage(own, missing)


def _missing_articles(
    page: IncomingStories, imported: Sequence[ImportedStory], unmatched: Sequence[Candidate]
) -> list[Article]:
    """The imported articles on the page that no incoming story is a newer state of.

    Of a page that did not come in itself, only those whose text another story now contains: the continuation had come
    first, and came once more as part of the whole story.
    """
    here = [one for one in unmatched if one.article.page_id == page.page.pk and one.article.source_ref]
    if not page.is_whole:
        here = [one for one in here if _is_part_of_any(one, imported)]
    return [candidate.article for candidate in here]


def _is_part_of_any(candidate: Candidate, imported: Iterable[ImportedStory]) -> bool:
    return any(matching.is_part(candidate.story, one.story.story) for one in imported)


def _number_in_print_order(stories: Sequence[ImportedStory]) -> None:
    """Number the page's articles as it prints them, unless an editor has put the older ones in another order."""
    older = [one.article.position for one in stories if one.change != "created"]
    if older == sorted(older):
        for position, one in enumerate(stories, 1):
            persistence.update_import_facts(one.article, position=position)


def _mark_dropped(articles: Iterable[Article], dropped_before: frozenset[str]) -> None:
    """Mark articles that print has withdrawn, for an editor to decide: once, not again with every later import."""
    for article in articles:
        if article.source_ref not in dropped_before and not is_dropped(article):
            doubts = [*article.doubts, DROPPED]
            persistence.update_import_facts(article, dropped_at=timezone.now(), doubts=doubts)
