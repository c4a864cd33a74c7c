"""A page as it was printed: its blocks where the desk has them, and what may not go online in its story again.

To put a block elsewhere is to mend the reading, so a printed story is what the desk says it is. To
bar one from the web (`print_only`) is not: it was printed all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from .page_layout import PageBlock, PageLayout, StoryGroup, blocks_by_story


def as_printed(read: PageLayout, now: PageLayout) -> PageLayout:
    """`read`: the page as it was read; `now`: as the desk has it.

    A story of which all may not go online is a group more, under a number that `now` has not.
    What was barred keeps its reason, and where it stood in no story, as an ad, its place.
    """
    origins = {block.number: block for block in read.blocks}
    barred = [
        block
        for block in now.blocks
        if block.kind == "print_only" and origins[block.origin].kind == "story"
    ]
    if not barred:
        return now
    homes = _homes(now, origins, barred)
    own = {number: list(blocks) for number, blocks in blocks_by_story(now.blocks).items()}
    for block in sorted(barred, key=lambda each: _printed_place(each, origins)):
        story = own.setdefault(homes[origins[block.origin].story], [])
        story.insert(_place_in(story, block, origins), block)
    placed = {
        block.number: replace(block, kind="story", story=number, place=place)
        for number, blocks in own.items()
        for place, block in enumerate(blocks, 1)
    }
    groups = {group.number for group in now.groups}
    added = [StoryGroup(number) for number in sorted(set(own) - groups)]
    blocks = tuple(placed.get(block.number, block) for block in now.blocks)
    return replace(now, blocks=blocks, groups=(*now.groups, *added))


def _homes(
    now: PageLayout, origins: Mapping[int, PageBlock], barred: Iterable[PageBlock]
) -> dict[int, int]:
    """By the number that a story was read under: that of the story where most of its blocks are now, a new one where
    none is in any.
    """
    free = max((g.number for g in now.groups), default=0) + 1
    homes: dict[int, int] = {}
    for number in sorted({origins[block.origin].story for block in barred}):
        stands_in = Counter(
            block.story
            for block in now.blocks
            if block.kind == "story" and origins[block.origin].story == number
        )
        if stands_in:
            homes[number] = min(stands_in, key=lambda story: (-stands_in[story], story))
        else:
            homes[number], free = free, free + 1
    return homes


def _place_in(
    story: Sequence[PageBlock], block: PageBlock, origins: Mapping[int, PageBlock]
) -> int:
    """Behind the last block that was read before it in the same story."""
    own = _printed_place(block, origins)
    before = [
        place
        for place, each in enumerate(story, 1)
        if origins[each.origin].story == own[0] and _printed_place(each, origins) < own
    ]
    return max(before, default=0)


def _printed_place(block: PageBlock, origins: Mapping[int, PageBlock]) -> tuple[int, int, int]:
    origin = origins[block.origin]
    return origin.story, origin.place, block.first_line
