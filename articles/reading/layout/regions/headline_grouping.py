"""Display type that stands together → the blocks of a headline stack."""

from __future__ import annotations

from collections.abc import Sequence

from articles.reading.geometry import Box, overlap_x, overlap_y, union
from articles.reading.layout.lines.blocks import Block, box_of, starts_inside

from .classified_blocks import ClassifiedBlocks
from .page_picture import reads_as_caption
from .tuning import REGIONS


def grown(groups: list[list[Block]], small: Sequence[Block], cast: ClassifiedBlocks) -> list[list[Block]]:
    """Display blocks that stand together as one group; then the small type at them."""
    merged = True
    while merged:
        merged = False
        for at, group in enumerate(groups):
            other = next((g for g in groups[at + 1 :] if _are_one(group, g, cast)), None)
            if other is not None:
                group.extend(other)
                groups.remove(other)
                merged = True
                break
    waiting = sorted((b for b in small if not reads_as_caption(b)), key=lambda b: b.box.y0)
    for block in waiting:
        near = [group for group in groups if _are_one(group, [block], cast) and not _parts(block, group, cast)]
        if near and _heads_column(block, cast):
            continue
        if near:
            min(near, key=lambda g: _gap(union(b.box for b in g), block.box)).append(block)
    return _with_far_decks(groups, cast)


def together(on_text: Sequence[Block], lone: Sequence[Block], cast: ClassifiedBlocks) -> list[list[Block]]:
    """Small headlines as stacks: those that stand on text with what stands right above them in small type."""
    groups: list[list[Block]] = []
    waiting = sorted(lone, key=lambda b: -b.box.y0)
    for block in sorted(on_text, key=lambda b: -b.box.y0):
        if any(block in group for group in groups):
            continue
        group = [block]
        for other in waiting:
            if other not in group and other.box.y1 <= group[-1].box.y0 + 1 and _are_one([group[-1]], [other], cast):
                group.append(other)
        groups.append(group)
    return groups


def _are_one(group: Sequence[Block], other: Sequence[Block], cast: ClassifiedBlocks) -> bool:
    """Whether two groups of display type are one stack: right below each other, or vertical lines side by side."""
    if _inner(group[0], cast) != _inner(other[0], cast):
        return False
    return any(_stand_together(a, b, cast) for a in group for b in other)


def _stand_together(a: Block, b: Block, cast: ClassifiedBlocks) -> bool:
    rule = REGIONS
    size = max(a.size, b.size)
    across, down = overlap_x(a.box, b.box), overlap_y(a.box, b.box)
    under = across >= rule.stack_overlap * min(a.box.width, b.box.width) and -down <= rule.stack_gap * size
    if not a.is_vertical and not b.is_vertical:
        return under or _is_beside(a, b, cast) or _is_beside(b, a, cast)
    if a.is_vertical != b.is_vertical and min(a.size, b.size) > rule.beside_size * size:
        return False  # two headlines, one of them upright
    beside = down >= rule.stack_overlap * min(a.box.height, b.box.height) and -across <= rule.beside_upright * size
    return beside or (under and a.is_vertical == b.is_vertical)


def _is_beside(large: Block, little: Block, cast: ClassifiedBlocks) -> bool:
    """A kicker or deck in small type at the end of a headline, inside its height, with no columns of its own below."""
    rule = REGIONS
    if -overlap_x(large.box, little.box) > rule.beside_stack * little.size or not _is_at_height(large, little, 0.9):
        return False
    return not _own_columns(large, little, cast) and not _own_picture(large, little, cast)


def _is_at_height(large: Block, little: Block, least: float) -> bool:
    """Whether small type stands inside a headline's height, at `least` that share of it."""
    is_small = little.size <= REGIONS.beside_size * large.size
    return is_small and overlap_y(large.box, little.box) > least * little.box.height


def _own_columns(large: Block, little: Block, cast: ClassifiedBlocks) -> list[Block]:
    """Text right below the small type that does not stand below the headline as well."""
    reach = REGIONS.head_gap * cast.type.size
    return [
        text
        for text in cast.body
        if 0 <= text.box.y0 - little.box.y1 + cast.type.size <= reach
        and overlap_x(box_of(text), little.box) > 0.3 * text.width > overlap_x(box_of(text), large.box)
    ]


