"""What an import reports of one page: its PageReport, and the doubts that its record keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import prefetch_related_objects

from articles.desk.normalization import make_doubt
from articles.intake.import_records import FileOrigin
from articles.intake.page_identity import PageIdentity
from articles.intake.reports import PageReport, ReportedArticle, leftover_characters
from articles.intake.story_import import ImportedPage
from articles.intake.story_writer import ImportedStory
from articles.models import Article, ImportRecord, Page
from articles.models.doubt_codes import OTHER_PAGE
from articles.models.doubts import DROPPED, left_in_bin
from articles.models.page_doubt import entry_of, open_doubts
from articles.reading.shapes import Doubt, PageReading


def report_page(
    page: Page,
    reading: PageReading,
    identity: PageIdentity,
    stories: Sequence[ImportedStory],
    doubts: Sequence[dict[str, Any]],
) -> PageReport:
    """The report of an imported page. `doubts`: of the page and its stories, as ImportRecord keeps them."""
    pictures = [picture for finding in reading.findings for picture in finding.story.pictures]
    return PageReport(
        page=page.pk,
        target=str(page),
        held=tuple(story.article.pk for story in stories),
        created=_articles(stories, "created"),
        updated=_articles(stories, "updated"),
        unchanged=_articles(stories, "unchanged"),
        kept=_kept_fields(stories),
        doubts=tuple(doubts),
        characters=reading.characters,
        leftover_characters=leftover_characters(reading),
        date_from=identity.date_from,
        number_from=identity.number_from,
        pictures=sum(bool(picture.image) for picture in pictures),
    )


def doubt_of_other_page(
    last: ImportRecord | None, origin: FileOrigin, imported: ImportedPage
) -> list[Doubt]:
    """A doubt where another file filled the page before and has no story in common with this one."""
    if last is None or last.file_name == origin.name:
        return []
    is_all_new = all(one.change == "created" for one in imported.stories)
    if not (imported.dropped and imported.stories and is_all_new):
        return []
    return [make_doubt(OTHER_PAGE, file=last.file_name)]


def doubts_of_stories(
    stories: Iterable[ImportedStory], dropped: Iterable[Article]
) -> list[dict[str, Any]]:
    """The articles' doubts, each with its article's title.

    Of a dropped article also the source_ref, which `dropped_refs` reads at the next import. Of
    one in the bin only that it is there.
    """
    articles = [one.article for one in stories]
    prefetch_related_objects(articles, open_doubts())
    doubts = left_in_bin(articles) + [
        entry_of(doubt, article.title)
        for article in articles
        if not article.binned_at
        for doubt in article.open_doubts
    ]
    gone = [
        {"title": article.title, "arguments": {"ref": article.source_ref}}
        for article in dropped
    ]
    return doubts + [DROPPED | entry for entry in gone]


def _articles(stories: Iterable[ImportedStory], change: str) -> tuple[ReportedArticle, ...]:
    articles = [story.article for story in stories if story.change == change]
    return tuple(ReportedArticle(article.pk, article.title) for article in articles)


def _kept_fields(stories: Iterable[ImportedStory]) -> tuple[dict[str, Any], ...]:
    return tuple(
        {"article": one.article.pk, "title": one.article.title, "fields": list(one.kept)}
        for one in stories
        if one.kept
    )
