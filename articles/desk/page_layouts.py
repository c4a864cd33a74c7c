"""A page's blocks in the database: what was read of it, and where each block is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from django.db.models import Max

from articles.models import Page, StoredBlock, StoredGroup, StoredLayout
from articles.reading.arrangement import Operation, PlacedBlock, arranged, place_of, places_of
from articles.reading.layout_codec import pack_layout, polygons, unpack_layout
from articles.reading.operations import apply_operation
from articles.reading.page_layout import (
    BlockKind,
    BlockRole,
    PageBlock,
    PageLayout,
    StoryGroup,
)
from articles.reading.story_writing import KnownBlocks

KNOWN_PAGES = 8  # layouts of some megabytes that a process keeps unpacked
BATCH = 500  # rows a statement: a page has some dozens, a hostile text thousands


@dataclass(frozen=True)
class LayoutSource:
    """The file that a layout was read from, by its SHA-256, and which of its pages, from 1."""

    sha256: str = ""
    file_page: int = 1


def keep_layout(
    page: Page,
    layout: PageLayout,
    source: LayoutSource,
    articles: Mapping[int, int],
    as_read: PageLayout | None = None,
) -> None:
    """Keep what was read of the page; its blocks are from now on where `layout` has them.

    `as_read`: where the reading had put them, if that is elsewhere. `articles`: the pk of each
    story's article, by the story's number. The caller holds the transaction. The page's version
    is raised: who looks at its blocks has others before him.
    """
    Page.objects.filter(pk=page.pk).update()
    data = pack_layout(as_read or layout)
    if as_read is None or not _is_kept(page, data):
        StoredLayout.objects.create(
            page=page,
            reading=layout.version,
            data=data,
            sha256=source.sha256,
            file_page=source.file_page,
        )
    forget_places(page)
    _write_places(page, layout, articles)


def _is_kept(page: Page, data: bytes) -> bool:
    """Whether the same was read the last time: then what the desk has done since can still be undone."""
    newest = page.layouts.order_by("-pk").first()
    return newest is not None and bytes(newest.data) == data


def forget_places(page: Page) -> None:
    """Take the page's blocks out of their places; what was read stays. Of a page that was replaced by a text."""
    page.blocks.all().delete()
    page.groups.all().delete()


def _write_places(page: Page, layout: PageLayout, articles: Mapping[int, int]) -> None:
    groups = _group_rows(page, layout.groups, articles)
    StoredGroup.objects.bulk_create(groups.values(), batch_size=BATCH)
    blocks = [_row(page, block, groups) for block in layout.blocks]
    StoredBlock.objects.bulk_create(blocks, batch_size=BATCH)


def _group_rows(
    page: Page, groups: Iterable[StoryGroup], articles: Mapping[int, int]
) -> dict[int, StoredGroup]:
    """Rows that are not stored yet, by their number, in their order."""
    return {
        group.number: StoredGroup(
            page=page,
            number=group.number,
            position=position,
            article_id=articles.get(group.number),
            labels=list(group.labels),
            section=group.section,
            zone=[[list(point) for point in polygon] for polygon in group.zone],
        )
        for position, group in enumerate(groups, 1)
    }


def _row(page: Page, block: PageBlock, groups: Mapping[int, StoredGroup]) -> StoredBlock:
    place = place_of(block)
    return StoredBlock(
        page=page,
        number=place.number,
        origin=place.origin,
        first_line=place.first_line,
        line_count=place.line_count,
        role=place.role,
        kind=place.kind,
        story=groups[place.story] if place.story else None,
        place=place.place,
        picture=place.picture,
        reason=place.reason,
        cover=_cover(block),
    )


def _cover(block: PageBlock) -> list[list[float]] | None:
    """Readers see neither the words of what may not go online nor their place on the page's picture."""
    if block.kind != "print_only" or block.box is None:
        return None
    x0, y0, x1, y1 = (min(1.0, max(0.0, edge)) for edge in block.box)
    return [[x0, y0], [x1, y0], [x1, y1], [x0, y1]]


