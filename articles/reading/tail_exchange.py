"""Stories whose ends stand in each other's places, put right at once.

A story is parted before each block that is named; what each of these begins is an end. An end
takes the place of the next one that is named, and the last one that of the first: two stories
then have exchanged their ends. Pictures, bylines and captions go with the end that they stand
nearest to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from .arrangement import NEW_STORY, Operation
from .block_changes import (
    OperationError,
    as_headline,
    free_number,
    group_of,
    has_headline,
    inserted_behind,
    numbered_in,
    shown_in_order,
    with_blocks,
)
from .block_places import STACK, is_text, nearest_to
from .cached_property import cached_property
from .page_layout import PageBlock, PageLayout, StoryGroup, blocks_by_story
from .shapes import gettext_noop

NO_END = gettext_noop("No end of a story begins with block %(block)s.")
IN_ITSELF = gettext_noop("These ends cannot be exchanged: a story would go on in itself.")

# A part of a story, by the story's number and its place among the parts, from 0. What stands before
# the first one, the beginning itself, has the place -1.
_Part = tuple[int, int]


def exchanged(layout: PageLayout, operation: Operation) -> PageLayout:
    """The layout after an exchange. Raises OperationError where it cannot be done."""
    if not operation.blocks:
        raise OperationError(NO_END, block="–")
    if operation.story > 0:
        group_of(layout, operation.story)
    ends = _Ends(layout, tuple(dict.fromkeys(operation.blocks)), operation.story)
    ways = {story: list(ends.way(story)) for story in ends.stories}
    groups = layout.groups
    if operation.story == NEW_STORY:
        number = free_number(layout)
        last = ends.parts_of[ends.named[-1]]
        groups = inserted_behind(groups, last[0], number)
        ways[number] = list(ends.from_part(last))
    elif operation.story:
        ways[operation.story] += ends.from_part(ends.parts_of[ends.named[-1]])
    if sum(map(len, ways.values())) != len(ends.blocks):
        raise OperationError(IN_ITSELF)
    changed = [b for story, way in ways.items() for b in numbered_in(ends.along(way), story)]
    known = {group.number: group for group in layout.groups}
    parted = replace(
        layout,
        groups=tuple(
            _headed(group, ways[group.number], known) if group.number in ways else group
            for group in groups
        ),
    )
    return with_blocks(parted, changed)


def _headed(
    group: StoryGroup, way: Sequence[_Part], known: Mapping[int, StoryGroup]
) -> StoryGroup:
    """The group with the labels and the section of the stories that begin in it."""
    begun = [known[story] for story, place in way if place == 0]
    labels = tuple(dict.fromkeys(label for one in begun for label in one.labels))
    section = next((one.section for one in begun if one.section), "")
    return replace(group, labels=labels, section=section)


@dataclass(frozen=True)
class _Ends:
    """The parts of the stories that have an end among the `named` blocks, and what follows what in the end.

    `last`: as an operation's `story`, where the end that is named last goes.
    """

    layout: PageLayout
    named: tuple[int, ...]
    last: int

    @cached_property
    def stories(self) -> list[int]:
        """The numbers of the stories that change."""
        by_number = {block.number: block for block in self.layout.blocks}
        found = [by_number[number].story for number in self.named]
        if not all(found):
            raise OperationError(NO_END, block=str(self.named[found.index(0)]))
        return list(dict.fromkeys([*found, self.last] if self.last > 0 else found))

    @cached_property
    def blocks(self) -> dict[_Part, list[PageBlock]]:
        by_story = blocks_by_story(self.layout.blocks)
        return {
            (story, place): part
            for story in self.stories
            for place, part in enumerate(_parted(by_story.get(story, ()), self.named))
        }

    @cached_property
    def parts_of(self) -> dict[int, _Part]:
        """The part that each of the named blocks begins."""
        found: dict[int, _Part] = {}
        for part, blocks in self.blocks.items():
            for block in blocks:
                if block.number in self.named and (is_text(block) or block.role in STACK):
                    found[block.number] = part
        for number in self.named:
            if number not in found or list(found.values()).count(found[number]) > 1:
                raise OperationError(NO_END, block=str(number))
        return found

    @cached_property
    def _following(self) -> dict[_Part, _Part]:
        """What stands behind each part afterwards."""
        found = {_before(part): part for part in self.blocks}
        places = [_before(self.parts_of[number]) for number in self.named]
        for place in places:
            del found[place]
        if not self.last:
            places.append(places[0])
        for number, place in zip(self.named, places[1:], strict=False):
            if place in found:
                raise OperationError(IN_ITSELF)
            found[place] = self.parts_of[number]
        return found

    def way(self, story: int) -> Iterator[_Part]:
        """The parts of a story afterwards."""
        first = self._following.get((story, -1))
        return self.from_part(first) if first else iter(())

    def from_part(self, part: _Part) -> Iterator[_Part]:
        """It and those behind it; each once."""
        passed: set[_Part] = set()
        following: _Part | None = part
        while following and following not in passed:
            passed.add(following)
            yield following
            following = self._following.get(following)

    def along(self, way: Sequence[_Part]) -> list[PageBlock]:
        """The blocks of a story afterwards: what now begins it is its headline, a second one a crosshead."""
        found: list[PageBlock] = []
        for part in way:
            blocks = self.blocks[part]
            if not found and part[1] > 0:
                blocks = as_headline(blocks)
            elif found and has_headline(found):
                blocks = [
                    replace(b, role="crosshead") if b.role in STACK else b for b in blocks
                ]
            found += blocks
        return shown_in_order(found)


def _before(part: _Part) -> _Part:
    return part[0], part[1] - 1


def _parted(own: Sequence[PageBlock], named: Sequence[int]) -> list[list[PageBlock]]:
    """A story's blocks in parts that begin with the named ones; what is no text goes with the nearest."""
    parts = _text_parts(own, named)
    going = {block.number: place for place, part in enumerate(parts) for block in part}
    for block in own:
        if block.number not in going:
            going[block.number] = nearest_to(block, parts, own)
    with_pictures = {
        block.number: going[block.picture]
        for block in own
        if block.role == "caption" and block.picture in going
    }
    going |= with_pictures
    return [[b for b in own if going[b.number] == place] for place in range(len(parts))]


def _text_parts(own: Sequence[PageBlock], named: Sequence[int]) -> list[list[PageBlock]]:
    parts: list[list[PageBlock]] = [[]]
    for block in own:
        if is_text(block) or block.role in STACK:
            if block.number in named and parts[-1]:
                parts.append([])
            parts[-1].append(block)
    return parts
