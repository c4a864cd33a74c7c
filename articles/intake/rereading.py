"""Pages that were imported before their blocks were kept: the kept file is read again, and no story changes."""

from __future__ import annotations

import shutil
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from articles.desk import transactions
from articles.desk.normalization import normalized
from articles.desk.page_layouts import LayoutSource, keep_layout
from articles.images import media
from articles.intake import spool
from articles.intake.parallel_reading import (
    ProgressCallback,
    ReadingPlan,
    ignore,
    read_in_parallel,
)
from articles.intake.readings import FileReading
from articles.intake.sources import SourceFile
from articles.intake.story_import import matched_articles
from articles.intake.workers import ReaderPool
from articles.models import Article, ImportRecord, Page
from articles.reading.issue.numbering import renumbered
from articles.reading.page_layout import PageLayout
from articles.reading.shapes import PageReading


@dataclass(frozen=True)
class RereadPage:
    """What came of reading a page again: `stories` of it, `matched` of them known as articles; or why it was not."""

    name: str
    stories: int = 0
    matched: int = 0
    refusal: str = ""


# By the name of a kept file: by its pages, from 1, the pk of the Page that came of it
Waiting = Mapping[str, Mapping[int, int]]


def pages_without_blocks() -> Waiting:
    """The pages without blocks whose file is kept; "" is the name of those of which none is."""
    records = ImportRecord.objects.filter(
        result=ImportRecord.Result.IMPORTED, page__isnull=False, page__layouts__isnull=True
    ).order_by("pk")
    latest = {
        page: (source, file_page)
        for page, source, file_page in records.values_list("page", "source", "file_page")
    }
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for page, (source, file_page) in latest.items():
        found[source][file_page if source else page] = page
    return found


def read_again(
    waiting: Waiting, jobs: int = 0, on_progress: ProgressCallback = ignore
) -> Iterator[RereadPage]:
    """Keep the blocks of the pages, each in a transaction of its own: who stops it loses
    nothing, and the next run goes on. Raises RefusedError where the temporary folder cannot be
    written.
    """
    names = sorted(name for name in waiting if name)
    files = [SourceFile(media.source_path(name), name) for name in names]
    plan = ReadingPlan(ReaderPool(jobs), on_progress=on_progress)
    with spool.opened() as folder:
        for name, reading in zip(names, read_in_parallel(files, plan, folder), strict=True):
            yield from _kept(reading, waiting[name])
            shutil.rmtree(reading.spool or "", ignore_errors=True)


def _kept(file: FileReading, pages: Mapping[int, int]) -> Iterator[RereadPage]:
    read = {reading.sequence: reading for reading in file.pages}
    errors = {unread.sequence: unread.error for unread in file.unread}
    for number, pk in pages.items():
        if number in read:
            source = LayoutSource(file.sha256, number)
            yield _keep(pk, read[number], source)
        else:
            error = file.error or errors.get(number) or _("The kept file has no such page.")
            yield RereadPage(f"{file.name}, {number}", refusal=error)


def _keep(pk: int, reading: PageReading, source: LayoutSource) -> RereadPage:
    return transactions.run(lambda: _keep_once(pk, reading, source))


def _keep_once(pk: int, reading: PageReading, source: LayoutSource) -> RereadPage:
    page = Page.objects.select_related("issue").filter(pk=pk).first()
    if page is None:
        return RereadPage(str(pk), refusal=_("The page has been deleted since."))
    numbered = renumbered(reading, page.sequence)
    stories = [normalized(finding) for finding in numbered.findings]
    found = matched_articles(page, stories)  # locks the articles, before anything else
    Page.objects.select_for_update(no_key=True).get(pk=pk)
    articles = {s.number: a for s, a in zip(stories, found, strict=True) if a is not None}
    if reading.layout is not None and not page.layouts.exists():
        layout = _with_photos(reading.layout, articles)
        keep_layout(page, layout, source, {n: article.pk for n, article in articles.items()})
    return RereadPage(str(page), len(stories), len(articles))


def _with_photos(layout: PageLayout, articles: Mapping[int, Article]) -> PageLayout:
    """The layout, its pictures named as the files of the articles' photos, where these still have as many."""
    names: dict[int, str] = {}
    for story, article in articles.items():
        own = [b for b in layout.blocks if b.story == story and b.role == "picture"]
        photos = [use.photo.image.name for use in article.pictures.select_related("photo")]
        if len(own) == len(photos):
            names |= {block.number: name for block, name in zip(own, photos, strict=True)}
    blocks = tuple(
        replace(block, image=names.get(block.number, "")) if block.image else block
        for block in layout.blocks
    )
    return replace(layout, blocks=blocks)
