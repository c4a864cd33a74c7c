"""Drafts → findings: each story with its region on the page, its pictures and its doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.confidence import IMAGE_LABEL, confidence, doubt, text_doubts
from articles.reading.layout.regions.stanzas import verse_texts
from articles.reading.page_layout import PageBlock, PagePart, StoryGroup, WrittenStory
from articles.reading.shapes import Doubt, Finding

from .attachment_doubts import attachment_doubts
from .doubt_places import DoubtPlaces
from .headline_doubts import headline_doubts
from .left_doubts import UntakenPart, left_beside, left_doubts
from .page_scale import PageScale, setting_of
from .reading_order_doubts import reading_order_doubts, with_mends
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


def find_stories(
    drafts: Drafts, left: Sequence[UntakenPart], scale: PageScale, part: PagePart
) -> tuple[FoundStory, ...]:
    """The drafts as findings, in their order, from which their pictures are named.

    `left`: what no story took.
    """
    gathered = story_blocks(drafts, scale)
    setting = setting_of(scale, part)
    written = write_printed_stories(gathered.blocks, gathered.groups, setting)
    places = DoubtPlaces(drafts, gathered, scale)
    beside = left_beside(left, drafts, part.em)
    doubts = [
        [*_doubts(draft, story, places, part), *left_doubts(beside.get(n, ()), scale)]
        for n, (draft, story) in enumerate(zip(drafts, written, strict=True))
    ]
    return tuple(
        FoundStory(
            draft=draft,
            finding=_finding(story, said),
            blocks=gathered.of(story.number),
            group=group,
            marks=story.marks,
        )
        for draft, story, group, said in zip(
            drafts, written, gathered.groups, doubts, strict=True
        )
    )


def _finding(written: WrittenStory, doubts: Sequence[Doubt]) -> Finding:
    return Finding(
        story=written.story,
        confidence=confidence(doubts),
        doubts=tuple(doubts),
        continues_on=written.continues_on,
        continued_from=written.continued_from,
        number=written.number,
    )


def _doubts(
    draft: StoryDraft, written: WrittenStory, places: DoubtPlaces, part: PagePart
) -> list[Doubt]:
    goes_on, is_rest = bool(written.continues_on), bool(written.continued_from)
    told = text_doubts(
        written.story,
        goes_on=goes_on,
        is_brief=bool(draft.labels),
        verse=verse_texts(draft.flow.pieces),
    )
    return [
        *with_mends(told, draft.flow, places),
        *attachment_doubts(draft, written.number, places),
        *headline_doubts(draft, places),
        *_label_doubts(draft, places.scale),
        *reading_order_doubts(
            draft.flow, places, shows_indents=part.shows_indents, is_rest=is_rest
        ),
    ]


def _label_doubts(draft: StoryDraft, scale: PageScale) -> list[Doubt]:
    """What asks for the section that only a picture names, and shows the picture."""
    if draft.image_label is None:
        return []
    return [replace(doubt(IMAGE_LABEL), region=scale.fractions(draft.image_label))]
