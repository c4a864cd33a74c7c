"""What was printed of stories (见报稿): what the last reading of their pages says, as the desk has mended it.

Of a page that no desk has mended, that is what its last import said of each story. Of a mended one
the blocks say it, which is the base of the next import's merge as well (`intake.carried_pages`);
what may not go online was printed all the same (`reading.printed_layout`). What an editor has
typed into a story is in neither: it is the text for the web.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.db.models import Q

from articles.desk import revisions
from articles.desk.normalization import normalized
from articles.desk.page_layouts import StoredPlaces, stored_places_of
from articles.desk.revisions import Version
from articles.models import Article, ArticleRegion, Page
from articles.reading.carrying.carried_reading import written_findings
from articles.reading.carrying.carry_over import is_mended
from articles.reading.issue.jumps import join_continuations
from articles.reading.page_layout import PageLayout
from articles.reading.printed_layout import as_printed
from articles.reading.shapes import Finding, PageFacts, PageReading


@dataclass(frozen=True)
class BarredStory:
    """A printed story of which nothing may go online, so that it is no article. `page` is a pk."""

    page: int
    title: str
    characters: int
    reason: str


@dataclass(frozen=True)
class PrintedTexts:
    """`versions`: by article pk, of those that were printed."""

    versions: Mapping[int, Version]
    barred: tuple[BarredStory, ...] = ()


@dataclass(frozen=True)
class _PageInBlocks:
    """A page with its blocks, and these as they were printed."""

    page: Page
    stored: StoredPlaces
    printed: PageLayout

    @property
    def is_mended(self) -> bool:
        return is_mended(self.stored.read, self.stored.layout)

    def is_barred(self, finding: Finding) -> bool:
        """Whether it is a story in print alone."""
        return finding.number not in self.stored.groups

    def reading(self) -> PageReading:
        """Its printed stories, or parts of stories, as the blocks say them."""
        setting = replace(self.printed.setting, sequence=self.page.sequence)
        findings = tuple(written_findings(replace(self.printed, setting=setting)))
        facts = PageFacts(number=self.page.number)
        return PageReading(self.page.sequence, facts, findings=findings)


# With the page where it begins, and the pk of its article, 0 for none
_PrintedStory = tuple[_PageInBlocks, Finding, int]


def printed_texts(pks: Collection[int]) -> PrintedTexts:
    """Of these articles, whatever their state. Six queries, however many there are."""
    imported = revisions.last_imported_versions(pks)
    of_stories = Q(articles__in=pks) | Q(groups__article__in=pks)
    pages = Page.objects.filter(of_stories).order_by("issue", "sequence").distinct()
    by_pk = {page.pk: page for page in pages}
    stored = stored_places_of(by_pk)
    sheets = [_page_in_blocks(page, stored[pk]) for pk, page in by_pk.items() if pk in stored]
    lost = _without_blocks(imported, sheets)
    versions = {pk: version for pk, version in imported.items() if pk not in lost}
    if not any(sheet.is_mended for sheet in sheets):
        return PrintedTexts(versions)
    stories = list(_stories(sheets))
    written = _written(stories, _told_by_blocks(sheets) & set(pks))
    barred = (
        _barred(sheet, finding)
        for sheet, finding, pk in stories
        if not pk and sheet.is_barred(finding)
    )
    return PrintedTexts(versions | written, tuple(barred))


def _written(stories: Iterable[_PrintedStory], articles: Collection[int]) -> dict[int, Version]:
    """Of these articles, by their pk, what their blocks say."""
    found: defaultdict[int, list[Finding]] = defaultdict(list)
    for _page, finding, article in stories:
        if article in articles:
            found[article].append(finding)
    return {pk: _together(parts) for pk, parts in found.items()}


def _told_by_blocks(sheets: Collection[_PageInBlocks]) -> set[int]:
    """The articles with a part on a mended page, which stand on pages with blocks alone: of others the blocks would say
    but a part.
    """
    articles = {
        pk for sheet in sheets if sheet.is_mended for pk in sheet.stored.articles.values()
    }
    pages = [sheet.page.pk for sheet in sheets]
    elsewhere = ArticleRegion.objects.filter(article__in=articles).exclude(page__in=pages)
    return articles - set(elsewhere.order_by().values_list("article", flat=True))


def _page_in_blocks(page: Page, stored: StoredPlaces) -> _PageInBlocks:
    return _PageInBlocks(page, stored, as_printed(stored.read, stored.layout))


def _without_blocks(imported: Iterable[int], sheets: Iterable[_PageInBlocks]) -> set[int]:
    """Articles that the blocks of their page know nothing of: the corrected page has them no longer, or the desk has
    joined them with others.
    """
    sheets = list(sheets)
    known = {pk for sheet in sheets for pk in sheet.stored.articles.values()}
    pages = [sheet.page.pk for sheet in sheets]
    standing = Article.everything.filter(pk__in=set(imported) - known, page__in=pages)
    return set(standing.order_by().values_list("pk", flat=True))


def _stories(sheets: Iterable[_PageInBlocks]) -> Iterator[_PrintedStory]:
    """Each printed story with the page where it begins and the pk of its article, 0 for none."""
    by_issue: defaultdict[int, list[_PageInBlocks]] = defaultdict(list)
    for sheet in sheets:
        by_issue[sheet.page.issue_id].append(sheet)
    for own in by_issue.values():
        articles = {sheet.page.sequence: sheet.stored.articles for sheet in own}
        readings = join_continuations([sheet.reading() for sheet in own])
        for sheet, reading in zip(own, readings, strict=True):
            for finding in reading.findings:
                places = [(sheet.page.sequence, finding.number), *finding.continued]
                named = (articles.get(page, {}).get(number) for page, number in places)
                yield sheet, finding, next(filter(None, named), 0)


def _together(parts: Sequence[Finding]) -> Version:
    """Of a story whose parts on several pages name each other nowhere: one after the other."""
    whole, *others = (part.story for part in parts)
    for other in others:
        whole = replace(
            whole, body=whole.body + other.body, pictures=whole.pictures + other.pictures
        )
    return normalized(replace(parts[0], story=whole)).version


def _barred(sheet: _PageInBlocks, finding: Finding) -> BarredStory:
    own = [block for block in sheet.printed.blocks if block.story == finding.number]
    reasons = dict.fromkeys(block.reason for block in own if block.reason)
    story = finding.story
    return BarredStory(sheet.page.pk, story.title, len(story.text), "; ".join(reasons))
