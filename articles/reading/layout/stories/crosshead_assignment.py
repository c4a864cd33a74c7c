"""Crossheads that were torn from their text, to the story in whose zone they stand.

A short line in another type between two paragraphs may have been taken for a headline without a
text, for small type, or for a text of its own. Where a story's text stands around it, it is none
of these.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.language import bylines, measure
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import reads_as_caption
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import Drafts, StoryDraft, replaced
from .tuning import STORIES

Piece = Block | HeadlineBlock


@dataclass(frozen=True)
class _Torn:
    """Crossheads as they would stand in stories, and the draft that they make now, if any."""

    crossheads: tuple[HeadlineBlock, ...]
    draft: StoryDraft | None = None


def assign_crossheads(drafts: Drafts, small: Sequence[Block], page: ClassifiedBlocks) -> Drafts:
    """The drafts with the crossheads that stand in them, those that were drafts themselves left
    out. `small`: type that nothing has taken yet.
    """
    for torn in _torn_of(drafts, small, page):
        others = tuple(draft for draft in drafts if draft is not torn.draft)
        owners = [_owner(crosshead, others, page) for crosshead in torn.crossheads]
        if None in owners:
            continue
        for crosshead, owner in zip(torn.crossheads, owners, strict=True):
            if owner is not None:
                others = replaced(others, owner, _with_crosshead(others[owner], crosshead))
        drafts = others
    return drafts


def _torn_of(drafts: Drafts, small: Sequence[Block], page: ClassifiedBlocks) -> Iterable[_Torn]:
    for draft in drafts:
        crossheads = _as_crossheads(draft)
        if crossheads and all(_may_be_crosshead(each.blocks, page) for each in crossheads):
            yield _Torn(crossheads, draft)
    for block in small:
        if _may_be_crosshead([block], page):
            yield _Torn((HeadlineBlock((), (block,), ()),))


def _as_crossheads(draft: StoryDraft) -> tuple[HeadlineBlock, ...]:
    """A headline without text, or texts without a headline, each as a crosshead."""
    if draft.pictures or draft.labels or draft.bylines:
        return ()
    if draft.headline is not None:
        return () if draft.has_text else (draft.headline,)
    return tuple(HeadlineBlock((), (text,), ()) for text in draft.text)


def _may_be_crosshead(blocks: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """A few words, hardly larger than the text, that are no sentence, no caption and no names."""
    text = "".join(block.text for block in blocks)
    lines = sum(len(block.lines) for block in blocks)
    if (
        lines > STORIES.torn_lines
        or max(b.size for b in blocks) > REGIONS.largest_crosshead * page.em
    ):
        return False
    if not measure.han_count(text) or measure.ends_sentence(text):
        return False
    block = blocks[0]
    return block.is_upright and not reads_as_caption(block) and not bylines.names_alone(text)


def _owner(
    crosshead: HeadlineBlock, drafts: Sequence[StoryDraft], page: ClassifiedBlocks
) -> int | None:
    """The index of the story whose text stands right above and below, or right below in the zone of its text."""
    for at, draft in enumerate(drafts):
        if draft.has_text and _stands_in(crosshead.box, draft, page):
            return at
    return None


def _stands_in(box: Box, draft: StoryDraft, page: ClassifiedBlocks) -> bool:
    em = page.em
    texts = [box_of(text) for text in draft.text]
    if not contains(union(texts), box, STORIES.dip * em) or not share_a_frame(
        box, texts[0], page
    ):
        return False
    if any(
        overlap_x(p.whole, box) > 0 and overlap_y(p.whole, box) > -em for p in draft.pictures
    ):
        return False
    column = [text for text in texts if _is_in(box, text, em)]
    reach, dip = STORIES.torn_white * em, STORIES.dip * em
    is_over = any(-dip <= text.y0 - box.y1 <= reach for text in column)
    is_under = any(-dip <= box.y0 - text.y1 <= reach for text in column)
    is_at_top = not any(text.y0 < box.y0 for text in column)
    return is_over and (is_under or is_at_top)


def _is_in(box: Box, column: Box, em: float) -> bool:
    return column.x0 - em <= box.x0 and box.x1 <= column.x1 + em


def _with_crosshead(draft: StoryDraft, crosshead: HeadlineBlock) -> StoryDraft:
    """The draft with the crosshead before the text of its column that begins nearest to its foot."""
    column = [
        (abs(text.box.y0 - crosshead.box.y1), at)
        for at, text in enumerate(draft.flow.pieces)
        if isinstance(text, Block) and overlap_x(box_of(text), crosshead.box) > 0
    ]
    return replace(draft, flow=draft.flow.with_piece(min(column)[1], crosshead))
