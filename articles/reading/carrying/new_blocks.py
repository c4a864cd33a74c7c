"""Blocks that a page did not have before, put among those that a desk has placed.

The reading says beside what a block stands; the desk has said where that is. What stands beside
something that is not to go online does not go online either, until somebody has looked.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from articles.reading.page_layout import (
    BESIDE_TEXT,
    BlockRole,
    PageBlock,
    PageLayout,
    blocks_by_story,
)

from .tuning import BlockMatchingRules

RULES = BlockMatchingRules()
# What stands over what follows it; everything else goes on from what stands before it
_HEADS: frozenset[BlockRole] = frozenset({"kicker", "headline", "deck", "crosshead", "label"})


@dataclass(frozen=True)
class PlacedBlocks:
    """All blocks of the page, in their order and places. `withheld`, `stories`: as in a CarriedOver."""

    blocks: tuple[PageBlock, ...]
    withheld: tuple[int, ...]
    stories: Mapping[int, int]


def place_new_blocks(
    new: PageLayout,
    known: Sequence[PageBlock],
    stories: Mapping[int, int],
    first_free: int,
) -> PlacedBlocks:
    """`known`: those of the blocks that were there before, as the desk has placed them, parts of
    one block in their order. `stories`: those of the reading that the desk has, too.
    `first_free`: a number that no story has had.
    """
    page = _Placing(known, stories, first_free)
    for block in new.blocks:
        if block.kind != "story" and block.number not in page.parts:
            page.put(block)
    for own in blocks_by_story(new.blocks).values():
        for at, block in enumerate(own):
            if block.number not in page.parts:
                near = RULES.most_beside
                page.place(block, own[max(0, at - near) : at], own[at + 1 : at + 1 + near])
    return page.result()


class _Placing:
    """The page while blocks are put into it. `parts`: by a block's number as read, what is placed of it."""

    def __init__(
        self, known: Sequence[PageBlock], stories: Mapping[int, int], first_free: int
    ) -> None:
        self.parts: dict[int, list[int]] = {}
        self._blocks: dict[int, PageBlock] = {}
        self._order: defaultdict[int, list[int]] = defaultdict(list)
        self._withheld: list[int] = []
        self._stories = dict(stories)
        self._free = first_free
        for block in known:
            self.put(block)
        for block in sorted(known, key=lambda block: block.place):
            if block.kind == "story":
                self._order[block.story].append(block.number)

    def put(self, block: PageBlock) -> None:
        self._blocks[block.number] = block
        self.parts.setdefault(block.origin, []).append(block.number)

    def place(
        self, block: PageBlock, before: Sequence[PageBlock], behind: Sequence[PageBlock]
    ) -> None:
        """Put in a block that the reading has in a story, `before` and `behind` its other blocks there."""
        beside = self._beside(block, before, behind)
        alike = [each for each in beside if _stands_alike(each, block)]
        barred = next((each for each in alike[:2] if each.kind == "print_only"), None)
        host = next((b for b in (*alike, *beside) if b.kind == "story"), None)
        if barred is not None:
            self._withheld.append(block.number)
            self.put(_put_away(block, barred))
        elif host is not None:
            self._insert(block, host, is_behind=host.origin in {b.number for b in before})
        elif beside:
            self.put(_put_away(block, beside[0]))
        else:
            self._begin_story(block)

    def _beside(
        self, block: PageBlock, before: Sequence[PageBlock], behind: Sequence[PageBlock]
    ) -> list[PageBlock]:
        """What is placed of the story's other blocks, in turn the nearest on either side, that
        first which the block belongs to.
        """
        earlier = [self.parts[b.number][-1] for b in reversed(before) if b.number in self.parts]
        later = [self.parts[b.number][0] for b in behind if b.number in self.parts]
        sides = (later, earlier) if block.role in _HEADS else (earlier, later)
        in_turn = [n for pair in zip_longest(*sides) for n in pair if n is not None]
        own = self.parts.get(block.picture, ())
        return [self._blocks[number] for number in (*own, *in_turn)]

    def _insert(self, block: PageBlock, host: PageBlock, is_behind: bool) -> None:
        order = self._order[host.story]
        order.insert(order.index(host.number) + is_behind, block.number)
        self.put(replace(block, story=host.story))

    def _begin_story(self, block: PageBlock) -> None:
        story, self._free = self._free, self._free + 1
        self._stories[block.story] = story
        self._order[story] = [block.number]
        self.put(replace(block, story=story))

    def result(self) -> PlacedBlocks:
        places = {
            number: place
            for order in self._order.values()
            for place, number in enumerate(order, 1)
        }
        blocks = [
            replace(self._blocks[number], place=places.get(number, 0))
            for number in sorted(self._blocks)
        ]
        return PlacedBlocks(tuple(blocks), tuple(sorted(self._withheld)), self._stories)


def _stands_alike(one: PageBlock, other: PageBlock) -> bool:
    """Whether both are of the text, or both beside it."""
    return (one.role in BESIDE_TEXT) == (other.role in BESIDE_TEXT)


def _put_away(block: PageBlock, beside: PageBlock) -> PageBlock:
    """In the kind of what it stands beside, which is in no story."""
    role = beside.role if beside.role == beside.kind and block.lines else block.role
    return replace(block, kind=beside.kind, role=role, story=0, place=0, reason=beside.reason)
