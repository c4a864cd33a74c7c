"""Pages that were imported before their blocks were kept: their file is read again, and no story changes.

Of a PDF the desk has kept the file. Of a text it has not: whoever has it says where, and it is
known by its bytes.
"""

from __future__ import annotations

import os
import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from django.utils.translation import gettext as _

from articles.desk import transactions
from articles.desk.normalization import normalized
from articles.desk.page_layouts import LayoutSource, keep_layout
from articles.images import media
from articles.intake import sources, spool
from articles.intake.archives import LastOpenedArchive
from articles.intake.page_blocks import ReadPage
from articles.intake.page_doubts import place_doubts
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
from articles.web.refusals import RefusedError


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
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for page, record in _latest_imports().items():
        found[record.source][record.file_page if record.source else page] = page
    return found


def _latest_imports() -> dict[int, ImportRecord]:
    """The last import to each page without blocks, by its pk."""
    records = ImportRecord.objects.filter(
        result=ImportRecord.Result.IMPORTED, page__isnull=False, page__layouts__isnull=True
    )
    told = records.only("page", "source", "file_page", "sha256").order_by("pk")
    return {record.page_id: record for record in told}


@dataclass(frozen=True)
class WaitingFile:
    """A file that pages without blocks have come of: by its pages, from 1, the pk of the Page."""

    file: SourceFile
    pages: Mapping[int, int]


def kept_files(waiting: Waiting) -> list[WaitingFile]:
    """The files that the desk has kept."""
    return [
        WaitingFile(SourceFile(media.source_path(name), name), waiting[name])
        for name in sorted(waiting)
        if name
    ]


def files_at(paths: Iterable[str]) -> list[WaitingFile]:
    """Those of the files at these paths, in folders and archives, too, of which pages without blocks and
    without a kept file have come.
    """
    wanted = _pages_by_sha256()
    found: dict[str, WaitingFile] = {}
    with LastOpenedArchive() as opened:
        for file in sources.find(paths) if wanted else ():
            sha256 = _sha256_of(file, opened)
            if sha256 in wanted:
                found[sha256] = WaitingFile(file, wanted[sha256])
    return list(found.values())


def _pages_by_sha256() -> dict[str, dict[int, int]]:
    found: defaultdict[str, dict[int, int]] = defaultdict(dict)
    for record in _latest_imports().values():
        if not record.source and record.sha256:
            found[record.sha256][record.file_page] = record.page_id
    return found


def _sha256_of(file: SourceFile, opened: LastOpenedArchive) -> str:
    """ "" for a file that cannot be read."""
    if file.error:
        return ""
    with Path(os.devnull).open("wb") as nowhere:
        try:
            return sources.copy(file, nowhere, opened)[0]
        except RefusedError:
            return ""


def read_again(
    waiting: Sequence[WaitingFile], jobs: int = 0, on_progress: ProgressCallback = ignore
) -> Iterator[RereadPage]:
    """Keep the blocks of the pages, each in a transaction of its own: who stops it loses
    nothing, and the next run goes on. Raises RefusedError where the temporary folder cannot be
    written.
    """
    plan = ReadingPlan(ReaderPool(jobs), on_progress=on_progress)
    files = [one.file for one in waiting]
    with (
        spool.opened() as folder,
        closing(read_in_parallel(files, plan, folder)) as readings,
    ):
        for one, reading in zip(waiting, readings, strict=True):
            yield from _kept(reading, one.pages)
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
        read = ReadPage(page, replace(numbered, layout=layout), source.sha256)
        doubts = {story.number: story.doubts for story in stories}
        place_doubts(read, [(articles[n], n, doubts[n]) for n in articles])
    return RereadPage(str(page), len(stories), len(articles))


def _with_photos(layout: PageLayout, articles: Mapping[int, Article]) -> PageLayout:
    """The layout, its pictures named as the files of the articles' photos, where these still have as many."""
    names: dict[int, str] = {}
    for story, article in articles.items():
        own = [b for b in layout.blocks if b.story == story and b.role == "picture"]
        uses = article.pictures.filter(photo__isnull=False).select_related("photo")
        photos = [use.photo.image.name for use in uses]
        if len(own) == len(photos):
            names |= {block.number: name for block, name in zip(own, photos, strict=True)}
    blocks = tuple(
        replace(block, image=names.get(block.number, "")) if block.image else block
        for block in layout.blocks
    )
    return replace(layout, blocks=blocks)
