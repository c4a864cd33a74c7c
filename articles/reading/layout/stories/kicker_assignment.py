"""Small type beside a headline that does not reach over the story's first column: its kicker.

It stands over that column at the headline's height, and was taken for a headline of its own until
the column turned out to be the other one's: a headline without a text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import overlap_x, overlap_y
from articles.reading.layout.lines.blocks import box_of
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.enclosing_frames import share_a_frame
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.tuning import REGIONS

from .story_draft import Drafts, StoryDraft, replaced
from .tuning import STORIES


def assign_kickers(drafts: Drafts, page: ClassifiedBlocks) -> Drafts:
    """The drafts, those that are nothing but such a kicker given to the story that they stand over."""
    for draft in drafts:
        little = _lone_headline(draft)
        others = tuple(other for other in drafts if other is not draft)
        owner = None if little is None else _owner(little, others, page)
        if little is not None and owner is not None:
            drafts = replaced(others, owner, _with_kicker(others[owner], little))
    return drafts


def _lone_headline(draft: StoryDraft) -> HeadlineBlock | None:
    """The headline of a draft that has nothing else."""
    has_more = draft.has_text or draft.pictures or draft.labels or draft.bylines
    headline = draft.headline
    if has_more or headline is None or headline.is_vertical:
        return None
    return headline if len(headline.blocks) <= STORIES.kicker_blocks else None


def _owner(
    little: HeadlineBlock, drafts: Sequence[StoryDraft], page: ClassifiedBlocks
) -> int | None:
    """The index of the story whose headline stands level to the right, and whose text begins right below."""
    for at, draft in enumerate(drafts):
        large = draft.headline
        if large is None or large.kicker or not draft.has_text:
            continue
        if _is_level(little, large, page) and _begins_below(little, draft, page):
            return at
    return None


def _begins_below(little: HeadlineBlock, draft: StoryDraft, page: ClassifiedBlocks) -> bool:
    first = draft.text[0]
    white = box_of(first).y0 - little.box.y1
    is_over = overlap_x(box_of(first), little.box) > REGIONS.own_column * little.box.width
    return is_over and 0 <= white + page.em <= REGIONS.head_gap * page.em


def _is_level(little: HeadlineBlock, large: HeadlineBlock, page: ClassifiedBlocks) -> bool:
    if little.size > REGIONS.beside_size * large.size or large.is_vertical:
        return False
    if little.box.x1 > large.box.x0 or not share_a_frame(little.box, large.box, page):
        return False
    return overlap_y(little.box, large.box) > REGIONS.beside_height * little.box.height


def _with_kicker(draft: StoryDraft, little: HeadlineBlock) -> StoryDraft:
    headline = draft.headline and replace(draft.headline, kicker=little.blocks)
    return replace(draft, flow=replace(draft.flow, headline=headline))
