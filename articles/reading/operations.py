"""What an editor does with the blocks of a page, as pure functions of its layout.

Whatever is done, every line stays in one block and every block in one place. What undoes an
operation is `arrangement.rearrangement(after, before)`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import cast, get_args

from .arrangement import IN_PRINTED_ORDER, NEW_STORY, Operation, OperationName
from .block_changes import (
    OperationError,
    as_headline,
    free_number,
    group_of,
    has_headline,
    inserted_behind,
    left_over,
    numbered_in,
    placed_in,
    shown_in_order,
    tidied,
    with_blocks,
)
from .block_places import (
    STACK,
    at_pictures,
    in_printed_order,
    is_text,
    nearest_picture,
    nearest_to,
    with_captions,
)
from .moved_roles import with_roles_in
from .page_layout import (
    BlockKind,
    BlockRole,
    PageBlock,
    PageLayout,
    StoryGroup,
    blocks_by_story,
)
from .shapes import gettext_noop
from .tail_exchange import exchanged

__all__ = ["OperationError", "apply_operation"]

NO_BLOCK = gettext_noop("The page has no block %(block)s any more.")
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


def apply_operation(layout: PageLayout, operation: Operation) -> PageLayout:
    """The layout after the operation. Raises OperationError where it cannot be done."""
    blocks = {block.number: block for block in layout.blocks}
    for number in operation.blocks:
        if number not in blocks:
            raise OperationError(NO_BLOCK, block=str(number))
    done = _OPERATIONS[operation.name](layout, operation)
    return tidied(done)


# --- the operations


def _move(layout: PageLayout, operation: Operation) -> PageLayout:
    moved = _with_captions(layout, operation.blocks)
    if not operation.story:
        return with_blocks(layout, [left_over(block) for block in moved])
    story = operation.story
    if story == NEW_STORY:
        story = free_number(layout)
        layout = replace(layout, groups=(*layout.groups, StoryGroup(story)))
    story = group_of(layout, story).number
    own = _others_in(layout, story, moved)
    moved = with_roles_in(own, moved, operation.at, layout.setting)
    if operation.at != IN_PRINTED_ORDER:
        placed = placed_in(layout, moved, story, operation.at)
    else:
        placed = with_blocks(layout, numbered_in(in_printed_order(own, moved), story))
    return with_blocks(placed, at_pictures(placed.blocks, {block.number for block in moved}))


def _others_in(
    layout: PageLayout, story: int, moved: Sequence[PageBlock]
) -> Sequence[PageBlock]:
    numbers = {block.number for block in moved}
    every = blocks_by_story(layout.blocks).get(story, ())
    return [block for block in every if block.number not in numbers]


def _split(layout: PageLayout, operation: Operation) -> PageLayout:
    """A crosshead becomes the headline; what stands at the text behind it goes along."""
    first = _block(layout, operation)
    if first.kind != "story":
        raise OperationError(NOT_IN_STORY, block=str(first.number))
    own = blocks_by_story(layout.blocks)[first.story]
    behind = [b for b in own if b is first or (is_text(b) and b.place > first.place)]
    before = [b for b in own if b not in behind and (is_text(b) or b.role in STACK)]
    beside = [b for b in own if b not in behind and b not in before]
    along = [b for b in beside if _goes_along(b, own, (before, behind))]
    number = free_number(layout)
    parted = replace(layout, groups=inserted_behind(layout.groups, first.story, number))
    return placed_in(parted, with_captions(own, [*as_headline(behind), *along]), number)


def _goes_along(
    block: PageBlock, own: Sequence[PageBlock], parts: Sequence[Sequence[PageBlock]]
) -> bool:
    if block.role == "caption" and block.picture:
        return False  # it goes with its picture
    return nearest_to(block, parts, own) == 1


def _join(layout: PageLayout, operation: Operation) -> PageLayout:
    """The story that has a headline comes first; a second headline is a crosshead."""
    story, other = group_of(layout, operation.story), group_of(layout, operation.at)
    if story is other:
        raise OperationError(SAME_STORY)
    by_story = blocks_by_story(layout.blocks)
    every = _run_on(by_story.get(story.number, ()), by_story.get(other.number, ()))
    labels = tuple(dict.fromkeys((*story.labels, *other.labels)))
    whole = replace(story, labels=labels, section=story.section or other.section)
    groups = tuple(whole if g is story else g for g in layout.groups if g is not other)
    return with_blocks(
        replace(layout, groups=groups), numbered_in(shown_in_order(every), story.number)
    )


def _run_on(one: Sequence[PageBlock], other: Sequence[PageBlock]) -> list[PageBlock]:
    if not has_headline(other):
        return [*one, *other]
    if not has_headline(one):
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
    cut = with_blocks(layout, [replace(block, lines=block.lines[:at])])
    cut = replace(cut, blocks=(*cut.blocks, lower))
    return placed_in(cut, [lower], block.story, block.place + 1) if block.story else cut


def _set_role(layout: PageLayout, operation: Operation) -> PageLayout:
    found = []
    for block in _blocks(layout, operation):
        is_possible = operation.value in get_args(BlockRole) and operation.value != "picture"
        if not is_possible or block.role == "picture":
            raise OperationError(NO_ROLE, value=operation.value, block=str(block.number))
        role = cast(BlockRole, operation.value)
        picture = nearest_picture(layout.blocks, block) if role == "caption" else 0
        found.append(replace(block, role=role, picture=picture))
    return with_blocks(layout, found)


def _set_kind(layout: PageLayout, operation: Operation) -> PageLayout:
    if operation.value not in get_args(BlockKind) or operation.value == "story":
        raise OperationError(NO_KIND, value=operation.value)
    kind = cast(BlockKind, operation.value)
    found = []
    for block in _with_captions(layout, operation.blocks):
        is_named = kind in _AS_ROLE and block.role != "picture"
        role = cast(BlockRole, kind) if is_named else block.role
        out = replace(left_over(block), kind=kind, role=role, reason=operation.reason)
        found.append(out)
    return with_blocks(layout, found)


def _order(layout: PageLayout, operation: Operation) -> PageLayout:
    block = _block(layout, operation)
    if block.kind != "story":
        raise OperationError(NOT_IN_STORY, block=str(block.number))
    behind_itself = operation.at > block.place
    return placed_in(layout, [block], block.story, operation.at + behind_itself)


def _order_stories(layout: PageLayout, operation: Operation) -> PageLayout:
    story = group_of(layout, operation.story)
    others = [group for group in layout.groups if group is not story]
    at = max(0, min(len(others), operation.at - 1))
    return replace(layout, groups=(*others[:at], story, *others[at:]))


def _draw_zone(layout: PageLayout, operation: Operation) -> PageLayout:
    story = group_of(layout, operation.story)
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
    "exchange": exchanged,
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


# --- what goes along


def _with_captions(layout: PageLayout, numbers: Sequence[int]) -> list[PageBlock]:
    """The blocks in the order in which they are named, pictures with those of their captions that stand with them."""
    by_number = {block.number: block for block in layout.blocks}
    named = [by_number[number] for number in dict.fromkeys(numbers)]
    return with_captions(layout.blocks, named)
