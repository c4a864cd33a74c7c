"""The blocks of imported pages → rows, each story's with the article that it has become."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from articles.desk.page_layouts import LayoutSource, keep_layout, name_articles
from articles.intake.story_import import ImportedPage
from articles.models import Page
from articles.reading.page_layout import PageLayout
from articles.reading.shapes import PageReading


@dataclass(frozen=True)
class ReadPage:
    """A page with its reading, and the SHA-256 of the file that it was read from.

    `as_read`: what was read, where a desk would have the blocks of the reading elsewhere.
    """

    page: Page
    reading: PageReading
    sha256: str
    as_read: PageLayout | None = None

    @property
    def source(self) -> LayoutSource:
        return LayoutSource(self.sha256, self.reading.sequence)


def keep_blocks(read: Sequence[ReadPage], imported: Mapping[Page, ImportedPage]) -> None:
    """Keep the blocks of pages that were read, and say on all pages which articles their stories are.

    `imported`: what became of the stories that begin on each page of one issue; they may go on
    on others of the pages.
    """
    articles = _articles_by_group(imported)
    for one in read:
        if one.reading.layout is not None:
            stories = articles[one.page.pk]
            keep_layout(one.page, one.reading.layout, one.source, stories, one.as_read)
    own = {one.page.pk for one in read}
    for page in imported:
        if page.pk not in own and articles[page.pk]:
            name_articles(page, articles[page.pk])


def _articles_by_group(imported: Mapping[Page, ImportedPage]) -> dict[int, dict[int, int]]:
    """By a page's pk, then by the number of a story there: the pk of its article."""
    pks = {page.sequence: page.pk for page in imported}
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for page, stories in imported.items():
        for one in stories.stories:
            found[page.pk][one.story.number] = one.article.pk
            for sequence, number in one.story.continued:
                if sequence in pks:
                    found[pks[sequence]][number] = one.article.pk
    return found