def layout_as_read(page: Page) -> PageLayout | None:
    """What the last import read of the page; None where it came before blocks were kept."""
    newest = page.layouts.order_by("-pk").first()
    return unpack_layout(bytes(newest.data)) if newest else None


def layout_now(page: Page) -> PageLayout | None:
    """The page's blocks where they are now; None where none are kept."""
    stored = stored_places(page)
    return stored.layout if stored else None


@dataclass(frozen=True)
class StoredPlaces:
    """A page's blocks where they are now, as a layout; `blocks`: the pk of each one's row, by its number.

    `read`: the layout as it was read; `source`: its row; `printed`: its blocks as stories are written from them.
    """

    source: StoredLayout
    read: PageLayout
    groups: Mapping[int, StoredGroup]
    blocks: Mapping[int, int]
    layout: PageLayout
    printed: KnownBlocks

    @cached_property
    def articles(self) -> dict[int, int]:
        """The pk of each story's article, by the story's number, of those that have one."""
        return {n: row.article_id for n, row in self.groups.items() if row.article_id}


class _BlockRow(NamedTuple):
    """The columns of a StoredBlock that say where it is: a page has some hundreds, and a model's row costs five times
    as much.
    """

    pk: int
    number: int
    origin: int
    first_line: int
    line_count: int
    role: BlockRole
    kind: BlockKind
    story_id: int | None
    place: int
    picture: int
    reason: str


def stored_places(page: Page) -> StoredPlaces | None:
    """None where no blocks are kept. Three queries."""
    return stored_places_of([page.pk]).get(page.pk)


def stored_places_of(pages: Collection[int]) -> dict[int, StoredPlaces]:
    """By the pk of each page that has blocks. Three queries, however many pages there are."""
    layouts = StoredLayout.objects.filter(page__in=pages).order_by()
    newest = layouts.values("page").annotate(last=Max("pk")).values("last")
    return places_by(StoredLayout.objects.filter(pk__in=newest))


def newest_layout(page: int) -> StoredLayout | None:
    """With its page and issue. One query."""
    rows = StoredLayout.objects.filter(page=page).select_related("page__issue")
    newest: StoredLayout | None = rows.order_by("-pk").first()
    return newest


def places_by(layouts: Iterable[StoredLayout]) -> dict[int, StoredPlaces]:
    """The same where the newest layouts are known. Two queries."""
    sources = {row.page_id: row for row in layouts}
    if not sources:
        return {}
    groups: defaultdict[int, list[StoredGroup]] = defaultdict(list)
    for group in StoredGroup.objects.filter(page__in=sources).order_by("position"):
        groups[group.page_id].append(group)
    blocks: defaultdict[int, list[_BlockRow]] = defaultdict(list)
    rows = StoredBlock.objects.filter(page__in=sources).order_by("number")
    for page, *values in rows.values_list("page", *_BlockRow._fields):
        blocks[page].append(_BlockRow(*values))
    return {pk: _places(row, groups[pk], blocks[pk]) for pk, row in sources.items()}


def _places(
    source: StoredLayout, groups: Sequence[StoredGroup], blocks: Sequence[_BlockRow]
) -> StoredPlaces:
    read, printed = _unpacked(bytes(source.data))
    numbers = {row.pk: row.number for row in groups}
    layout = arranged(
        read,
        [_place(row, numbers.get(row.story_id or 0, 0)) for row in blocks],
        [StoryGroup(g.number, tuple(g.labels), g.section, polygons(g.zone)) for g in groups],
    )
    by_number = {row.number: row for row in groups}
    by_block = {row.number: row.pk for row in blocks}
    return StoredPlaces(source, read, by_number, by_block, layout, printed)


