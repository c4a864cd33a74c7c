"""A page's blocks in the database: what was read of it, and where each block is now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.models import Page, StoredBlock, StoredGroup, StoredLayout
from articles.reading.arrangement import PlacedBlock, arranged, places_of
from articles.reading.layout_codec import pack_layout, unpack_layout
from articles.reading.page_layout import PageLayout, StoryGroup

BATCH = 500  # rows a statement: a page has some dozens, a hostile text thousands


@dataclass(frozen=True)
class LayoutSource:
    """The file that a layout was read from, by its SHA-256, and which of its pages, from 1."""

    sha256: str = ""
    file_page: int = 1


def keep_layout(
    page: Page, layout: PageLayout, source: LayoutSource, articles: Mapping[int, int]
) -> None:
    """Keep what was read of the page; its blocks are from now on where the reading put them.

    `articles`: the pk of each story's article, by the story's number. The caller holds the
    transaction.
    """
    StoredLayout.objects.create(
        page=page,
        reading=layout.version,
        data=pack_layout(layout),
        sha256=source.sha256,
        file_page=source.file_page,
    )
    forget_places(page)
    _write_places(page, layout, articles)


def forget_places(page: Page) -> None:
    """Take the page's blocks out of their places; what was read stays. Of a page that was replaced by a text."""
    page.blocks.all().delete()
    page.groups.all().delete()


def _write_places(page: Page, layout: PageLayout, articles: Mapping[int, int]) -> None:
    groups = [
        StoredGroup(
            page=page,
            number=group.number,
            position=position,
            article_id=articles.get(group.number),
            labels=list(group.labels),
            section=group.section,
        )
        for position, group in enumerate(layout.groups, 1)
    ]
    StoredGroup.objects.bulk_create(groups, batch_size=BATCH)
    by_number = {group.number: group for group in groups}
    blocks = [_row(page, place, by_number) for place in places_of(layout)]
    StoredBlock.objects.bulk_create(blocks, batch_size=BATCH)


def _row(page: Page, place: PlacedBlock, groups: Mapping[int, StoredGroup]) -> StoredBlock:
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
    )


def layout_as_read(page: Page) -> PageLayout | None:
    """What the last import read of the page; None where it came before blocks were kept."""
    newest = page.layouts.order_by("-pk").first()
    return unpack_layout(bytes(newest.data)) if newest else None


def layout_now(page: Page) -> PageLayout | None:
    """The page's blocks where they are now; None where none are kept."""
    read = layout_as_read(page)
    if read is None:
        return None
    groups = list(page.groups.order_by("position"))
    numbers = {group.pk: group.number for group in groups}
    blocks = page.blocks.order_by("number")
    return arranged(
        read,
        [_place(row, numbers.get(row.story_id, 0)) for row in blocks],
        [StoryGroup(g.number, tuple(g.labels), g.section) for g in groups],
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