def _own_picture(large: Block, little: Block, cast: ClassifiedBlocks) -> bool:
    """Whether a picture stands right below the small type and not below the headline."""
    reach = REGIONS.head_gap * cast.type.size
    return any(
        0 <= box.y0 - little.box.y1 + cast.type.size <= reach
        and overlap_x(box, little.box) > 0.3 * little.box.width
        and overlap_x(box, large.box) <= 0.3 * large.box.width
        for box in cast.pictures
    )


def _with_far_decks(groups: list[list[Block]], cast: ClassifiedBlocks) -> list[list[Block]]:
    """Stacks, with small type that stands off at a headline's height, where one of the two stands over columns that
    begin inside a paragraph: what stands over those is no headline of its own.
    """
    found = list(groups)
    for little in groups:
        near = [
            (max(0.0, -overlap_x(block.box, little[0].box)), n)
            for n, group in enumerate(found)
            for block in group
            if group is not little and _is_off(block, little, cast)
        ]
        if near and min(near)[0] <= REGIONS.far_deck * little[0].size:
            found[min(near)[1]].extend(little)
            found.remove(little)
    return found


def _is_off(large: Block, little: Sequence[Block], cast: ClassifiedBlocks) -> bool:
    """Whether all of a stack is small, and begins at a headline's height over its columns or beside them."""
    if any(b.size > REGIONS.beside_size * large.size for b in little) or large.is_vertical:
        return False
    return _is_at_height(large, little[0], 0.6) and (
        bool(_row_under(large, little[0], cast)) or _is_left_of_row(little[0], large, cast)
    )


def _is_left_of_row(little: Block, large: Block, cast: ClassifiedBlocks) -> bool:
    """Whether the headline's columns go on with the one under small type to its left, the last before them."""
    row = _row_under(little, large, cast)
    return bool(row) and overlap_x(box_of(max(row, key=lambda b: b.column[0])), little.box) > 0


def _row_under(one: Block, other: Block, cast: ClassifiedBlocks) -> list[Block]:
    """The columns before those under the other piece of type, which begin inside a paragraph that began in them; none
    where the other's begin with one, or none of the columns stands under the first piece.
    """
    own = _own_columns(one, other, cast)
    if not own or not starts_inside(first := min(own, key=lambda b: b.column[0])):
        return []
    level = REGIONS.band_height * cast.type.size
    row = [b for b in cast.body if abs(b.box.y0 - first.box.y0) <= level and b.column[0] < first.column[0]]
    is_under = any(overlap_x(box_of(b), one.box) > 0 for b in row)
    return row if is_under and not all(starts_inside(b) for b in row) else []


def _gap(a: Box, b: Box) -> float:
    return max(-overlap_x(a, b), 0.0) + max(-overlap_y(a, b), 0.0)


def _inner(block: Block, cast: ClassifiedBlocks) -> Box | None:
    """The smallest frame or tint around the block."""
    x, y = block.box.middle_x, block.box.middle_y
    return next((box for box in cast.frames if box.x0 <= x <= box.x1 and box.y0 <= y <= box.y1), None)


def _parts(block: Block, group: Sequence[Block], cast: ClassifiedBlocks) -> bool:
    """Whether the small block belongs to the text below it rather than to the stack above: a crosshead, say."""
    box = union(b.box for b in group)
    between = [
        b
        for b in cast.body
        if overlap_x(box_of(b), block.box) > 0
        and min(box.y1, block.box.y1) - 1 <= b.box.y0
        and b.box.y1 <= max(box.y0, block.box.y0) + 1
    ]
    return bool(between)


def _heads_column(block: Block, cast: ClassifiedBlocks) -> bool:
    """Whether the block stands on a column's text, below other text of it or at the height where text begins beside it:
    a crosshead.
    """
    size = cast.type.size
    column = [b for b in cast.body if b.column[0] - size <= block.box.x0 and block.box.x1 <= b.column[1] + size]
    if not any(-0.5 * size <= b.box.y0 - block.box.y1 <= size for b in column):
        return False
    inside = any(-0.5 * size <= block.box.y0 - b.box.y1 <= size for b in column)
    return inside or any(
        abs(b.box.y0 - block.box.y0) <= 0.8 * size and overlap_x(b.box, block.box) < 0 for b in cast.body
    )
