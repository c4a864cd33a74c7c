"""What an editor does with the blocks of a page, as pure functions of its layout.

Whatever is done, every line stays in one block and every block in one place. What undoes an
operation is `arrangement.rearrangement(after, before)`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from .arrangement import IN_PRINTED_ORDER, NEW_STORY, Operation, OperationName
from .block_places import (
    STACK,
    at_pictures,
    goes_along,
    in_printed_order,
    is_text,
    nearest_picture,
    with_captions,
)
from .page_layout import (
    BlockKind,
    BlockRole,
    PageBlock,
    PageLayout,
    StoryGroup,
    blocks_by_story,
)
from .shapes import gettext_noop

NO_BLOCK = gettext_noop("The page has no block %(block)s any more.")
NO_STORY = gettext_noop("The page has no story %(story)s any more.")
NOT_IN_STORY = gettext_noop(
    "Block %(block)s is in no story, so nothing of one can be parted there."
)
NOT_TO_CUT = gettext_noop("Block %(block)s has no two lines to be cut between there.")
NO_ROLE = gettext_noop("“%(value)s” is nothing that block %(block)s can be.")
NO_KIND = gettext_noop("“%(value)s” is no place for a block.")
NO_ZONE = gettext_noop("A zone needs at least three corners, all within the page.")
SAME_STORY = gettext_noop("A story cannot be joined with itself.")
FEWEST_CORNERS = 3  # of a polygon
_AS_ROLE: frozenset[BlockKind] = frozenset({"furniture", "ad", "notice"})


class OperationError(ValueError):
    """An operation that cannot be done on the page as it is now; `message` and `arguments` as in a ReadingError."""

    def __init__(self, message: str, **arguments: str) -> None:
        super().__init__(message % arguments)
        self.message, self.arguments = message, arguments


def apply_operation(layout: PageLayout, operation: Operation) -> PageLayout:
    """The layout after the operation. Raises OperationError where it cannot be done."""
    blocks = {block.number: block for block in layout.blocks}
    for number in operation.blocks:
        if number not in blocks:
            raise OperationError(NO_BLOCK, block=str(number))
    done = _OPERATIONS[operation.name](layout, operation)
    return _tidied(done)


# --- the operations


def _move(layout: PageLayout, operation: Operation) -> PageLayout:
    moved = _with_captions(layout, operation.blocks)
    if not operation.story:
        return _with(layout, [_left_over(block) for block in moved])
    story = operation.story
    if story == NEW_STORY:
        story = _free_number(layout)
        layout = replace(layout, groups=(*layout.groups, StoryGroup(story)))
    story = _group(layout, story).number
    if operation.at != IN_PRINTED_ORDER:
        placed = _placed_in(layout, moved, story, operation.at)
    else:
        placed = _printed_in(layout, moved, story)
    return _with(placed, at_pictures(placed.blocks, {block.number for block in moved}))


def _printed_in(layout: PageLayout, moved: Sequence[PageBlock], story: int) -> PageLayout:
    """The blocks where they are printed in the story; a crosshead is the headline of one that has none."""
    numbers = {block.number for block in moved}
    every = blocks_by_story(layout.blocks).get(story, ())
    own = [block for block in every if block.number not in numbers]
    if own and not _has_headline([*own, *moved]):
        moved = _headed(moved)
    return _with(layout, _numbered(in_printed_order(own, moved), story))


def _headed(moved: Sequence[PageBlock]) -> list[PageBlock]:
    heads = [block for block in moved if block.role == "crosshead"]
    others = [block for block in moved if block.role != "crosshead"]
    return [*_as_headline(heads), *others]


def _split(layout: PageLayout, operation: Operation) -> PageLayout:
    """A crosshead becomes the headline; what stands at the text behind it goes along."""
    first = _block(layout, operation)
    if first.kind != "story":
        raise OperationError(NOT_IN_STORY, block=str(first.number))
    own = blocks_by_story(layout.blocks)[first.story]
    behind = [b for b in own if b is first or (is_text(b) and b.place > first.place)]
    before = [b for b in own if b not in behind and (is_text(b) or b.role in STACK)]
    beside = [b for b in own if b not in behind and b not in before]
    along = [b for b in beside if goes_along(b, behind, before)]
    number = _free_number(layout)
    parted = replace(layout, groups=_inserted(layout.groups, first.story, number))
    return _placed_in(parted, with_captions(own, [*_as_headline(behind), *along]), number)


def _join(layout: PageLayout, operation: Operation) -> PageLayout:
    """The story that has a headline comes first; a second headline is a crosshead."""
    story, other = _group(layout, operation.story), _group(layout, operation.at)
    if story is other:
        raise OperationError(SAME_STORY)
    by_story = blocks_by_story(layout.blocks)
    every = _run_on(by_story.get(story.number, ()), by_story.get(other.number, ()))
    labels = tuple(dict.fromkeys((*story.labels, *other.labels)))
    whole = replace(story, labels=labels, section=story.section or other.section)
    groups = tuple(whole if g is story else g for g in layout.groups if g is not other)
    return _with(replace(layout, groups=groups), _numbered(_shown(every), story.number))


def _shown(every: Sequence[PageBlock]) -> list[PageBlock]:
    """The blocks, pictures among themselves in the order in which they were read."""
    pictures = iter(
        sorted((b for b in every if b.role == "picture"), key=lambda picture: picture.number)
    )
    return [next(pictures) if block.role == "picture" else block for block in every]


def _run_on(one: Sequence[PageBlock], other: Sequence[PageBlock]) -> list[PageBlock]:
    if not _has_headline(other):
        return [*one, *other]
    if not _has_headline(one):
        return [*other, *one]
    return [*one, *(replace(b, role="crosshead") if b.role in STACK else b for b in other)]


def _cut(layout: PageLayout, operation: Operation) -> PageLayout:
    block = _block(layout, operation)
    at = operation.at
    if not 0 < at < len(block.lines):
        raise OperationError(NOT_TO_CUT, block=str(block.number))
    number = max(each.number for each in layout.blocks) + 1
    first = block.first_line + at
    lower = replace(block, number=number, lines=block.lines[at:], first_line=first)
    cut = _with(layout, [replace(block, lines=block.lines[:at])])
    cut = replace(cut, blocks=(*cut.blocks, lower))
    return _placed_in(cut, [lower], block.story, block.place + 1) if block.story else cut


def _set_role(layout: PageLayout, operation: Operation) -> PageLayout:
    found = []
    for block in _blocks(layout, operation):
        is_possible = operation.value in get_args(BlockRole) and operation.value != "picture"
        if not is_possible or block.role == "picture":
            raise OperationError(NO_ROLE, value=operation.value, block=str(block.number))
        role = cast(BlockRole, operation.value)
        picture = nearest_picture(layout.blocks, block) if role == "caption" else 0
        found.append(replace(block, role=role, picture=picture))
    return _with(layout, found)


def _set_kind(layout: PageLayout, operation: Operation) -> PageLayout:
    if operation.value not in get_args(BlockKind) or operation.value == "story":
        raise OperationError(NO_KIND, value=operation.value)
    kind = cast(BlockKind, operation.value)
    found = []
    for block in _with_captions(layout, operation.blocks):
        is_named = kind in _AS_ROLE and block.role != "picture"
        role = cast(BlockRole, kind) if is_named else block.role
        out = replace(_left_over(block), kind=kind, role=role, reason=operation.reason)
        found.append(out)
    return _with(layout, found)


def _order(layout: PageLayout, operation: Operation) -> PageLayout:
    block = _block(layout, operation)
    if block.kind != "story":
        raise OperationError(NOT_IN_STORY, block=str(block.number))
    behind_itself = operation.at > block.place
    return _placed_in(layout, [block], block.story, operation.at + behind_itself)


def _order_stories(layout: PageLayout, operation: Operation) -> PageLayout:
    story = _group(layout, operation.story)
    others = [group for group in layout.groups if group is not story]
    at = max(0, min(len(others), operation.at - 1))
    return replace(layout, groups=(*others[:at], story, *others[at:]))


def _draw_zone(layout: PageLayout, operation: Operation) -> PageLayout:
    story = _group(layout, operation.story)
    polygon = operation.polygon
    is_within = all(0 <= x <= 1 and 0 <= y <= 1 for x, y in polygon)
    if polygon and not (is_within and len(set(polygon)) >= FEWEST_CORNERS):
        raise OperationError(NO_ZONE)
    drawn = replace(story, zone=(polygon,) if polygon else ())
    groups = tuple(drawn if group is story else group for group in layout.groups)
    return replace(layout, groups=groups)


_OPERATIONS: Mapping[OperationName, Callable[[PageLayout, Operation], PageLayout]] = {
    "move": _move,
    "split": _split,
    "join": _join,
    "cut": _cut,
    "role": _set_role,
    "kind": _set_kind,
    "order": _order,
    "story_order": _order_stories,
    "zone": _draw_zone,
}


# --- blocks and stories by their numbers


def _blocks(layout: PageLayout, operation: Operation) -> list[PageBlock]:
    wanted = set(operation.blocks)
    return [block for block in layout.blocks if block.number in wanted]


def _block(layout: PageLayout, operation: Operation) -> PageBlock:
    """The first block that is named."""
    if not operation.blocks:
        raise OperationError(NO_BLOCK, block="–")
    return next(b for b in layout.blocks if b.number == operation.blocks[0])


def _group(layout: PageLayout, number: int) -> StoryGroup:
    for group in layout.groups:
        if group.number == number:
            return group
    raise OperationError(NO_STORY, story=str(number))


def _free_number(layout: PageLayout) -> int:
    """Of no story, nor of one that was: a number is not given twice while blocks or groups name it."""
    return max((group.number for group in layout.groups), default=0) + 1


def _inserted(groups: Sequence[StoryGroup], behind: int, number: int) -> tuple[StoryGroup, ...]:
    at = [group.number for group in groups].index(behind) + 1
    return (*groups[:at], StoryGroup(number), *groups[at:])


def _with(layout: PageLayout, changed: Iterable[PageBlock]) -> PageLayout:
    by_number = {block.number: block for block in changed}
    return replace(
        layout, blocks=tuple(by_number.get(block.number, block) for block in layout.blocks)
    )


def _left_over(block: PageBlock) -> PageBlock:
    return replace(block, kind="leftover", story=0, place=0, reason="")


def _numbered(blocks: Iterable[PageBlock], story: int) -> list[PageBlock]:
    return [
        replace(block, kind="story", story=story, place=place, reason="")
        for place, block in enumerate(blocks, 1)
    ]


def _placed_in(
    layout: PageLayout, moved: Sequence[PageBlock], story: int, at: int = 0
) -> PageLayout:
    """The blocks in a story, before the one at its place `at`; with 0 behind all."""
    numbers = {block.number for block in moved}
    own = blocks_by_story(layout.blocks).get(story, ())
    before = [b for b in own if b.number not in numbers and (not at or b.place < at)]
    behind = [b for b in own if b.number not in numbers and b not in before]
    return _with(layout, _numbered([*before, *moved, *behind], story))


def _tidied(layout: PageLayout) -> PageLayout:
    """The layout without stories that have no block, the places of the others without gaps."""
    by_story = blocks_by_story(layout.blocks)
    layout = _with(
        layout, [block for story, own in by_story.items() for block in _numbered(own, story)]
    )
    return replace(layout, groups=tuple(g for g in layout.groups if g.number in by_story))


# --- what goes along


def _with_captions(layout: PageLayout, numbers: Sequence[int]) -> list[PageBlock]:
    """The blocks in the order in which they are named, pictures with those of their captions that stand with them."""
    by_number = {block.number: block for block in layout.blocks}
    named = [by_number[number] for number in dict.fromkeys(numbers)]
    return with_captions(layout.blocks, named)


def _has_headline(blocks: Iterable[PageBlock]) -> bool:
    return any(block.role == "headline" for block in blocks)


def _as_headline(text: Sequence[PageBlock]) -> list[PageBlock]:
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
