"""Drafts → findings: each story with its region on the page, its pictures and its doubts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from articles.reading.assembly import StoryElements, make_story
from articles.reading.confidence import (
    PICTURE,
    PICTURE_WITHOUT_CAPTION,
    SHOWN,
    confidence,
    doubt,
    text_doubts,
)
from articles.reading.elements import Element, HeadlineStack
from articles.reading.language.captions import Caption
from articles.reading.language.lines import TextLine
from articles.reading.layout.lines.blocks import Block
from articles.reading.layout.regions.headline_block import HeadlineBlock
from articles.reading.layout.regions.page_picture import PagePicture
from articles.reading.shapes import Doubt, Finding
from articles.story import Story

from .byline_assignment import byline_credits
from .page_scale import PageScale
from .polygons import polygons_of
from .reading_order_doubts import reading_order_doubts
from .story_draft import Drafts, StoryDraft
from .story_jumps import StoryJumps, split_jumps
from .text import element, elements_of


@dataclass(frozen=True)
class FoundStory:
    """A story as it was gathered and as it is reported. `marks`: jump lines cut out of its text."""

    draft: StoryDraft
    finding: Finding
    marks: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextSetting:
    """How a page's text is told: `shows_indents`: its paragraphs are set in; `words`: pairs of
    characters that its texts know.
    """

    shows_indents: bool
    words: frozenset[str]


def find_stories(
    drafts: Drafts, scale: PageScale, setting: TextSetting
) -> tuple[FoundStory, ...]:
    """The drafts as findings, in their order, from which their pictures are named."""
    outlines = polygons_of([draft.boxes for draft in drafts], scale.box)
    found: list[FoundStory] = []
    for draft, polygons in zip(drafts, outlines, strict=True):
        elements = elements_of(draft.flow.pieces, setting.shows_indents)
        body, jumps = split_jumps(elements, draft.jump_lines)
        story = replace(
            make_story(_story_elements(draft, body), setting.words),
            regions=tuple(scale.region(polygon) for polygon in polygons),
        )
        story = _with_picture_files(story, len(found) + 1, draft.pictures, scale)
        doubts = _doubts(story, draft, jumps, setting, scale)
        finding = Finding(
            story, confidence(doubts), tuple(doubts), jumps.continues_on, jumps.continued_from
        )
        found.append(FoundStory(draft, finding, jumps.marks))
    return tuple(found)


def _with_picture_files(
    story: Story, number: int, pictures: Sequence[PagePicture], scale: PageScale
) -> Story:
    """The story, each picture with its region and a name: the story's number and its own."""
    pairs = zip(story.pictures, pictures, strict=True)
    return replace(
        story,
        pictures=tuple(
            replace(picture, region=scale.rectangle(printed.box), image=f"{number}-{n}")
            for n, (picture, printed) in enumerate(pairs, 1)
        ),
    )


def _doubts(
    story: Story,
    draft: StoryDraft,
    jumps: StoryJumps,
    setting: TextSetting,
    scale: PageScale,
) -> list[Doubt]:
    goes_on, is_rest = bool(jumps.continues_on), bool(jumps.continued_from)
    return [
        *text_doubts(story, goes_on=goes_on, is_brief=bool(draft.labels)),
        *(_picture_doubt(picture) for picture in draft.unsure_pictures),
        *reading_order_doubts(
            draft.flow, scale, shows_indents=setting.shows_indents, is_rest=is_rest
        ),
    ]


def _picture_doubt(picture: PagePicture) -> Doubt:
    caption = picture.picture().caption
    return doubt(PICTURE, words=caption[:SHOWN]) if caption else doubt(PICTURE_WITHOUT_CAPTION)


def _story_elements(draft: StoryDraft, body: tuple[Element, ...]) -> StoryElements:
    return StoryElements(
        stack=_stack(draft.headline),
        body=body,
        byline=_byline(draft.bylines),
        pictures=tuple(_caption(picture) for picture in draft.pictures),
        section=" ".join(label.text for label in draft.labels),
    )


def _stack(headline: HeadlineBlock | None) -> HeadlineStack | None:
    if headline is None:
        return None
    return HeadlineStack(
        _display(headline.kicker), _display(headline.headline), _display(headline.deck)
    )


def _display(blocks: Sequence[Block]) -> tuple[Element, ...]:
    return tuple(element("display", [line]) for block in blocks for line in block.lines)


def _byline(blocks: Sequence[Block]) -> Element | None:
    signature = byline_credits(blocks)
    if not signature.names_people:
        return None
    return Element("byline", _text_lines(blocks), signature.printed, credit_line=signature)


def _caption(picture: PagePicture) -> Element:
    lines = _text_lines(picture.words)
    return Element("caption", lines, "", caption=Caption(lines, picture.picture()))


def _text_lines(blocks: Sequence[Block]) -> tuple[TextLine, ...]:
    return tuple(line.as_text() for block in blocks for line in block.lines)
