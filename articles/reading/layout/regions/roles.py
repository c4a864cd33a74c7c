"""What a block is by its type and place: text, display type, label, furniture, or small type that is yet to be told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from articles.reading.geometry import Box, common, contains, overlap_y, shared
from articles.reading.layout.lines.blocks import Block, reads_downwards
from articles.reading.layout.lines.report_ends import ends_names, is_tail, split_at_reports
from articles.reading.layout.lines.tuning import LINES
from articles.reading.sheet import Drawing, Sheet

from .body_type import BodyType, body_type_of
from .classified_blocks import ClassifiedBlocks
from .tuning import REGIONS
from .zones import zones_of

Role = Literal["body", "display", "small", "label", "furniture"]


def classify_blocks(sheet: Sheet, blocks: Sequence[Block]) -> ClassifiedBlocks:
    kinds = body_type_of(blocks)
    zones = zones_of(sheet, blocks, kinds.is_body)
    found: defaultdict[Role, list[Block]] = defaultdict(list)
    plates = [d for d in sheet.drawings if d.kind in ("tint", "frame")]
    for at, block in enumerate(blocks):
        found[_role(block, kinds, plates, at in zones.furniture)].append(block)
    body = with_columns(found["body"], kinds.size)
    rules = [
        d.box
        for d in sheet.drawings
        if d.kind == "rule" and not any(contains(box, d.box, 2.0) for box in zones.figures)
    ]
    return ClassifiedBlocks(
        type=kinds,
        body=tuple(part for block in body for part in split_at_reports(block)),
        display=tuple(found["display"]),
        small=tuple(found["small"]),
        labels=tuple(found["label"]),
        furniture=tuple(found["furniture"]),
        frames=_boxes(sheet, found["body"]),
        ads=zones.ads,
        figures=zones.figures,
        silent=frozenset(blocks[at] for at in zones.silent),
        horizontal_rules=tuple(rule for rule in rules if rule.width > rule.height),
        vertical_rules=tuple(rule for rule in rules if rule.width <= rule.height),
    )


def _role(block: Block, kinds: BodyType, plates: Sequence[Drawing], is_furniture: bool) -> Role:
    if is_furniture:
        return "furniture"
    if _is_label(block, plates):
        return "label"
    if block.is_vertical or block.lines[0].turn:
        return "display"
    if kinds.is_body(block) or (kinds.is_of_size(block) and _is_end(block)):
        return "body"
    return "display" if kinds.is_display(block) else "small"


def _is_end(block: Block) -> bool:
    """Whether nothing stands in it but a report's end, with its names: often in other type than the text."""
    return len(block.lines) <= 3 and (is_tail(block.lines[-1].text) or ends_names(block.lines))


def _is_label(block: Block, plates: Sequence[Drawing]) -> bool:
    """A few characters in a box of their own, reversed out of it or not."""
    rule = REGIONS
    stands = reads_downwards(block)
    if (len(block.lines) > 1 and not stands) or block.characters > rule.longest_label or block.lines[0].turn:
        return False
    thick = block.box.width if stands else block.box.height
    for plate in plates:
        across = plate.box.width if stands else plate.box.height
        if across <= rule.label_box * thick and contains(plate.box, block.box, 0.3 * block.size):
            return True
    return False


def _boxes(sheet: Sheet, body: Sequence[Block]) -> tuple[Box, ...]:
    """Frames and tints around text, the page's own left out."""
    page = sheet.width * sheet.height
    found = [
        d.box
        for d in sheet.drawings
        if d.kind in ("frame", "tint")
        and d.box.area < REGIONS.background * page
        and any(contains(d.box, block.box, block.size) for block in body)
    ]
    found += _ruled_boxes(sheet, body)
    distinct: list[Box] = []
    for box in sorted(found, key=lambda b: b.area):
        if not any(
            shared(box, other) > 0.9 and common(box, other).area > 0.9 * max(box.area, other.area) for other in distinct
        ):
            distinct.append(box)
    return tuple(distinct)


def _ruled_boxes(sheet: Sheet, body: Sequence[Block]) -> list[Box]:
    """Frames that are drawn as four rules."""
    rules = [d.box for d in sheet.drawings if d.kind == "rule"]
    level = [r for r in rules if r.width > r.height]
    upright = [r for r in rules if r.height > r.width]
    near = 3.0
    found = []
    for left in upright:
        for right in upright:
            if right.x0 <= left.x1 or abs(left.y0 - right.y0) > near or abs(left.y1 - right.y1) > near:
                continue
            box = Box(left.x0, left.y0, right.x1, left.y1)
            ends = [any(_lies_on(rule, box, y, near) for rule in level) for y in (box.y0, box.y1)]
            if all(ends) and any(contains(box, block.box, block.size) for block in body):
                found.append(box)
    return found


def _lies_on(rule: Box, box: Box, y: float, near: float) -> bool:
    return abs(rule.middle_y - y) <= near and abs(rule.x0 - box.x0) <= near and abs(rule.x1 - box.x1) <= near


def with_columns(blocks: Sequence[Block], size: float) -> list[Block]:
    """Each block with the column that it stands in: its own edges, or those of longer text in the same place."""
    rule = REGIONS
    own = [block.box for block in blocks if len(block.lines) > rule.body_lines]
    found = []
    for block in blocks:
        box = block.box
        fits = [column for column in own if _is_in(block, column, size)] if len(block.lines) <= rule.body_lines else []
        if fits:
            column = min(fits, key=lambda c: _strangeness(block, c, size))
            found.append(replace(block, column=(min(column.x0, box.x0), max(column.x1, box.x1))))
        else:
            found.append(replace(block, column=(box.x0, box.x1)))
    return found


def _is_in(block: Block, column: Box, size: float) -> bool:
    """Whether the column could be the block's; two lines at it may both be set in: a crosshead and a first line."""
    slack = REGIONS.column_slack * size
    may_be_set_in = len(block.lines) == 1 or (len(block.lines) == 2 and -overlap_y(block.box, column) <= 3 * size)
    deepest = LINES.deepest_indent * block.size if may_be_set_in else slack
    return column.x0 - slack <= block.box.x0 <= column.x0 + deepest and block.box.x1 <= column.x1 + slack


def _strangeness(block: Block, column: Box, size: float) -> tuple[bool, int, int]:
    """How little a few lines look as if they stood in a column: neither flush nor set in as a paragraph, far, wide."""
    slack = REGIONS.column_slack * size
    indent = block.box.x0 - column.x0
    is_flush = abs(indent) <= slack or abs(indent - 2 * block.size) <= slack
    apart = max(0.0, -overlap_y(block.box, column))
    return not is_flush, round(apart / (3 * size)), round(column.width / size)
