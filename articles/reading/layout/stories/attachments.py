"""What stands at a story without being its text, in turn: pictures, bylines, labels, jump lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from articles.reading.geometry import Box, union
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.order.story_flow import StoryFlow
from articles.reading.layout.regions.classified_blocks import ClassifiedBlocks
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.leftovers import (
    UNTAKEN_BYLINE,
    UNTAKEN_HEADLINE,
    UNTAKEN_LABEL,
    UNTAKEN_PICTURE,
    UNTAKEN_TEXT,
)

from .author_note_assignment import assign_notes
from .byline_assignment import assign_bylines
from .crosshead_assignment import assign_crossheads
from .image_label_assignment import assign_image_labels
from .jump_line_assignment import assign_jump_lines
from .kicker_assignment import assign_kickers
from .notice_titles import title_notices
from .photo_stories import draft_stories
from .picture_assignment import assign_pictures
from .section_labels import assign_labels
from .story_draft import Drafts, StoryDraft
from .tuning import STORIES


@dataclass(frozen=True)
class Unassigned:
    """A block that belongs to no story, with the reason for the editor, a msgid."""

    block: Block
    reason: str


@dataclass(frozen=True)
class Attachments:
    """What a page has to attach to its stories. `page`: its other blocks, labels among them."""

    pictures: Sequence[PagePicture]
    bylines: Sequence[Block]
    jump_lines: Sequence[Block]
    page: ClassifiedBlocks
    image_labels: Sequence[Box] = ()


def attach(
    flows: Sequence[StoryFlow], given: Attachments
) -> tuple[Drafts, tuple[Unassigned, ...]]:
    """The page's stories from its top to its foot, and the blocks that belong to none.

    A headline without text is a story only with a picture.
    """
    drafted = draft_stories(flows, given.pictures, given.page)
    page = replace(given.page, small=drafted.small)
    every, pictures = assign_pictures(drafted.drafts, drafted.pictures, page)
    every = assign_kickers(every, page)
    every = assign_crossheads(every, page.small, page)
    drafts = _in_order(draft for draft in every if not _is_lone_headline(draft))
    drafts, notes = assign_notes(drafts, page.notes, page.em)
    drafts, bylines = assign_bylines(drafts, given.bylines, page)
    printed = {block for draft in drafts for block in draft.printed}
    over = [label for label in page.labels if label not in printed]
    drafts, labels = assign_labels(drafts, over, page)
    drafts = title_notices(drafts)
    drafts = assign_image_labels(drafts, given.image_labels, page.em)
    drafts = assign_jump_lines(drafts, given.jump_lines, page)
    return drafts, (
        *unassigned(_blocks_of_lone_headlines(every), UNTAKEN_HEADLINE),
        *unassigned(
            (block for picture in pictures for block in picture.words), UNTAKEN_PICTURE
        ),
        *unassigned(bylines, UNTAKEN_BYLINE),
        *unassigned(notes, UNTAKEN_TEXT),
        *unassigned(labels, UNTAKEN_LABEL),
    )


def unassigned(blocks: Iterable[Block], reason: str) -> list[Unassigned]:
    return [Unassigned(block, reason) for block in blocks]


def _is_lone_headline(draft: StoryDraft) -> bool:
    return not draft.has_text and not draft.pictures


def _blocks_of_lone_headlines(drafts: Drafts) -> list[Block]:
    lone = [draft.headline for draft in drafts if _is_lone_headline(draft)]
    return [block for headline in lone if headline for block in headline.blocks]


def _in_order(drafts: Iterable[StoryDraft]) -> Drafts:
    """From the top of the page to its foot, those that begin level from left to right."""
    return tuple(sorted(drafts, key=_place))


def _place(draft: StoryDraft) -> tuple[int, float]:
    box = union(draft.boxes)
    return round(box.y0 / STORIES.level), box.x0
