"""A page's blocks in the database: what was read of it, and where each block is now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Max

from articles.models import Page, StoredBlock, StoredGroup, StoredLayout
from articles.reading.arrangement import PlacedBlock, arranged, place_of, places_of
from articles.reading.layout_codec import pack_layout, polygons, unpack_layout
from articles.reading.page_layout import PageBlock, PageLayout, StoryGroup

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
    """A page's blocks where they are now: as rows, by their numbers, and as a layout.

    `read`: the layout as it was read; `source`: its row.
    """

    source: StoredLayout
    read: PageLayout
    groups: Mapping[int, StoredGroup]
    blocks: Mapping[int, StoredBlock]
    layout: PageLayout

    @property
    def articles(self) -> dict[int, int]:
        """The pk of each story's article, by the story's number, of those that have one."""
        return {n: row.article_id for n, row in self.groups.items() if row.article_id}


def stored_places(page: Page) -> StoredPlaces | None:
    """None where no blocks are kept. Three queries."""
    return stored_places_of([page.pk]).get(page.pk)


def stored_places_of(pages: Collection[int]) -> dict[int, StoredPlaces]:
    """By the pk of each page that has blocks. Three queries, however many pages there are."""
    layouts = StoredLayout.objects.filter(page__in=pages).order_by()
    newest = layouts.values("page").annotate(last=Max("pk")).values("last")
    sources = {row.page_id: row for row in StoredLayout.objects.filter(pk__in=newest)}
    if not sources:
        return {}
    groups: defaultdict[int, list[StoredGroup]] = defaultdict(list)
    for group in StoredGroup.objects.filter(page__in=sources).order_by("position"):
        groups[group.page_id].append(group)
    blocks: defaultdict[int, list[StoredBlock]] = defaultdict(list)
    for block in StoredBlock.objects.filter(page__in=sources).order_by("number"):
        blocks[block.page_id].append(block)
    return {pk: _places(row, groups[pk], blocks[pk]) for pk, row in sources.items()}


def _places(
    source: StoredLayout, groups: Sequence[StoredGroup], blocks: Sequence[StoredBlock]
) -> StoredPlaces:
    read = _unpacked(bytes(source.data))
    numbers = {row.pk: row.number for row in groups}
    layout = arranged(
        read,
        [_place(row, numbers.get(row.story_id, 0)) for row in blocks],
        [StoryGroup(g.number, tuple(g.labels), g.section, polygons(g.zone)) for g in groups],
    )
    by_number = {row.number: row for row in groups}
    return StoredPlaces(source, read, by_number, {row.number: row for row in blocks}, layout)


# What was read never changes, and an editor does one operation after the other on a page.
_unpacked = lru_cache(maxsize=KNOWN_PAGES)(unpack_layout)


def write_places(
    page: Page, stored: StoredPlaces, layout: PageLayout, articles: Mapping[int, int]
) -> None:
    """Write the rows of what is elsewhere in `layout` than is `stored`, and no others.

    `articles`: as in `keep_layout`, of all stories. The caller holds the page's lock. A block
    that moves is a new row: no two may have one place, not even for the time of a statement.
    """
    wanted = _group_rows(page, layout.groups, articles)
    new = [row for number, row in wanted.items() if number not in stored.groups]
    StoredGroup.objects.bulk_create(new, batch_size=BATCH)
    known = set(places_of(stored.layout))
    moved = [block for block in layout.blocks if place_of(block) not in known]
    left = {block.number for block in layout.blocks} - {block.number for block in moved}
    old = [row.pk for number, row in stored.blocks.items() if number not in left]
    if old:
        StoredBlock.objects.filter(pk__in=old).delete()
    rows = {**wanted, **stored.groups}
    StoredBlock.objects.bulk_create(
        (_row(page, block, rows) for block in moved), batch_size=BATCH
    )
    gone = [row.pk for number, row in stored.groups.items() if number not in wanted]
    if gone:
        StoredGroup.objects.filter(pk__in=gone).delete()
    _update_groups(stored.groups, wanted)


_OF_A_GROUP = ("position", "article_id", "labels", "section", "zone")


def _update_groups(
    stored: Mapping[int, StoredGroup], wanted: Mapping[int, StoredGroup]
) -> None:
    changed = []
    for number, row in stored.items():
        new = wanted.get(number)
        values = new and {name: getattr(new, name) for name in _OF_A_GROUP}
        if values and values != {name: getattr(row, name) for name in _OF_A_GROUP}:
            for name, value in values.items():
                setattr(row, name, value)
            changed.append(row)
    StoredGroup.objects.bulk_update(
        changed, ["position", "article", "labels", "section", "zone"], batch_size=BATCH
    )


def _place(row: StoredBlock, story: int) -> PlacedBlock:
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