@lru_cache(maxsize=KNOWN_PAGES)
def _unpacked(data: bytes) -> tuple[PageLayout, KnownBlocks]:
    """What was read never changes, and an editor does one operation after the other on a page."""
    return unpack_layout(data), KnownBlocks()


def write_places(
    page: Page, stored: StoredPlaces, layout: PageLayout, articles: Mapping[int, int]
) -> None:
    """Write the rows of what is elsewhere in `layout` than is `stored`, and no others.

    `articles`: as in `keep_layout`, of all stories. The caller holds the page's lock. A block
    that moves is a new row: no two may have one place, not even for the time of a statement.
    """
    wanted = _group_rows(page, layout.groups, articles)
    _write_groups(stored.groups, wanted)
    known = set(places_of(stored.layout))
    moved = [block for block in layout.blocks if place_of(block) not in known]
    left = {block.number for block in layout.blocks} - {block.number for block in moved}
    old = [pk for number, pk in stored.blocks.items() if number not in left]
    if old:
        StoredBlock.objects.filter(pk__in=old).delete()
    rows = {**wanted, **stored.groups}
    StoredBlock.objects.bulk_create(
        (_row(page, block, rows) for block in moved), batch_size=BATCH
    )
    gone = [row.pk for number, row in stored.groups.items() if number not in wanted]
    if gone:  # no block is left in them: Django would look for some in two queries
        groups = StoredGroup.objects.filter(pk__in=gone)
        groups._raw_delete(groups.db)


def put_away(groups: Collection[int], reason: str) -> None:
    """Put the blocks of these stories, by the pk of their groups, in the bin for good.

    Their articles have been deleted: without blocks in a story, print does not bring them again.
    The caller holds the transaction, and the locks that come before pages.
    """
    pages = Page.objects.filter(groups__in=list(groups)).order_by("pk").values("pk")
    for page in Page.objects.select_for_update(no_key=True).filter(pk__in=pages).order_by("pk"):
        stored = stored_places(page)
        if stored is not None:
            layout = _without(stored, groups, reason)
            write_places(page, stored, layout, stored.articles)
            Page.objects.filter(pk=page.pk).update()  # raises its version


def _without(stored: StoredPlaces, groups: Collection[int], reason: str) -> PageLayout:
    layout = stored.layout
    stories = {number for number, row in stored.groups.items() if row.pk in groups}
    blocks = [block.number for block in layout.blocks if block.story in stories]
    if not blocks:
        return layout
    binned = Operation("kind", tuple(blocks), value="binned", reason=reason)
    return apply_operation(layout, binned)


_OF_A_GROUP = ("position", "article_id", "labels", "section", "zone")


def _write_groups(stored: Mapping[int, StoredGroup], wanted: Mapping[int, StoredGroup]) -> None:
    """Those that are new and those that differ, in one statement."""
    changed = [row for number, row in wanted.items() if _differs(row, stored.get(number))]
    if changed:
        StoredGroup.objects.bulk_create(
            changed,
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["page", "number"],
            update_fields=[name.removesuffix("_id") for name in _OF_A_GROUP],
        )


def _differs(row: StoredGroup, stored: StoredGroup | None) -> bool:
    return stored is None or any(
        getattr(row, name) != getattr(stored, name) for name in _OF_A_GROUP
    )


def _place(row: _BlockRow, story: int) -> PlacedBlock:
    return PlacedBlock(
        number=row.number,
        origin=row.origin,
        first_line=row.first_line,
        line_count=row.line_count,
        role=row.role,
        kind=row.kind,
        story=story,
        place=row.place,
        picture=row.picture,
        reason=row.reason,
    )


def name_articles(page: Page, articles: Mapping[int, int]) -> None:
    """Say which articles some of the page's stories are, by the stories' numbers: they go on from another page."""
    for group in page.groups.filter(number__in=list(articles)):
        if group.article_id != articles[group.number]:
            group.article_id = articles[group.number]
            group.save(update_fields=["article"])
