"""Where each block of a page is now, apart from what was read: what changes when the desk mends a page, and alone.

What was read never changes. A row for each block (`PlacedBlock`) says which of its lines it is and where it stands;
both together are the page's layout again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from articles.story import Point

from .page_layout import BlockKind, BlockRole, PageBlock, PageLayout, StoryGroup

OperationName = Literal[
    "move", "split", "join", "cut", "role", "kind", "order", "story_order", "zone", "exchange"
]
NEW_STORY = -1  # as an operation's `story`: one that does not exist yet
IN_PRINTED_ORDER = -1  # as a move's `at`: where it is printed among the story's other blocks


@dataclass(frozen=True)
class Operation:
    """What an editor does with a page's blocks, or a doubt proposes; `operations.apply_operation` does it.

    move: `blocks` to `story` (0: left over; NEW_STORY), before its place `at` or, with 0, behind
    all, or with IN_PRINTED_ORDER to where they are printed. split: the story of the first of
    `blocks` before that. join: `story` and the one numbered `at` as `story`. cut: the first of
    `blocks` before its line `at`, from 0. role: `blocks` as the role `value`. kind: `blocks` into
    the kind `value`, with a `reason`. order: the first of `blocks` to the place `at` in its story.
    story_order: `story` to the place `at` among the page's. zone: of `story`, drawn by hand as a
    `polygon` in fractions of the page, or, without one, told by its blocks again.
    exchange: the end of a story that each of `blocks` begins in the place of the next one, the last one
    in that of the first, or behind all of `story`, or as NEW_STORY; `value`: how they begin, in words.
    """

    name: OperationName
    blocks: tuple[int, ...] = ()
    story: int = 0
    at: int = 0
    value: str = ""
    reason: str = ""
    polygon: tuple[Point, ...] = ()


@dataclass(frozen=True)
class PlacedBlock:
    """A block's place, without what was read: its lines are `line_count` of those of block `origin`.

    `first_line` is the first of them there, from 0.
    """

    number: int
    origin: int
    first_line: int
    line_count: int
    role: BlockRole
    kind: BlockKind
    story: int = 0
    place: int = 0
    picture: int = 0
    reason: str = ""


@dataclass(frozen=True)
class Rearrangement:
    """How one arrangement of a page becomes another: blocks as they are then, those that are
    gone, and all stories.
    """

    blocks: tuple[PlacedBlock, ...]
    gone: tuple[int, ...]
    groups: tuple[StoryGroup, ...]


def places_of(layout: PageLayout) -> tuple[PlacedBlock, ...]:
    return tuple(place_of(block) for block in layout.blocks)


def place_of(block: PageBlock) -> PlacedBlock:
    return PlacedBlock(
        number=block.number,
        origin=block.origin,
        first_line=block.first_line,
        line_count=len(block.lines),
        role=block.role,
        kind=block.kind,
        story=block.story,
        place=block.place,
        picture=block.picture,
        reason=block.reason,
    )


def arranged(
    read: PageLayout, places: Iterable[PlacedBlock], groups: Sequence[StoryGroup]
) -> PageLayout:
    """The page as it was read, its blocks in other places. Raises KeyError for a block that was not read."""
    origins = {block.number: block for block in read.blocks}
    blocks = [_placed(origins[place.origin], place) for place in places]
    blocks.sort(key=lambda block: block.number)
    return replace(read, blocks=tuple(blocks), groups=tuple(groups))


def _placed(read: PageBlock, place: PlacedBlock) -> PageBlock:
    """Where it has not moved, as nearly all of a page have not, the block itself, with whatever is known of it."""
    if place_of(read) == place:
        return read
    return replace(
        read,
        number=place.number,
        lines=read.lines[place.first_line : place.first_line + place.line_count],
        role=place.role,
        kind=place.kind,
        story=place.story,
        place=place.place,
        picture=place.picture,
        reason=place.reason,
        origin=place.origin,
        first_line=place.first_line,
    )


def rearrangement(before: PageLayout, after: PageLayout) -> Rearrangement:
    """What makes `after` of `before`; with the two changed over, what undoes it."""
    known = set(places_of(before))
    kept = places_of(after)
    numbers = {place.number for place in kept}
    return Rearrangement(
        blocks=tuple(place for place in kept if place not in known),
        gone=tuple(b.number for b in before.blocks if b.number not in numbers),
        groups=after.groups,
    )


def rearranged(read: PageLayout, layout: PageLayout, change: Rearrangement) -> PageLayout:
    """`layout` with the change made; `read`: the page as it was read, which holds all lines."""
    places = {place.number: place for place in places_of(layout)}
    places |= {place.number: place for place in change.blocks}
    left = [place for number, place in places.items() if number not in change.gone]
    return arranged(read, left, change.groups)
