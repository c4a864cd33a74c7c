"""The stories of incoming pages → articles: each is matched with the article it is a newer
state of, merged, written.

What an editor changed is never written over (`three_way_merge`). What the page said is recorded
as a Revision: it is the base of the next import's merge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.utils import timezone

from articles.desk import persistence, revisions
from articles.desk.named_rows import named_rows
from articles.desk.normalization import NormalizedStory
from articles.desk.signed_changes import follow, watch
from articles.intake import matching
from articles.intake.barred_stories import barred_text, keep_back, with_doubts
from articles.intake.candidates import (
    Candidate,
    KnownStory,
    candidates_of,
    is_dropped,
    unused_source_refs,
)
from articles.intake.story_writer import ImportContext, ImportedStory, StoryWriter
from articles.intake.three_way_merge import MergedStory, merge_story
from articles.models import Article, Page
from articles.models.doubt_codes import DROPPED
from articles.story import Story


@dataclass(frozen=True)
class IncomingStories:
    """The stories that begin on a page. `dropped_before`: source_refs of those that its last
    import missed already.

    Only an import of the whole page shows which stories it has no longer. Of a page that is not
    imported itself, `is_whole` is false, and only the stories are here that continue on a page
    that is.

    `known`: of a page that a desk had mended, its stories by their numbers. `has_blocks`: then
    bodies are merged paragraph by paragraph.
    """

    page: Page
    stories: tuple[NormalizedStory, ...]
    dropped_before: frozenset[str] = frozenset()
    is_whole: bool = True
    known: Mapping[int, KnownStory] = field(default_factory=dict)
    has_blocks: bool = False

    def known_as(self, story: NormalizedStory) -> KnownStory | None:
        return self.known.get(story.number) if story.number else None


@dataclass(frozen=True)
class ImportedPage:
    """What became of a page's stories, in its order, and the articles that it has no longer."""

    stories: list[ImportedStory]
    dropped: list[Article]


def import_stories(
    pages: Sequence[IncomingStories], context: ImportContext
) -> list[ImportedPage]:
    """Write the stories of pages of one issue; what became of them, page by page.

    The caller holds the transaction and the issue's turn. Articles are locked here,
    in the order of their pk, until the transaction ends. Raises SigningError where one is online
    that would no longer be as it was signed, RefusedError where it would get text that may not go online.
    """
    rows = [page.page for page in pages]
    known = [known.article for page in pages for known in page.known.values()]
    candidates = candidates_of(rows, also=known)
    incoming = [(page, story) for page in pages for story in page.stories]
    matches = _matches_of_all(incoming, candidates, rows)
    merged = [
        merge_story(page.page, story, match, page.has_blocks)
        for (page, story), match in zip(incoming, matches, strict=True)
    ]
    barred = barred_text(merged, candidates)
    merged = with_doubts(merged, barred)
    writer = _writer(pages, merged, candidates, context)
    standing = Article.everything.filter(pk__in=[one.article.pk for one in candidates])
    watched = watch(standing)
    numbered = zip(merged, _positions(pages), strict=True)
    imported = [writer.write(story, position) for story, position in numbered]
    persistence.write_print_regions(
        {one.article.pk: one.story.story for one in imported}, writer.rows
    )
    keep_back([one.article for one in imported], barred)
    follow(watched, context.user, is_import=True)
    matched = _pks_of(matches)
    unmatched = [candidate for candidate in candidates if candidate.article.pk not in matched]
    return list(_by_page(pages, imported, unmatched))


def stored_articles(page: Page, stories: Sequence[NormalizedStory]) -> list[Article]:
    """The articles that the page's stories were imported as, those that are still there. Changes nothing."""
    candidates = candidates_of([page])
    matched = _pks_of(_matches([(page, story) for story in stories], candidates, [page]))
    return [candidate.article for candidate in candidates if candidate.article.pk in matched]


def matched_articles(page: Page, stories: Sequence[NormalizedStory]) -> list[Article | None]:
    """For each of the page's stories the article that it is, or is a part of; None where there is none.

    Changes nothing. Regions name a page by its sequence in the issue.
    """
    candidates = candidates_of([page])
    matches = _matches([(page, story) for story in stories], candidates, [page])
    known = {candidate.article.pk for candidate in candidates}
    others = Article.everything.for_revisions().filter(regions__page=page).exclude(pk__in=known)
    wholes = [(one, revisions.story_of(one)) for one in others.distinct()]
    return [
        match.article if match else _whole_of(story, wholes)
        for story, match in zip(stories, matches, strict=True)
    ]


def _whole_of(
    story: NormalizedStory, wholes: Iterable[tuple[Article, Story]]
) -> Article | None:
    """The article of another page that goes on here with this story."""
    return next((one for one, whole in wholes if matching.is_part(story.story, whole)), None)


