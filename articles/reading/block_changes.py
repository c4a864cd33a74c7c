"""What every operation on a page's blocks is made of: blocks put in places, stories found, begun and tidied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from .page_layout import PageBlock, PageLayout, StoryGroup, blocks_by_story
from .shapes import gettext_noop

NO_STORY = gettext_noop("The page has no story %(story)s any more.")


class OperationError(ValueError):
    """An operation that cannot be done on the page as it is now; `message` and `arguments` as in a ReadingError."""

    def __init__(self, message: str, **arguments: str) -> None:
        super().__init__(message % arguments)
        self.message, self.arguments = message, arguments


def group_of(layout: PageLayout, number: int) -> StoryGroup:
    for group in layout.groups:
        if group.number == number:
            return group
    raise OperationError(NO_STORY, story=str(number))


def free_number(layout: PageLayout) -> int:
    """Of no story, nor of one that was: a number is not given twice while blocks or groups name it."""
    return max((group.number for group in layout.groups), default=0) + 1


def inserted_behind(
    groups: Sequence[StoryGroup], behind: int, number: int
) -> tuple[StoryGroup, ...]:
    at = [group.number for group in groups].index(behind) + 1
    return (*groups[:at], StoryGroup(number), *groups[at:])


def with_blocks(layout: PageLayout, changed: Iterable[PageBlock]) -> PageLayout:
    by_number = {block.number: block for block in changed}
    return replace(
        layout, blocks=tuple(by_number.get(block.number, block) for block in layout.blocks)
    )


def left_over(block: PageBlock) -> PageBlock:
    return replace(block, kind="leftover", story=0, place=0, reason="")


def numbered_in(blocks: Iterable[PageBlock], story: int) -> list[PageBlock]:
    return [
        replace(block, kind="story", story=story, place=place, reason="")
        for place, block in enumerate(blocks, 1)
    ]


def placed_in(
    layout: PageLayout, moved: Sequence[PageBlock], story: int, at: int = 0
) -> PageLayout:
    """The blocks in a story, before the one at its place `at`; with 0 behind all."""
    numbers = {block.number for block in moved}
    own = blocks_by_story(layout.blocks).get(story, ())
    before = [b for b in own if b.number not in numbers and (not at or b.place < at)]
    behind = [b for b in own if b.number not in numbers and b not in before]
    return with_blocks(layout, numbered_in([*before, *moved, *behind], story))


def tidied(layout: PageLayout) -> PageLayout:
    """The layout without stories that have no block, the places of the others without gaps."""
    by_story = blocks_by_story(layout.blocks)
    layout = with_blocks(
        layout, [block for story, own in by_story.items() for block in numbered_in(own, story)]
    )
    return replace(layout, groups=tuple(g for g in layout.groups if g.number in by_story))


def has_headline(blocks: Iterable[PageBlock]) -> bool:
    return any(block.role == "headline" for block in blocks)


def as_headline(text: Sequence[PageBlock]) -> list[PageBlock]:
    """The text, the crossheads that it begins with as its headline: the largest type, and what is around it."""
    count = next((n for n, b in enumerate(text) if b.role != "crosshead"), len(text))
    heads = list(text[:count])
    if not heads:
        return list(text)
    largest = max(heads, key=_size)
    at = heads.index(largest)
    return [
        *(replace(block, role="kicker") for block in heads[:at]),
        replace(heads[at], role="headline"),
        *(replace(block, role="deck") for block in heads[at + 1 :]),
        *text[count:],
    ]


def _size(block: PageBlock) -> float:
    return max((line.size for line in block.lines), default=0.0)


def shown_in_order(every: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks, pictures among themselves in the order in which they were read."""
    pictures = iter(
        sorted((b for b in every if b.role == "picture"), key=lambda picture: picture.number)
    )
    return [next(pictures) if block.role == "picture" else block for block in every]
