"""Writes merged stories: new articles and updates of those that are there, and Revisions of what the page said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from articles.desk import persistence, revisions
from articles.desk.named_rows import NamedRows
from articles.desk.normalization import NormalizedStory
from articles.images.media import PhotoFile
from articles.intake.candidates import Candidate, is_dropped, is_imported_from
from articles.intake.three_way_merge import MergedStory
from articles.models import Article, Page, State
from articles.models.doubt_codes import BACK, DROPPED


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
class StoryWriter:
    """Writes merged stories of a few pages of one issue.

    `refs`: by page pk, source_refs that no article has had. `dropped_before`: source_refs of
    the articles that the pages' last imports missed.
    """

    context: ImportContext
    rows: NamedRows
    refs: dict[int, Iterator[str]]
    dropped_before: frozenset[str]

    def write(self, merged: MergedStory, position: int) -> ImportedStory:
        """Create or update the article; a new one gets this `position` (from 1) on its page."""
        if merged.candidate:
            return self._update(merged, merged.candidate)
        ref = next(self.refs[merged.page.pk])
        article = persistence.create_article(
            merged.page, ref, position, merged.story, self.rows
        )
        self._record_import(article, merged.story)
        return ImportedStory(article, "created", merged.story)

    def _update(self, merged: MergedStory, candidate: Candidate) -> ImportedStory:
        article, story = candidate.article, merged.story
        ref = article.source_ref or next(self.refs[merged.page.pk])
        persistence.update_import_facts(article, source_ref=ref)
        self._move_to_first_page(article, merged.page)
        self._update_dropped_state(article)
        if candidate.base is None or revisions.changed_fields(candidate.base, story.version):
            self._record_import(article, story)
        self._doubt_its_return(article)
        if merged.fields:
            persistence.write_fields(article, merged.to_write, merged.fields, self.rows)
        # What stands there now is neither the editor's revision nor the page's
        if merged.fields and (merged.kept or merged.body is not None):
            revisions.record_revision(article, self.context.user, self.context.reason)
        return ImportedStory(
            article, "updated" if merged.fields else "unchanged", story, merged.kept
        )

    def _record_import(self, article: Article, story: NormalizedStory) -> None:
        revisions.record_import(article, story.version, self.context.user, self.context.reason)

    def _move_to_first_page(self, article: Article, page: Page) -> None:
        """Put the article on the page where its story begins.

        The continuation may have come first: its article then stands on the page that it came
        from. One that an editor has put elsewhere stays there.
        """
        if article.page_id == page.pk:
            return
        stands_on = [one for one in self.rows.pages.values() if one.pk == article.page_id]
        if any(is_imported_from(article, one) for one in stands_on):
            persistence.update_import_facts(article, page=page)

    def _update_dropped_state(self, article: Article) -> None:
        """The page has the story again: it is dropped no longer."""
        if is_dropped(article):
            persistence.update_import_facts(article, dropped_at=None)
            persistence.doubt_no_longer(article, DROPPED)

    def _doubt_its_return(self, article: Article) -> None:
        """Where an editor withdrew the article because the page had dropped it, and the page has it again."""
        is_back = article.state == State.WITHDRAWN and article.source_ref in self.dropped_before
        if is_back:
            persistence.doubt_once(article, BACK)
