"""Photo stories whose headline and text stand under the picture: the text is the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, contains, overlap_x, union
from articles.reading.language import bylines, measure
from articles.reading.language.captions import MOST_CAPTION_LINES
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import StoryFlow
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.galleries import touching_groups
from articles.reading.layout.regions.page_picture import PagePicture, reads_as_caption
from articles.reading.layout.regions.picture_tuning import PICTURES
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import Drafts, StoryDraft
from .tuning import STORIES


@dataclass(frozen=True)
class DraftedPage:
    """A page's flows as drafts, and the pictures and small type that no photo story took."""

    drafts: Drafts
    pictures: tuple[PagePicture, ...]
    small: tuple[Block, ...]


def draft_stories(
    flows: Sequence[StoryFlow], pictures: Sequence[PagePicture], page: ClassifiedBlocks
) -> DraftedPage:
    """The flows as drafts; those under a picture without words, with nothing but its caption, as photo stories."""
    found = DraftedPage((), tuple(pictures), page.small)
    for flow in flows:
        found = _with_flow(found, flow, page)
    return found


def _with_flow(found: DraftedPage, flow: StoryFlow, page: ClassifiedBlocks) -> DraftedPage:
    flow = _with_small_text(flow)
    caption = _caption_below(flow, found.small)
    box = None
    if caption is not None:
        box = _picture_above(flow, caption, found.pictures, page)
    if caption is None or box is None:
        return replace(found, drafts=(*found.drafts, StoryDraft(flow)))
    headline_only = replace(flow, pieces=(), margins=(), pulls=(), rivals=())
    captioned = PagePicture(box, (caption,))
    pictures = [p for p in found.pictures if p.words or not contains(box, p.box)]
    return DraftedPage(
        (*found.drafts, StoryDraft(headline_only, pictures=(captioned,))),
        tuple(pictures),
        tuple(block for block in found.small if block is not caption),
    )


def _with_small_text(flow: StoryFlow) -> StoryFlow:
    """A flow without text whose deck is whole sentences: these are its text, in small type as below pictures."""
    headline = flow.headline
    if headline is None or flow.pieces:
        return flow
    text = [block for block in headline.deck if _is_prose(block)]
    if not text:
        return flow
    deck = tuple(block for block in headline.deck if block not in text)
    pieces = tuple(replace(b, column=(b.box.x0, b.box.x1)) for b in text)
    return replace(
        flow,
        headline=replace(headline, deck=deck),
        pieces=pieces,
        margins=(None,) * len(pieces),
        pulls=(0.0,) * len(pieces),
        rivals=(None,) * len(pieces),
    )


def _is_prose(block: Block) -> bool:
    if len(block.lines) < STORIES.small_text_lines or not block.is_upright:
        return False
    last = block.lines[-1].text
    return "。" in block.text and (
        measure.ends_sentence(last) or bylines.ends_report(block.text)
    )


def _caption_below(flow: StoryFlow, small: Sequence[Block]) -> Block | None:
    """The one short text below a headline that says what a picture shows: set as the text, or in small type."""
    if flow.headline is None or len(flow.pieces) > 1:
        return None
    box = flow.headline.box
    texts = [piece for piece in flow.pieces or small if isinstance(piece, Block)]
    below = [
        text
        for text in texts
        if text.box.y0 >= box.y1 - STORIES.dip * text.size
        and overlap_x(text.box, box) > 0
        and reads_as_caption(text)
    ]
    return min(below, key=lambda text: text.box.y0, default=None)


def _picture_above(
    flow: StoryFlow, caption: Block, pictures: Sequence[PagePicture], page: ClassifiedBlocks
) -> Box | None:
    """The picture without words that a headline and its caption stand under.

    Several that touch are one.
    """
    boxes = [p.box for p in pictures if not p.words]
    reach = PICTURES.touching * page.em
    rows = map(union, touching_groups(boxes, reach))
    for box in (*boxes, *rows):
        if _is_captioned(box, flow, caption, page.em):
            return box
    return None


def _is_captioned(picture: Box, flow: StoryFlow, caption: Block, em: float) -> bool:
    """Whether the headline stands right below a picture, and the text right below the headline, no wider."""
    if flow.headline is None or len(caption.lines) > MOST_CAPTION_LINES:
        return False
    headline, text = flow.headline.box, caption.box
    dip, reach = STORIES.dip * em, (REGIONS.head_gap - STORIES.dip) * em
    is_below = -dip <= headline.y0 - picture.y1 <= reach
    is_under = -dip <= text.y0 - headline.y1 <= reach
    is_inside = picture.x0 - dip <= text.x0 and text.x1 <= picture.x1 + dip
    is_wide = overlap_x(text, picture) >= STORIES.wide_text * picture.width
    return is_below and is_under and is_inside and is_wide
