"""下转第4版 and 上接第1版 on lines of their own: found on the page, and assigned to their stories."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from articles.reading.geometry import Box, overlap_x, overlap_y
from articles.reading.language.jump_lines import comes_from, goes_on
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks

from .story_draft import Drafts, StoryDraft, replaced
from .tuning import STORIES


def is_jump_line(block: Block) -> bool:
    """Whether nothing but a jump line stands in the block."""
    jumps = goes_on(block.text), comes_from(block.text)
    return any(jump.page and not jump.text for jump in jumps)


def without_jump_lines(page: ClassifiedBlocks) -> tuple[list[Block], ClassifiedBlocks]:
    """The page's jump lines, and the page without them: set as text or display, they would tear stories."""
    everything = (*page.small, *page.body, *page.display, *page.labels)
    jump_lines = [block for block in everything if is_jump_line(block)]
    if not jump_lines:
        return jump_lines, page

    def without(blocks: Sequence[Block]) -> tuple[Block, ...]:
        return tuple(block for block in blocks if block not in jump_lines)

    return jump_lines, replace(
        page,
        small=without(page.small),
        body=without(page.body),
        display=without(page.display),
        labels=without(page.labels),
    )


def assign_jump_lines(
    drafts: Drafts, jump_lines: Sequence[Block], page: ClassifiedBlocks
) -> Drafts:
    """The drafts with the jump lines at them: 下转 where a story's text ends, 上接 where it
    begins.

    One that stands at no story is nobody's.
    """
    reach = STORIES.jump_line_gap * page.em
    for jump_line in jump_lines:
        leads_on = bool(goes_on(jump_line.text).page)
        gaps = {
            at: _gap(jump_line.box, _ends(draft, leads_on))
            for at, draft in enumerate(drafts)
            if draft.text
        }
        nearest = min(gaps, key=lambda at: gaps[at], default=None)
        if nearest is not None and gaps[nearest] <= reach:
            owner = drafts[nearest].with_jump_line(jump_line)
            drafts = replaced(drafts, nearest, owner)
    return drafts


def _ends(draft: StoryDraft, leads_on: bool) -> Sequence[Box]:
    """Where a line that leads on, or back, may stand."""
    if leads_on:
        return [draft.text[-1].box]
    headline = [draft.headline.box] if draft.headline else []
    return [*headline, draft.text[0].box, *(label.box for label in draft.labels)]


def _gap(jump_line: Box, boxes: Sequence[Box]) -> float:
    return min(
        max(0.0, -overlap_x(jump_line, box)) + max(0.0, -overlap_y(jump_line, box))
        for box in boxes
    )
