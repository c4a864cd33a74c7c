"""All lines of a dumped page in blocks, each in one place: a story, the furniture, or left over."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from articles.reading.assembly import StoryElements
from articles.reading.elements import Element, ElementKind
from articles.reading.language.lines import TextLine
from articles.reading.leftovers import (
    UNTAKEN_BYLINE,
    UNTAKEN_CAPTION,
    UNTAKEN_HEADLINE,
    UNTAKEN_LABEL,
    UNTAKEN_LINE,
)
from articles.reading.page_layout import (
    BlockKind,
    BlockLine,
    BlockRole,
    PageBlock,
    PageLayout,
    PageSetting,
    StoryGroup,
)

_ROLES: dict[ElementKind, BlockRole] = {
    "paragraph": "body",
    "display": "crosshead",
    "caption": "caption",
    "byline": "byline",
}
_REASONS: dict[BlockRole, str] = {
    "byline": UNTAKEN_BYLINE,
    "caption": UNTAKEN_CAPTION,
    "headline": UNTAKEN_HEADLINE,
    "label": UNTAKEN_LABEL,
    "unknown": UNTAKEN_LINE,
}


@dataclass(frozen=True)
class LabelledElements:
    """What makes a story, and the label that stands on its headline."""

    elements: StoryElements
    label: Element | None = None


def dumped_layout(
    sequence: int,
    lines: Sequence[TextLine],
    stories: Sequence[LabelledElements],
    left: Sequence[tuple[BlockRole, Element]],
) -> PageLayout:
    """`lines`: all of the page; those in no element are furniture. `left`: elements of no story."""
    blocks: list[PageBlock] = []
    for story, found in enumerate(stories, 1):
        for place, (role, element) in enumerate(_in_order(found), 1):
            block = _block(element.lines, len(blocks) + 1, role, "story")
            blocks.append(replace(block, story=story, place=place))
    for role, element in left:
        block = _block(element.lines, len(blocks) + 1, role, "leftover")
        blocks.append(replace(block, reason=_REASONS.get(role, UNTAKEN_LINE)))
    taken = {line.index for found in stories for _, e in _in_order(found) for line in e.lines}
    taken |= {line.index for _, element in left for line in element.lines}
    for furniture in _runs([line for line in lines if line.index not in taken]):
        blocks.append(_block(furniture, len(blocks) + 1, "furniture", "furniture"))
    groups = tuple(StoryGroup(story) for story in range(1, len(stories) + 1))
    return PageLayout(PageSetting(sequence), tuple(blocks), groups)


def _in_order(story: LabelledElements) -> Iterator[tuple[BlockRole, Element]]:
    """The elements of a story with their roles, its label first."""
    found = story.elements
    if story.label:
        yield "label", story.label
    if found.stack:
        yield from (("kicker", element) for element in found.stack.kicker)
        yield from (("headline", element) for element in found.stack.headline)
        yield from (("deck", element) for element in found.stack.deck)
    if found.byline:
        yield "byline", found.byline
    for element in (*found.body, *found.pictures):
        yield _ROLES[element.kind], element


def _runs(lines: Sequence[TextLine]) -> Iterator[list[TextLine]]:
    """The lines in blocks of those that follow each other."""
    run = list(lines[:1])
    for above, below in pairwise(lines):
        if below.index != above.index + 1:
            yield run
            run = []
        run.append(below)
    if run:
        yield run


def _block(
    lines: Sequence[TextLine], number: int, role: BlockRole, kind: BlockKind
) -> PageBlock:
    kept = tuple(
        BlockLine(
            text=line.text,
            indent=line.indent,
            space_before=line.space_before,
            space_after=line.space_after,
        )
        for line in lines
    )
    return PageBlock(number, role, role, kind, kept, origin=number)
