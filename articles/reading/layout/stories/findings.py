"""Drafts → findings: each story with its region on the page, its pictures and its doubts."""

from __future__ import annotations

from dataclasses import dataclass, replace

from articles.reading.confidence import (
    IMAGE_LABEL,
    PICTURE,
    PICTURE_WITHOUT_CAPTION,
    SHOWN,
    confidence,
    doubt,
    text_doubts,
)
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.page_layout import PageBlock, PagePart, StoryGroup, WrittenStory
from articles.reading.shapes import Doubt, Finding

from .page_scale import PageScale, setting_of
from .reading_order_doubts import reading_order_doubts
from .story_blocks import story_blocks
from .story_draft import Drafts, StoryDraft
from .story_writing import write_printed_stories


@dataclass(frozen=True)
class FoundStory:
    """A story as it was gathered and as it is reported.

    `blocks`, `group`: of what it was written. `marks`: jump lines cut out of its text.
    """

    draft: StoryDraft
    finding: Finding
    blocks: tuple[PageBlock, ...]
    group: StoryGroup
    marks: tuple[str, ...] = ()


def find_stories(drafts: Drafts, scale: PageScale, part: PagePart) -> tuple[FoundStory, ...]:
    """The drafts as findings, in their order, from which their pictures are named."""
    gathered = story_blocks(drafts, scale)
    setting = setting_of(scale, part)
    written = write_printed_stories(gathered.blocks, gathered.groups, setting)
    return tuple(
        FoundStory(
            draft=draft,
            finding=_finding(draft, story, scale, part),
            blocks=gathered.of(story.number),
            group=group,
            marks=story.marks,
        )
        for draft, story, group in zip(drafts, written, gathered.groups, strict=True)
    )


def _finding(
    draft: StoryDraft, written: WrittenStory, scale: PageScale, part: PagePart
) -> Finding:
    doubts = _doubts(draft, written, scale, shows_indents=part.shows_indents)
    return Finding(
        story=written.story,
        confidence=confidence(doubts),
        doubts=tuple(doubts),
        continues_on=written.continues_on,
        continued_from=written.continued_from,
        number=written.number,
    )


def _doubts(
    draft: StoryDraft, written: WrittenStory, scale: PageScale, *, shows_indents: bool
) -> list[Doubt]:
    goes_on, is_rest = bool(written.continues_on), bool(written.continued_from)
    return [
        *text_doubts(written.story, goes_on=goes_on, is_brief=bool(draft.labels)),
        *(_picture_doubt(picture) for picture in draft.unsure_pictures),
        *_label_doubts(draft, scale),
        *reading_order_doubts(draft.flow, scale, shows_indents=shows_indents, is_rest=is_rest),
    ]


def _label_doubts(draft: StoryDraft, scale: PageScale) -> list[Doubt]:
    """What asks for the section that only a picture names, and shows the picture."""
    if draft.image_label is None:
        return []
    return [replace(doubt(IMAGE_LABEL), region=scale.fractions(draft.image_label))]


def _picture_doubt(picture: PagePicture) -> Doubt:
    caption = picture.picture().caption
    return doubt(PICTURE, words=caption[:SHOWN]) if caption else doubt(PICTURE_WITHOUT_CAPTION)
