"""What a desk has done with a page's blocks, done with those that the page has when it is read again.

Kinds, roles, stories, their order and places are as the desk left them, for every block that was
there before (`block_parts`). What is new goes where the reading put it, seen from what it stands
beside there (`new_blocks`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from articles.reading.page_layout import PageBlock, PageLayout, StoryGroup, blocks_by_story

from .block_parts import BlockPart, block_parts
from .new_blocks import PlacedBlocks, place_new_blocks


@dataclass(frozen=True)
class CarriedOver:
    """The page as it is read now, its blocks where the desk would have them.

    `new`: the numbers of blocks that were not there before; `withheld`: of those, the ones that
    do not go online because they stand beside what does not. `stories`: the number in the
    layout that a story of the reading has.
    """

    layout: PageLayout
    new: frozenset[int] = frozenset()
    withheld: tuple[int, ...] = ()
    stories: Mapping[int, int] = field(default_factory=dict)


def is_mended(read: PageLayout, now: PageLayout) -> bool:
    """Whether a desk has put any of the blocks in another place than the reading did."""
    return (read.blocks, read.groups) != (now.blocks, now.groups)


def carry_over(read: PageLayout, now: PageLayout, new: PageLayout) -> CarriedOver:
    """`read`: the page as it was read before; `now`: as the desk has left it since; `new`: as it is read now."""
    parts = _numbered(block_parts(read, now, new), now)
    renamed = {part.was.number: part.block.number for part in reversed(parts) if part.was}
    added = frozenset(part.block.number for part in parts if not part.was)
    known = [_carried(part, part.was, renamed, added) for part in parts if part.was]
    first_free = max((g.number for g in (*read.groups, *now.groups)), default=0) + 1
    spread = _spread(new, known)
    stories = {story: numbers[0] for story, numbers in spread.items()}
    placed = place_new_blocks(new, known, stories, first_free)
    behind = _new_groups(now, new, spread, placed)
    groups = _groups(now, behind, placed, _Labels(new, renamed, added))
    layout = replace(new, blocks=placed.blocks, groups=tuple(groups))
    return CarriedOver(layout, added, placed.withheld, placed.stories)


# --- blocks that were there


def _numbered(parts: Sequence[BlockPart], now: PageLayout) -> list[BlockPart]:
    """A block's first part keeps its number, every further one the number that it had, if that is free."""
    taken = {part.block.number for part in parts}
    free = max((*taken, *(block.number for block in now.blocks)), default=0) + 1
    found: list[BlockPart] = []
    for part in parts:
        if part.block.first_line:
            had = part.was.number if part.was else 0
            number = had if had and had not in taken else free
            free += number == free
            taken.add(number)
            found.append(replace(part, block=replace(part.block, number=number)))
        else:
            found.append(part)
    return found


def _carried(
    part: BlockPart, was: PageBlock, renamed: Mapping[int, int], added: frozenset[int]
) -> PageBlock:
    block = part.block
    beside = block.picture if was.picture or block.picture in added else 0
    return replace(
        block,
        role=was.role if _keeps_its_role(part, was) else block.role,
        kind=was.kind,
        story=was.story,
        place=was.place,
        picture=renamed.get(was.picture, beside),
        reason=was.reason,
    )


def _keeps_its_role(part: BlockPart, was: PageBlock) -> bool:
    """Not where the paper has changed it and no desk has said what it is."""
    return part.is_same or was.role != was.role_read or was.kind != part.block.kind


# --- stories


def _spread(new: PageLayout, known: Sequence[PageBlock]) -> dict[int, list[int]]:
    """By a story's number as it is read now: the numbers of those in which the desk has its
    blocks, as they follow.
    """
    parts: defaultdict[int, list[PageBlock]] = defaultdict(list)
    for block in known:
        parts[block.origin].append(block)
    found = {
        story: [part.story for block in own for part in parts[block.number] if part.story]
        for story, own in blocks_by_story(new.blocks).items()
    }
    return {story: numbers for story, numbers in found.items() if numbers}


@dataclass(frozen=True)
class _Labels:
    """Labels of other stories: by their numbers before and now, and those that are new."""

    new: PageLayout
    renamed: Mapping[int, int]
    added: frozenset[int]

    def of(self, group: StoryGroup, as_read: StoryGroup | None) -> tuple[int, ...]:
        kept = (self.renamed[label] for label in group.labels if label in self.renamed)
        more = (label for label in (as_read.labels if as_read else ()) if label in self.added)
        return tuple(dict.fromkeys([*kept, *more]))


def _groups(
    now: PageLayout,
    behind: Mapping[int, Sequence[StoryGroup]],
    placed: PlacedBlocks,
    labels: _Labels,
) -> Iterator[StoryGroup]:
    """Those of before in their order, new ones `behind` that which they are printed behind."""
    there = {block.story for block in placed.blocks if block.kind == "story"}
    as_read = {placed.stories.get(group.number): group for group in labels.new.groups}
    yield from behind.get(0, ())
    for group in now.groups:
        if group.number in there:
            yield replace(group, labels=labels.of(group, as_read.get(group.number)))
        yield from behind.get(group.number, ())


def _new_groups(
    now: PageLayout,
    new: PageLayout,
    spread: Mapping[int, Sequence[int]],
    placed: PlacedBlocks,
) -> Mapping[int, list[StoryGroup]]:
    """Stories that the desk has not, by the number of the last one that they are printed behind; 0 for none."""
    order = {group.number: at for at, group in enumerate(now.groups)}
    behind: defaultdict[int, list[StoryGroup]] = defaultdict(list)
    last = 0
    for group in new.groups:
        number = placed.stories.get(group.number, 0)
        if group.number in spread:
            last = max(spread[group.number], key=lambda story: order[story])
        elif number and number not in order:
            behind[last].append(replace(group, number=number))
    return behind
