"""Photo stories whose headline and text stand under the picture: the text is the caption."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.geometry import Box, overlap_x, union
from articles.reading.language import byline_tails, measure
from articles.reading.language.captions import MOST_CAPTION_LINES
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import StoryFlow
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.galleries import touching_groups
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import (
    PagePicture,
    is_photographer,
    reads_as_caption,
)
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
    flow = _with_small_text(flow, found.small, page)
    found = replace(found, small=tuple(b for b in found.small if not _is_in(b, flow)))
    caption = _caption_below(flow, found.small)
    shown: list[PagePicture] = []
    if caption is not None:
        shown = _pictures_at(flow, caption, found.pictures, page)
    if caption is None or not shown:
        return replace(found, drafts=(*found.drafts, StoryDraft(flow)))
    headline_only = replace(flow, pieces=(), margins=(), pulls=(), rivals=())
    box = union(picture.box for picture in shown)
    credits = [word for picture in shown for word in picture.words]
    captioned = PagePicture(box, (caption, *credits))
    pictures = [p for p in found.pictures if p not in shown]
    return DraftedPage(
        (*found.drafts, StoryDraft(headline_only, pictures=(captioned,))),
        tuple(pictures),
        tuple(block for block in found.small if block is not caption),
    )


def _is_in(block: Block, flow: StoryFlow) -> bool:
    """Whether a block is among a flow's texts, whatever column these were given."""
    return any(isinstance(p, Block) and p.lines == block.lines for p in flow.pieces)


def _with_small_text(
    flow: StoryFlow, small: Sequence[Block], page: ClassifiedBlocks
) -> StoryFlow:
    """A flow without text whose deck is whole sentences, or that has such below its author's name: these are
    its text, in small type as below pictures.
    """
    headline = flow.headline
    if headline is None or flow.pieces:
        return flow
    text = [block for block in headline.deck if _is_prose(block)]
    text = text or _prose_below(headline, small, page)
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


def _prose_below(
    headline: HeadlineBlock, small: Sequence[Block], page: ClassifiedBlocks
) -> list[Block]:
    """Sentences in lines longer than the headline above them, with room for a name between: words over photos."""
    near = REGIONS.head_gap * page.em
    box = headline.box
    return [
        block
        for block in small
        if 0 <= block.box.y0 - box.y1 <= near
        and block.box.x0 <= box.x0
        and block.box.x1 >= box.x1
        and _is_prose(block)
    ][:1]


def _is_prose(block: Block) -> bool:
    if len(block.lines) < STORIES.small_text_lines or not block.is_upright:
        return False
    last = block.lines[-1].text
    return "。" in block.text and (
        measure.ends_sentence(last) or byline_tails.ends_report(block.text)
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
        and (reads_as_caption(text) or flow.pieces)
    ]
    return min(below, key=lambda text: text.box.y0, default=None)


def _pictures_at(
    flow: StoryFlow, caption: Block, pictures: Sequence[PagePicture], page: ClassifiedBlocks
) -> list[PagePicture]:
    """The pictures without a caption that a headline and a text stand under, or over: several that touch are one.

    A text that does not read as a caption is one where a photographer's name parts it from them.
    """
    bare = [p for p in pictures if all(map(is_photographer, p.words))]
    boxes = [picture.box for picture in bare]
    reach = PICTURES.touching * page.em
    for group in (*([box] for box in boxes), *touching_groups(boxes, reach)):
        if found := _shown(group, flow, caption, bare, page):
            return found
    return []


def _shown(
    group: Sequence[Box],
    flow: StoryFlow,
    caption: Block,
    pictures: Sequence[PagePicture],
    page: ClassifiedBlocks,
) -> list[PagePicture]:
    """The pictures of a group, if a text is the caption of them all."""
    if not _is_captioned(union(group), flow, caption, page.em):
        return []
    found = [picture for picture in pictures if picture.box in group]
    names = [word for picture in found for word in picture.words]
    is_credited = any(word.box.y1 <= union(group).y0 + page.em for word in names)
    is_caption = reads_as_caption(caption) and not names
    return found if is_caption or is_credited else []


def _is_captioned(picture: Box, flow: StoryFlow, caption: Block, em: float) -> bool:
    """Whether a headline, a text below it no wider than the picture, and that stand right below each other."""
    if flow.headline is None or len(caption.lines) > MOST_CAPTION_LINES:
        return False
    dip, text = STORIES.dip * em, caption.box
    parts = sorted((flow.headline.box, text, picture), key=lambda box: box.middle_y)
    if not all(_follows(below, above, em) for above, below in pairwise(parts)):
        return False
    is_inside = picture.x0 - dip <= text.x0 and text.x1 <= picture.x1 + dip
    is_wide = overlap_x(text, picture) >= STORIES.wide_text * picture.width
    return flow.headline.box.y0 < text.y0 and is_inside and is_wide


def _follows(below: Box, above: Box, em: float) -> bool:
    dip = STORIES.dip * em
    return -dip <= below.y0 - above.y1 <= REGIONS.head_gap * em - dip
