"""A printed page as an import leaves it: its blocks kept, each of its stories an article, each with its zone."""

from __future__ import annotations

from articles.desk.page_layouts import LayoutSource, keep_layout
from articles.models import ArticleRegion, Page
from articles.reading.page_layout import PageLayout
from articles.reading.story_writing import write_stories
from articles.story import Story
from articles.text import richtext
from tests.factories import make_article, make_page, make_section
from tests.reading.sample_layouts import layouts_of
from tests.site.prints import with_picture

PRINTED = "county-2.pdf"  # more than nine stories
DUMPED = "county-1.txt"


def make_proof(name: str = PRINTED, issue=None, layout: PageLayout | None = None) -> Page:
    """The page of a sample file, or of a `layout`."""
    layout = layout or next(layouts_of(name))
    page = make_page(issue)
    if layout.setting.size:
        with_picture(page)
    written = write_stories(layout.blocks, layout.groups, layout.setting)
    articles = {one.number: _article(page, one.story) for one in written}
    keep_layout(page, layout, LayoutSource("a" * 64), articles)
    return page


OF_A_BLOCK = (
    *("number", "origin", "first_line", "line_count"),
    *("role", "kind", "story", "place", "picture", "reason"),
)


def blocks_told(state):
    """The blocks of a state that the screen is told, each by its columns' names."""
    return [dict(zip(OF_A_BLOCK, row, strict=True)) for row in state["blocks"]]


def _article(page: Page, story: Story) -> int:
    article = make_article(
        page,
        headline=story.headline,
        kicker=story.kicker,
        deck=story.deck,
        byline_printed=story.byline_printed,
        section=make_section(story.section) if story.section else None,
        body=richtext.from_paragraphs(story.body),
    )
    for position, region in enumerate(story.regions, 1):
        polygon = [list(corner) for corner in region.polygon]
        ArticleRegion.objects.create(
            article=article, page=page, polygon=polygon, position=position
        )
    return article.pk
