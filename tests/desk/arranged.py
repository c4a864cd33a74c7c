"""Pages with blocks and the articles that their stories are, as an import leaves them; and all that is kept of one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from articles.desk import persistence, revisions
from articles.desk.named_rows import named_rows
from articles.desk.normalization import normalized
from articles.desk.page_layouts import LayoutSource, keep_layout
from articles.models import Article, Page, Photo
from articles.reading.page_layout import (
    BlockLine,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)
from articles.reading.shapes import Finding
from articles.reading.story_writing import write_stories
from articles.story import CHANGEABLE
from tests.factories import make_page

OF_A_BLOCK = (
    "number",
    "origin",
    "first_line",
    "line_count",
    "role",
    "kind",
    "place",
    "picture",
)
OF_AN_ARTICLE = (
    "page_id",
    "position",
    "section_id",
    "kind",
    "kicker",
    "headline",
    "deck",
    "lead_in",
    "dateline",
    "byline_printed",
    "body",
    "state",
    "state_before_bin",
    "confidence",
    "source_ref",
    "published_at",
    "print_size",
)


def line(text: str, x0: float, y0: float, size: float = 10.0) -> BlockLine:
    return BlockLine(text, (x0, y0, x0 + 0.2, y0 + 0.01), size)


def block(
    number: int, role: Any, *lines: BlockLine, story: int = 1, **options: Any
) -> PageBlock:
    made = PageBlock(number, role, role, "story", tuple(lines), story, place=number)
    return replace(made, origin=number, **options)


def layout_of(*blocks: PageBlock) -> PageLayout:
    """The blocks of each story in their order; a story for each number that they name."""
    places: dict[int, int] = {}
    placed = []
    for each in blocks:
        if each.kind == "story":
            places[each.story] = places.get(each.story, 0) + 1
            each = replace(each, place=places[each.story])  # noqa: PLW2901 - a value, made anew
        placed.append(each)
    groups = tuple(StoryGroup(number) for number in sorted(places))
    return PageLayout(PageSetting(1, (500.0, 800.0)), tuple(placed), groups)


def make_arranged_page(layout: PageLayout, page: Page | None = None, **fields: Any) -> Page:
    """A page of this layout, each of its stories a draft as an import makes it. `fields`: of each article."""
    page = page or make_page()
    for each in layout.blocks:
        if each.image:
            size = {"width": 300, "height": 200}
            Photo.objects.get_or_create(
                image=each.image, defaults={"sha256": each.image.rjust(64, "0")[-64:], **size}
            )
    setting = replace(layout.setting, sequence=page.sequence)
    articles = {}
    for position, written in enumerate(write_stories(layout.blocks, layout.groups, setting), 1):
        story = normalized(Finding(written.story))
        rows = named_rows([(story.story, CHANGEABLE)], pages=[page])
        ref = f"{page.issue.key}/{page.sequence}/{position}"
        article = persistence.create_article(page, ref, position, story, rows)
        persistence.write_print_regions({article.pk: story.story}, rows)
        if fields:
            Article.everything.filter(pk=article.pk).update(**fields)
        revisions.record_import(article, story.version)
        articles[written.number] = article.pk
    keep_layout(page, layout, LayoutSource(), articles)
    page.refresh_from_db()
    return page


def rows_of(page: Page) -> dict[str, Any]:
    """All that is kept of the page but what counts and times its changes: blocks, stories, articles, pictures, places.

    Of what stands: what an operation made and what was undone is in the bin.
    """
    return {
        "blocks": [
            [
                *(getattr(row, name) for name in OF_A_BLOCK),
                row.reason,
                row.story and row.story.number,
            ]
            for row in page.blocks.order_by("number").select_related("story")
        ],
        "groups": [
            [row.number, row.position, row.article_id, row.labels, row.section]
            for row in page.groups.order_by("number")
        ],
        "articles": {row.pk: _rows_of(row) for row in Article.objects.filter(page=page)},
    }


def _rows_of(article: Article) -> dict[str, Any]:
    return {
        "columns": {name: getattr(article, name) for name in OF_AN_ARTICLE},
        "bylines": list(article.bylines.values_list("contributor", "role", "position")),
        "pictures": [
            [
                row.photo_id,
                row.caption,
                row.caption_printed,
                row.position,
                row.page_id,
                row.region,
                list(row.credits.values_list("contributor", "role", "position")),
            ]
            for row in article.pictures.order_by("position", "pk")
        ],
        "regions": list(article.regions.values_list("page", "polygon", "position")),
    }
