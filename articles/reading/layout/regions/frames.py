"""Frames and tints around text: what stands in one belongs together, and to nothing outside."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence

from articles.reading.geometry import Box, common, contains, shared
from articles.reading.layout.lines.blocks import Block
from articles.reading.sheet import Sheet

from .tuning import REGIONS


def plates_of(sheet: Sheet) -> list[Box]:
    """Frames and tints from small to large, each once, the page's own background left out."""
    return sorted(set(_drawn_frames(sheet)), key=_area)


def text_frames(sheet: Sheet, body: Sequence[Block]) -> tuple[Box, ...]:
    """Frames around text, from small to large, those drawn as four rules among them; nearly equal ones once."""
    drawn = [box for box in _drawn_frames(sheet) if _holds_text(box, body)]
    ruled = [box for box in _ruled_frames(sheet) if _holds_text(box, body)]
    distinct: list[Box] = []
    for box in sorted([*drawn, *ruled], key=_area):
        if not any(_is_same(box, other) for other in distinct):
            distinct.append(box)
    return tuple(distinct)


def _area(box: Box) -> float:
    return box.area


def _drawn_frames(sheet: Sheet) -> Iterator[Box]:
    largest = REGIONS.background * (sheet.width * sheet.height)
    for drawing in sheet.drawings:
        if drawing.kind in ("frame", "tint") and drawing.box.area < largest:
            yield drawing.box


def _holds_text(frame: Box, body: Sequence[Block]) -> bool:
    return any(contains(frame, block.box, block.size) for block in body)


def _is_same(box: Box, other: Box) -> bool:
    """Whether both cover nearly all of each other."""
    if shared(box, other) <= REGIONS.same_frame:
        return False
    larger = max(box.area, other.area)
    return common(box, other).area > REGIONS.same_frame * larger


def _ruled_frames(sheet: Sheet) -> list[Box]:
    """Frames that are drawn as four rules."""
    rules = [d.box for d in sheet.drawings if d.kind == "rule"]
    horizontal = [r for r in rules if r.width > r.height]
    vertical = [r for r in rules if r.height > r.width]
    return [frame for frame in _between_sides(vertical) if _is_closed(frame, horizontal)]


def _between_sides(vertical: Sequence[Box]) -> Iterator[Box]:
    """What lies between each two vertical rules that may be the sides of a frame."""
    for left, right in itertools.product(vertical, vertical):
        if _are_sides(left, right):
            yield Box(left.x0, left.y0, right.x1, left.y1)


def _are_sides(left: Box, right: Box) -> bool:
    if right.x0 <= left.x1:
        return False
    near = REGIONS.open_corner
    return abs(left.y0 - right.y0) <= near and abs(left.y1 - right.y1) <= near


def _is_closed(frame: Box, rules: Sequence[Box]) -> bool:
    """Whether a rule lies on the frame's top, and one on its foot."""
    return all(any(_lies_on(rule, frame, y) for rule in rules) for y in (frame.y0, frame.y1))


def _lies_on(rule: Box, frame: Box, y: float) -> bool:
    near = REGIONS.open_corner
    if abs(rule.middle_y - y) > near:
        return False
    return abs(rule.x0 - frame.x0) <= near and abs(rule.x1 - frame.x1) <= near
