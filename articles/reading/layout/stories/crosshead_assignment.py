"""Crossheads that were torn from their text, to the story in whose zone they stand.

A short line in another type between two paragraphs may have been taken for a headline without a
text, for small type, or for a text of its own. Where a story's text stands around it, it is none
of these; nor at the foot of a column from which the story goes on at the top of the next one.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, contains, overlap_x, overlap_y, union
from articles.reading.language import byline_tails, measure
from articles.reading.layout.lines.blocks import Block, box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import reads_as_caption
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import Drafts, StoryDraft, replaced
from .tuning import STORIES


@dataclass(frozen=True)
class _Torn:
    """Crossheads as they would stand in stories, and the draft that they make now, if any.

    `is_label`: it was read as a section's label, which stands over text and at no foot of a column.
    """

    crossheads: tuple[HeadlineBlock, ...]
    draft: StoryDraft | None = None
    is_label: bool = False


def assign_crossheads(drafts: Drafts, small: Sequence[Block], page: ClassifiedBlocks) -> Drafts:
    """The drafts with the crossheads that stand in them, those that were drafts themselves left
    out. `small`: type that nothing has taken yet.
    """
    for torn in _torn_of(drafts, small, page):
        others = tuple(draft for draft in drafts if draft is not torn.draft)
        find = _foot_place if torn.is_label else _place
        if None in [find(crosshead, others, page) for crosshead in torn.crossheads]:
            continue
        for crosshead in torn.crossheads:
            if place := find(crosshead, others, page):
                flow = others[place.draft].flow.with_piece(place.piece, crosshead)
                others = replaced(others, place.draft, replace(others[place.draft], flow=flow))
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
    for label in page.labels:
        if _may_be_crosshead([label], page):
            yield _Torn((HeadlineBlock((), (label,), ()),), is_label=True)


def _as_crossheads(draft: StoryDraft) -> tuple[HeadlineBlock, ...]:
    """A headline without text, or texts without a headline, each as a crosshead."""
    if draft.pictures or draft.labels or draft.bylines:
        return ()
    if draft.headline is not None:
        return () if draft.has_text else (draft.headline,)
    return tuple(HeadlineBlock((), (text,), ()) for text in draft.text)


def _may_be_crosshead(blocks: Sequence[Block], page: ClassifiedBlocks) -> bool:
    """A few words, hardly larger than the text, that are no statement, no caption and no names."""
    text = "".join(block.text for block in blocks)
    lines = sum(len(block.lines) for block in blocks)
    if (
        lines > STORIES.torn_lines
        or max(b.size for b in blocks) > REGIONS.largest_crosshead * page.em
    ):
        return False
    if not any(map(str.isalpha, text)) or _is_statement(text):
        return False
    block = blocks[0]
    return (
        block.is_upright and not reads_as_caption(block) and not byline_tails.names_alone(text)
    )


def _is_statement(text: str) -> bool:
    """Whether it is a sentence other than a question: those that an interview asks stand over their answers."""
    return measure.ends_sentence(text) and not measure.asks(text)


@dataclass(frozen=True)
class _Spot:
    """Where a crosshead stands: the index of its story, and of the piece of its flow before which it is read."""

    draft: int
    piece: int


def _place(
    crosshead: HeadlineBlock, drafts: Sequence[StoryDraft], page: ClassifiedBlocks
) -> _Spot | None:
    """The story whose text stands right above and below, or right below in the zone of its text;
    else the one that goes on elsewhere behind the column right above.
    """
    box = crosshead.box
    for at, draft in enumerate(drafts):
        if draft.has_text and _is_in_zone(box, draft, page) and _stands_in(box, draft, page):
            return _Spot(at, _piece_below(box, draft))
    return _foot_place(crosshead, drafts, page)


def _foot_place(
    crosshead: HeadlineBlock, drafts: Sequence[StoryDraft], page: ClassifiedBlocks
) -> _Spot | None:
    """The story that goes on elsewhere behind the column right above, where nothing stands below."""
    box = crosshead.box
    if _has_text_below(box, drafts, page):
        return None
    for at, draft in enumerate(drafts):
        if draft.has_text and _is_in_zone(box, draft, page):
            piece = _piece_behind(box, draft, page)
            if piece is not None:
                return _Spot(at, piece)
    return None


def _is_in_zone(box: Box, draft: StoryDraft, page: ClassifiedBlocks) -> bool:
    """Whether it stands among a story's texts or right at their foot, and at no picture."""
    em = page.em
    zone = union(box_of(text) for text in draft.text)
    zone = zone._replace(y1=zone.y1 + STORIES.torn_white * em + box.height)
    if not contains(zone, box, STORIES.dip * em):
        return False
    if not share_a_frame(box, box_of(draft.text[0]), page):
        return False
    return not any(
        overlap_x(p.whole, box) > 0 and overlap_y(p.whole, box) > -em for p in draft.pictures
    )


def _stands_in(box: Box, draft: StoryDraft, page: ClassifiedBlocks) -> bool:
    em = page.em
    column = [text for text in map(box_of, draft.text) if _is_in(box, text, em)]
    is_over = any(_is_right_above(box, text, em) for text in column)
    is_under = any(_is_right_above(text, box, em) for text in column)
    is_at_top = not any(text.y0 < box.y0 for text in column)
    return is_over and (is_under or is_at_top)


def _piece_below(box: Box, draft: StoryDraft) -> int:
    """The text of its column that begins nearest to the crosshead's foot."""
    column = [
        (abs(text.box.y0 - box.y1), at)
        for at, text in enumerate(draft.flow.pieces)
        if isinstance(text, Block) and overlap_x(box_of(text), box) > 0
    ]
    return min(column)[1]


def _has_text_below(box: Box, drafts: Sequence[StoryDraft], page: ClassifiedBlocks) -> bool:
    """Whether any story's text stands right below, which it may head."""
    texts = (box_of(text) for draft in drafts for text in draft.text)
    return any(
        overlap_x(text, box) > 0 and _is_right_above(box, text, page.em) for text in texts
    )


def _piece_behind(box: Box, draft: StoryDraft, page: ClassifiedBlocks) -> int | None:
    """What a story goes on with at the top of another column, where its sentence ends right above the crosshead."""
    pieces = draft.flow.pieces
    for at, (above, after) in enumerate(itertools.pairwise(pieces), 1):
        if not isinstance(above, Block) or not isinstance(after, Block):
            continue
        column = box_of(above)
        is_foot = _is_in(box, column, page.em) and _is_right_above(column, box, page.em)
        goes_on = box_of(after).x0 >= column.x1 - page.em and box_of(after).y0 < box.y0
        if is_foot and goes_on and measure.ends_sentence(above.text):
            return at
    return None


def _is_right_above(one: Box, other: Box, em: float) -> bool:
    return -STORIES.dip * em <= other.y0 - one.y1 <= STORIES.torn_white * em


def _is_in(box: Box, column: Box, em: float) -> bool:
    return column.x0 - em <= box.x0 and box.x1 <= column.x1 + em