def _matches_of_all(
    incoming: Sequence[tuple[IncomingStories, NormalizedStory]],
    candidates: Sequence[Candidate],
    pages: Iterable[Page],
) -> list[Candidate | None]:
    """As `_matches`; of a mended page the blocks say which articles its stories are, and what they said."""
    by_pk = {candidate.article.pk: candidate for candidate in candidates}
    found: dict[int, Candidate] = {}
    for index, (page, story) in enumerate(incoming):
        known = page.known_as(story)
        candidate = by_pk.pop(known.article, None) if known else None
        if known and candidate:
            found[index] = replace(candidate, base=known.base)
    rest = [index for index in range(len(incoming)) if index not in found]
    others = [(incoming[index][0].page, incoming[index][1]) for index in rest]
    matches = _matches(others, list(by_pk.values()), pages)
    return [found.get(index) or matches[rest.index(index)] for index in range(len(incoming))]


def _matches(
    incoming: Sequence[tuple[Page, NormalizedStory]],
    candidates: Sequence[Candidate],
    pages: Iterable[Page],
) -> list[Candidate | None]:
    """For each incoming story the candidate that it is a newer state of, None where it is new.

    A story may be an article of the page where it begins, or of one where it goes on: its rest
    may have come first.
    """
    by_sequence = {page.sequence: page for page in pages}
    printed_on = [_pages_of(page, story.story, by_sequence) for page, story in incoming]

    def may_be(new: int, kept: int) -> bool:
        return any(candidates[kept].is_of(page) for page in printed_on[new])

    new = [story.story for _page, story in incoming]
    pairs = matching.match(new, [candidate.story for candidate in candidates], may_be)
    return [candidates[pairs[index]] if index in pairs else None for index in range(len(new))]


def _pages_of(page: Page, story: Story, by_sequence: Mapping[int, Page]) -> list[Page]:
    """The page where the story begins, and those of the other pages that it stands on."""
    sequences = [region.page_sequence for region in story.regions]
    return [page, *(by_sequence[sequence] for sequence in sequences if sequence in by_sequence)]


def _pks_of(matches: Iterable[Candidate | None]) -> set[int]:
    return {match.article.pk for match in matches if match}


def _positions(pages: Iterable[IncomingStories]) -> list[int]:
    """Each story's place on its page, from 1."""
    return [position for page in pages for position, _story in enumerate(page.stories, 1)]


def _writer(
    pages: Sequence[IncomingStories],
    merged: Sequence[MergedStory],
    candidates: Sequence[Candidate],
    context: ImportContext,
) -> StoryWriter:
    to_write = [(one.story.story, one.fields) for one in merged]
    return StoryWriter(
        context,
        named_rows(to_write, context.photo_files, [page.page for page in pages]),
        {page.page.pk: unused_source_refs(page.page, candidates) for page in pages},
        frozenset().union(*(page.dropped_before for page in pages)),
    )


def _by_page(
    pages: Sequence[IncomingStories],
    imported: Sequence[ImportedStory],
    unmatched: Sequence[Candidate],
) -> Iterator[ImportedPage]:
    """The imported stories page by page, each page's put in order and the articles it has no longer marked."""
    end = 0
    for page in pages:
        start, end = end, end + len(page.stories)
        own = list(imported[start:end])
        if page.is_whole:
            here = [one for one in own if one.article.page_id == page.page.pk]
            _number_in_print_order(here, is_mended=bool(page.known))
        missing = _missing_articles(page, imported, unmatched)
        _mark_dropped(missing, page.dropped_before)
        yield ImportedPage(own, missing)


def _missing_articles(
    page: IncomingStories, imported: Sequence[ImportedStory], unmatched: Sequence[Candidate]
) -> list[Article]:
    """The imported articles on the page that no incoming story is a newer state of; of what is
    in the bin, the desk has decided already.

    Of a page that is not imported itself, only those whose text an incoming story now contains:
    the continuation was imported first, and now again as part of the whole story.
    """
    here = [
        one
        for one in unmatched
        if one.article.page_id == page.page.pk
        and one.article.source_ref
        and not one.article.binned_at
    ]
    if not page.is_whole:
        here = [one for one in here if _is_part_of_any(one, imported)]
    return [candidate.article for candidate in here]


def _is_part_of_any(candidate: Candidate, imported: Iterable[ImportedStory]) -> bool:
    return any(matching.is_part(candidate.story, one.story.story) for one in imported)


def _number_in_print_order(stories: Sequence[ImportedStory], is_mended: bool) -> None:
    """Number the page's articles as it prints them, unless an editor has put the older ones in another order.

    Those of a mended page keep the numbers that they have as long as none is new: the desk can
    still undo what it did.
    """
    older = [one.article.position for one in stories if one.change != "created"]
    if is_mended and len(older) == len(stories):
        return
    if older == sorted(older):
        for position, one in enumerate(stories, 1):
            persistence.update_import_facts(one.article, position=position)


def _mark_dropped(articles: Iterable[Article], dropped_before: frozenset[str]) -> None:
    """Mark articles that print has withdrawn, for an editor to decide: once, not again with every later import."""
    for article in articles:
        if article.source_ref not in dropped_before and not is_dropped(article):
            persistence.update_import_facts(article, dropped_at=timezone.now())
            persistence.doubt_once(article, DROPPED)
